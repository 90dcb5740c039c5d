// Changing a draft: begin it, add operations, undo, redo, rename, give it up. Every change is a step that is never changed
// itself; the plan's head says which of them hold.
import type { Actor } from '../../../domain/access/actor.ts'
import type { UnitId } from '../../../domain/kernel/ids.ts'
import { applyPlan } from '../../../domain/territory/plan/apply-plan.ts'
import { groundOf } from '../../../domain/territory/plan/ground.ts'
import type { Operation } from '../../../domain/territory/plan/operation.ts'
import { planProblem } from '../../../domain/territory/plan/problems.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/tx.ts'
import { appendJournal } from '../../journal/append.ts'
import { netOf, type Net } from '../net.ts'
import { territoryProblem } from '../problems.ts'
import { codeRulesOf } from '../rules.ts'
import { evaluateOn } from './evaluate.ts'
import { needInside, needReach, reaches } from './reach.ts'
import { findStep, insertOperations, insertStep, lockPlan, nextOf, previousOf, stepsAfter, type NewPlanStep, type PlanRow, type PlanSource, type StepKind } from './rows.ts'
import { treeOf } from './tree-of-net.ts'

export type Who = { context: Context; actor: Actor; now: number }
export type Command = { commandId: string; version: number }

export type NewPlan = { id: string; commandId: string; name: string; unitId: number; source?: PlanSource; operations?: readonly Operation[] }

const journal = (tx: Tx, { context, actor, now }: Who, id: string, kind: string, commandId: string, data: Record<string, unknown> = {}): void => {
  appendJournal(tx, actor, undefined, { kind: `plan.${kind}`, at: now, subjectKind: 'plan', subjectId: id, commandId, data })
  tx.afterCommit(() => context.hub.wake())
}

const nameOf = (name: string): string => {
  const trimmed = name.trim()
  if (trimmed === '') throw planProblem('plan.name-needed')
  return trimmed
}

/** A whole plan at once, as import, spreadsheet and planner make it; its faults are shown by the preview. */
export const createPlan = async (tx: Tx, who: Who, plan: NewPlan): Promise<void> => {
  const { context, actor, now } = who
  const done = await findStep(tx, actor.district, plan.commandId)
  if (done) {
    if (done.plan_id !== plan.id || done.kind !== 'create') throw planProblem('plan.id-taken')
    return
  }
  const net = await netOf(context, actor.district)
  const unit = net.units.get(plan.unitId as UnitId)
  if (!unit) throw territoryProblem('territory.not-found')
  needReach(actor, 'territory.draft', unit)
  const operations = plan.operations ?? []
  needInside(net, unit, operations)
  const head = operations.length > 0 ? 1 : 0
  const made = await tx.query(
    `insert into plans (district, id, name, unit_id, source, state, version, head, base_version, created_at, created_by_id, changed_at)
     values ($1, $2, $3, $4, $5, 'draft', $6, $6, $7, $8, $9, $8) on conflict do nothing returning id`,
    [actor.district, plan.id, nameOf(plan.name), plan.unitId, plan.source ?? 'editor', head, net.version, new Date(now), actor.personId],
  )
  if (made.length === 0) {
    // Sent twice at once: the other one was first.
    if ((await findStep(tx, actor.district, plan.commandId))?.plan_id === plan.id) return
    throw planProblem('plan.id-taken')
  }
  const step = { commandId: plan.commandId, previous: 0, at: now, personId: actor.personId, actorName: actor.name }
  await insertStep(tx, actor.district, plan.id, 0, { ...step, kind: 'create', head: 0 })
  if (head === 1) {
    // The step that adds is told from the one that begins by a command of its own.
    await insertStep(tx, actor.district, plan.id, 1, { ...step, kind: 'add', head, commandId: crypto.randomUUID(), ground: groundOf(treeOf(net), operations) })
    await insertOperations(tx, actor.district, plan.id, 1, operations)
  }
  journal(tx, who, plan.id, 'created', plan.commandId, { name: plan.name, unitId: plan.unitId, operations: operations.length })
}

export type Opened = { plan: PlanRow; net: Net; repeated: boolean }

/** Locks a plan for a change: within reach, not done before, at the version that was seen. */
export const openPlan = async (tx: Tx, { context, actor }: Who, id: string, kind: StepKind, command: Command): Promise<Opened> => {
  const net = await netOf(context, actor.district)
  const plan = await lockPlan(tx, actor.district, id)
  const unit = plan && net.units.get(plan.unit_id)
  if (!plan || !(unit ? reaches(actor, 'territory.draft', unit) : reaches(actor, 'territory.draft', net.root))) throw planProblem('plan.not-found')
  const done = await findStep(tx, actor.district, command.commandId)
  if (done && (done.plan_id !== id || done.kind !== kind)) throw planProblem('plan.id-taken')
  if (done) return { plan, net, repeated: true }
  if (command.version !== plan.version) {
    const since = await stepsAfter(tx, actor.district, id, command.version)
    const [last] = since
    throw planProblem('plan.changed', {
      version: plan.version, state: plan.state, steps: since.map((step) => step.kind), operations: [...new Set(since.flatMap((step) => step.operations ?? []))],
      ...(last ? { by: last.actor_name, at: last.at.getTime() } : {}),
    })
  }
  return { plan, net, repeated: false }
}

