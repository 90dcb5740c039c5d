// A community of the net as the planner takes it, from what the district has brought.
import { boxOf } from '../../../domain/kernel/geometry.ts'
import type { UnitId } from '../../../domain/kernel/ids.ts'
import { holdsPoint } from '../../../domain/kernel/geometry-inside.ts'
import { communityInput } from '../../../domain/territory/planner/community-input.ts'
import type { Barrier, PlannerBuilding, PlannerInput } from '../../../domain/territory/planner/types.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../db/open.ts'
import { netOf, type Net, type NetUnit } from '../net.ts'
import { needReach } from '../plans/reach.ts'
import { treeOf } from '../plans/tree-of-net.ts'
import { territoryProblem } from '../problems.ts'
import { standardOf } from '../rules.ts'
import { buildingsIn, readBarriers, type BuildingRow } from './rows.ts'

export type Ground = { net: Net; unit: NetUnit; rows: BuildingRow[]; input: PlannerInput | null }

/** The community, if it is one and within reach. */
export const getCommunity = async (context: Context, actor: Actor, id: number): Promise<{ net: Net; unit: NetUnit }> => {
  const net = await netOf(context, actor.district)
  const unit = net.units.get(id as UnitId)
  if (!unit || unit.level !== 'community') throw territoryProblem('territory.not-found')
  needReach(actor, 'territory.draft', unit)
  return { net, unit }
}

export const plannerBuilding = ({ code, place, households, entrances }: BuildingRow): PlannerBuilding => ({ id: code, place, households, ...(entrances ? { entrances } : {}) })

/** Buildings whose place lies in the unit. */
export const buildingsOf = async (db: Queryable, actor: Pick<Actor, 'district'>, unit: NetUnit): Promise<BuildingRow[]> => {
  const { shape } = unit
  return shape === null ? [] : (await buildingsIn(db, actor.district, boxOf(shape))).filter(({ lng, lat }) => holdsPoint(shape, [lng, lat]))
}

export const nearby = <B extends Pick<Barrier, 'line'>>(barriers: readonly B[], unit: NetUnit): B[] => {
  if (unit.bbox === null) return []
  const [west, south, east, north] = unit.bbox
  return barriers.filter(({ line }) => line.some((p, i) => {
    const q = line[i - 1] ?? p
    return Math.max(p[0], q[0]) >= west && Math.min(p[0], q[0]) <= east && Math.max(p[1], q[1]) >= south && Math.min(p[1], q[1]) <= north
  }))
}

export const readGround = async (context: Context, db: Queryable, actor: Actor, id: number): Promise<Ground> => {
  const { net, unit } = await getCommunity(context, actor, id)
  const rows = await buildingsOf(db, actor, unit)
  const { grid, microgrid } = await standardOf(context, actor.district)
  const input = communityInput(treeOf(net), unit.id, rows.map(plannerBuilding), nearby(await readBarriers(db, actor.district), unit), { standard: { grid, microgrid } })
  return { net, unit, rows, input }
}
