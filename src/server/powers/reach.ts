// How far somebody keeps the list of powers: a street's desk for its street, the district for all of it; and what offices
// and streets are called.
import type { Actor, ActorPost } from '../../domain/access/actor.ts'
import { can, type Thing } from '../../domain/access/can.ts'
import { emptyLine } from '../../domain/access/place.ts'
import type { Verb } from '../../domain/access/verbs.ts'
import type { DistrictId, OfficeId, UnitId } from '../../domain/kernel/ids.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { netOf, type Net } from '../territory/net.ts'

export const thingAt = (district: DistrictId, net: Net, streetId: UnitId | null): Thing => ({
  ...(streetId === null ? emptyLine : (net.units.get(streetId)?.line ?? emptyLine)), district, holderUnitId: null, holderOfficeId: null, assignedOfficeId: null, assistingOfficeIds: [], ownerId: null,
})

export const mayManage = (actor: Actor, net: Net, streetId: UnitId | null): boolean => can(actor, 'power.manage', thingAt(actor.district, net, streetId)).allowed

/** The post by which this may be done to the street (null: to the whole district); refuses otherwise. */
export const mustManage = (actor: Actor, net: Net, streetId: UnitId | null, verb: Verb = 'power.manage'): ActorPost => {
  const access = can(actor, verb, thingAt(actor.district, net, streetId))
  if (!access.allowed) throw kernelProblem('access.refused', { verb, reason: access.reason })
  return access.post
}

export type Named<Id extends number = number> = { id: Id; name: string }
export type PowerNames = { net: Net; offices: ReadonlyMap<OfficeId, { id: OfficeId; name: string; code: string; unitId: UnitId }>; office(id: OfficeId | null): Named | null; street(id: UnitId | null): Named | null; officeName(id: OfficeId): string }

/** Read anew each time: a team that was founded a moment ago can be given its powers. */
export const namesOf = async (context: Context, db: Queryable, district: DistrictId): Promise<PowerNames> => {
  const net = await netOf(context, district)
  const rows = await db.query<{ id: OfficeId; name: string; code: string; unitId: UnitId }>('select id, name, code, unit_id as "unitId" from offices where district = $1', [district])
  const offices = new Map(rows.map((one) => [one.id, one]))
  const officeName = (id: OfficeId): string => offices.get(id)?.name ?? String(id)
  return {
    net, offices, officeName,
    office: (id) => (id === null ? null : { id, name: officeName(id) }),
    street: (id) => (id === null ? null : { id, name: (net.units.get(id) ?? net.ended.get(id))?.name ?? String(id) }),
  }
}
