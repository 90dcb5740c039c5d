// SQL about batches of the list of powers, and the cases and officers they touch.
import type { Actor } from '../../domain/access/actor.ts'
import type { DistrictId, OfficeId, PersonId, PostId, UnitId } from '../../domain/kernel/ids.ts'
import type { BatchKind, BatchPlace, Pair, PowerBatch, Transition } from '../../domain/powers/change.ts'
import type { CaseFate, Touched } from '../../domain/powers/effect.ts'
import type { PowerItemId } from '../../domain/powers/power.ts'
import { newValues, reachSql } from '../access/reach-sql.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'

export type BatchState = 'proposed' | 'adopted' | 'declined'
export type BatchMove = { postId: PostId; officeId: OfficeId }
/** Of one post, at the office it stands at before the batch. */
export type TouchedOfficer = { postId: PostId; officeId: OfficeId; loses: boolean; gains: boolean; movesTo: OfficeId | null }
/** What was touched when it was adopted. */
export type StoredEffect = { pairs: Pair[]; touched: Touched[]; officers: TouchedOfficer[] }

export type BatchRow = {
  id: string; name: string; kind: BatchKind | 'import'; state: BatchState; version: number; from_on: string; transition: Transition | null; item_ids: PowerItemId[]; places: BatchPlace[]; moves: BatchMove[]
  made_by_id: PersonId | null; made_by: string | null; made_at: Date; settled_by: string | null; settled_at: Date | null; settled_text: string | null
}

const columns = `b.id, b.name, b.kind, b.state, b.version, b.from_on, b.transition, b.item_ids, b.places, b.moves, b.made_by_id, m.name as made_by, b.made_at, s.name as settled_by, b.settled_at, b.settled_text`
const joins = 'left join persons m on m.district = b.district and m.id = b.made_by_id left join persons s on s.district = b.district and s.id = b.settled_by_id'

export const findBatch = async (db: Queryable, district: DistrictId, id: string): Promise<BatchRow | undefined> =>
  (await db.query<BatchRow>(`select ${columns} from power_batches b ${joins} where b.district = $1 and b.id = $2`, [district, id]))[0]

export const lockBatch = async (tx: Tx, district: DistrictId, id: string): Promise<BatchRow | undefined> => {
  await tx.query('select from power_batches where district = $1 and id = $2 for update', [district, id])
  return findBatch(tx, district, id)
}

export const readEffect = async (db: Queryable, district: DistrictId, id: string): Promise<StoredEffect | null> =>
  (await db.query<{ effect: StoredEffect | null }>('select effect from power_batches where district = $1 and id = $2', [district, id]))[0]?.effect ?? null

export type ListedBatch = Pick<BatchRow, 'id' | 'name' | 'kind' | 'state' | 'from_on' | 'made_by' | 'made_at' | 'settled_at'> & { items: number; places: number }

export const listBatches = (db: Queryable, district: DistrictId, query: { state?: string | undefined; after?: { at: number; id: string } | undefined; limit: number }): Promise<ListedBatch[]> => {
  const values = newValues(district)
  const state = query.state === undefined ? '' : ` and b.state = ${values.add(query.state)}`
  const after = query.after === undefined ? '' : ` and (b.made_at, b.id) < (${values.add(new Date(query.after.at))}, ${values.add(query.after.id)}::uuid)`
  return db.query<ListedBatch>(
    `select b.id, b.name, b.kind, b.state, b.from_on, m.name as made_by, b.made_at, b.settled_at, jsonb_array_length(b.item_ids) as items, jsonb_array_length(b.places) as places
     from power_batches b left join persons m on m.district = b.district and m.id = b.made_by_id where b.district = $1${state}${after} order by b.made_at desc, b.id desc limit ${values.add(query.limit)}`, values.list)
}

export type BatchContent = PowerBatch & { name: string; moves: readonly BatchMove[] }

export const insertBatch = async (tx: Tx, district: DistrictId, id: string, one: Omit<BatchContent, 'kind'> & { kind: BatchRow['kind'] }, by: PersonId | null, now: number): Promise<boolean> =>
  (await tx.query(
    `insert into power_batches (district, id, name, kind, state, from_on, transition, item_ids, places, moves, made_by_id, made_at) values ($1, $2, $3, $4, 'proposed', $5, $6, $7, $8, $9, $10, $11) on conflict do nothing returning id`,
    [district, id, one.name, one.kind, one.fromOn, one.transition === null ? null : JSON.stringify(one.transition), JSON.stringify(one.itemIds), JSON.stringify(one.places), JSON.stringify(one.moves), by, new Date(now)])).length > 0