const needDraft = (plan: PlanRow): void => {
  if (plan.state !== 'draft' && plan.state !== 'refused') throw planProblem('plan.not-open', { state: plan.state })
}

/** The step and the plan's row after it: open again, if its day had refused it. */
export const closeStep = async (tx: Tx, { actor, now }: Who, plan: PlanRow, kind: StepKind, commandId: string, change: { head?: number; previous?: number; ground?: NewPlanStep['ground'] } = {}): Promise<number> => {
  const seq = plan.version + 1
  const head = change.head ?? plan.head
  await insertStep(tx, actor.district, plan.id, seq, { kind, commandId, previous: change.previous ?? plan.head, head, at: now, personId: actor.personId, actorName: actor.name, ...(change.ground ? { ground: change.ground } : {}) })
  await tx.query("update plans set version = $3, head = $4, changed_at = $5, state = 'draft', outcome = null where district = $1 and id = $2", [actor.district, plan.id, seq, head, new Date(now)])
  return seq
}

/** Refused when one of the new operations does not fit what is there; those of before are shown by the preview. */
export const addOperations = async (tx: Tx, who: Who, id: string, command: Command, operations: readonly Operation[]): Promise<void> => {
  const { plan, net, repeated } = await openPlan(tx, who, id, 'add', command)
  if (repeated) return
  needDraft(plan)
  const unit = net.units.get(plan.unit_id) ?? net.root
  needInside(net, unit, operations)
  const rules = await codeRulesOf(who.context, who.actor.district)
  const before = (await evaluateOn(tx, who.actor.district, plan, net, rules)).operations
  const fault = applyPlan(treeOf(net), [...before, ...operations], rules).problems.find(({ operation }) => operation >= before.length)
  if (fault) throw fault.problem
  const seq = plan.version + 1
  await closeStep(tx, who, plan, 'add', command.commandId, { head: seq, previous: plan.head, ground: groundOf(treeOf(net), operations) })
  await insertOperations(tx, who.actor.district, id, seq, operations)
  journal(tx, who, id, 'changed', command.commandId, { operations: operations.length })
}

export const undoStep = async (tx: Tx, who: Who, id: string, command: Command): Promise<void> => {
  const { plan, repeated } = await openPlan(tx, who, id, 'undo', command)
  if (repeated) return
  needDraft(plan)
  if (plan.head === 0) throw planProblem('plan.nothing-to-undo')
  await closeStep(tx, who, plan, 'undo', command.commandId, { head: (await previousOf(tx, who.actor.district, id, plan.head)) ?? 0 })
  journal(tx, who, id, 'undone', command.commandId)
}

export const redoStep = async (tx: Tx, who: Who, id: string, command: Command): Promise<void> => {
  const { plan, repeated } = await openPlan(tx, who, id, 'redo', command)
  if (repeated) return
  needDraft(plan)
  const next = await nextOf(tx, who.actor.district, id, plan.head)
  if (next === undefined) throw planProblem('plan.nothing-to-redo')
  await closeStep(tx, who, plan, 'redo', command.commandId, { head: next })
  journal(tx, who, id, 'redone', command.commandId)
}

export const renamePlan = async (tx: Tx, who: Who, id: string, command: Command, name: string): Promise<void> => {
  const { plan, repeated } = await openPlan(tx, who, id, 'rename', command)
  if (repeated) return
  needDraft(plan)
  await closeStep(tx, who, plan, 'rename', command.commandId)
  await tx.query('update plans set name = $3 where district = $1 and id = $2', [who.actor.district, id, nameOf(name)])
  journal(tx, who, id, 'renamed', command.commandId)
}

/** A draft by whoever may draft; an adoption that is to come, or one its day refused, by whoever may adopt. */
export const abandonPlan = async (tx: Tx, who: Who, id: string, command: Command): Promise<void> => {
  const { plan, net, repeated } = await openPlan(tx, who, id, 'abandon', command)
  if (repeated) return
  if (plan.state === 'applied' || plan.state === 'abandoned') throw planProblem('plan.not-open', { state: plan.state })
  if (plan.state !== 'draft') needReach(who.actor, 'territory.adopt', net.units.get(plan.unit_id) ?? net.root)
  await closeStep(tx, who, plan, 'abandon', command.commandId)
  await tx.query("update plans set state = 'abandoned' where district = $1 and id = $2", [who.actor.district, id])
  journal(tx, who, id, 'abandoned', command.commandId)
}
