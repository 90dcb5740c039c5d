// SQL of imports: the file's row, its preview, remembered mappings, and who works on what.
import type { DistrictId, PersonId, UnitId } from '../../../domain/kernel/ids.ts'
import type { FaultKind } from '../../../domain/territory/import/fault.ts'
import type { Mapping } from '../../../domain/territory/import/fields.ts'
import type { ImportOptions, RowState } from '../../../domain/territory/import/source.ts'
import type { Import, ImportRow } from '../../../contract/imports.ts'
import { bulkInsert } from '../../db/bulk.ts'
import type { Queryable } from '../../db/open.ts'
import type { Tx } from '../../db/tx.ts'
import type { Look } from './look.ts'
import type { Counts, PreviewRow } from './work.ts'

export type ImportState = Import['state']

export type ImportRecord = {
  id: string
  unit_id: UnitId
  name: string
  bytes: number
  state: ImportState
  created_at: Date
  person_id: PersonId | null
  person_name: string | null
  found: Import['found']
  options: ImportOptions | null
  progress: Import['progress']
  counts: Counts | null
  problem: { code: string; params: Record<string, unknown> } | null
  net_version: number | null
  plan_id: string | null
}

const columns = `i.id, i.unit_id, i.name, i.bytes, i.state, i.created_at, i.person_id, p.name as person_name, i.found, i.options, i.progress, i.counts, i.problem, i.net_version, i.plan_id`
const from = 'from imports i left join persons p on p.district = i.district and p.id = i.person_id'

export const findImport = async (db: Queryable, district: DistrictId, id: string): Promise<ImportRecord | undefined> =>
  (await db.query<ImportRecord>(`select ${columns} ${from} where i.district = $1 and i.id = $2`, [district, id]))[0]

export const lockImport = async (tx: Tx, district: DistrictId, id: string): Promise<ImportRecord | undefined> => {
  await tx.query('select 1 from imports where district = $1 and id = $2 for update', [district, id])
  return findImport(tx, district, id)
}

export type After = { at: number; id: string } | undefined

export const listImports = (db: Queryable, district: DistrictId, units: readonly UnitId[] | 'all', after: After, limit: number): Promise<ImportRecord[]> =>
  db.query<ImportRecord>(
    `select ${columns} ${from} where i.district = $1 and ($2::bigint[] is null or i.unit_id = any($2)) and ($3::timestamptz is null or (i.created_at, i.id) < ($3, $4::uuid))
     order by i.created_at desc, i.id desc limit $5`,
    [district, units === 'all' ? null : units, after ? new Date(after.at) : null, after?.id ?? null, limit],
  )

export const insertImport = async (tx: Tx, row: { district: DistrictId; id: string; unitId: UnitId; name: string; bytes: number; at: number; personId: PersonId | null }): Promise<boolean> =>
  (await tx.query(
    `insert into imports (district, id, unit_id, name, bytes, state, created_at, person_id) values ($1, $2, $3, $4, $5, 'reading', $6, $7) on conflict do nothing returning id`,
    [row.district, row.id, row.unitId, row.name, row.bytes, new Date(row.at), row.personId],
  )).length > 0

export const beginAnalysis = (tx: Tx, district: DistrictId, id: string, options: ImportOptions): void =>
  tx.send("update imports set state = 'analysing', options = $3, progress = null, counts = null, problem = null, net_version = null, runner = null, seen_at = null where district = $1 and id = $2", [district, id, JSON.stringify(options)])

export const cancelImport = (tx: Tx, district: DistrictId, id: string, state: 'ready' | 'cancelled'): void => {
  tx.send('update imports set state = $3, progress = null, counts = null, runner = null where district = $1 and id = $2', [district, id, state])
  tx.send('delete from import_rows where district = $1 and import_id = $2', [district, id])
}

export const noteImportPlan = (tx: Tx, district: DistrictId, id: string, planId: string): void =>
  tx.send("update imports set state = 'planned', plan_id = $3 where district = $1 and id = $2", [district, id, planId])

