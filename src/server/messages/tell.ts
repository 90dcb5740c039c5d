// Who is told of news by the district's rules, with today's posts: for the reaction that writes it, and for the preview.
import type { Seat } from '../../domain/clocks/listeners.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import type { MessageRule } from '../../domain/messages/message-rule.ts'
import { seatsOf, tellingsOf, type News, type Robot, type Sitting, type Telling } from '../../domain/messages/tellings.ts'
import { sittingOnSeats } from '../clocks/remind.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { netOf } from '../territory/net.ts'

const readRobots = async (context: Context, db: Queryable, district: DistrictId): Promise<Robot[]> => {
  const [net, rows] = await Promise.all([
    netOf(context, district), db.query<{ id: number; unit_id: number | null; office_id: number | null }>('select id, unit_id, office_id from robots where district = $1 and removed_at is null', [district]),
  ])
  return rows.map(({ id, unit_id, office_id }) => ({ id, unit: unit_id === null ? null : (net.units.get(unit_id as never)?.line ?? null), officeId: office_id as Robot['officeId'] }))
}

export const tellingsFor = async (context: Context, db: Queryable, district: DistrictId, rules: readonly MessageRule[], news: readonly News[], now: number): Promise<Telling[]> => {
  const wanted = new Set(rules.map(({ occasion }) => occasion))
  const concerned = news.filter(({ occasion }) => wanted.has(occasion))
  if (concerned.length === 0) return []
  const seats: Seat[] = concerned.flatMap((one) => rules.flatMap(({ occasion, who }) => (occasion === one.occasion ? seatsOf(who, one).flat(2) : [])))
  const [sitting, robots] = await Promise.all([sittingOnSeats(db, district, seats, now), readRobots(context, db, district)])
  const sittingOn = (seat: Seat): Sitting[] => sitting(seat).map(({ person_id, unit_id, office_id }) => ({ personId: person_id, unitId: unit_id, officeId: office_id }))
  return concerned.flatMap((one) => tellingsOf(one, { rules, sittingOn, robots }))
}
