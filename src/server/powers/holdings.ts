// SQL about who holds which power where and when, and which classes of case need it.
import type { DistrictId, OfficeId, UnitId } from '../../domain/kernel/ids.ts'
import type { NeededPower } from '../../domain/powers/dispatch.ts'
import type { Holding, NewHolding, PowerItemId, PowerKind, PowerPart } from '../../domain/powers/power.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'

type HoldingRow = { id: number; item_id: PowerItemId; street_id: UnitId | null; office_id: OfficeId | null; part: PowerPart; from_on: string; until_on: string | null; transition: boolean }

export const toHolding = (row: HoldingRow): Holding => ({
  id: row.id, itemId: row.item_id, streetId: row.street_id, officeId: row.office_id, part: row.part, fromOn: row.from_on, untilOn: row.until_on, transition: row.transition,
})

const columns = 'id, item_id, street_id, office_id, part, from_on, until_on, transition'

/** Rows of these items that hold on the day or later, by item. */
export const readHoldings = async (db: Queryable, district: DistrictId, itemIds: readonly PowerItemId[], day: string): Promise<Map<PowerItemId, Holding[]>> => {
  const rows = await db.query<HoldingRow>(
    `select ${columns} from power_holdings where district = $1 and item_id = any($2::bigint[]) and (until_on is null or until_on >= $3::date) order by item_id, id`, [district, itemIds, day])
  const found = Map.groupBy(rows.map(toHolding), (one) => one.itemId)
  return new Map(itemIds.map((id) => [id, found.get(id) ?? []]))
}

/** Rows of these items in force on the day. */
export const readInForce = async (db: Queryable, district: DistrictId, itemIds: readonly PowerItemId[], day: string): Promise<Holding[]> =>
  (await db.query<HoldingRow>(
    `select ${columns} from power_holdings where district = $1 and item_id = any($2::bigint[]) and from_on <= $3::date and (until_on is null or until_on >= $3::date) order by item_id, street_id nulls first, id`,
    [district, itemIds, day])).map(toHolding)

export const insertHoldings = async (tx: Tx, district: DistrictId, rows: readonly NewHolding[], batchId: string): Promise<void> => {
  if (rows.length === 0) return
  await tx.query(
    `insert into power_holdings (district, item_id, street_id, office_id, part, from_on, until_on, transition, batch_id)
     select $1, h.* , $9::uuid from unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::date[], $7::date[], $8::boolean[]) as h`,
    [district, rows.map((one) => one.itemId), rows.map((one) => one.streetId), rows.map((one) => one.officeId), rows.map((one) => one.part), rows.map((one) => one.fromOn), rows.map((one) => one.untilOn), rows.map((one) => one.transition), batchId],
  )
}

export const endHoldings = async (tx: Tx, district: DistrictId, ends: readonly { id: number; untilOn: string }[], batchId: string): Promise<void> => {
  if (ends.length === 0) return
  await tx.query(
    'update power_holdings h set until_on = e.until_on, ended_by = $4 from unnest($2::bigint[], $3::date[]) as e(id, until_on) where h.district = $1 and h.id = e.id',
    [district, ends.map((one) => one.id), ends.map((one) => one.untilOn), batchId],
  )
}

/** Everything that changes who holds what goes through this lock, one after the other. */
export const lockPowers = async (tx: Tx, district: DistrictId): Promise<void> => {
  await tx.query('select from districts where district = $1 for no key update', [district])
}

/** The classes that need one of these items, each with all it needs. */
export const classesNeeding = async (db: Queryable, district: DistrictId, itemIds: readonly PowerItemId[]): Promise<Map<string, PowerItemId[]>> => {
  const rows = await db.query<{ category: string; item_id: PowerItemId }>(
    `select category, item_id from power_categories where district = $1 and category in (select category from power_categories where district = $1 and item_id = any($2::bigint[])) order by category, item_id`, [district, itemIds])
  return new Map([...Map.groupBy(rows, (row) => row.category)].map(([category, those]) => [category, those.map((row) => row.item_id)]))
}

type NeededRow = { item_id: PowerItemId; code: string; name: string; kind: PowerKind; rows: { officeId: OfficeId | null; streetId: UnitId | null; part: PowerPart; fromOn: string; untilOn: string | null; transition: boolean }[] }

/** What a class needs, with the rows at the street and of the district that hold on the day or will. */
export const readNeeded = async (db: Queryable, district: DistrictId, category: string, streetId: UnitId | null, day: string): Promise<NeededPower[]> =>
  (await db.query<NeededRow>(
    `select i.id as item_id, i.code, i.name, i.kind, coalesce((
       select jsonb_agg(jsonb_build_object('officeId', h.office_id, 'streetId', h.street_id, 'part', h.part, 'fromOn', h.from_on, 'untilOn', h.until_on, 'transition', h.transition) order by h.id)
       from power_holdings h where h.district = i.district and h.item_id = i.id and (h.street_id = $3 or h.street_id is null) and (h.until_on is null or h.until_on >= $4::date)), '[]') as rows
     from power_categories c join power_items i on i.district = c.district and i.id = c.item_id where c.district = $1 and c.category = $2 order by i.code`,
    [district, category, streetId, day], 'powers-needed'))
    .map(({ item_id: itemId, code, name, kind, rows }) => ({ itemId, code, name, kind, holdings: rows.map((row) => ({ itemId, ...row })) }))
