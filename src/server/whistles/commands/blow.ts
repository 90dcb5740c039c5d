// Ask for a whistle on a case: nobody is called until the street's head approves it, or whoever is above while nobody sits there.
import type { Actor } from '../../../domain/access/actor.ts'
import { can } from '../../../domain/access/can.ts'
import { caseProblem } from '../../../domain/cases/problems.ts'
import type { CaseId, OfficeId, WhistleId } from '../../../domain/kernel/ids.ts'
import { kernelProblem } from '../../../domain/kernel/problem.ts'
import type { Limit } from '../../../domain/kernel/working-time.ts'
import { requestFault } from '../../../domain/whistles/decide-whistle.ts'
import type { Trigger } from '../../../domain/whistles/kinds.ts'
import { whistleProblem } from '../../../domain/whistles/problems.ts'
import { lockCaseAsSystem } from '../../cases/queries.ts'
import { stateGroupOf } from '../../cases/rows.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/tx.ts'
import { officesOf } from '../../people/offices.ts'
import { appendStep, findCommand, insertWhistle, openWhistleOf } from '../queries.ts'
import { isHeadOnPost } from '../head.ts'
import { noticeRequest } from '../notices.ts'
import { tell } from '../tell.ts'

export type BlowInput = { id: WhistleId; commandId: string; caseId: CaseId; trigger: Trigger; limit: Limit; officeIds: readonly OfficeId[]; meetingPlace: string; text: string }

export const blow = async (context: Context, tx: Tx, actor: Actor, now: number, input: BlowInput): Promise<void> => {
  const { unitId } = await context.districts.get(actor.district)
  const record = await lockCaseAsSystem(tx, actor.district, input.caseId, unitId)
  if (!record || !can(actor, 'case.see', record).allowed) throw caseProblem('case.not-found')
  const access = can(actor, 'whistle.blow', record)
  if (!access.allowed) throw kernelProblem('access.refused', { verb: 'whistle.blow', reason: access.reason })
  const done = await findCommand(tx, actor.district, input.commandId)
  if (done) {
    if (done.whistle_id !== input.id || done.step !== 'request') throw whistleProblem('whistle.id-taken')
    return
  }
  const [known] = await tx.query('select 1 from whistles where district = $1 and id = $2', [actor.district, input.id])
  if (known) throw whistleProblem('whistle.id-taken')
  const officeIds = [...new Set(input.officeIds)]
  const fault = requestFault({ ...input, officeIds }, stateGroupOf(record.state) === 'open')
  if (fault) throw fault
  const offices = await officesOf(context, tx, actor.district)
  if (officeIds.some((id) => !offices.has(id))) throw whistleProblem('whistle.office-unknown')
  if (await openWhistleOf(tx, actor.district, input.caseId)) throw whistleProblem('whistle.already-open')
  insertWhistle(tx, actor, now, { ...input, officeIds, request: input.text.trim(), meetingPlace: input.meetingPlace.trim() || record.address })
  appendStep(tx, actor, now, { whistleId: input.id, commandId: input.commandId, step: 'request', officeId: null, postId: access.post.id, text: input.text, data: { officeIds } })
  const headOnPost = await isHeadOnPost(tx, actor.district, { street_id: record.streetId, asked_by_id: actor.personId }, now)
  await noticeRequest(tx, actor.district, unitId, now, headOnPost, { id: input.id, streetId: record.streetId, officeIds, number: record.number, caseReportedAt: record.reportedAt, text: record.description })
  tell(context, tx, actor, access.post, now, { step: 'request', caseId: input.caseId, whistleId: input.id, commandId: input.commandId })
}
