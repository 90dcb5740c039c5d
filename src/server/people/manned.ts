// The cells with somebody on post on a day: for the standard's "a person in every cell".
import type { DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import type { Queryable } from '../db/open.ts'

export const mannedUnits = async (db: Queryable, district: DistrictId, day: string): Promise<ReadonlySet<UnitId>> => {
  const rows = await db.query<{ unit_id: UnitId }>(
    `select distinct unit_id from posts where district = $1 and unit_id is not null and from_on <= $2::date and (until_on is null or until_on >= $2::date)`, [district, day])
  return new Set(rows.map((row) => row.unit_id))
}
