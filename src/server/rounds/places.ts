// Places of routines, and people who asked to be visited. Both have a point only: what lies in a unit is asked of the net of
// today, so that a place stays where it is when units are split and merged.
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { liesIn } from '../../domain/access/place.ts'
import type { RoundPlace } from '../../domain/rounds/routine.ts'
import type { Queryable } from '../db/open.ts'
import type { Net, NetUnit } from '../territory/net.ts'

type PlaceRow = RoundPlace & { routine_id: string }
type Box = readonly [west: number, south: number, east: number, north: number]

const isIn = (net: Net, unit: NetUnit, { lng, lat }: { lng: number; lat: number }): boolean => {
  const found = net.locate(lng, lat)
  return found !== undefined && liesIn(found.line, unit.line)
}

/** Around all of these; one without a shape may lie anywhere. */
const boxAround = (units: readonly NetUnit[]): Box => {
  if (units.some(({ bbox }) => bbox === null)) return [-180, -90, 180, 90]
  const of = (n: 0 | 1 | 2 | 3): number[] => units.map(({ bbox }) => bbox![n])
  return [Math.min(...of(0)), Math.min(...of(1)), Math.max(...of(2)), Math.max(...of(3))]
}

const inBox = 'lng between $3 and $5 and lat between $4 and $6'

export type PlacesOf = (routineId: string, unit: NetUnit) => RoundPlace[]

/** The places of these routines in these units, as one looks them up. `at`: as the lists stood then. */
export const readPlaces = async (db: Queryable, net: Net, district: DistrictId, routineIds: readonly string[], units: readonly NetUnit[], at?: number): Promise<PlacesOf> => {
  if (routineIds.length === 0 || units.length === 0) return () => []
  const standing = at === undefined ? 'removed_at is null' : 'put_at <= $7 and (removed_at is null or removed_at > $7)'
  const rows = await db.query<PlaceRow>(
    `select id, routine_id, name, lng, lat from round_places where district = $1 and routine_id = any($2::uuid[]) and ${inBox} and ${standing} order by name, id`,
    [district, routineIds, ...boxAround(units), ...(at === undefined ? [] : [new Date(at)])], at === undefined ? 'round-places' : 'round-places-at')
  return (routineId, unit) => rows.filter((row) => row.routine_id === routineId && isIn(net, unit, row)).map(({ id, name, lng, lat }) => ({ id, name, lng, lat }))
}

/** Ids of all places the routine ever had, of those named. */
export const knownPlaces = async (db: Queryable, district: DistrictId, routineId: string, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set((await db.query<{ id: string }>('select id::text as id from round_places where district = $1 and routine_id = $2 and id::text = any($3::text[])', [district, routineId, ids])).map(({ id }) => id))

export type WishRow = { id: string; name: string; phone: string | null; address: string; wish: string; lng: number; lat: number; keep_until: string; talked_on: string | null }

const wishColumns = "id, name, phone, address, wish, lng, lat, to_char(keep_until, 'YYYY-MM-DD') as keep_until, to_char(talked_on, 'YYYY-MM-DD') as talked_on"

/** Who asked to be visited in these units, and still does on the day; whoever waited longest first. */
export const readWishes = async (db: Queryable, net: Net, district: DistrictId, units: readonly NetUnit[], today: string): Promise<(unit: NetUnit) => WishRow[]> => {
  if (units.length === 0) return () => []
  const rows = await db.query<WishRow>(`select ${wishColumns} from visit_wishes where district = $1 and keep_until >= $2::date and ${inBox} order by talked_on nulls first, id`, [district, today, ...boxAround(units)], 'visit-wishes')
  return (unit) => rows.filter((row) => isIn(net, unit, row))
}

export const findWish = async (db: Queryable, district: DistrictId, id: string, today: string): Promise<WishRow | undefined> =>
  (await db.query<WishRow>(`select ${wishColumns} from visit_wishes where district = $1 and id = $2 and keep_until >= $3::date`, [district, id, today]))[0]

/** Buildings of a unit by name; `more` when there are further ones. */
export const readBuildings = async (db: Queryable, net: Net, district: DistrictId, unit: NetUnit, most: number) => {
  const rows = await db.query<{ code: string; name: string; lng: number; lat: number }>(
    `select code, name, lng, lat from buildings where district = $1 and lng between $2 and $4 and lat between $3 and $5 order by name, code limit 5000`, [district, ...boxAround([unit])])
  const found = rows.filter((row) => isIn(net, unit, row))
  return { buildings: found.slice(0, most), more: found.length > most }
}
