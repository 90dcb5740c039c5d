// Writes what somebody is told into their inbox, and queues it for each way it leaves by. What was written before stays:
// `messages_once` makes the same entry read twice none.
import { calendarFor } from '../../domain/clocks/calendar-book.ts'
import { emptyLine } from '../../domain/access/place.ts'
import type { DistrictId, PersonId } from '../../domain/kernel/ids.ts'
import { lateAfter } from '../../domain/messages/back-off.ts'
import { sendAt } from '../../domain/messages/quiet.ts'
import { audienceOf, type Telling } from '../../domain/messages/tellings.ts'
import { waysTo } from '../../domain/messages/ways.ts'
import { calendarBookOf } from '../clocks/book.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db/tx.ts'
import { netOf } from '../territory/net.ts'
import { readReachable, type Reachable } from './reachable.ts'

type Made = { id: number; source: string; occasion: string; person_id: PersonId | null; robot_id: number | null }

const keyOf = (source: string, occasion: string, personId: number | null, robotId: number | null): string => `${source}|${occasion}|${personId ?? ''}|${robotId ?? ''}`
const idsOf = ({ to }: Telling) => ('personId' in to ? { personId: to.personId, robotId: null } : { personId: null, robotId: to.robotId })

const insertMessages = (tx: Tx, district: DistrictId, tellings: readonly Telling[]): Promise<Made[]> =>
  tx.query<Made>(
    `insert into messages (district, source, occasion, person_id, robot_id, unit_id, office_id, subject_kind, subject_id, facts, at)
     select $1, m.source, m.occasion, m.person_id, m.robot_id, m.unit_id, m.office_id, m.subject_kind, m.subject_id, m.facts, m.at
     from jsonb_to_recordset($2::jsonb) as m(source text, occasion text, person_id bigint, robot_id bigint, unit_id bigint, office_id bigint, subject_kind text, subject_id text, facts jsonb, at timestamptz)
     on conflict on constraint messages_once do nothing returning id, source, occasion, person_id, robot_id`,
    [district, JSON.stringify(tellings.map((one) => {
      const { personId, robotId } = idsOf(one)
      return {
        source: one.news.source, occasion: one.news.occasion, person_id: personId, robot_id: robotId, unit_id: one.unitId, office_id: one.officeId,
        subject_kind: one.news.subject.kind, subject_id: one.news.subject.id, facts: one.news.facts, at: new Date(one.news.at),
      }
    }))], 'messages-write',
  )

type Leaving = { message_id: number; channel: string; person_id: number | null; subscription_id: number | null; robot_id: number | null; due_at: Date }

const leavingOf = (telling: Telling, messageId: number, reachable: Reachable | undefined, dueAt: number): Leaving[] => {
  const row = { message_id: messageId, person_id: null, subscription_id: null, robot_id: null, due_at: new Date(dueAt) }
  if ('robotId' in telling.to) return [{ ...row, channel: 'robot', robot_id: telling.to.robotId }]
  if (!reachable) return []
  const personId = telling.to.personId
  return waysTo(telling.channels, reachable.wishes, reachable.ways).flatMap((channel): Leaving[] =>
    channel === 'push' ? reachable.subscriptions.map((id) => ({ ...row, channel, person_id: personId, subscription_id: id })) : [{ ...row, channel, person_id: personId }])
}

/** Answers how many were told who hadn't been. */
export const writeMessages = async (context: Context, tx: Tx, district: DistrictId, tellings: readonly Telling[], now: number): Promise<number> => {
  if (tellings.length === 0) return 0
  const made = new Map((await insertMessages(tx, district, tellings)).map((row) => [keyOf(row.source, row.occasion, row.person_id, row.robot_id), row.id]))
  const fresh = tellings.flatMap((telling) => {
    const { personId, robotId } = idsOf(telling)
    const id = made.get(keyOf(telling.news.source, telling.news.occasion, personId, robotId))
    return id === undefined || telling.news.at < now - lateAfter ? [] : [{ telling, id }]
  })
  const people = [...new Set(fresh.flatMap(({ telling }) => ('personId' in telling.to && telling.channels.length > 0 ? [telling.to.personId] : [])))]
  const [net, book, reachable] = await Promise.all([netOf(context, district), calendarBookOf(context, tx, district), readReachable(context, tx, district, people, now)])
  const leaving = fresh.flatMap(({ telling, id }) => {
    const known = 'personId' in telling.to ? reachable.get(telling.to.personId) : undefined
    const line = telling.unitId === null ? emptyLine : (net.units.get(telling.unitId)?.line ?? emptyLine)
    const { calendar } = calendarFor(book, { ...line, holderUnitId: telling.unitId, holderOfficeId: telling.officeId })
    const dueAt = sendAt({ at: now, timing: telling.timing, breaksQuiet: telling.breaksQuiet, audience: audienceOf(telling.news.occasion), calendar, own: known?.wishes.quiet ?? null })
    return leavingOf(telling, id, known, dueAt)
  })
  if (leaving.length > 0)
    await tx.query(
      `insert into message_deliveries (district, message_id, channel, person_id, subscription_id, robot_id, state, made_at, due_at, next_try_at)
       select $1, d.message_id, d.channel, d.person_id, d.subscription_id, d.robot_id, 'queued', $3, d.due_at, d.due_at
       from jsonb_to_recordset($2::jsonb) as d(message_id bigint, channel text, person_id bigint, subscription_id bigint, robot_id bigint, due_at timestamptz)`,
      [district, JSON.stringify(leaving), new Date(now)], 'deliveries-write')
  return made.size
}
