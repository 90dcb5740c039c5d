// My inbox. What is read here is no longer sent by another way, and a reminder read here is put away.
import type { InboxMessage } from '../../contract/messages.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { SubjectKind, Occasion } from '../../domain/messages/occasion.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'

type Row = { id: number; occasion: Occasion; subject_kind: SubjectKind; subject_id: string; facts: InboxMessage['facts']; at: Date; read: boolean }

export const countUnread = async (db: Queryable, actor: Actor): Promise<number> =>
  (await db.query<{ unread: number }>('select count(*) as unread from messages where district = $1 and person_id = $2 and read_at is null', [actor.district, actor.personId], 'messages-unread'))[0]!.unread

export const idAfter = (after: string | undefined): number | null => {
  if (after === undefined) return null
  if (!/^\d{1,15}$/.test(after)) throw kernelProblem('request.malformed', { part: 'query', faults: ['/after'] })
  return Number(after)
}

export const listInbox = async (db: Queryable, actor: Actor, query: { after?: string; limit?: number; unread?: boolean }) => {
  const limit = query.limit ?? 20
  const [rows, unread] = await Promise.all([
    db.query<Row>(
      `select id, occasion, subject_kind, subject_id, facts, at, read_at is not null as read from messages
       where district = $1 and person_id = $2 and ($3::bigint is null or id < $3) ${query.unread ? 'and read_at is null' : ''} order by id desc limit $4`,
      [actor.district, actor.personId, idAfter(query.after), limit + 1]),
    countUnread(db, actor),
  ])
  const messages = rows.slice(0, limit).map(({ id, occasion, subject_kind, subject_id, facts, at, read }): InboxMessage => ({ id, occasion, subject: { kind: subject_kind, id: subject_id }, facts, at: at.getTime(), read }))
  return { messages, next: rows.length > limit ? String(messages.at(-1)!.id) : null, unread }
}

/** Somebody else's are left alone; read twice is read once. */
export const markRead = async (tx: Tx, actor: Actor, now: number, body: { ids?: readonly number[]; upTo?: number }): Promise<number> => {
  const read = await tx.query<{ subject_id: string }>(
    'update messages set read_at = $5 where district = $1 and person_id = $2 and read_at is null and (id = any($3::bigint[]) or id <= $4::bigint) returning subject_id',
    [actor.district, actor.personId, body.ids ?? [], body.upTo ?? null, new Date(now)])
  if (read.length > 0)
    tx.send('update reminders set seen_at = $4 where district = $1 and person_id = $2 and subject_id = any($3::text[]) and seen_at is null', [actor.district, actor.personId, [...new Set(read.map(({ subject_id }) => subject_id))], new Date(now)])
  return countUnread(tx, actor)
}
