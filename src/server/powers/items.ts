// SQL about the items of the list: how they read and read, and the list of a day.
import type { DistrictId, OfficeId, PersonId, UnitId } from '../../domain/kernel/ids.ts'
import type { PowerItemId, PowerKind } from '../../domain/powers/power.ts'
import { newValues, type Values } from '../access/reach-sql.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'

export type ItemRow = { id: PowerItemId; code: string; name: string; kind: PowerKind; basis: string; sample: boolean; version: number }
export type Wording = { name: string; kind: PowerKind; basis: string }
export type ItemQuery = { day: string; officeId?: number | undefined; streetId?: number | undefined; kind?: string | undefined; words?: string | undefined }

const inForce = (alias: string, day: string): string => `${alias}.from_on <= ${day}::date and (${alias}.until_on is null or ${alias}.until_on >= ${day}::date)`

/**
 * An office holds an item at a street by a row there, or by one of the district that no leading row there stands above: two lists,
 * each read off an index.
 */
const heldSql = ({ officeId, streetId }: ItemQuery, day: string, values: Values): string[] => {
  if (officeId === undefined && streetId === undefined) return []
  const holders = ['h.district = $1', officeId === undefined ? 'h.office_id is not null' : `h.office_id = ${values.add(officeId)}`, inForce('h', day)].join(' and ')
  const held = (more: string): string => `select h.item_id from power_holdings h where ${holders}${more}`
  if (streetId === undefined) return [`i.id in (${held('')})`]
  const street = values.add(streetId)
  const ledThere = `exists (select from power_holdings s where s.district = $1 and s.item_id = h.item_id and s.street_id = ${street} and s.part = 'lead' and ${inForce('s', day)})`
  return [`i.id in (${held(` and h.street_id = ${street}`)} union all ${held(` and h.street_id is null and not ${ledThere}`)})`]
}

const conditionsOf = (district: DistrictId, query: ItemQuery): { sql: string; values: Values } => {
  const values = newValues(district)
  // The day is a value only where it is asked for: none stands in the statement without a use.
  const held = heldSql(query, query.officeId === undefined && query.streetId === undefined ? '' : values.add(query.day), values)
  const conditions = ['i.district = $1', ...held]
  if (query.kind !== undefined) conditions.push(`i.kind = ${values.add(query.kind)}`)
  const words = query.words?.trim()
  if (words) {
    const like = values.add(`%${words.replace(/[\\%_]/g, '\\$&')}%`)
    conditions.push(`(i.name like ${like} or i.code like ${like} or i.basis like ${like})`)
  }
  return { sql: conditions.join(' and '), values }
}

const columns = 'i.id, i.code, i.name, i.kind, i.basis, i.sample, i.version'

export const listItems = (db: Queryable, district: DistrictId, query: ItemQuery & { after?: string | undefined; limit: number }): Promise<ItemRow[]> => {
  const { sql, values } = conditionsOf(district, query)
  const after = query.after === undefined ? '' : ` and i.code > ${values.add(query.after)}`
  return db.query<ItemRow>(`select ${columns} from power_items i where ${sql}${after} order by i.code limit ${values.add(query.limit)}`, values.list)
}

export const countItems = async (db: Queryable, district: DistrictId, query: ItemQuery): Promise<number> => {
  const { sql, values } = conditionsOf(district, query)
  return (await db.query<{ total: number }>(`select count(*) as total from power_items i where ${sql}`, values.list))[0]!.total
}

export const findItem = async (db: Queryable, district: DistrictId, id: number, lock = false): Promise<ItemRow | undefined> =>
  (await db.query<ItemRow>(`select ${columns} from power_items i where district = $1 and id = $2${lock ? ' for update' : ''}`, [district, id]))[0]

export const itemsById = (db: Queryable, district: DistrictId, ids: readonly number[]): Promise<ItemRow[]> =>
  db.query<ItemRow>(`select ${columns} from power_items i where district = $1 and id = any($2::bigint[]) order by code`, [district, ids])

/** Undefined when the code is another item's. The same command twice makes one. */
export const insertItem = async (tx: Tx, district: DistrictId, code: string, wording: Wording, sample: boolean, by: PersonId | null, now: number, commandId: string | null): Promise<PowerItemId | undefined> => {
  const [made] = await tx.query<{ id: PowerItemId }>(
    'insert into power_items (district, code, name, kind, basis, sample, command_id) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id', [district, code, wording.name, wording.kind, wording.basis, sample, commandId])
  if (made) {
    insertVersion(tx, district, made.id, 1, wording, by, now, commandId)
    return made.id
  }
  return (await tx.query<{ id: PowerItemId }>('select id from power_items where district = $1 and command_id = $2', [district, commandId]))[0]?.id
}

