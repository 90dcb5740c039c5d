// decideOperation(fold, command, facts): what a step makes of a joint operation, or the Problem that refuses it. The same
// function draws the buttons; openOperation makes a plan the first state.
import type { Actor } from '../access/actor.ts'
import { can } from '../access/can.ts'
import { emptyLine, liesIn, type UnitLine } from '../access/place.ts'
import type { OfficeId, PersonId, UnitId } from '../kernel/ids.ts'
import { kernelProblem, type Problem } from '../kernel/problem.ts'
import { operationKind, operationSteps, type JointOperation, type OperationId, type OperationPlan, type OperationRule, type OperationStep } from './joint-operation.ts'
import { operationProblem } from './problems.ts'

export type OperationCommand = { version?: number; text?: string } & (
  | { step: 'revise'; plan: OperationPlan }
  | { step: 'changeLeader'; leaderId: PersonId }
  | { step: 'signIn'; present: readonly PersonId[] }
  | { step: 'find'; item?: string; officeId?: OfficeId }
  | { step: 'followUp'; finding?: number }
  | { step: 'announce' | 'begin' | 'finish' | 'report' | 'close' | 'cancel' }
)

/** What is known around a plan: the units it names with their lines, who is on post at its offices on that day, whether a drawn area stays inside, and the codes of items that somebody holds in the street on that day. */
export type PlanFacts = {
  units: ReadonlyMap<UnitId, UnitLine>
  offices: ReadonlySet<OfficeId>
  onPost: readonly { personId: PersonId; officeId: OfficeId }[]
  shapeInside: boolean
  items: ReadonlySet<string>
}

export type OperationFacts = {
  actor: Actor
  /** Today's date in China. */
  today: string
  /** Of a plan that is made or revised. */
  plan?: PlanFacts
  /** Numbers of the findings so far. */
  findings?: readonly number[]
}

const ruleOf = (step: OperationStep): OperationRule => operationKind.steps[step]
const lead = (fold: JointOperation, actor: Actor): boolean => actor.personId !== null && fold.leaderId === actor.personId
const member = (fold: JointOperation, actor: Actor): boolean => actor.personId !== null && fold.roster.some(({ personId }) => personId === actor.personId)

/** Why this actor can't take the step now, or undefined when they can. Asks nothing about its content. */
export const operationRefusalOf = (fold: JointOperation, step: OperationStep, actor: Actor): Problem | undefined => {
  const rule = ruleOf(step)
  const access = can(actor, rule.verb, fold)
  if (!access.allowed)
    return actor.accountId === null ? kernelProblem('access.sign-in-needed') : kernelProblem('access.refused', { verb: rule.verb, reason: access.reason })
  if (rule.who === 'leader' && !lead(fold, actor)) return operationProblem('operation.leader-only', { step })
  if (rule.who === 'member' && !member(fold, actor)) return operationProblem('operation.members-only', { step })
  if (!rule.from.includes(fold.state)) return operationProblem('operation.step-not-allowed', { step, state: fold.state })
  return undefined
}

export const operationAbilitiesOf = (fold: JointOperation, actor: Actor): OperationStep[] =>
  operationSteps.filter((step) => operationRefusalOf(fold, step, actor) === undefined)

/** What is wrong with a plan for this street, if anything. A leader and a full roster are asked for when it is announced. */
export const planFault = (plan: OperationPlan, street: UnitLine, facts: OperationFacts): Problem | undefined => {
  const known = facts.plan!
  if (plan.title.trim() === '' || plan.purpose.trim() === '') return operationProblem('operation.text-needed', { step: 'revise' })
  if (plan.heldOn < facts.today) return operationProblem('operation.past')
  if (plan.beginsAt >= plan.endsAt) return operationProblem('operation.hours-reversed')
  if (plan.area.unitIds.length === 0 && plan.area.shape === null) return operationProblem('operation.area-needed')
  if (!known.shapeInside || plan.area.unitIds.some((id) => { const unit = known.units.get(id); return !unit || !liesIn(unit, street) })) return operationProblem('operation.area-outside')
  const strange = plan.items.filter((code) => !known.items.has(code))
  if (strange.length > 0) return operationProblem('operation.item-unknown', { items: strange })
  if (plan.officeIds.length === 0 || plan.officeIds.some((id) => !known.offices.has(id))) return operationProblem('operation.office-unknown')
  const posted = (one: { personId: PersonId; officeId: OfficeId }): boolean => known.onPost.some((post) => post.personId === one.personId && post.officeId === one.officeId)
  if (plan.roster.some((one) => !plan.officeIds.includes(one.officeId) || !posted(one)) || new Set(plan.roster.map(({ personId }) => personId)).size !== plan.roster.length) return operationProblem('operation.not-on-post')
  if (plan.leaderId !== null && !plan.roster.some(({ personId }) => personId === plan.leaderId)) return operationProblem('operation.not-on-roster')
  return undefined
}

