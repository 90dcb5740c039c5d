// Whether the street's head is there to approve: asked of the same posts that are told, so that whoever hears it may.
import type { Actor } from '../../domain/access/actor.ts'
import { postsWith } from '../../domain/access/can.ts'
import type { Seat } from '../../domain/clocks/listeners.ts'
import type { DistrictId, PersonId, UnitId, WhistleId } from '../../domain/kernel/ids.ts'
import { whistleAbilities } from '../../domain/whistles/decide-whistle.ts'
import { newValues, reachSql } from '../access/reach-sql.ts'
import { sittingOnSeats } from '../clocks/remind.ts'
import type { Queryable } from '../db/open.ts'
import { whistleFrom, whistlesSql, type WhistleRow } from './source.ts'

type Asked = { street_id: UnitId | null; asked_by_id: PersonId | null }

const seatOf = (unitId: UnitId): Seat => ({ role: 'leader', unitId })

/** For each that is asked for whether somebody else than who asked sits on the head's seat today. */
const headsOnPost = async <A extends Asked>(db: Queryable, district: DistrictId, all: readonly A[], now: number): Promise<(one: A) => boolean> => {
  const streets = [...new Set(all.flatMap(({ street_id: id }) => (id === null ? [] : [id])))]
  const sittingOn = await sittingOnSeats(db, district, streets.map(seatOf), now)
  return ({ street_id: street, asked_by_id: by }) => street !== null && sittingOn(seatOf(street)).some((one) => one.person_id !== by)
}

export const isHeadOnPost = async (db: Queryable, district: DistrictId, one: Asked, now: number): Promise<boolean> => (await headsOnPost(db, district, [one], now))(one)

/** Of what is asked for and not yet decided, that which waits for this actor. */
export const requestsFor = async (db: Queryable, actor: Actor, now: number): Promise<WhistleId[]> => {
  if (postsWith(actor, 'whistle.approve').length === 0) return []
  const values = newValues()
  const rows = await db.query<WhistleRow>(`select c.* from ${whistlesSql} where c.state = 'requested' and ${reachSql(actor, 'whistle.approve', values)}`, values.list)
  const headOnPost = await headsOnPost(db, actor.district, rows, now)
  return rows.filter((row) => whistleAbilities(whistleFrom(row, headOnPost(row)), actor).includes('approve')).map(({ id }) => id)
}