const insertVersion = (tx: Tx, district: DistrictId, id: PowerItemId, version: number, { name, kind, basis }: Wording, by: PersonId | null, now: number, commandId: string | null): void =>
  tx.send('insert into power_item_versions (district, item_id, version, name, kind, basis, at, person_id, command_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [district, id, version, name, kind, basis, new Date(now), by, commandId])

export const rewordItem = (tx: Tx, district: DistrictId, item: ItemRow, wording: Wording, by: PersonId | null, now: number, commandId: string | null): void => {
  tx.send('update power_items set name = $3, kind = $4, basis = $5, sample = false, version = version + 1 where district = $1 and id = $2', [district, item.id, wording.name, wording.kind, wording.basis])
  insertVersion(tx, district, item.id, item.version + 1, wording, by, now, commandId)
}

export const rewordedBy = async (db: Queryable, district: DistrictId, commandId: string): Promise<PowerItemId | undefined> =>
  (await db.query<{ item_id: PowerItemId }>('select item_id from power_item_versions where district = $1 and command_id = $2', [district, commandId]))[0]?.item_id

type VersionRow = { version: number; name: string; kind: PowerKind; basis: string; at: Date; by: string | null }
type HistoryRow = { id: number; street_id: UnitId | null; office_id: OfficeId | null; part: 'lead' | 'joint' | 'finishing'; from_on: string; until_on: string | null; transition: boolean; batch_id: string | null; batch_name: string | null; ended_by: string | null; ended_name: string | null }

export const readHistory = async (db: Queryable, district: DistrictId, id: PowerItemId): Promise<{ versions: VersionRow[]; holdings: HistoryRow[]; categories: string[] }> => {
  const [versions, holdings, categories] = await Promise.all([
    db.query<VersionRow>('select v.version, v.name, v.kind, v.basis, v.at, n.name as by from power_item_versions v left join persons n on n.district = v.district and n.id = v.person_id where v.district = $1 and v.item_id = $2 order by v.version desc', [district, id]),
    db.query<HistoryRow>(
      `select h.id, h.street_id, h.office_id, h.part, h.from_on, h.until_on, h.transition, b.id as batch_id, b.name as batch_name, e.id as ended_by, e.name as ended_name from power_holdings h
       left join power_batches b on b.district = h.district and b.id = h.batch_id left join power_batches e on e.district = h.district and e.id = h.ended_by
       where h.district = $1 and h.item_id = $2 order by h.from_on desc, h.street_id nulls first, h.id`, [district, id]),
    db.query<{ category: string }>('select category from power_categories where district = $1 and item_id = $2 order by category', [district, id]),
  ])
  return { versions, holdings, categories: categories.map((row) => row.category) }
}

export const setCategories = async (tx: Tx, district: DistrictId, id: PowerItemId, categories: readonly string[]): Promise<void> => {
  await tx.query('delete from power_categories where district = $1 and item_id = $2 and category <> all($3::text[])', [district, id, categories])
  await tx.query('insert into power_categories (district, item_id, category) select $1, $2, c from unnest($3::text[]) as c on conflict do nothing', [district, id, categories])
}

export type ItemToWrite = Wording & { code: string; sample: boolean }

const columnsOf = (items: readonly ItemToWrite[]): unknown[][] => [items.map((one) => one.code), items.map((one) => one.name), items.map((one) => one.kind), items.map((one) => one.basis)]

/** Many at once; codes that nobody has. Gives the number of each. */
export const insertItems = async (tx: Tx, district: DistrictId, items: readonly ItemToWrite[], by: PersonId | null, now: number): Promise<Map<string, PowerItemId>> => {
  if (items.length === 0) return new Map()
  const rows = await tx.query<{ id: PowerItemId; code: string }>(
    'insert into power_items (district, code, name, kind, basis, sample) select $1, i.* from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[]) as i returning id, code', [district, ...columnsOf(items), items.map((one) => one.sample)])
  await tx.query(
    `insert into power_item_versions (district, item_id, version, name, kind, basis, at, person_id) select district, id, version, name, kind, basis, $3, $4 from power_items where district = $1 and id = any($2::bigint[])`, [district, rows.map((row) => row.id), new Date(now), by])
  return new Map(rows.map((row) => [row.code, row.id]))
}

/** Many at once, of codes that are there. */
export const rewordItems = async (tx: Tx, district: DistrictId, items: readonly ItemToWrite[], by: PersonId | null, now: number): Promise<void> => {
  if (items.length === 0) return
  const codes = items.map((one) => one.code)
  await tx.query(
    `update power_items i set name = n.name, kind = n.kind, basis = n.basis, sample = false, version = i.version + 1
     from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as n(code, name, kind, basis) where i.district = $1 and i.code = n.code`, [district, ...columnsOf(items)])
  await tx.query(
    `insert into power_item_versions (district, item_id, version, name, kind, basis, at, person_id) select district, id, version, name, kind, basis, $3, $4 from power_items where district = $1 and code = any($2::text[])`, [district, codes, new Date(now), by])
}
