// Faults as a person understands them: the names of units that are no more, and of the plan that moved a border.
import type { DistrictId } from '../../../domain/kernel/ids.ts'
import type { Problem } from '../../../domain/kernel/problem.ts'
import type { OperationProblem } from '../../../domain/territory/plan/apply-plan.ts'
import { planProblem } from '../../../domain/territory/plan/problems.ts'
import type { Queryable } from '../../db/open.ts'
import { touchedBy } from './reach.ts'
import { readOperations, type PlanRow } from './rows.ts'

/** So many of the last adoptions are looked through for the one that did it. */
const mostLookedAt = 20

/** The last plan adopted since a step was added that touched the unit. */
const changersOf = async (db: Queryable, district: DistrictId, problems: readonly OperationProblem[]): Promise<Map<Problem, string>> => {
  const changed = problems.map(({ problem }) => problem).filter(({ code }) => code === 'plan.border-changed')
  const names = new Map<Problem, string>()
  if (changed.length === 0) return names
  const since = Math.min(...changed.map(({ params }) => Number(params['since'])))
  const plans = await db.query<PlanRow>(
    `select * from plans where district = $1 and (state = 'adopted' or (state = 'applied' and applied_at >= $2)) order by applied_at desc nulls last limit ${mostLookedAt}`, [district, new Date(since)])
  for (const plan of plans) {
    const touched = new Set((await readOperations(db, district, plan)).flatMap(touchedBy).map(String))
    for (const problem of changed) if (!names.has(problem) && touched.has(String(problem.params['unit']))) names.set(problem, plan.name)
  }
  return names
}

/** Names of units that are no more: a fault says what is missing, not its number. */
export const nameMissing = async (db: Queryable, district: DistrictId, problems: readonly OperationProblem[]): Promise<OperationProblem[]> => {
  const ids = problems.flatMap(({ problem }) => (problem.code === 'plan.unit-unknown' && /^\d+$/.test(String(problem.params['unit'])) ? [Number(problem.params['unit'])] : []))
  const rows = ids.length === 0 ? [] : await db.query<{ id: number; name: string }>('select id, name from units where district = $1 and id = any($2::bigint[])', [district, ids])
  const names = new Map(rows.map((row) => [String(row.id), row.name]))
  const changers = await changersOf(db, district, problems)
  return problems.map(({ operation, problem }) => {
    const plan = changers.get(problem)
    if (plan !== undefined) return { operation, problem: planProblem('plan.border-changed', { ...problem.params, plan }) }
    const name = problem.code === 'plan.unit-unknown' ? names.get(String(problem.params['unit'])) : undefined
    return { operation, problem: name === undefined ? problem : planProblem('plan.unit-unknown', { ...problem.params, name }) }
  })
}
