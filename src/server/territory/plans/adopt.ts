// Adoption: a plan becomes the net, from a day. Today it is done at once, in one transaction; a later day is kept and done by
// the job of that day. Whoever adopts holds the district's row, so that two adoptions come one after the other.
import type { DistrictId, PersonId, UnitId } from '../../../domain/kernel/ids.ts'
import { Problem } from '../../../domain/kernel/problem.ts'
import type { Applied } from '../../../domain/territory/plan/apply-plan.ts'
import type { Issued } from '../../../domain/territory/plan/issue-codes.ts'
import type { UnitRef } from '../../../domain/territory/plan/operation.ts'
import { planProblem } from '../../../domain/territory/plan/problems.ts'
import { forgetActors, todayOf } from '../../access/actors.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../db/open.ts'
import type { Tx } from '../../db/tx.ts'
import { appendJournal } from '../../journal/append.ts'
import { forgetNets, readNet } from '../net.ts'
import { codeRulesOf } from '../rules.ts'
import type { Carrier } from './carrier.ts'
import { changeOf } from './change.ts'
import { closeStep, openPlan, type Command, type Who } from './draft.ts'
import { evaluate, evaluateOn, treeAfter } from './evaluate.ts'
import { nameMissing } from './name-missing.ts'
import { needReach } from './reach.ts'
import type { PlanRow } from './rows.ts'
import { treeOf } from './tree-of-net.ts'
import { writeNet } from './write-net.ts'

/** Held to the end of the transaction: adoptions of a district are one after the other. */
const holdDistrict = (tx: Tx, district: DistrictId): Promise<unknown> => tx.query('select 1 from districts where district = $1 for update', [district])

/** The register of codes, with the codes of units that were loaded beside it. */
export const issuedCodes = async (db: Queryable, district: DistrictId): Promise<Issued> => {
  const rows = await db.query<{ code: string; unit_id: UnitId; name: string | null }>(
    `select i.code, i.unit_id, u.name from (
       select code, unit_id from issued_codes where district = $1 union select code, id from units where district = $1
     ) i left join units u on u.district = $1 and u.id = i.unit_id`,
    [district],
  )
  return new Map(rows.map((row): [string, { unit: UnitRef; name?: string }] => [row.code, { unit: row.unit_id, ...(row.name === null ? {} : { name: row.name }) }]))
}

const takeNumbers = async (tx: Tx, count: number): Promise<UnitId[]> =>
  count === 0 ? [] : (await tx.query<{ id: UnitId }>("select nextval(pg_get_serial_sequence('units', 'id')) as id from generate_series(1, $1::int)", [count])).map((row) => row.id)

/** The first fault by name, and how many there are; the preview has them all. */
const refuseMisfits = async (db: Queryable, district: DistrictId, applied: Applied): Promise<void> => {
  const named = await nameMissing(db, district, applied.problems)
  const [first] = named
  if (!first) return
  throw planProblem('plan.no-longer-fits', {
    faults: applied.problems.length, codes: applied.problems.map(({ problem }) => problem.code), operation: first.operation, number: first.operation + 1,
    names: named.flatMap(({ problem }) => (typeof problem.params['name'] === 'string' ? [problem.params['name']] : [])),
    ...(typeof first.problem.params['name'] === 'string' ? { first: first.problem.params['name'] } : {}),
    ...(typeof first.problem.params['plan'] === 'string' ? { plan: first.problem.params['plan'] } : {}),
  })
}

const refuseFirst = (problems: readonly Problem[]): void => {
  if (problems[0]) throw problems[0]
}

type Ground = { context: Context; carriers: readonly Carrier[]; now: number }

const enterCodes = (tx: Tx, district: DistrictId): Promise<unknown> =>
  tx.query('insert into issued_codes (district, code, unit_id, issued_on) select district, code, id, valid_from from units where district = $1 on conflict do nothing', [district])

/** Makes the plan the net of its day. Refuses before anything is written. */
const applyNow = async (tx: Tx, { context, carriers, now }: Ground, district: DistrictId, plan: PlanRow, day: string, personId: PersonId | null): Promise<void> => {
  const net = await readNet(tx, district, todayOf(now))
  const rules = await codeRulesOf(context, district)
  const { applied } = await evaluateOn(tx, district, plan, net, rules)
  await refuseMisfits(tx, district, applied)
  const created = [...applied.tree.keys()].filter((ref) => typeof ref === 'string').length
  const ids = await takeNumbers(tx, created)
  const { change, problems } = changeOf({ district, planId: plan.id, day, now, before: treeOf(net), applied, issued: await issuedCodes(tx, district), rules, numbers: () => ids })
  refuseFirst(problems)
  await enterCodes(tx, district)
  await writeNet(tx, change, personId)
  // How many records of each kind went on in another unit; kinds that none of did are not named.
  const carried: Record<string, number> = {}
  for (const carrier of carriers) {
    const count = (await carrier.carry(tx, change)).moves.reduce((sum, move) => sum + move.count, 0)
    if (count > 0) carried[carrier.kind] = count
  }
  await tx.query("update plans set state = 'applied', applied_at = $3, changed_at = $3, outcome = $4 where district = $1 and id = $2", [district, plan.id, new Date(now), JSON.stringify({ carried })])
  appendJournal(tx, { district, personId }, undefined, {
    kind: 'territory.adopted', at: now, subjectKind: 'plan', subjectId: plan.id,
    data: { name: plan.name, day, created: change.diff.created.length, changed: change.diff.changed.length, ended: change.diff.gone.length, carried },
  })
  tx.afterCommit(() => {
    forgetNets(context)
    forgetActors(context)
    context.districts.forget()
    context.hub.wake()
  })
}

