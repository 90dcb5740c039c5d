// Take a step of one call: a department reports in or objects, the district decides an objection, the street evaluates.
import type { Actor } from '../../../domain/access/actor.ts'
import { can } from '../../../domain/access/can.ts'
import type { StepPhoto } from '../../../domain/cases/command.ts'
import type { OfficeId, WhistleId } from '../../../domain/kernel/ids.ts'
import type { CallCommand } from '../../../domain/whistles/command.ts'
import { decideCall } from '../../../domain/whistles/decide-call.ts'
import { callKind } from '../../../domain/whistles/kinds.ts'
import { whistleProblem } from '../../../domain/whistles/problems.ts'
import { calendarBookOf } from '../../clocks/book.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/tx.ts'
import { appendStep, findCommand, lockWhistle, writeCalls } from '../queries.ts'
import { noticedOf, noticeObjection } from '../notices.ts'
import { tell } from '../tell.ts'
import { noteOnCase } from './note-on-case.ts'

export type CallInput = CallCommand & { photos?: readonly StepPhoto[] }

export const takeCallStep = async (context: Context, tx: Tx, actor: Actor, now: number, id: WhistleId, officeId: OfficeId, commandId: string, input: CallInput): Promise<void> => {
  const { row, whistle, calls } = await lockWhistle(tx, actor, id, now)
  const done = await findCommand(tx, actor.district, commandId)
  if (done) {
    if (done.whistle_id !== id || done.step !== input.step || done.office_id !== officeId) throw whistleProblem('whistle.id-taken')
    return
  }
  const call = calls.find((one) => one.officeId === officeId)
  if (!call) throw whistleProblem('whistle.not-found')
  const calendars = await calendarBookOf(context, tx, actor.district)
  const after = decideCall(whistle, call, input, { actor, now, calendars })
  const caseSeq = input.step === 'finish' ? await noteOnCase(context, tx, actor, now, whistle.caseId, input) : null
  writeCalls(tx, actor.district, id, [after], calendars)
  if (input.step === 'object') await noticeObjection(tx, actor.district, (await context.districts.get(actor.district)).unitId, now, { noticed: noticedOf(row), call: after })
  const access = can(actor, callKind.steps[input.step].verb, whistle)
  const post = access.allowed ? access.post : undefined
  appendStep(tx, actor, now, {
    whistleId: id, commandId, step: input.step, officeId, postId: post?.id ?? null, text: input.text ?? '',
    data: { ...(input.step === 'evaluate' ? { grade: input.grade } : {}), ...(caseSeq === null ? {} : { caseSeq }) },
  })
  tell(context, tx, actor, post, now, { step: input.step, caseId: whistle.caseId, whistleId: id, commandId, officeId })
}
