// The net of a district in memory: its units of a day, found by number, by name and by place. A few megabytes for a
// district of 8,600 units; read at the first question and again after the territory was changed.
import type { Line, UnitLine } from '../../domain/access/place.ts'
import type { DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import { polygonsOf, type Shape } from '../../domain/kernel/geometry.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import { buildLocator, type Locator, type LocatorCell } from '../../domain/territory/locate.ts'
import type { Level } from '../../domain/territory/unit.ts'
import type { Context } from '../context.ts'
import { asideOf } from '../db/aside.ts'
import type { Queryable } from '../db/open.ts'
import { netVersionOf, readChangeDays, readEnded, readNetState, readOtherStreets, readUnits, type UnitRow } from './net-rows.ts'
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
  day: string
  /** The first day on which the net was as it is here. */
  since: string
  /** Counts the adoptions of plans; the net of today is the one of the last. */
  version: number
  /** Tells it from any other net that was ever the one of today. */
  mark: string
  root: NetUnit
  units: ReadonlyMap<UnitId, NetUnit>
  /** Units that ended before, as they were last: for names beside what has passed. Without shapes and children. */
  ended: ReadonlyMap<UnitId, NetUnit>
  /** Streets in which units lay at other times. */
  otherStreets: ReadonlyMap<UnitId, readonly UnitId[]>
  locate(lng: number, lat: number): NetUnit | undefined
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

export const readNet = async (db: Queryable, district: DistrictId, day: string): Promise<Net> => {
  const { version, mark } = await readNetState(db, district)
  const rows = await readUnits(db, district, day)
  const ended = await readEnded(db, district, day)
  const streets = await readOtherStreets(db, district)
  const since = (await readChangeDays(db, district, day)).at(-1) ?? day
  const units = new Map(rows.map((row) => [row.id, toUnit(row)]))
  let root: NetUnit | undefined
  for (const unit of units.values()) {
    if (unit.level === 'district') root = unit
    else if (unit.parentId !== null) units.get(unit.parentId)?.children.push(unit)
  }
  // A day before the district began.
  if (!root) throw kernelProblem('request.not-found')
  count(root)
  let locator: Locator<UnitId> | undefined
  const cells = (): LocatorCell<UnitId>[] =>
    [...units.values()].flatMap(({ id, shape, children, level }) => (shape && children.length === 0 && level !== 'district' ? [{ id, geometry: shape }] : []))
  return {
    day, since, version, mark, root, units,
    ended: new Map(ended.map((row) => [row.id, toUnit(row)])),
    otherStreets: streets,
    locate(lng, lat) {
      locator ??= buildLocator(cells())
      const id = locator.locate(lng, lat)
      return id === undefined ? undefined : units.get(id)
    },
  }
}

type Kept = { net: Promise<Net>; lookedAt: number }
const kept = new WeakMap<Context, Map<string, Kept>>()

/** For so long a net is believed without asking for its version, in milliseconds of the machine's clock. */
const believedFor = 1_000
/** Nets of other days than today, for one look at the history. */
const mostPast = 4

const renew = async (context: Context, district: DistrictId, known: Kept): Promise<boolean> => {
  if (performance.now() - known.lookedAt < believedFor) return false
  known.lookedAt = performance.now()
  return (await netVersionOf(asideOf(context.database), district)) !== (await known.net).version
}

/** The net of today, or of a day before. What is to come is no net yet: a later day answers with today's. */
export const netOf = async (context: Context, district: DistrictId, on?: string): Promise<Net> => {
  let nets = kept.get(context)
  if (!nets) kept.set(context, (nets = new Map()))
  const today = todayOf(context.clock())
  const day = on === undefined || on > today ? today : on
  if (day < today) {
    const present = await netOf(context, district)
    if (day >= present.since) return present
  }
  const key = `${district} ${day}`
  const known = nets.get(key)
  if (known && !(await renew(context, district, known))) return known.net
  const newer = nets.get(key)
  if (newer && newer !== known) return newer.net
  const net = readNet(asideOf(context.database), district, day)
  net.catch(() => nets.delete(key))
  const others = [...nets.keys()].filter((other) => other.startsWith(`${district} `) && other !== `${district} ${today}`)
  if (others.length >= mostPast) nets.delete(others[0]!)
  nets.set(key, { net, lookedAt: performance.now() })
  return net
}

/** Lets go of the net of today unless it is the one of this mark. */
export const heedNet = async (context: Context, district: DistrictId, mark: string): Promise<void> => {
  const key = `${district} ${todayOf(context.clock())}`
  const known = kept.get(context)?.get(key)
  if (known && (await known.net).mark !== mark && kept.get(context)?.get(key) === known) kept.get(context)!.delete(key)
}

/** After the territory was changed: read it again at the next question. */
export const forgetNets = (context: Context): void => void kept.delete(context)

/** The line of units a place lies in; undefined outside the district. */
export const locateLine = async (context: Context, district: DistrictId, place: { lng: number; lat: number }): Promise<Line | undefined> =>
  (await netOf(context, district)).locate(place.lng, place.lat)?.line
