// What left by which way and what became of it, for whoever keeps the messages. Residents stay nameless: who reported is
// sealed here as everywhere.
import type { WireDelivery } from '../../contract/message-rules.ts'
import { deliveryStates } from '../../contract/message-rules.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { messageProblem } from '../../domain/messages/problems.ts'
import { isForResidents, type Occasion } from '../../domain/messages/occasion.ts'
import { newValues } from '../access/reach-sql.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import { appendJournal } from '../journal/append.ts'
import { idAfter } from './inbox.ts'

type Row = {
  id: number; channel: WireDelivery['channel']; state: WireDelivery['state']; attempts: number; made_at: Date; next_try_at: Date | null; sent_at: Date | null; last_fault: string | null; parcel: string | null
  occasion: Occasion; facts: WireDelivery['facts']; name: string | null; robot: string | null; together: number
}

/** Again by hand: not what nobody is there for. */
const canRetry = ({ state }: Pick<Row, 'state'>): boolean => state === 'givenUp'

type Query = { state?: string; channel?: string; after?: string; limit?: number }

export const listDeliveries = async (db: Queryable, actor: Actor, query: Query, now: number) => {
  const values = newValues(actor.district)
  const conditions = ['d.district = $1']
  if (query.state !== undefined) conditions.push(`d.state = ${values.add(query.state)}`)
  if (query.channel !== undefined) conditions.push(`d.channel = ${values.add(query.channel)}`)
  const after = idAfter(query.after)
  if (after !== null) conditions.push(`d.id < ${values.add(after)}`)
  const limit = query.limit ?? 20
  const [rows, counted] = await Promise.all([
    db.query<Row>(
      `select d.id, d.channel, d.state, d.attempts, d.made_at, d.next_try_at, d.sent_at, d.last_fault, d.parcel, m.occasion, m.facts, p.name, r.name as robot,
         case when d.parcel is null then 1 else (select count(*) from message_deliveries t where t.district = d.district and t.parcel = d.parcel) end as together
       from message_deliveries d join messages m on m.district = d.district and m.id = d.message_id
       left join persons p on p.district = d.district and p.id = d.person_id left join robots r on r.district = d.district and r.id = d.robot_id
       where ${conditions.join(' and ')} order by d.id desc limit ${values.add(limit + 1)}`, values.list),
    db.query<{ state: WireDelivery['state']; total: number }>('select state, count(*) as total from message_deliveries where district = $1 and made_at > $2 group by state', [actor.district, new Date(now - 86_400_000)]),
  ])
  const deliveries = rows.slice(0, limit).map((row): WireDelivery => ({
    id: row.id, channel: row.channel, state: row.state, attempts: row.attempts, occasion: row.occasion, facts: row.facts, to: row.robot ?? (isForResidents(row.occasion) ? '' : (row.name ?? '')), madeAt: row.made_at.getTime(),
    nextTryAt: row.next_try_at?.getTime() ?? null, sentAt: row.sent_at?.getTime() ?? null, fault: row.last_fault, together: row.together, retriable: canRetry(row),
  }))
  const counts = Object.fromEntries(deliveryStates.map((state) => [state, counted.find((one) => one.state === state)?.total ?? 0])) as Record<(typeof deliveryStates)[number], number>
  return { deliveries, next: rows.length > limit ? String(deliveries.at(-1)!.id) : null, counts }
}

/** With all that left as one with it; asked twice it is queued once. */
export const retryDelivery = async (tx: Tx, actor: Actor, now: number, id: number): Promise<void> => {
  const [row] = await tx.query<{ state: Row['state']; parcel: string | null }>('select state, parcel from message_deliveries where district = $1 and id = $2 for update', [actor.district, id])
  if (!row) throw messageProblem('message.delivery-not-found')
  if (!canRetry(row)) return
  tx.send("update message_deliveries set state = 'queued', attempts = 0, due_at = $3, next_try_at = $3, parcel = null where district = $1 and (id = $2 or parcel = $4) and state = 'givenUp'", [actor.district, id, new Date(now), row.parcel])
  appendJournal(tx, actor, undefined, { kind: 'message.triedAgain', at: now, subjectKind: 'system', subjectId: `delivery ${id}` })
}