export const pageRows = (db: Queryable, district: DistrictId, id: string, filter: { state?: RowState | undefined; fault?: FaultKind | undefined; mended?: boolean | undefined }, after: number, limit: number): Promise<{ row: number; content: ImportRow }[]> =>
  db.query(
    `select "row", content from import_rows where district = $1 and import_id = $2 and "row" > $3 and ($4::text is null or state = $4) and ($5::text is null or kinds @> array[$5])
     and ($6::boolean is null or mended = $6) order by "row" limit $7`,
    [district, id, after, filter.state ?? null, filter.fault ?? null, filter.mended ?? null, limit],
  )

export const findMapping = async (db: Queryable, district: DistrictId, headings: string): Promise<Mapping | undefined> =>
  (await db.query<{ mapping: Mapping }>('select mapping from import_mappings where district = $1 and headings = $2', [district, headings]))[0]?.mapping

export const keepMapping = (tx: Tx, district: DistrictId, headings: string, mapping: Mapping, at: number): void =>
  tx.send('insert into import_mappings (district, headings, mapping, used_at) values ($1, $2, $3, $4) on conflict (district, headings) do update set mapping = excluded.mapping, used_at = excluded.used_at', [district, headings, JSON.stringify(mapping), new Date(at)])

export type Claimed = { district: DistrictId; id: string; unit_id: UnitId; name: string; state: 'reading' | 'analysing'; options: ImportOptions | null }

/** Takes an import that nobody works on, or whose worker has not been heard of for a minute. */
export const claimImport = async (db: Queryable, runner: string, now: number): Promise<Claimed | undefined> =>
  (await db.query<Claimed>(
    `update imports set runner = $1, seen_at = $2 where (district, id) = (
       select district, id from imports where state in ('reading', 'analysing') and (runner is null or seen_at < $3) order by created_at limit 1 for update skip locked)
     returning district, id, unit_id, name, state, options`,
    [runner, new Date(now), new Date(now - 60_000)],
  ))[0]

/** False when it was cancelled or taken over meanwhile. */
export const noteProgress = async (db: Queryable, district: DistrictId, id: string, runner: string, now: number, progress: Import['progress']): Promise<boolean> =>
  (await db.query('update imports set progress = $4, seen_at = $5 where district = $1 and id = $2 and runner = $3 returning id', [district, id, runner, JSON.stringify(progress), new Date(now)])).length > 0

/** Only by whoever still works on it. */
export const finishImport = async (tx: Tx, district: DistrictId, id: string, runner: string, done: { state: ImportState; found?: Look; counts?: Counts; problem?: { code: string; params: unknown }; netVersion?: number }, rows: readonly PreviewRow[] = []): Promise<void> => {
  const mine = await tx.query(
    `update imports set state = $4, found = coalesce($5, found), counts = $6, problem = $7, net_version = $8, progress = null, runner = null where district = $1 and id = $2 and runner = $3 returning id`,
    [district, id, runner, done.state, done.found ? JSON.stringify(done.found) : null, done.counts ? JSON.stringify(done.counts) : null, done.problem ? JSON.stringify(done.problem) : null, done.netVersion ?? null],
  )
  if (mine.length === 0) return
  await tx.query('delete from import_rows where district = $1 and import_id = $2', [district, id])
  await bulkInsert(tx, 'import_rows', rows.map((content) => ({
    district, import_id: id, row: content.row, state: content.state, mended: content.faults.some(({ mended }) => mended), kinds: [...new Set(content.faults.map(({ kind }) => kind))], content,
  })))
}

/** Imports nobody went on with, and those that became a plan: their ids, already without preview. */
/** Those of them that no import is known by. */
export const withoutRecord = async (tx: Tx, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return []
  const known = new Set((await tx.query<{ id: string }>('select id from imports where id = any($1::uuid[])', [ids])).map(({ id }) => id))
  return ids.filter((id) => !known.has(id))
}

export const eraseOldImports = async (tx: Tx, before: number, most: number): Promise<string[]> => {
  const gone = await tx.query<{ district: DistrictId; id: string }>(
    `delete from imports where (district, id) in (select district, id from imports where created_at < $1 and state not in ('reading', 'analysing') order by created_at limit $2) returning district, id`,
    [new Date(before), most],
  )
  for (const { district, id } of gone) await tx.query('delete from import_rows where district = $1 and import_id = $2', [district, id])
  return gone.map(({ id }) => id)
}