export const updateBatch = (tx: Tx, district: DistrictId, id: string, one: BatchContent): void =>
  tx.send('update power_batches set name = $3, kind = $4, from_on = $5, transition = $6, item_ids = $7, places = $8, moves = $9, version = version + 1 where district = $1 and id = $2', [
    district, id, one.name, one.kind, one.fromOn, one.transition === null ? null : JSON.stringify(one.transition), JSON.stringify(one.itemIds), JSON.stringify(one.places), JSON.stringify(one.moves)])

export const settleBatch = (tx: Tx, district: DistrictId, id: string, state: BatchState, by: PersonId | null, now: number, text: string | null, effect: StoredEffect | null): void =>
  tx.send('update power_batches set state = $3, settled_by_id = $4, settled_at = $5, settled_text = $6, effect = $7 where district = $1 and id = $2', [district, id, state, by, new Date(now), text, effect === null ? null : JSON.stringify(effect)])

export type PostAt = { id: PostId; name: string; office_id: OfficeId }

/** Posts at these offices, or by number, that hold on the day. */
export const postsAt = (db: Queryable, district: DistrictId, officeIds: readonly OfficeId[], postIds: readonly PostId[], day: string): Promise<PostAt[]> =>
  db.query<PostAt>(
    `select p.id, n.name, p.office_id from posts p join persons n on n.district = p.district and n.id = p.person_id
     where p.district = $1 and p.office_id is not null and (p.office_id = any($2::bigint[]) or p.id = any($3::bigint[])) and p.from_on <= $4::date and (p.until_on is null or p.until_on >= $4::date) order by p.id`, [district, officeIds, postIds, day])

export const postNames = async (db: Queryable, district: DistrictId, postIds: readonly PostId[]): Promise<Map<PostId, string>> =>
  new Map((await db.query<{ id: PostId; name: string }>('select p.id, n.name from posts p join persons n on n.district = p.district and n.id = p.person_id where p.district = $1 and p.id = any($2::bigint[])', [district, postIds])).map((row) => [row.id, row.name]))

/** A case is an office's as long as it holds it, or handled it and may get it back. `actor` null: all, for a number only. */
const touchedSql = (district: DistrictId, actor: Actor | null, touched: readonly Touched[]) => {
  const values = newValues(district)
  const rows = [touched.map((one) => one.category), touched.map((one) => one.streetId ?? 0), touched.map((one) => one.officeId), touched.map((one) => one.fate)].map((column) => values.add(column)) as [string, string, string, string]
  const sql = `from unnest(${rows[0]}::text[], ${rows[1]}::bigint[], ${rows[2]}::bigint[], ${rows[3]}::text[]) as t(category, street, office, fate)
     join cases c on c.district = $1 and c.assigned_office_id = t.office and c.category = t.category and coalesce(c.street_id, 0) = t.street and c.state_group <> 'closed'
       and (c.holder_office_id = t.office or (c.state_group = 'waiting' and c.handled_office_id = t.office))
     where ${actor === null ? 'true' : reachSql(actor, 'case.see', values)}`
  return { sql, values }
}

export const countTouchedAsSystem = (db: Queryable, district: DistrictId, touched: readonly Touched[]) => countTouched(db, district, null, touched)

export const countTouched = async (db: Queryable, district: DistrictId, actor: Actor | null, touched: readonly Touched[]): Promise<Partial<Record<CaseFate, number>>> => {
  if (touched.length === 0) return {}
  const { sql, values } = touchedSql(district, actor, touched)
  const rows = await db.query<{ fate: CaseFate; count: number }>(`select t.fate, count(*) as count ${sql} group by t.fate`, values.list)
  return Object.fromEntries(rows.map((row) => [row.fate, row.count]))
}

export type TouchedCase = { id: string; number: string; category: string; state: string; description: string; street_id: UnitId | null; office_id: OfficeId; fate: CaseFate; reported_at: Date }

export const listTouched = async (db: Queryable, actor: Actor, touched: readonly Touched[], query: { fate?: string | undefined; after?: string | undefined; limit: number }): Promise<TouchedCase[]> => {
  if (touched.length === 0) return []
  const { sql, values } = touchedSql(actor.district, actor, query.fate === undefined ? touched : touched.filter((one) => one.fate === query.fate))
  const after = query.after === undefined ? '' : ` and c.id > ${values.add(query.after)}::uuid`
  return db.query<TouchedCase>(
    `select c.id, to_char(c.reported_at at time zone 'Asia/Shanghai', 'YYYY') || '-' || lpad(c.number::text, 7, '0') as number, c.category, c.state, c.description, c.street_id, t.office as office_id, t.fate, c.reported_at ${sql}${after} order by c.id limit ${values.add(query.limit)}`, values.list)
}
