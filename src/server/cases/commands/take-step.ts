// Take a step: lock the case, ask the domain, write what changed, append to the past. One door for every change.
import type { Actor } from '../../../domain/access/actor.ts'
import { can } from '../../../domain/access/can.ts'
import type { CaseCommand } from '../../../domain/cases/command.ts'
import { decide } from '../../../domain/cases/decide.ts'
import { eventKind } from '../../../domain/cases/event.ts'
import { caseProblem } from '../../../domain/cases/problems.ts'
import { stepDataOf } from '../../../domain/cases/step-data.ts'
import type { CaseId } from '../../../domain/kernel/ids.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/tx.ts'
import { appendJournal } from '../../journal/append.ts'
import { factsFor } from '../facts.ts'
import { appendStep, attachPhotos, findCommand, lockCaseAsSystem, nextSeq, stepsSince, updateCase } from '../queries.ts'
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

export const takeStep = async (
  context: Context, tx: Tx, actor: Actor, now: number, id: CaseId, commandId: string, command: CaseCommand,
): Promise<{ repeated: boolean }> => {
  const district = await context.districts.get(actor.district)
  const record = await lockCaseAsSystem(tx, actor.district, id, district.unitId)
  if (!record || !can(actor, 'case.see', record).allowed) throw caseProblem('case.not-found')
  const done = await findCommand(tx, actor.district, commandId)
  if (done) {
    if (done.case_id !== id || done.step !== command.step) throw caseProblem('case.id-taken')
    return { repeated: true }
  }
  await refuseStale(tx, record, command)
  const facts = await factsFor(context, tx, actor, now, record.category, record.categoryVersion)
  const after = decide(record, command, facts)
  const access = can(actor, eventKind.steps[command.step].verb, record)
  const post = access.allowed ? access.post : undefined
  const seq = await nextSeq(tx, actor.district, id)
  await attachPhotos(tx, actor, id, seq, command.photos ?? [])
  updateCase(tx, after)
  appendStep(
    tx,
    {
      district: actor.district, caseId: id, commandId, step: command.step, fromState: record.state, toState: after.state, at: now,
      personId: actor.personId, postId: post?.id ?? null, actorName: actor.name, text: command.text?.trim() ?? '', data: stepDataOf(command, record, after, facts),
    },
    seq,
  )
  appendJournal(tx, actor, post, { kind: `case.${command.step}`, at: now, subjectKind: 'case', subjectId: id, commandId })
  tx.afterCommit(() => context.hub.wake())
  return { repeated: false }
}
