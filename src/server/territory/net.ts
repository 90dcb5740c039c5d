// The net of a district in memory: its units as of today, found by number, by name and by place. A few megabytes for a
// district of 8,600 units; read at the first question and again after the territory was changed.
import type { Line, UnitLine } from '../../domain/access/place.ts'
import type { DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import { polygonsOf, type Shape } from '../../domain/kernel/geometry.ts'
import { buildLocator, type Locator, type LocatorCell } from '../../domain/territory/locate.ts'
import type { Level } from '../../domain/territory/unit.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { todayOf } from '../access/actors.ts'

export type NetUnit = {
  id: UnitId
  parentId: UnitId | null
  level: Level
  code: string
  name: string
  aliases: readonly string[]
  village: boolean
  special: string | null
  madeUp: boolean
  households: number | null
  line: UnitLine
  center: [number, number] | null
  shape: Shape | null
  bbox: Bbox | null
  counts: Counts
  children: NetUnit[]
}

export type Bbox = [west: number, south: number, east: number, north: number]
export type Counts = { communities: number; villages: number; grids: number; microgrids: number; special: number }

export type Net = {
  root: NetUnit
  units: ReadonlyMap<UnitId, NetUnit>
  locate(lng: number, lat: number): NetUnit | undefined
}

type UnitRow = {
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

const bboxOf = (shape: Shape | null): Bbox | null => {
  if (shape === null) return null
  const box: Bbox = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [outer] of polygonsOf(shape))
    for (const [lng, lat] of outer ?? []) {
      if (lng < box[0]) box[0] = lng
      if (lat < box[1]) box[1] = lat
      if (lng > box[2]) box[2] = lng
      if (lat > box[3]) box[3] = lat
    }
  return box[0] === Infinity ? null : box
}

const toUnit = (row: UnitRow): NetUnit => ({
    id: row.id, parentId: row.parent_id, level: row.level, code: row.code, name: row.name, aliases: row.aliases, village: row.village,
    special: row.special, madeUp: row.made_up, households: row.households, shape: row.geometry, bbox: bboxOf(row.geometry), children: [],
    line: { id: row.id, level: row.level, streetId: row.street_id, communityId: row.community_id, gridId: row.grid_id, microgridId: row.microgrid_id },
    center: row.center_lng === null || row.center_lat === null ? null : [row.center_lng, row.center_lat],
    counts: { communities: 0, villages: 0, grids: 0, microgrids: 0, special: 0 },
})

const count = (unit: NetUnit): Counts => {
  const { counts } = unit
  for (const child of unit.children) {
    const below = count(child)
    for (const key of Object.keys(counts) as (keyof Counts)[]) counts[key] += below[key]
    if (child.level === 'community') counts[child.village ? 'villages' : 'communities'] += 1
    if (child.level === 'grid') counts.grids += 1
    if (child.level === 'microgrid') counts.microgrids += 1
    if (child.special !== null) counts.special += 1
  }
  return counts
}

const readNet = async (db: Queryable, district: DistrictId, today: string): Promise<Net> => {
  const rows = await db.query<UnitRow>(
    `select u.id, u.parent_id, u.level, u.code, u.name, u.aliases, u.village, u.special, u.made_up, u.households, u.street_id,
       u.community_id, u.grid_id, u.microgrid_id, u.center_lng, u.center_lat, s.geometry
     from units u left join unit_shapes s on s.district = u.district and s.unit_id = u.id
       and s.valid_from <= $2::date and (s.valid_until is null or s.valid_until > $2::date)
     where u.district = $1 and u.valid_from <= $2::date and (u.valid_until is null or u.valid_until > $2::date)
     order by u.code`,
    [district, today],
  )
  const units = new Map(rows.map((row) => [row.id, toUnit(row)]))
  let root: NetUnit | undefined
  for (const unit of units.values()) {
    if (unit.level === 'district') root = unit
    else if (unit.parentId !== null) units.get(unit.parentId)?.children.push(unit)
  }
  if (!root) throw new Error(`district ${district} has no unit of its own`)
  count(root)
  let locator: Locator<UnitId> | undefined
  const cells = (): LocatorCell<UnitId>[] =>
    [...units.values()].flatMap(({ id, shape, children, level }) => (shape && children.length === 0 && level !== 'district' ? [{ id, geometry: shape }] : []))
  return {
    root,
    units,
    locate(lng, lat) {
      locator ??= buildLocator(cells())
      const id = locator.locate(lng, lat)
      return id === undefined ? undefined : units.get(id)
    },
  }
}

type Kept = { day: string; net: Promise<Net> }
const kept = new WeakMap<Context, Map<DistrictId, Kept>>()

export const netOf = (context: Context, district: DistrictId): Promise<Net> => {
  let nets = kept.get(context)
  if (!nets) kept.set(context, (nets = new Map()))
  const day = todayOf(context.clock())
  const known = nets.get(district)
  if (known?.day === day) return known.net
  const net = readNet(context.database, district, day)
  net.catch(() => nets.delete(district))
  nets.set(district, { day, net })
  return net
}

/** After the territory was changed: read it again at the next question. */
export const forgetNets = (context: Context): void => void kept.delete(context)

/** The line of units a place lies in; undefined outside the district. */
export const locateLine = async (context: Context, district: DistrictId, place: { lng: number; lat: number }): Promise<Line | undefined> =>
  (await netOf(context, district)).locate(place.lng, place.lat)?.line
