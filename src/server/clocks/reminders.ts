// My reminders: what I was told and haven't put away. Each opens what it is about.
import type { Reminder } from '../../contract/clocks.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'

const shown = 50

type Row = { id: number; kind: string; subject_kind: string; subject_id: string; data: { stage?: string; workdays?: number; number?: string; text?: string; dueAt?: number }; at: Date }

export const countReminders = async (db: Queryable, actor: Actor): Promise<number> => {
  const [row] = await db.query<{ total: number }>('select count(*) as total from reminders where district = $1 and person_id = $2 and seen_at is null', [actor.district, actor.personId])
  return row!.total
}

export const readReminders = async (db: Queryable, actor: Actor): Promise<Reminder[]> => {
  const rows = await db.query<Row>(
    `select id, kind, subject_kind, subject_id, data, at from reminders where district = $1 and person_id = $2 and seen_at is null order by id desc limit ${shown}`, [actor.district, actor.personId], 'reminders-shown')
  return rows.map(({ id, kind, subject_kind, subject_id, data, at }) => ({
    id, kind, subjectKind: subject_kind, subjectId: subject_id, stage: data.stage ?? '', workdays: data.workdays ?? 0, number: data.number ?? '', text: data.text ?? '', dueAt: data.dueAt ?? null, at: at.getTime(),
  }))
}

export const listReminders = async (db: Queryable, actor: Actor): Promise<{ reminders: Reminder[]; total: number }> => {
  const [reminders, total] = await Promise.all([readReminders(db, actor), countReminders(db, actor)])
  return { reminders, total }
}

/** Somebody else's are left alone; put away twice is put away once. */
export const putAway = async (tx: Tx, actor: Actor, now: number, ids: readonly number[]): Promise<number> => {
  // The same telling in the inbox is read with it.
  tx.send(`update messages m set read_at = $4 from reminders r where r.district = $1 and r.person_id = $2 and r.id = any($3::bigint[])
    and m.district = $1 and m.person_id = $2 and m.read_at is null and m.source = concat_ws(' ', 'rung', r.subject_id, r.clock_no, r.rung)`, [actor.district, actor.personId, ids, new Date(now)])
  await tx.query('update reminders set seen_at = $4 where district = $1 and person_id = $2 and id = any($3::bigint[]) and seen_at is null', [actor.district, actor.personId, ids, new Date(now)])
  return countReminders(tx, actor)
}
