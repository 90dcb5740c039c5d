// Plan a joint operation, and take its steps: lock, ask the domain, write, append to its past. One door for every change.
import type { WirePlan } from '../../../contract/operations.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { can } from '../../../domain/access/can.ts'
import { caseProblem } from '../../../domain/cases/problems.ts'
import type { CaseId, UnitId } from '../../../domain/kernel/ids.ts'
import { kernelProblem } from '../../../domain/kernel/problem.ts'
import { decideOperation, openOperation, type OperationCommand, type OperationFacts } from '../../../domain/operations/decide-operation.ts'
import { operationKind, type OperationId, type OperationPlan, type OperationStep } from '../../../domain/operations/joint-operation.ts'
import { operationProblem } from '../../../domain/operations/problems.ts'
import { todayOf } from '../../access/actors.ts'
import { report } from '../../cases/commands/report.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/tx.ts'
import { appendJournal } from '../../journal/append.ts'
import type { NetUnit } from '../../territory/net.ts'
import { territoryProblem } from '../../territory/problems.ts'
import { namesFor, type Names } from '../names.ts'
import { planFactsFor } from './plan-facts.ts'
import { appendOperationStep, findOperationCommand, insertOperation, linkCase, lockOperationAsSystem, readOperationSteps, updateOperation, type OperationRecord } from './rows.ts'

export type Asking = { context: Context; actor: Actor; now: number; attempt: number }

/** From the wire: the numbers are ids of units, offices and people. */
export const planFrom = (plan: WirePlan): OperationPlan => plan as unknown as OperationPlan

const streetOf = (names: Names, id: number | null): NetUnit => {
  const unit = id === null ? undefined : names.net.units.get(id as UnitId)
  if (!unit || unit.level !== 'street') throw territoryProblem('territory.not-found')
  return unit
}

/** The same command again is done already; the same id for another one is refused. */
const isRepeated = async (tx: Tx, actor: Actor, id: OperationId, commandId: string, step: string): Promise<boolean> => {
  const done = await findOperationCommand(tx, actor.district, commandId)
  if (done && (done.operation_id !== id || done.step !== step)) throw operationProblem('operation.id-taken')
  return done !== undefined
}

export const planOperation = async ({ context, actor, now }: Asking, tx: Tx, body: { id: OperationId; commandId: string; streetId: number; plan: OperationPlan }): Promise<void> => {
  const names = await namesFor(context, tx, actor)
  const street = streetOf(names, body.streetId)
  const access = can(actor, 'operation.plan', { ...street.line, district: actor.district, holderUnitId: street.id, holderOfficeId: null, assignedOfficeId: null, assistingOfficeIds: [], ownerId: null })
  if (!access.allowed) throw kernelProblem('access.refused', { verb: 'operation.plan', reason: access.reason })
  if (await isRepeated(tx, actor, body.id, body.commandId, 'plan')) return
  if (await lockOperationAsSystem(tx, actor.district, body.id)) throw operationProblem('operation.id-taken')
  const facts: OperationFacts = { actor, today: todayOf(now), plan: await planFactsFor(tx, actor.district, names, street, body.plan) }
  const fold = openOperation(body.id, body.plan, street.line, facts)
  await insertOperation(tx, fold, now)
  await appendOperationStep(tx, {
    district: actor.district, operationId: fold.id, commandId: body.commandId, step: 'plan', fromState: null, toState: fold.state, at: now, personId: actor.personId, actorName: actor.name, text: '', data: {},
  })
  appendJournal(tx, actor, access.post, { kind: 'operation.planned', at: now, subjectKind: 'operation', subjectId: fold.id, commandId: body.commandId, data: { title: fold.title } })
}

type FollowUp = { caseId: CaseId; category: string; place: { lng: number; lat: number }; address?: string; urgent?: boolean; finding?: number }

const dataOf = (command: OperationCommand, followUp: FollowUp | undefined): Record<string, unknown> => {
  switch (command.step) {
    case 'find': return { ...(command.item ? { item: command.item } : {}), ...(command.officeId === undefined ? {} : { officeId: command.officeId }) }
    case 'signIn': return { present: command.present.length }
    case 'changeLeader': return { leaderId: command.leaderId }
    case 'followUp': return { caseId: followUp!.caseId, ...(command.finding === undefined ? {} : { finding: command.finding }) }
    default: return {}
  }
}

const factsFor = async ({ context, actor, now }: Asking, tx: Tx, record: OperationRecord, command: OperationCommand): Promise<{ street: NetUnit; facts: OperationFacts }> => {
  const names = await namesFor(context, tx, actor)
  const street = names.net.units.get(record.streetId!) ?? names.net.ended.get(record.streetId!)
  if (!street) throw operationProblem('operation.not-found')
  const today = todayOf(now)
  if (command.step === 'revise') return { street, facts: { actor, today, plan: await planFactsFor(tx, actor.district, names, street, command.plan) } }
  if (command.step !== 'followUp') return { street, facts: { actor, today } }
  return { street, facts: { actor, today, findings: (await readOperationSteps(tx, actor.district, record.id)).filter(({ step }) => step === 'find').map(({ seq }) => seq) } }
}

export const takeOperationStep = async (ask: Asking, tx: Tx, id: OperationId, commandId: string, command: OperationCommand, followUp?: FollowUp): Promise<void> => {
  const { context, actor, now, attempt } = ask
  const record = await lockOperationAsSystem(tx, actor.district, id)
  if (!record || !can(actor, 'operation.see', record).allowed) throw operationProblem('operation.not-found')
  if (await isRepeated(tx, actor, id, commandId, command.step)) return
  const rule = operationKind.steps[command.step as OperationStep]
  const { street, facts } = await factsFor(ask, tx, record, command)
  // A step that is not to be had is refused as such, also on a stale page.
  if (rule.versioned && command.version !== record.version && (rule.from as readonly string[]).includes(record.state)) throw operationProblem('operation.changed', { version: record.version, state: record.state })
  const after = decideOperation(record, street.line, command, facts)
  updateOperation(tx, after)
  const seq = await appendOperationStep(tx, {
    district: actor.district, operationId: id, commandId, step: command.step, fromState: record.state, toState: after.state, at: now, personId: actor.personId, actorName: actor.name,
    text: command.text?.trim() ?? '', data: dataOf(command, followUp),
  })
  if (followUp) {
    // The command of the case is its id: one follow-up, one case.
    const { caseId, finding, ...where } = followUp
    const reported = await report(context, tx, actor, now, { id: caseId, commandId: caseId, description: command.text!, official: true, ...where }, attempt)
    if ('repeated' in reported) throw caseProblem('case.id-taken')
    linkCase(tx, actor.district, id, caseId, seq, finding)
  }
  const access = can(actor, rule.verb, record)
  appendJournal(tx, actor, access.allowed ? access.post : undefined, { kind: `operation.${command.step}`, at: now, subjectKind: 'operation', subjectId: id, commandId })
}
