// What would follow from a plan: the same change that its adoption would carry out, with provisional numbers, not written.
import type { Preview } from '../../../contract/plan-parts.ts'
import type { DistrictId, UnitId } from '../../../domain/kernel/ids.ts'
import type { Problem } from '../../../domain/kernel/problem.ts'
import type { CodeRules } from '../../../domain/territory/code-rules.ts'
import { planProblem } from '../../../domain/territory/plan/problems.ts'
import type { UnitRef } from '../../../domain/territory/plan/operation.ts'
import type { PlanUnit } from '../../../domain/territory/plan/tree.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../db/open.ts'
import { todayOf } from '../../access/actors.ts'
import { netOf, type Net } from '../net.ts'
import { codeRulesOf } from '../rules.ts'
import { issuedCodes, pendingPlans } from './adopt.ts'
import type { Carrier, Passages } from './carrier.ts'
import { changeOf, type TerritoryChange } from './change.ts'
import { evaluate, evaluateOn, treeAfter } from './evaluate.ts'
import { nameMissing } from './name-missing.ts'
import type { PlanRow } from './rows.ts'
import { countBreaches } from './standard.ts'
import { treeOf } from './tree-of-net.ts'

/** Of each list; the counts have them all. */
const mostShown = 300

type Brief = Preview['gone'][number]['successor']

const faultOf = (operation: number | null, { code, params }: Problem): Preview['faults'][number] => ({ operation, code, params: { ...params } })

const briefsOf = (change: TerritoryChange) => {
  const refs = new Map<UnitId, UnitRef>([...change.before.keys(), ...change.after.keys()].map((ref) => [typeof ref === 'string' ? change.idOf(ref) : ref, ref]))
  const brief = ({ unit, level, name }: PlanUnit): Brief => ({ unit, level, name, code: change.codes.get(unit) ?? change.before.get(unit)?.code ?? null })
  const byRef = (ref: UnitRef): Brief => brief(change.after.get(ref) ?? change.before.get(ref)!)
  return { brief, byRef, byId: (id: UnitId): Brief => byRef(refs.get(id)!) }
}

const passage = (kind: string, { total, moves }: Passages, byId: (id: UnitId) => Brief): Preview['passages'][number] => ({
  kind, total, unmoved: total - moves.reduce((sum, move) => sum + move.count, 0),
  moves: moves.slice(0, mostShown).map(({ from, to, count }) => ({ from: byId(from), to: to === null ? null : byId(to), count })),
})

/** What stands against the day: adoptions that are to come after it, or before it and change what this plan is about. */
const adoptionFaults = async (db: Queryable, district: DistrictId, plan: PlanRow, day: string, net: Net, rules: CodeRules, today: string): Promise<Problem[]> => {
  if (day < today) return [planProblem('plan.day-past', { today })]
  const pending = (await pendingPlans(db, district)).filter(({ id }) => id !== plan.id)
  const later = pending.find(({ adopted_from }) => adopted_from! > day)
  if (later) return [planProblem('plan.adoption-pending', { name: later.name, day: later.adopted_from })]
  if (pending.length === 0) return []
  const misfits = (await evaluate(db, district, plan, await treeAfter(db, district, pending, net, rules), rules)).applied.problems
  return (await nameMissing(db, district, misfits)).map(({ problem }) => problem)
}

export const previewOf = async (
  { context, db, carriers, district, now }: { context: Context; db: Queryable; carriers: readonly Carrier[]; district: DistrictId; now: number }, plan: PlanRow, day: string,
): Promise<Preview> => {
  const net = await netOf(context, district)
  const rules = await codeRulesOf(context, district)
  const { applied } = await evaluateOn(db, district, plan, net, rules)
  const before = treeOf(net)
  const { change, problems } = changeOf({
    district, planId: plan.id, day, now, before, applied, issued: await issuedCodes(db, district), rules, numbers: (count) => Array.from({ length: count }, (_, n) => (-n - 1) as UnitId),
  })
  const atAdoption = await adoptionFaults(db, district, plan, day, net, rules, todayOf(now))
  const { brief, byRef, byId } = briefsOf(change)
  const { created, changed, gone } = change.diff
  const passages = []
  for (const carrier of carriers) passages.push(passage(carrier.kind, await carrier.foresee(db, change), byId))
  return {
    version: plan.version, from: day, outdated: plan.base_version !== net.version,
    faults: [...(await nameMissing(db, district, applied.problems)).map(({ operation, problem }) => faultOf(operation, problem)), ...[...problems, ...atAdoption].map((problem) => faultOf(null, problem))],
    counts: { new: created.length, changed: changed.length, gone: gone.length },
    new: created.slice(0, mostShown).map((unit) => ({ ...brief(unit), parent: unit.parent, households: unit.households })),
    changed: changed.slice(0, mostShown).map(({ was, is, facts }) => ({ ...brief(is), facts: [...facts], was: { name: was.name, code: was.code } })),
    gone: change.fates.slice(0, mostShown).map(({ unit, how, to, successor }) => ({ ...byRef(unit), how, to: to.map(byRef), successor: byRef(successor) })),
    standard: await countBreaches(context, district, change),
    passages,
  }
}
