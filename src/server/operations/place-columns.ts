// The columns by which access reaches a row (domain/access/can.ts), the same in every table of this feature.
import type { Thing } from '../../domain/access/can.ts'
import type { Line } from '../../domain/access/place.ts'
import type { DistrictId, OfficeId, PersonId, UnitId } from '../../domain/kernel/ids.ts'

export type PlaceColumns = {
  district: DistrictId
  street_id: UnitId | null; community_id: UnitId | null; grid_id: UnitId | null; microgrid_id: UnitId | null
  holder_unit_id: UnitId | null; holder_office_id: OfficeId | null; assigned_office_id: OfficeId | null; assisting_office_ids: OfficeId[]
  owner_id: PersonId | null
}

export type PlacedThing = Thing & { assistingOfficeIds: readonly OfficeId[] }

export const thingFromRow = (row: PlaceColumns): PlacedThing => ({
  district: row.district, streetId: row.street_id, communityId: row.community_id, gridId: row.grid_id, microgridId: row.microgrid_id, holderUnitId: row.holder_unit_id,
  holderOfficeId: row.holder_office_id, assignedOfficeId: row.assigned_office_id, assistingOfficeIds: row.assisting_office_ids, ownerId: row.owner_id,
})

export const lineColumns = (line: Line): Pick<PlaceColumns, 'street_id' | 'community_id' | 'grid_id' | 'microgrid_id'> =>
  ({ street_id: line.streetId, community_id: line.communityId, grid_id: line.gridId, microgrid_id: line.microgridId })

export const placeColumns = (thing: PlacedThing): PlaceColumns => ({
  district: thing.district, ...lineColumns(thing), holder_unit_id: thing.holderUnitId, holder_office_id: thing.holderOfficeId, assigned_office_id: thing.assignedOfficeId,
  assisting_office_ids: [...thing.assistingOfficeIds], owner_id: thing.ownerId,
})

/** `insert into` a table by the columns of one row. */
export const insertSql = (table: string, row: Record<string, unknown>): [sql: string, values: unknown[]] => {
  const columns = Object.keys(row)
  return [`insert into ${table} (${columns.join(', ')}) values (${columns.map((_, n) => `$${n + 1}`).join(', ')})`, Object.values(row)]
}

/** `update` of one row named by its district and id. */
export const updateSql = (table: string, district: DistrictId, id: string, row: Record<string, unknown>): [sql: string, values: unknown[]] => {
  const sets = Object.keys(row).map((column, n) => `${column} = $${n + 3}`)
  return [`update ${table} set ${sets.join(', ')} where district = $1 and id = $2`, [district, id, ...Object.values(row)]]
}
