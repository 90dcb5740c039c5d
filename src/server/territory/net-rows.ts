// SQL of the net: the units of a day with their shapes, those that ended before, and the days on which something changed.
import type { DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import type { Shape } from '../../domain/kernel/geometry.ts'
import type { Level } from '../../domain/territory/unit.ts'
import type { Queryable } from '../db/open.ts'

export type UnitRow = {
  id: UnitId
  parent_id: UnitId | null
  level: Level
  code: string
  name: string
  aliases: string[]
  village: boolean
  special: string | null
  made_up: boolean
  households: number | null
  street_id: UnitId | null
  community_id: UnitId | null
  grid_id: UnitId | null
  microgrid_id: UnitId | null
  center_lng: number | null
  center_lat: number | null
  geometry: Shape | null
}

const factColumns = ['parent_id', 'level', 'code', 'name', 'aliases', 'village', 'special', 'made_up', 'households', 'street_id', 'community_id', 'grid_id', 'microgrid_id', 'center_lng', 'center_lat']
const factsSql = (alias: 'u' | 'v', id: string): string => `${alias}.district, ${alias}.${id} as id, ${factColumns.map((column) => `${alias}.${column}`).join(', ')}`

/** The present facts of a unit hold from `facts_from`; what held before stands in `unit_versions`. */
export const readUnits = (db: Queryable, district: DistrictId, day: string): Promise<UnitRow[]> =>
  db.query<UnitRow>(
    `select x.*, s.geometry
     from (
       select ${factsSql('u', 'id')} from units u
       where u.district = $1 and coalesce(u.facts_from, u.valid_from) <= $2::date and (u.valid_until is null or u.valid_until > $2::date)
       union all
       select ${factsSql('v', 'unit_id')} from unit_versions v where v.district = $1 and v.valid_from <= $2::date and v.valid_until > $2::date
     ) x
     left join unit_shapes s on s.district = x.district and s.unit_id = x.id and s.valid_from <= $2::date and (s.valid_until is null or s.valid_until > $2::date)
     order by x.code`,
    [district, day],
  )

export const readEnded = (db: Queryable, district: DistrictId, day: string): Promise<UnitRow[]> =>
  db.query<UnitRow>(`select ${factsSql('u', 'id')}, null as geometry from units u where u.district = $1 and u.valid_until <= $2::date order by u.code`, [district, day])

/** Streets a unit lay in at other times than now. */
export const readOtherStreets = async (db: Queryable, district: DistrictId): Promise<Map<UnitId, UnitId[]>> => {
  const rows = await db.query<{ unit_id: UnitId; streets: UnitId[] }>(
    `select v.unit_id, jsonb_agg(distinct v.street_id) as streets from unit_versions v join units u on u.district = v.district and u.id = v.unit_id
     where v.district = $1 and v.street_id is distinct from u.street_id and v.street_id is not null group by v.unit_id`,
    [district],
  )
  return new Map(rows.map((row) => [row.unit_id, row.streets]))
}

/** Grows with every adoption; other processes see by it that their net is old. */
export const netVersionOf = async (db: Queryable, district: DistrictId): Promise<number> =>
  (await db.query<{ net_version: number }>('select net_version from districts where district = $1', [district], 'net-version'))[0]?.net_version ?? 0

/**
 * What the net of today is known by: the number of its adoptions and the plan adopted last. By the number alone, a database
 * that was put back and then redrawn otherwise would look the same.
 */
export const netMarkSql = (district: string): string =>
  `(select concat_ws(' ', d.net_version, (select concat(p.id, ' ', extract(epoch from p.applied_at)) from plans p where p.district = d.district and p.state = 'applied' order by p.changed_at desc, p.id desc limit 1)) from districts d where d.district = ${district})`

const netMarkOf = async (db: Queryable, district: DistrictId): Promise<string> =>
  (await db.query<{ mark: string | null }>(`select ${netMarkSql('$1')} as mark`, [district], 'net-mark'))[0]?.mark ?? ''

/** Both are read before the units: these are as new, or newer. */
export const readNetState = async (db: Queryable, district: DistrictId): Promise<{ version: number; mark: string }> => {
  const mark = await netMarkOf(db, district)
  return { version: Number.parseInt(mark, 10) || 0, mark }
}

/** Days up to one on which units began, ended or were changed, ascending. */
export const readChangeDays = async (db: Queryable, district: DistrictId, until: string): Promise<string[]> => {
  const rows = await db.query<{ day: string }>(
    `select day from (
       select valid_from as day from units where district = $1 union select facts_from from units where district = $1 union select valid_until from units where district = $1
       union select valid_from from unit_versions where district = $1 union select valid_from from unit_shapes where district = $1) d
     where day <= $2::date order by day`,
    [district, until],
  )
  return rows.map((row) => row.day)
}