/** Adoptions that are to come, in their order. */
export const pendingPlans = (db: Queryable, district: DistrictId): Promise<PlanRow[]> =>
  db.query<PlanRow>("select * from plans where district = $1 and state = 'adopted' order by adopted_from, adopted_at, id", [district])

/** A later day: everything is looked at now, as the net will be then, and done on that day. */
const keepForLater = async (tx: Tx, { context, now }: Ground, district: DistrictId, plan: PlanRow, from: string, pending: readonly PlanRow[]): Promise<void> => {
  const net = await readNet(tx, district, todayOf(now))
  const rules = await codeRulesOf(context, district)
  const before = await treeAfter(tx, district, pending, net, rules)
  const { applied } = await evaluate(tx, district, plan, before, rules)
  await refuseMisfits(tx, district, applied)
  const { problems } = changeOf({ district, planId: plan.id, day: from, now, before, applied, issued: await issuedCodes(tx, district), rules, numbers: (count) => Array.from({ length: count }, (_, n) => (-n - 1) as UnitId) })
  refuseFirst(problems)
}

export const adoptPlan = async (tx: Tx, who: Who & Ground, id: string, command: Command, from: string): Promise<void> => {
  const { actor, now } = who
  const { district } = actor
  await holdDistrict(tx, district)
  const { plan, net, repeated } = await openPlan(tx, who, id, 'adopt', command)
  needReach(actor, 'territory.adopt', net.units.get(plan.unit_id) ?? net.root)
  if (repeated) return
  if (plan.state !== 'draft' && plan.state !== 'refused') throw planProblem('plan.not-open', { state: plan.state })
  if (plan.head === 0) throw planProblem('plan.empty')
  const today = todayOf(now)
  if (from < today) throw planProblem('plan.day-past', { today })
  const pending = await pendingPlans(tx, district)
  const later = pending.find((other) => other.adopted_from! > from)
  if (later) throw planProblem('plan.adoption-pending', { name: later.name, day: later.adopted_from })
  for (const due of pending.filter((other) => other.adopted_from! <= today)) await applyDue(tx, who, district, due)
  const version = await closeStep(tx, who, plan, 'adopt', command.commandId)
  await tx.query("update plans set state = 'adopted', adopted_from = $3, adopted_at = $4, adopted_by_id = $5, outcome = null where district = $1 and id = $2", [
    district, id, from, new Date(now), actor.personId,
  ])
  if (from === today) return applyNow(tx, who, district, { ...plan, version }, from, actor.personId)
  await keepForLater(tx, who, district, plan, from, pending.filter((other) => other.adopted_from! > today))
  appendJournal(tx, actor, undefined, { kind: 'plan.adopted', at: now, subjectKind: 'plan', subjectId: id, commandId: command.commandId, data: { name: plan.name, day: from } })
}

/** On its day. One that doesn't fit any more is set aside with its faults, for a person to mend. */
export const applyDue = async (tx: Tx, ground: Ground, district: DistrictId, plan: PlanRow): Promise<void> => {
  try {
    await applyNow(tx, ground, district, plan, plan.adopted_from!, plan.adopted_by_id)
  } catch (fault) {
    // A Problem comes before anything was written; whatever else it is undoes everything.
    if (!(fault instanceof Problem)) throw fault
    await tx.query("update plans set state = 'refused', changed_at = $4, outcome = $3 where district = $1 and id = $2", [
      district, plan.id, JSON.stringify({ faults: [{ code: fault.code, params: fault.params }] }), new Date(ground.now),
    ])
    appendJournal(tx, { district, personId: null }, undefined, { kind: 'plan.refused', at: ground.now, subjectKind: 'plan', subjectId: plan.id, data: { name: plan.name, code: fault.code } })
  }
}

/** Due adoptions of a district in their order; answers how many there were. */
export const applyDuePlans = async (tx: Tx, ground: Ground, district: DistrictId): Promise<number> => {
  const due = `select * from plans where district = $1 and state = 'adopted' and adopted_from <= $2::date order by adopted_from, adopted_at, id limit 1`
  const values = [district, todayOf(ground.now)]
  if ((await tx.query(due, values)).length === 0) return 0
  await holdDistrict(tx, district)
  const [plan] = await tx.query<PlanRow>(due, values)
  if (!plan) return 0
  await applyDue(tx, ground, district, plan)
  return 1
}
