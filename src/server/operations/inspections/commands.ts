// Look at premises, take a later step, hand over as a case; and a new version of the checklist.
import type { inspectionRoutes } from '../../../contract/inspections.ts'
import type { BodyOf } from '../../../contract/route.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { can } from '../../../domain/access/can.ts'
import { caseProblem } from '../../../domain/cases/problems.ts'
import type { CaseId, FileId } from '../../../domain/kernel/ids.ts'
import { checklistFault, type Answer, type ChecklistItem } from '../../../domain/operations/checklist.ts'
import { decideInspection, openInspection, type InspectionCommand } from '../../../domain/operations/decide-inspection.ts'
import { inspectionKind, type Inspection, type InspectionId } from '../../../domain/operations/inspection.ts'
import type { OperationId } from '../../../domain/operations/joint-operation.ts'
import { inspectionProblem, premisesProblem } from '../../../domain/operations/problems.ts'
import { todayOf } from '../../access/actors.ts'
import { report } from '../../cases/commands/report.ts'
import type { Tx } from '../../db/tx.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Asking } from '../joint/commands.ts'
import { getOperation } from '../joint/rows.ts'
import { thingFromRow } from '../place-columns.ts'
import { lockPremisesAsSystem, noteInspection, type PremisesDbRow } from '../premises/rows.ts'
import { appendInspectionStep, attachInspectionPhotos, findChecklist, findInspectionCommand, getChecklist, insertInspection, lockInspectionAsSystem, showInCase, updateInspection } from './rows.ts'

/** The same command again is done already; its id for another one is refused. */
const isRepeated = async (tx: Tx, actor: Actor, id: string, commandId: string, step: string): Promise<boolean> => {
  const done = await findInspectionCommand(tx, actor.district, commandId)
  if (done && (done.inspection_id !== id || done.step !== step)) throw inspectionProblem('inspection.id-taken')
  return done !== undefined
}

type Body = BodyOf<typeof inspectionRoutes.inspect>

export const inspect = async ({ actor, now }: Asking, tx: Tx, body: Body): Promise<void> => {
  const { district } = actor
  const premises = await lockPremisesAsSystem(tx, district, body.premisesId)
  if (!premises || !can(actor, 'premises.see', thingFromRow(premises)).allowed) throw premisesProblem('premises.not-found')
  if (await isRepeated(tx, actor, body.id, body.commandId, 'inspect')) return
  if (await lockInspectionAsSystem(tx, district, body.id)) throw inspectionProblem('inspection.id-taken')
  const operation = body.operationId === undefined ? null : await getOperation(tx, actor, 'operation.see', body.operationId as OperationId)
  const answers = body.answers as readonly Answer[]
  const photos = body.photos as unknown as readonly FileId[]
  const fold = openInspection({
    id: body.id as InspectionId, premises: { ...thingFromRow(premises), id: premises.id, ended: premises.ended_on !== null }, checklist: await getChecklist(tx, district, body.checklistVersion),
    answers, photos, reinspectOn: body.reinspectOn ?? null, operation,
  }, { actor, today: todayOf(now) })
  await insertInspection(tx, fold, now)
  await attachInspectionPhotos(tx, actor, fold.id, 1, photos)
  appendInspectionStep(tx, {
    district, inspectionId: fold.id, seq: 1, commandId: body.commandId, step: 'inspect', fromState: null, toState: fold.state, at: now, personId: actor.personId, actorName: actor.name,
    text: body.text?.trim() ?? '', data: { answers, reinspectOn: fold.reinspectOn },
  })
  noteInspection(tx, district, fold.premisesId, fold.state, now)
  const access = can(actor, 'inspection.do', fold)
  appendJournal(tx, actor, access.allowed ? access.post : undefined, { kind: 'inspection.begun', at: now, subjectKind: 'inspection', subjectId: fold.id, commandId: body.commandId, data: { state: fold.state } })
}

