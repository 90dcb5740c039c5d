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
import { territoryProblem } from '../../territory/problems.ts'
import { namesFor, unitsOf, type Names } from '../names.ts'
import { thingFromRow } from '../place-columns.ts'
import { rowKey, rowKeyOf } from '../row-key.ts'
import { fromRow, getChecklist, getInspectionRow, type InspectionDbRow } from './rows.ts'

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

const readSteps = (db: Queryable, actor: Actor, id: string): Promise<StepRow[]> =>
  db.query<StepRow>(
    `select s.seq, s.step, s.to_state, s.at, s.actor_name, s.text, s.data,
       coalesce((select jsonb_agg(f.file_id order by f.position) from inspection_files f where f.district = s.district and f.inspection_id = s.inspection_id and f.seq = s.seq), '[]') as photos
     from inspection_steps s where s.district = $1 and s.inspection_id = $2 order by s.seq`,
    [actor.district, id],
  )

export const viewInspection = async (context: Context, db: Queryable, actor: Actor, now: number, id: string): Promise<InspectionView> => {
  const row = await getInspectionRow(db, actor, 'premises.see', id)
  const [names, steps, checklist, [premises], [operation]] = await Promise.all([
    namesFor(context, db, actor), readSteps(db, actor, id), getChecklist(db, actor.district, row.checklist_version),
    db.query<{ name: string; address: string }>('select name, address from premises where district = $1 and id = $2', [actor.district, row.premises_id]),
    db.query<{ id: string; title: string }>('select id, title from operations where district = $1 and id = $2', [actor.district, row.operation_id]),
  ])
  const fold = fromRow(row)
  return {
    ...present(names, { ...row, premises_name: premises?.name ?? '', premises_address: premises?.address ?? '' }, todayOf(now)),
    checklist: { version: checklist.version, items: [...checklist.items] }, operation: operation ?? null,
    steps: steps.map((step) => ({
      seq: step.seq, step: step.step as InspectionView['steps'][number]['step'], toState: step.to_state, at: step.at.getTime(), by: step.actor_name, text: step.text, answers: step.data.answers ?? [],
      photos: step.photos, reinspectOn: step.data.reinspectOn ?? null,
    })),
    abilities: inspectionAbilitiesOf(fold, actor), mayBeWarned: fold.warnings < mostWarnings,
  }
}
