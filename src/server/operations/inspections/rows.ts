// SQL about single inspections: read, lock, write; their steps with answers and photos; the versions of the checklist.
import type { Actor } from '../../../domain/access/actor.ts'
import type { Verb } from '../../../domain/access/verbs.ts'
import type { CaseId, DistrictId, PersonId } from '../../../domain/kernel/ids.ts'
import { starterChecklist, type Answer, type Checklist, type ChecklistItem } from '../../../domain/operations/checklist.ts'
import { inspectionKind, type Inspection, type InspectionId, type InspectionPhotos, type InspectionState, type PremisesId } from '../../../domain/operations/inspection.ts'
import type { OperationId } from '../../../domain/operations/joint-operation.ts'
import { inspectionProblem } from '../../../domain/operations/problems.ts'
import { newValues, reachSql } from '../../access/reach-sql.ts'
import type { Queryable } from '../../db/open.ts'
import type { Tx } from '../../db/tx.ts'
import { unattachable } from '../../files/attach.ts'
import { insertSql, placeColumns, thingFromRow, updateSql, type PlaceColumns } from '../place-columns.ts'

export type InspectionDbRow = PlaceColumns & {
  id: InspectionId; premises_id: PremisesId; state: InspectionState; version: number; checklist_version: number; operation_id: OperationId | null; faults: string[]; reinspect_on: string | null
  warnings: number; case_id: CaseId | null; begun_at: Date
}

export const fromRow = (row: InspectionDbRow): Inspection => ({
  ...thingFromRow(row), id: row.id, premisesId: row.premises_id, state: row.state, version: row.version, checklistVersion: row.checklist_version, operationId: row.operation_id, faults: row.faults,
  reinspectOn: row.reinspect_on, warnings: row.warnings, caseId: row.case_id,
})

const movingColumns = (fold: Inspection) => ({
  state: fold.state, state_group: inspectionKind.states[fold.state], version: fold.version, faults: [...fold.faults], reinspect_on: fold.reinspectOn, warnings: fold.warnings, case_id: fold.caseId,
})

export const getInspectionRow = async (db: Queryable, actor: Actor, verb: Verb, id: string): Promise<InspectionDbRow> => {
  const values = newValues(id)
  const [row] = await db.query<InspectionDbRow>(`select c.* from inspections c where c.id = $1 and ${reachSql(actor, verb, values)}`, values.list)
  if (!row) throw inspectionProblem('inspection.not-found')
  return row
}

export const lockInspectionAsSystem = async (tx: Tx, district: DistrictId, id: string): Promise<Inspection | undefined> => {
  const [row] = await tx.query<InspectionDbRow>('select * from inspections where district = $1 and id = $2 for update', [district, id])
  return row && fromRow(row)
}

export const insertInspection = (tx: Tx, fold: Inspection, now: number): Promise<unknown> =>
  tx.query(...insertSql('inspections', {
    ...placeColumns(fold), id: fold.id, premises_id: fold.premisesId, checklist_version: fold.checklistVersion, operation_id: fold.operationId, begun_at: new Date(now), ...movingColumns(fold),
  }))

export const updateInspection = (tx: Tx, fold: Inspection): void => tx.send(...updateSql('inspections', fold.district, fold.id, movingColumns(fold)))

export type NewInspectionStep = {
  district: DistrictId; inspectionId: InspectionId; seq: number; commandId: string; step: string; fromState: InspectionState | null; toState: InspectionState; at: number
  personId: PersonId | null; actorName: string; text: string; data: { answers?: readonly Answer[]; reinspectOn?: string | null; caseId?: CaseId }
}

export const appendInspectionStep = (tx: Tx, step: NewInspectionStep): void =>
  tx.send(
    `insert into inspection_steps (district, inspection_id, seq, command_id, step, from_state, to_state, at, person_id, actor_name, text, data)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [step.district, step.inspectionId, step.seq, step.commandId, step.step, step.fromState, step.toState, new Date(step.at), step.personId, step.actorName, step.text, JSON.stringify(step.data)],
  )

export const findInspectionCommand = async (db: Queryable, district: DistrictId, commandId: string): Promise<{ inspection_id: InspectionId; step: string } | undefined> =>
  (await db.query<{ inspection_id: InspectionId; step: string }>('select inspection_id, step from inspection_steps where district = $1 and command_id = $2', [district, commandId]))[0]

/** Photos of a step: each must be there, put by the same person, and not shown anywhere else. */
export const attachInspectionPhotos = async (tx: Tx, actor: Actor, id: InspectionId, seq: number, photos: InspectionPhotos): Promise<void> => {
  if (photos.length === 0) return
  const unknown = await unattachable(tx, actor, photos)
  if (unknown.length > 0) throw inspectionProblem('inspection.photo-unknown', { files: unknown })
  tx.send(
    'insert into inspection_files (district, inspection_id, seq, position, file_id) select $1, $2, $3, ord, file from unnest($4::uuid[]) with ordinality as t (file, ord)',
    [actor.district, id, seq, photos],
  )
}

/** The photos of the inspection are shown with the case it was handed over as, behind those it has. */
export const showInCase = (tx: Tx, district: DistrictId, id: InspectionId, caseId: CaseId): void =>
  tx.send(
    `insert into case_files (district, case_id, seq, position, file_id, role)
     select j.district, $3, 1, row_number() over (order by j.seq, j.position), j.file_id, 'scene' from inspection_files j where j.district = $1 and j.inspection_id = $2`,
    [district, id, caseId],
  )

export const findChecklist = async (db: Queryable, district: DistrictId, version?: number): Promise<Checklist | undefined> => {
  const [row] = await db.query<{ version: number; items: ChecklistItem[] }>(
    `select version, items from inspection_checklists where district = $1 ${version === undefined ? 'order by version desc limit 1' : 'and version = $2'}`, version === undefined ? [district] : [district, version])
  if (row) return row
  return version === undefined || version === starterChecklist.version ? starterChecklist : undefined
}

export const getChecklist = async (db: Queryable, district: DistrictId, version?: number): Promise<Checklist> => {
  const found = await findChecklist(db, district, version)
  if (!found) throw inspectionProblem('inspection.checklist-unknown', { version: version ?? 0 })
  return found
}

/** Several versions at once; each of them must be there. */
export const listChecklists = async (db: Queryable, district: DistrictId, versions: readonly number[]): Promise<(version: number) => Checklist> => {
  const rows = await db.query<{ version: number; items: ChecklistItem[] }>('select version, items from inspection_checklists where district = $1 and version = any($2::int[])', [district, versions])
  const found = new Map<number, Checklist>([[starterChecklist.version, starterChecklist], ...rows.map((row) => [row.version, row] as const)])
  return (version) => {
    const checklist = found.get(version)
    if (!checklist) throw inspectionProblem('inspection.checklist-unknown', { version })
    return checklist
  }
}
