// The cells a phone's holder works in: from the unit of each post down to the microgrids, with borders and buildings. Of a building
// its name, where it stands, how many entrances and households it has; never who lives there.
import type { Actor } from '../../../domain/access/actor.ts'
import { slimShape } from '../../../domain/kernel/slim-shape.ts'
import type { DistrictId, UnitId } from '../../../domain/kernel/ids.ts'
import type { HeldBuilding, HeldCell } from '../../../domain/sync/held-cell.ts'
import type { Queryable } from '../../db/open.ts'
import { netOf, type Net, type NetUnit } from '../../territory/net.ts'
import { keptWithNet } from '../kept-with-net.ts'
import { atHand, nothing, type ReachSection } from '../section.ts'
import { stampOf } from '../stamp.ts'

type Kept = { key: string; stamp: string; data: HeldCell }

/** A community with its grids and microgrids has some forty units. */
const most = 200
const tolerance = 1

const unitsBelow = (unit: NetUnit): NetUnit[] => [unit, ...unit.children.flatMap(unitsBelow)]

type BuildingRow = Omit<HeldBuilding, 'entrances'> & { entrances: number | null }

const readBuildings = async (db: Queryable, district: DistrictId, net: Net, { bbox }: NetUnit): Promise<ReadonlyMap<UnitId, HeldBuilding[]>> => {
  if (!bbox) return new Map()
  const [west, south, east, north] = bbox
  const rows = await db.query<BuildingRow>(
    `select code, name, lng, lat, households, case when jsonb_typeof(entrances) = 'array' then jsonb_array_length(entrances) end as entrances
     from buildings where district = $1 and lng between $2 and $3 and lat between $4 and $5 order by code`, [district, west, east, south, north], 'sync-buildings')
  const located = rows.map((row) => ({ unit: net.locate(row.lng, row.lat), held: { ...row, entrances: row.entrances ?? 1 } }))
  return new Map([...Map.groupBy(located, ({ unit }) => unit?.id)].flatMap(([id, list]) => (id === undefined ? [] : [[id, list.map(({ held }) => held)] as const])))
}

const present = (unit: NetUnit, buildings: HeldBuilding[]): Kept => {
  const { id, parentId, level, code, name, special, households, center } = unit
  const data: HeldCell = { id, parentId, level, code, name, special, households, center, shape: unit.shape && slimShape(unit.shape, tolerance), buildings }
  return { key: String(id), stamp: stampOf(data), data }
}

const presentCommunity = async (db: Queryable, district: DistrictId, net: Net, community: NetUnit): Promise<ReadonlyMap<UnitId, Kept>> => {
  const buildings = await readBuildings(db, district, net, community)
  return new Map(unitsBelow(community).map((unit) => [unit.id, present(unit, buildings.get(unit.id) ?? [])]))
}

/** Each bringing of buildings to a community is an entry of the journal. */
const readBrought = async (db: Queryable, district: DistrictId, communities: readonly UnitId[]): Promise<ReadonlyMap<UnitId, string>> =>
  new Map((await db.query<{ community: UnitId; mark: string }>(
    `select subject_id::bigint as community, concat_ws(' ', count(*), max(position), max(at)) as mark from journal
     where district = $1 and subject_kind = 'unit' and subject_id = any($2::text[]) and kind = 'buildings.brought' group by subject_id`, [district, communities.map(String)], 'sync-brought')).map(({ community, mark }) => [community, mark]))

/** The cells of a community; another mark when buildings were brought. */
const cellsOf = keptWithNet<UnitId, ReadonlyMap<UnitId, Kept>>()

/** Where posts of field work stand; a desk has its map, a phone none of it. */
const ownUnits = (actor: Actor, net: Net): NetUnit[] =>
  [...new Set(actor.posts.flatMap(({ unit }) => (unit && unit.communityId !== null ? (net.units.get(unit.id) ?? []) : [])))]

export const cellsSection: ReachSection = async ({ context, db, actor }) => {
  const net = await netOf(context, actor.district)
  const own = ownUnits(actor, net)
  if (own.length === 0) return nothing
  const brought = await readBrought(db, actor.district, [...new Set(own.map(({ line }) => line.communityId!))])
  const found = new Map<UnitId, Kept>()
  for (const unit of own) {
    const community = net.units.get(unit.line.communityId!)!
    const cells = await cellsOf(net, community.id, brought.get(community.id) ?? '', () => presentCommunity(db, actor.district, net, community))
    for (const { id } of unitsBelow(unit)) found.set(id, cells.get(id)!)
  }
  return atHand([...found.values()].slice(0, most), found.size > most)
}