type HandOver = { category: string; urgent?: boolean }

/** The case lies where the premises lie, shows what was photographed, and waits for the desk to dispatch it. */
const handOver = async ({ context, actor, now, attempt }: Asking, tx: Tx, fold: Inspection, premises: PremisesDbRow, caseId: CaseId, text: string, how: HandOver): Promise<void> => {
  if (premises.lng === null || premises.lat === null) throw inspectionProblem('inspection.place-needed')
  const reported = await report(context, tx, actor, now, {
    id: caseId, commandId: caseId, description: text, address: [premises.name, premises.address].filter(Boolean).join(' '), place: { lng: premises.lng, lat: premises.lat }, official: true, ...how,
  }, attempt)
  if ('repeated' in reported) throw caseProblem('case.id-taken')
  showInCase(tx, actor.district, fold.id, caseId)
}

export const takeInspectionStep = async (ask: Asking, tx: Tx, id: string, commandId: string, command: InspectionCommand, how?: HandOver): Promise<void> => {
  const { actor, now } = ask
  const record = await lockInspectionAsSystem(tx, actor.district, id)
  if (!record || !can(actor, 'premises.see', record).allowed) throw inspectionProblem('inspection.not-found')
  if (await isRepeated(tx, actor, id, commandId, command.step)) return
  const rule = inspectionKind.steps[command.step]
  if (command.version !== record.version && (rule.from as readonly string[]).includes(record.state)) throw inspectionProblem('inspection.changed', { version: record.version, state: record.state })
  const after = decideInspection(record, command, { actor, today: todayOf(now) })
  updateInspection(tx, after)
  await attachInspectionPhotos(tx, actor, record.id, after.version, command.photos ?? [])
  appendInspectionStep(tx, {
    district: actor.district, inspectionId: record.id, seq: after.version, commandId, step: command.step, fromState: record.state, toState: after.state, at: now, personId: actor.personId, actorName: actor.name,
    text: command.text?.trim() ?? '',
    data: command.step === 'reinspect' ? { answers: command.answers } : command.step === 'warn' ? { reinspectOn: command.reinspectOn } : command.step === 'handOver' ? { caseId: command.caseId } : {},
  })
  if (command.step === 'handOver') await handOver(ask, tx, after, (await lockPremisesAsSystem(tx, actor.district, after.premisesId))!, command.caseId, command.text!, how!)
  noteInspection(tx, actor.district, after.premisesId, after.state, command.step === 'reinspect' ? now : null)
  const access = can(actor, rule.verb, record)
  appendJournal(tx, actor, access.allowed ? access.post : undefined, { kind: `inspection.${command.step}`, at: now, subjectKind: 'inspection', subjectId: id, commandId })
}

/** A version follows the one it was made from; two desks at once don't overwrite each other. */
export const setChecklist = async ({ actor, now }: Asking, tx: Tx, body: BodyOf<typeof inspectionRoutes.setChecklist>): Promise<void> => {
  const [done] = await tx.query('select from inspection_checklists where district = $1 and command_id = $2', [actor.district, body.commandId])
  if (done) return
  const before = (await findChecklist(tx, actor.district))!
  if (before.version !== body.version) throw inspectionProblem('inspection.checklist-changed', { version: before.version })
  const items = body.items as readonly ChecklistItem[]
  const fault = checklistFault(items)
  if (fault) throw fault
  await tx.query('insert into inspection_checklists (district, version, items, command_id, person_id, made_at) values ($1, $2, $3, $4, $5, $6)', [
    actor.district, before.version + 1, JSON.stringify(items), body.commandId, actor.personId, new Date(now),
  ])
  appendJournal(tx, actor, undefined, { kind: 'inspection.checklistChanged', at: now, subjectKind: 'system', subjectId: 'inspection-checklist', commandId: body.commandId, data: { version: before.version + 1 } })
}