const planned = (plan: OperationPlan, before: JointOperation['roster']): Pick<JointOperation, keyof OperationPlan & keyof JointOperation | 'assistingOfficeIds'> => {
  const { roster, officeIds, ...rest } = plan
  return {
    ...rest, title: plan.title.trim(), purpose: plan.purpose.trim(), assistingOfficeIds: [...new Set(officeIds)],
    roster: roster.map((one) => ({ ...one, present: before.find(({ personId }) => personId === one.personId)?.present ?? null })),
  }
}

export const openOperation = (id: OperationId, plan: OperationPlan, street: UnitLine, facts: OperationFacts): JointOperation => {
  const fault = planFault(plan, street, facts)
  if (fault) throw fault
  return {
    ...emptyLine, ...planned(plan, []), id, district: facts.actor.district, streetId: street.id, holderUnitId: street.id, holderOfficeId: null, assignedOfficeId: null, ownerId: facts.actor.personId,
    state: 'planned', version: 1, result: '',
  }
}

/** Nobody is told of an operation without a leader, or of which a called office has named nobody. */
const unready = (fold: JointOperation, today: string): Problem | undefined => {
  if (fold.heldOn < today) return operationProblem('operation.past')
  if (fold.leaderId === null) return operationProblem('operation.leader-needed')
  const without = fold.assistingOfficeIds.filter((id) => !fold.roster.some(({ officeId }) => officeId === id))
  return without.length > 0 ? operationProblem('operation.nobody-from', { offices: without.map(String) }) : undefined
}

const apply = (fold: JointOperation, street: UnitLine, command: OperationCommand, facts: OperationFacts): Partial<JointOperation> | Problem => {
  const onRoster = (id: PersonId): boolean => fold.roster.some(({ personId }) => personId === id)
  switch (command.step) {
    case 'revise': {
      const fault = planFault(command.plan, street, facts)
      if (fault) return fault
      const set = planned(command.plan, fold.roster)
      return (fold.state === 'announced' ? unready({ ...fold, ...set }, facts.today) : undefined) ?? set
    }
    case 'announce':
      return unready(fold, facts.today) ?? { state: 'announced' }
    case 'changeLeader':
      return onRoster(command.leaderId) ? { leaderId: command.leaderId } : operationProblem('operation.not-on-roster')
    case 'signIn':
      if (command.present.some((id) => !onRoster(id))) return operationProblem('operation.not-on-roster')
      return { roster: fold.roster.map((one) => ({ ...one, present: command.present.includes(one.personId) })) }
    case 'begin':
      if (facts.today < fold.heldOn) return operationProblem('operation.too-early', { heldOn: fold.heldOn })
      return fold.roster.some(({ present }) => present) ? { state: 'running' } : operationProblem('operation.nobody-signed-in')
    case 'find':
      return command.officeId === undefined || fold.assistingOfficeIds.includes(command.officeId) ? {} : operationProblem('operation.office-unknown')
    case 'followUp':
      return command.finding === undefined || facts.findings?.includes(command.finding) ? {} : operationProblem('operation.finding-unknown')
    case 'finish':
      return { state: 'reporting' }
    case 'report':
      return { result: command.text!.trim() }
    case 'close':
      return fold.result === '' ? operationProblem('operation.result-needed') : { state: 'closed' }
    case 'cancel':
      return { state: 'cancelled' }
  }
}

/** Throws the Problem that refuses, otherwise gives the operation after the step. `street` is the one it belongs to. */
export const decideOperation = (fold: JointOperation, street: UnitLine, command: OperationCommand, facts: OperationFacts): JointOperation => {
  const rule = ruleOf(command.step)
  const refusal = operationRefusalOf(fold, command.step, facts.actor) ?? (rule.needsText && !command.text?.trim() ? operationProblem('operation.text-needed', { step: command.step }) : undefined)
  if (refusal) throw refusal
  const set = apply(fold, street, command, facts)
  if (set instanceof Error) throw set
  return { ...fold, ...set, version: fold.version + (rule.versioned ? 1 : 0) }
}
