// Inspections as lists and as one with each look at it.
import type { InspectionRow, InspectionView, inspectionRoutes } from '../../../contract/inspections.ts'
import type { QueryOf } from '../../../contract/route.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { coversUnit } from '../../../domain/access/can.ts'
import type { FileId, UnitId } from '../../../domain/kernel/ids.ts'
import type { Answer } from '../../../domain/operations/checklist.ts'
import { inspectionAbilitiesOf } from '../../../domain/operations/decide-inspection.ts'
import { mostWarnings, type InspectionState } from '../../../domain/operations/inspection.ts'
import { newValues, reachSql } from '../../access/reach-sql.ts'
import { todayOf } from '../../access/actors.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../db/open.ts'
import { statementName } from '../../db/statement-name.ts'
import { territoryProblem } from '../../territory/problems.ts'
import { namesFor, unitsOf, type Names } from '../names.ts'
import { thingFromRow } from '../place-columns.ts'
import { rowKey, rowKeyOf } from '../row-key.ts'
import { fromRow, getInspectionRow, listChecklists, type InspectionDbRow } from './rows.ts'

type Listed = InspectionDbRow & { premises_name: string; premises_address: string }

const present = (names: Names, row: Listed, today: string): InspectionRow => ({
  id: row.id, premises: { id: row.premises_id, name: row.premises_name, address: row.premises_address }, state: row.state, version: row.version, units: unitsOf(names, thingFromRow(row)),
  begunAt: row.begun_at.getTime(), reinspectOn: row.reinspect_on, overdue: row.reinspect_on !== null && row.reinspect_on < today, warnings: row.warnings, faults: row.faults, caseId: row.case_id,
})

const joinSql = 'join premises p on p.district = c.district and p.id = c.premises_id'

export const listInspections = async (db: Queryable, actor: Actor, names: Names, now: number, query: QueryOf<typeof inspectionRoutes.list>): Promise<{ inspections: InspectionRow[]; next: string | null }> => {
  const values = newValues()
  const limit = query.limit ?? 20
  const unit = query.unitId === undefined ? undefined : names.net.units.get(query.unitId as UnitId)
  if (query.unitId !== undefined && !unit) throw territoryProblem('territory.not-found')
  const conditions = [unit && coversUnit(actor, 'premises.see', unit.line) ? `c.district = ${values.add(actor.district)}` : reachSql(actor, 'premises.see', values)]
  if (unit && unit.level !== 'district') conditions.push(`c.${unit.level}_id = ${values.add(unit.id)}`)
  if (query.state) conditions.push(`c.state = ${values.add(query.state)}`)
  if (query.operationId) conditions.push(`c.operation_id = ${values.add(query.operationId)}`)
  if (query.due) conditions.push("c.state_group = 'waiting'")
  const [column, compare, direction] = query.due ? (['c.reinspect_on', '>', 'asc'] as const) : (['c.begun_at', '<', 'desc'] as const)
  if (query.after) {
    const { text, id } = rowKey(query.after, query.due ? /^\d{4}-\d{2}-\d{2}$/ : /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/)
    conditions.push(`(${column}, c.id) ${compare} (${values.add(text)}::${query.due ? 'date' : 'timestamptz'}, ${values.add(id)}::uuid)`)
  }
  const rows = await db.query<Listed & { key: string }>(
    `select c.*, p.name as premises_name, p.address as premises_address, to_json(${column})#>>'{}' as key from inspections c ${joinSql}
     where ${conditions.join(' and ')} order by ${column} ${direction}, c.id ${direction} limit ${values.add(limit + 1)}`,
    values.list,
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { inspections: shown.map((row) => present(names, row, todayOf(now))), next: rows.length > limit && last ? rowKeyOf(last.key, last.id) : null }
}

type StepRow = { seq: number; step: string; to_state: InspectionState; at: Date; actor_name: string; text: string; data: { answers?: Answer[]; reinspectOn?: string | null }; photos: FileId[] }

const readSteps = async (db: Queryable, actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, StepRow[]>> =>
  Map.groupBy(await db.query<StepRow & { inspection_id: string }>(
    `select s.inspection_id, s.seq, s.step, s.to_state, s.at, s.actor_name, s.text, s.data,
       coalesce((select jsonb_agg(f.file_id order by f.position) from inspection_files f where f.district = s.district and f.inspection_id = s.inspection_id and f.seq = s.seq), '[]') as photos
     from inspection_steps s where s.district = $1 and s.inspection_id = any($2::uuid[]) order by s.inspection_id, s.seq`,
    [actor.district, ids], 'inspection-steps-of',
  ), (row) => row.inspection_id)

const presentLook = (step: StepRow): InspectionView['steps'][number] => ({
  seq: step.seq, step: step.step as InspectionView['steps'][number]['step'], toState: step.to_state, at: step.at.getTime(), by: step.actor_name, text: step.text, answers: step.data.answers ?? [],
  photos: step.photos, reinspectOn: step.data.reinspectOn ?? null,
})

type Named<T> = ReadonlyMap<string, T>

const viewRows = async (context: Context, db: Queryable, actor: Actor, now: number, rows: readonly InspectionDbRow[]): Promise<InspectionView[]> => {
  const { district } = actor
  const [names, steps, checklists, premises, operations] = await Promise.all([
    namesFor(context, db, actor), readSteps(db, actor, rows.map(({ id }) => id)), listChecklists(db, district, [...new Set(rows.map((row) => row.checklist_version))]),
    db.query<{ id: string; name: string; address: string }>('select id, name, address from premises where district = $1 and id = any($2::uuid[])', [district, rows.map((row) => row.premises_id)]).then((found): Named<(typeof found)[number]> => new Map(found.map((one) => [one.id, one]))),
    db.query<{ id: string; title: string }>('select id, title from operations where district = $1 and id = any($2::uuid[])', [district, rows.flatMap((row) => row.operation_id ?? [])]).then((found): Named<(typeof found)[number]> => new Map(found.map((one) => [one.id, one]))),
  ])
  return rows.map((row) => {
    const fold = fromRow(row)
    const at = premises.get(row.premises_id)
    const checklist = checklists(row.checklist_version)
    return {
      ...present(names, { ...row, premises_name: at?.name ?? '', premises_address: at?.address ?? '' }, todayOf(now)),
      checklist: { version: checklist.version, items: [...checklist.items] }, operation: (row.operation_id !== null && operations.get(row.operation_id)) || null,
      steps: (steps.get(row.id) ?? []).map(presentLook), abilities: inspectionAbilitiesOf(fold, actor), mayBeWarned: fold.warnings < mostWarnings,
    }
  })
}

export const viewInspection = async (context: Context, db: Queryable, actor: Actor, now: number, id: string): Promise<InspectionView> =>
  (await viewRows(context, db, actor, now, [await getInspectionRow(db, actor, 'premises.see', id)]))[0]!

/** Those of them that are within reach. */
export const viewInspections = async (context: Context, db: Queryable, actor: Actor, now: number, ids: readonly string[]): Promise<InspectionView[]> => {
  const values = newValues(ids)
  const sql = `select c.* from inspections c where c.id = any($1::uuid[]) and ${reachSql(actor, 'premises.see', values)}`
  const rows = await db.query<InspectionDbRow>(sql, values.list, statementName(sql))
  return viewRows(context, db, actor, now, rows)
}
