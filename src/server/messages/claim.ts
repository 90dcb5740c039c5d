// What is due is taken by one server, in parcels: everything due for the same device, telephone, address or robot leaves as
// one. A parcel keeps its number in every attempt. Whoever has left meanwhile, or has read it, is not sent it.
import { randomUUID } from 'node:crypto'
import type { DistrictId, PersonId } from '../../domain/kernel/ids.ts'
import type { Item } from '../../domain/messages/compose.ts'
import { lateAfter } from '../../domain/messages/back-off.ts'
import type { Occasion, SubjectKind } from '../../domain/messages/occasion.ts'
import type { Tx } from '../db/tx.ts'
import { postsOnDaySql } from '../access/posts-sql.ts'
import { todayOf } from '../access/actors.ts'
import { livesSql } from './reachable.ts'

export type Way = 'push' | 'sms' | 'email' | 'robot'
export type Parcel = {
  district: DistrictId; parcel: string; channel: Way; personId: PersonId | null; subscriptionId: number | null; robotId: number | null
  attempts: number; items: readonly (Item & { subjectKind: SubjectKind })[]
}

/** Recipients looked at in one go. */
const atOnce = 100

/** An attempt that was not recorded within this time was interrupted. */
const attemptFor = 120_000

type Row = {
  district: DistrictId; id: number; channel: Way; person_id: PersonId | null; subscription_id: number | null; robot_id: number | null; parcel: string | null; attempts: number; state: string; due_at: Date
  occasion: Occasion; subject_kind: SubjectKind; subject_id: string; facts: Item['facts']; read: boolean; settled: boolean; here: boolean; robot_ready: Date | null
}

/** On post where they were told, by an account that is on; for who was told without a post the account is enough. */
const hereSql = `(d.person_id is null or (exists (select from accounts a where a.district = d.district and a.person_id = d.person_id and a.active)
  and ((m.unit_id is null and m.office_id is null) or exists (select from (${postsOnDaySql('d.district', 'd.person_id', '$2::date')}) p
    where p.unit_id is not distinct from m.unit_id and p.office_id is not distinct from m.office_id))))`

/** What was to be done has been done by somebody else meanwhile; answers to residents stay worth telling. */
const settledSql = `((m.subject_kind = 'case' and m.occasion not like 'report%' and exists (select from cases c where c.district = d.district and c.id = case when m.subject_kind = 'case' then m.subject_id::uuid end
  and (c.state_group = 'closed' or (m.occasion = 'caseReported' and c.state <> 'reported'))))
  or (m.subject_kind = 'inspection' and exists (select from inspections i where i.district = d.district and i.id = case when m.subject_kind = 'inspection' then m.subject_id::uuid end and i.state <> 'warned')))`

const dueSql = `with soon as (
    select distinct district, channel, person_id, subscription_id, robot_id from (select * from message_deliveries where next_try_at <= $1 order by next_try_at limit 400) x limit ${atOnce})
  select d.district, d.id, d.channel, d.person_id, d.subscription_id, d.robot_id, d.parcel, d.attempts, d.state, d.due_at, m.occasion, m.subject_kind, m.subject_id, m.facts,
    m.read_at is not null as read, ${settledSql} as settled, ${hereSql} as here, case when r.next_at > $1 then r.next_at end as robot_ready
  from soon s
  join message_deliveries d on d.district = s.district and d.channel = s.channel and d.person_id is not distinct from s.person_id
    and d.subscription_id is not distinct from s.subscription_id and d.robot_id is not distinct from s.robot_id
  join messages m on m.district = d.district and m.id = d.message_id
  left join robots r on r.district = d.district and r.id = d.robot_id
  where d.next_try_at <= $1 order by d.id for update of d skip locked`

/** Why it isn't sent at all, if so. */
const reasonToDrop = ({ read, settled, here, channel, state, due_at }: Row, now: number): string | null => {
  if (read) return 'read'
  if (settled) return 'settled'
  if (!here) return 'left'
  // A robot can't tell a second time from the first: whether it took what was under way nobody knows.
  if (channel === 'robot' && state === 'sending') return 'interrupted'
  return due_at.getTime() < now - lateAfter ? 'late' : null
}

const drop = (tx: Tx, rows: readonly Row[], now: number): void => {
  for (const row of rows) {
    const why = reasonToDrop(row, now)!
    tx.send('update message_deliveries set state = $3, next_try_at = null, last_fault = $4 where district = $1 and id = $2', [row.district, row.id, ['read', 'settled', 'left'].includes(why) ? 'dropped' : 'givenUp', why])
  }
}

/** Whose session ended before its time hears nothing more there. */
const removeEnded = (tx: Tx, now: number): void => {
  tx.send(`delete from push_subscriptions s where (s.district, s.id) in (select d.district, d.subscription_id from message_deliveries d where d.next_try_at <= $1 and d.channel = 'push') and not ${livesSql('$1::timestamptz')}`, [new Date(now)])
  tx.send(`update message_deliveries d set state = 'dropped', next_try_at = null, last_fault = 'gone' where channel = 'push' and next_try_at <= $1
    and not exists (select from push_subscriptions s where s.district = d.district and s.id = d.subscription_id)`, [new Date(now)])
}

const parcelsOf = (rows: readonly Row[]): { parcel: Parcel; ids: number[] }[] =>
  [...Map.groupBy(rows, (row) => `${row.district} ${row.channel} ${row.person_id} ${row.subscription_id} ${row.robot_id} ${row.parcel}`).values()].map((some) => {
    const [{ district, channel, person_id, subscription_id, robot_id, parcel, attempts }] = some as [Row]
    return {
      ids: some.map(({ id }) => id),
      parcel: {
        district, channel, parcel: parcel ?? randomUUID(), personId: person_id, subscriptionId: subscription_id, robotId: robot_id, attempts: attempts + 1,
        items: some.map(({ occasion, subject_kind, subject_id, facts }) => ({ occasion, subjectId: subject_id, subjectKind: subject_kind, facts })),
      },
    }
  })

export const claimParcels = async (tx: Tx, now: number, robotPause: number): Promise<Parcel[]> => {
  removeEnded(tx, now)
  const rows = await tx.query<Row>(dueSql, [new Date(now), todayOf(now)], 'deliveries-due')
  const dropped = rows.filter((row) => reasonToDrop(row, now) !== null)
  drop(tx, dropped, now)
  const live = rows.filter((row) => !dropped.includes(row))
  for (const { district, id, robot_ready } of live) if (robot_ready) tx.send('update message_deliveries set next_try_at = $3 where district = $1 and id = $2', [district, id, robot_ready])
  const taken = parcelsOf(live.filter(({ robot_ready }) => robot_ready === null))
  // One parcel of a robot at a time; the next one waits for its turn.
  const robots = new Set<string>()
  const going = taken.filter(({ parcel }) => {
    if (parcel.robotId === null) return true
    const key = `${parcel.district} ${parcel.robotId}`
    if (robots.has(key)) return false
    robots.add(key)
    tx.send('update robots set next_at = $3 where district = $1 and id = $2', [parcel.district, parcel.robotId, new Date(now + robotPause)])
    return true
  })
  for (const { parcel, ids } of going)
    tx.send("update message_deliveries set state = 'sending', attempts = $3, parcel = $4, next_try_at = $5 where district = $1 and id = any($2::bigint[])", [parcel.district, ids, parcel.attempts, parcel.parcel, new Date(now + attemptFor)])
  return going.map(({ parcel }) => parcel)
}
