// Take a step of a whistle: lock it, ask the domain, write, append to the past. What a finding shows goes to the case as a
// note of its own; what a department goes on with becomes a case that continues this one.
import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../domain/access/actor.ts'
import { can } from '../../../domain/access/can.ts'
import type { StepPhoto } from '../../../domain/cases/command.ts'
import type { CaseId, WhistleId } from '../../../domain/kernel/ids.ts'
import type { WhistleCommand } from '../../../domain/whistles/command.ts'
import { decideWhistle } from '../../../domain/whistles/decide-whistle.ts'
import { whistleKind } from '../../../domain/whistles/kinds.ts'
import { whistleProblem } from '../../../domain/whistles/problems.ts'
import { addAssistants } from '../../cases/commands/add-assistants.ts'
import { report } from '../../cases/commands/report.ts'
import { takeStep } from '../../cases/commands/take-step.ts'
import { lockCaseAsSystem } from '../../cases/queries.ts'
import { stateGroupOf } from '../../cases/rows.ts'
import { calendarBookOf } from '../../clocks/book.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/tx.ts'
import { officesOf } from '../../people/offices.ts'
import { appendStep, findCommand, lockWhistle, openTasksOf, updateWhistle, writeCalls, type Locked } from '../queries.ts'
import { noticedOf, noticeCalls } from '../notices.ts'
import { noteOnCase } from './note-on-case.ts'
import { tell } from '../tell.ts'

export type WhistleInput = WhistleCommand & { photos?: readonly StepPhoto[]; childId?: CaseId; category?: string }

const dataOf = (input: WhistleInput, caseSeq: number | null): Record<string, unknown> => {
  switch (input.step) {
    case 'arrive': return { cameAt: input.cameAt }
    case 'taskDone': return { task: input.task }
    case 'continue': return { caseId: input.childId }
    default: return caseSeq === null ? {} : { caseSeq }
  }
}

/** Reported by the street's desk where the case is, and sent to the department at once. */
const continueCase = async (context: Context, tx: Tx, actor: Actor, now: number, { row, whistle }: Locked, input: WhistleInput & { step: 'continue' }, attempt: number): Promise<void> => {
  const id = input.childId!
  const { caseId, streetId, communityId, gridId, microgridId } = whistle
  await report(
    context, tx, actor, now,
    {
      id, commandId: randomUUID(), category: input.category ?? row.category, description: input.text!.trim(), address: row.address, urgent: whistle.trigger === 'emergency', official: true,
      ...(row.lng === null || row.lat === null ? {} : { place: { lng: row.lng, lat: row.lat } }), continues: { caseId, line: { streetId, communityId, gridId, microgridId } },
    },
    attempt,
  )
  await takeStep(context, tx, actor, now, id, randomUUID(), { step: 'dispatch', version: 1, officeId: input.officeId })
}

export const takeWhistleStep = async (context: Context, tx: Tx, actor: Actor, now: number, id: WhistleId, commandId: string, input: WhistleInput, attempt = 1): Promise<void> => {
  const locked = await lockWhistle(tx, actor, id, now)
  const { row, whistle, calls } = locked
  const done = await findCommand(tx, actor.district, commandId)
  if (done) {
    if (done.whistle_id !== id || done.step !== input.step) throw whistleProblem('whistle.id-taken')
    return
  }
  const { unitId } = await context.districts.get(actor.district)
  const record = input.step === 'approve' ? await lockCaseAsSystem(tx, actor.district, whistle.caseId, unitId) : undefined
  const calendars = await calendarBookOf(context, tx, actor.district)
  const group = record ? stateGroupOf(record.state) : row.case_group
  const offices = await officesOf(context, tx, actor.district)
  const after = decideWhistle({ whistle, calls }, input, {
    actor, now, calendars, caseOpen: group !== 'closed', openTasks: input.step === 'taskDone' ? await openTasksOf(tx, actor.district, id) : [], nameOf: (officeId) => offices.get(officeId)?.name ?? '',
  })
  const caseSeq = input.step === 'finding' ? await noteOnCase(context, tx, actor, now, whistle.caseId, input) : null
  if (input.step === 'continue') await continueCase(context, tx, actor, now, locked, input, attempt)
  if (record && input.step === 'approve') await addAssistants(tx, actor, now, record, after.whistle.officeIds)
  updateWhistle(tx, after.whistle)
  if (input.step === 'approve') await noticeCalls(tx, actor.district, unitId, now, noticedOf(row), after.calls)
  if (after.calls !== calls) writeCalls(tx, actor.district, id, after.calls, calendars)
  const access = can(actor, whistleKind.steps[input.step].verb, whistle)
  const post = access.allowed ? access.post : undefined
  const officeId = 'officeId' in input ? input.officeId : (post?.officeId ?? null)
  appendStep(tx, actor, now, { whistleId: id, commandId, step: input.step, officeId, postId: post?.id ?? null, text: input.text ?? '', data: dataOf(input, caseSeq) })
  tell(context, tx, actor, post, now, { step: input.step, caseId: whistle.caseId, whistleId: id, commandId })
}
