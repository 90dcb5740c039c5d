// SQL about single whistles: find, lock, write what a step changed, append to the past.
import type { Actor } from '../../domain/access/actor.ts'
import type { CalendarBook } from '../../domain/clocks/calendar-book.ts'
import type { CaseId, DistrictId, OfficeId, WhistleId } from '../../domain/kernel/ids.ts'
import type { CallFold, WhistleFold } from '../../domain/whistles/whistle.ts'
import { whistleProblem } from '../../domain/whistles/problems.ts'
import { newValues, reachSql } from '../access/reach-sql.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import { isHeadOnPost } from './head.ts'
import { callColumns, callFrom, whistleFrom, whistlesSql, type CallRow, type WhistleRow } from './source.ts'

/** Within the actor's reach, or `whistle.not-found`: outside reach and nowhere look the same. */
export const getWhistle = async (db: Queryable, actor: Actor, id: WhistleId): Promise<WhistleRow> => {
  const values = newValues(id)
  const [row] = await db.query<WhistleRow>(`select c.* from ${whistlesSql} where c.id = $1 and ${reachSql(actor, 'whistle.see', values)}`, values.list)
  if (!row) throw whistleProblem('whistle.not-found')
  return row
}

export const callsOf = (db: Queryable, district: DistrictId, ids: readonly WhistleId[]): Promise<CallRow[]> =>
  db.query<CallRow>('select * from whistle_calls where district = $1 and whistle_id = any($2::uuid[]) order by office_id', [district, ids])

export type Locked = { row: WhistleRow; whistle: WhistleFold; calls: CallFold[] }

/** Locks the whistle, then its calls: one command after the other, and none while the tick looks at a clock. */
export const lockWhistle = async (tx: Tx, actor: Actor, id: WhistleId, now: number): Promise<Locked> => {
  await tx.query('select 1 from whistles where district = $1 and id = $2 for update', [actor.district, id])
  const calls = await tx.query<CallRow>('select * from whistle_calls where district = $1 and whistle_id = $2 order by office_id for update', [actor.district, id])
  const row = await getWhistle(tx, actor, id)
  return { row, whistle: whistleFrom(row, await isHeadOnPost(tx, actor.district, row, now)), calls: calls.map(callFrom) }
}

export type NewWhistle = Pick<WhistleFold, 'id' | 'caseId' | 'trigger' | 'limit' | 'officeIds'> & { meetingPlace: string; request: string }

export const insertWhistle = (tx: Tx, actor: Actor, now: number, one: NewWhistle): void =>
  tx.send(
    `insert into whistles (district, id, case_id, state, trigger_kind, limit_amount, limit_unit, office_ids, meeting_place, request, asked_by_id, asked_by_name, asked_at)
     values ($1, $2, $3, 'requested', $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [actor.district, one.id, one.caseId, one.trigger, one.limit.amount, one.limit.unit, one.officeIds, one.meetingPlace, one.request, actor.personId, actor.name, new Date(now)],
  )

const dateOf = (value: number | null): Date | null => (value === null ? null : new Date(value))

export const updateWhistle = (tx: Tx, fold: WhistleFold): void =>
  tx.send('update whistles set state = $3, started_at = $4, ended_at = $5 where district = $1 and id = $2', [fold.district, fold.id, fold.state, dateOf(fold.startedAt), dateOf(fold.endedAt)])

const columns = ['state', 'clock', 'due_at', 'stopped_at', 'reported_at', 'finished_at', 'grade', 'next_tick_at']

/** New calls and changed ones alike. */
export const writeCalls = (tx: Tx, district: DistrictId, id: WhistleId, calls: readonly CallFold[], calendars: CalendarBook): void => {
  if (calls.length === 0) return
  tx.send(
    `insert into whistle_calls (district, whistle_id, office_id, ${columns.join(', ')})
     select $1, $2, r.* from jsonb_to_recordset($3::jsonb) as r(office_id bigint, state text, clock jsonb, due_at timestamptz, stopped_at timestamptz, reported_at timestamptz,
       finished_at timestamptz, grade text, next_tick_at timestamptz)
     on conflict on constraint whistle_calls_pk do update set ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    [district, id, JSON.stringify(calls.map((call) => callColumns(call, calendars)))],
  )
}

export type NewStep = {
  whistleId: WhistleId; commandId: string; step: string; officeId: OfficeId | null; postId: number | null; text: string; data: Record<string, unknown>
}

/** Behind the last one; the whistle is locked. `whistle_steps_command_unique` refuses a command that was done already. */
export const appendStep = (tx: Tx, actor: Actor, now: number, one: NewStep): void =>
  tx.send(
    `insert into whistle_steps (district, whistle_id, seq, command_id, step, office_id, at, person_id, post_id, actor_name, text, data)
     values ($1, $2, (select coalesce(max(seq), 0) + 1 from whistle_steps where district = $1 and whistle_id = $2), $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [actor.district, one.whistleId, one.commandId, one.step, one.officeId, new Date(now), actor.personId, one.postId, actor.name, one.text.trim(), JSON.stringify(one.data)],
  )

/** A command that was already done, for answering the same again. */
export const findCommand = async (db: Queryable, district: DistrictId, commandId: string): Promise<{ whistle_id: WhistleId; step: string; office_id: OfficeId | null } | undefined> =>
  (await db.query<{ whistle_id: WhistleId; step: string; office_id: OfficeId | null }>('select whistle_id, step, office_id from whistle_steps where district = $1 and command_id = $2', [district, commandId]))[0]

export const openTasksOf = async (db: Queryable, district: DistrictId, id: WhistleId): Promise<number[]> =>
  (await db.query<{ seq: number }>(
    `select t.seq from whistle_steps t where t.district = $1 and t.whistle_id = $2 and t.step = 'task'
       and not exists (select from whistle_steps d where d.district = t.district and d.whistle_id = t.whistle_id and d.step = 'taskDone' and (d.data ->> 'task')::int = t.seq) order by t.seq`,
    [district, id],
  )).map(({ seq }) => seq)

export const openWhistleOf = async (db: Queryable, district: DistrictId, caseId: CaseId): Promise<{ id: WhistleId } | undefined> =>
  (await db.query<{ id: WhistleId }>("select id from whistles where district = $1 and case_id = $2 and state in ('requested', 'running')", [district, caseId]))[0]
