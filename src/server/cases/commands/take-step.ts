// Take a step: lock the case, ask the domain, write what changed, append to the past. One door for every change; a batch
// (take-steps.ts) goes through the same two halves for many cases.
import type { Actor } from '../../../domain/access/actor.ts'
import { can } from '../../../domain/access/can.ts'
import type { CaseCommand, Facts } from '../../../domain/cases/command.ts'
import type { CaseFold } from '../../../domain/cases/case.ts'
import { decide } from '../../../domain/cases/decide.ts'
import { eventKind } from '../../../domain/cases/event.ts'
import { caseProblem } from '../../../domain/cases/problems.ts'
import { refusalOf } from '../../../domain/cases/refusal.ts'
import { stepDataOf } from '../../../domain/cases/step-data.ts'
import type { CaseId } from '../../../domain/kernel/ids.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/tx.ts'
import { appendJournal } from '../../journal/append.ts'
import { lawfulDispatch } from '../../powers/dispatch.ts'
import { factsFor } from '../facts.ts'
import { followMaster, leaveMaster, needMaster } from '../merge.ts'
import { appendStep, attachPhotos, findCommand, isSummoned, lockCaseAsSystem, nextSeq, stepsSince, updateCase } from '../queries.ts'
import type { CaseRecord } from '../rows.ts'

/** A stale version is a conflict that names what was done since, by whom and when. */
const refuseStale = async (tx: Tx, record: CaseRecord, command: CaseCommand): Promise<void> => {
  if (!eventKind.steps[command.step].versioned || command.version === record.version) return
  const since = await stepsSince(tx, record.district, record.id, Math.max(1, record.version - (command.version ?? 0)))
  const last = since[0]!
  throw caseProblem('case.changed', {
    step: last.step, by: last.actor_name, at: last.at.getTime(), state: record.state, version: record.version, steps: since.map((one) => one.step),
  })
}

/** `lawful`: the command as it is carried out, with who assists by the list of powers. */
export type DecidedStep = { after: CaseFold; facts: Facts; lawful: CaseCommand }

/** The first half, which only reads: the case after the step, or the Problem that refuses it. */
export const decideStep = async (context: Context, tx: Tx, actor: Actor, now: number, record: CaseRecord, command: CaseCommand): Promise<DecidedStep> => {
  await refuseStale(tx, record, command)
  const [known, whistleRunning] = await Promise.all([factsFor(context, tx, actor, now, record.category, record.categoryVersion), isSummoned(tx, actor.district, record.id)])
  const facts = { ...known, whistleRunning }
  const lawful = refusalOf(record, command.step, actor, now) ? command : await lawfulDispatch(context, tx, record, command, now)
  return { after: decide(record, lawful, facts), facts, lawful }
}

/** Who has it from now on: whoever reads the journal later tells them, not who has it by then. */
export const whoHas = ({ state, holderUnitId, holderOfficeId }: CaseFold): Record<string, unknown> => ({ state, holderUnitId, holderOfficeId })

/** The second half, which only writes: nothing of it is waited for. */
export const writeStep = (tx: Tx, actor: Actor, record: CaseRecord, command: CaseCommand, commandId: string, seq: number, { after, facts, lawful }: DecidedStep): void => {
  const access = can(actor, eventKind.steps[command.step].verb, record)
  const post = access.allowed ? access.post : undefined
  updateCase(tx, after)
  appendStep(
    tx,
    {
      district: actor.district, caseId: record.id, commandId, step: command.step, fromState: record.state, toState: after.state, at: facts.now,
      personId: actor.personId, postId: post?.id ?? null, actorName: actor.name, text: command.text?.trim() ?? '', data: stepDataOf(lawful, record, after, facts),
    },
    seq,
  )
  appendJournal(tx, actor, post, { kind: `case.${command.step}`, at: facts.now, subjectKind: 'case', subjectId: record.id, commandId, data: whoHas(after) })
}

export const takeStep = async (
  context: Context, tx: Tx, actor: Actor, now: number, id: CaseId, commandId: string, command: CaseCommand,
): Promise<{ repeated: boolean }> => {
  const district = await context.districts.get(actor.district)
  // Asked together, and answered behind the lock: nobody else adds a step meanwhile.
  const [record, done, seq] = await Promise.all([lockCaseAsSystem(tx, actor.district, id, district.unitId), findCommand(tx, actor.district, commandId), nextSeq(tx, actor.district, id)])
  if (!record || !can(actor, 'case.see', record).allowed) throw caseProblem('case.not-found')
  if (done) {
    if (done.case_id !== id || done.step !== command.step) throw caseProblem('case.id-taken')
    return { repeated: true }
  }
  const decided = await decideStep(context, tx, actor, now, record, command)
  if (command.step === 'merge') await needMaster(tx, actor, command.masterId, district.unitId)
  await attachPhotos(tx, actor, id, seq, command.photos ?? [])
  writeStep(tx, actor, record, command, commandId, seq, decided)
  if (command.step === 'merge') followMaster(tx, actor.district, id, command.masterId, now)
  if (command.step === 'unmerge' && record.masterId) await leaveMaster(tx, actor.district, id, record.masterId, now)
  tx.afterCommit(() => context.hub.wake())
  return { repeated: false }
}
