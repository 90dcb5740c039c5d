// What a recomputation looks at next: some cases that run by an older version, read and computed. It can look ahead, beside the
// transaction that writes the batch before and without locking anything: what somebody changes until it is written is found then.
import { recompute, type Timed } from '../../domain/cases/tick.ts'
import { calendarOf } from '../../domain/clocks/calendar-book.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { readBook } from '../clocks/book.ts'
import type { RecomputationRow } from '../clocks/calendars.ts'
import { ladderOf } from '../clocks/ladder.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import type { CaseDbRow } from './rows.ts'
import { recomputedLists, type Anew, type RecomputedLists } from './write-recomputed.ts'

/** So few that a step on one of them hardly notices. */
const atOnce = 250
const nobody = '00000000-0000-0000-0000-000000000000'

/** So few that a request to the same process hardly waits for them. */
const atATime = 100
const letOthersAsk = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Milliseconds: a calendar that was read longer ago could be another. */
const goodFor = 5_000

/** Paused clocks are computed anew when they go on. */
const outdated = '$[*] ? (@.calendar == $code && @.version < $version && @.stoppedAt == null && @.dueAt != null)'

/** Of the partial index `cases_not_closed`. */
const nextSql = `select id, xmin::text as written_by, clocks, due_at, next_tick_at, suspended_until, urgent, overdue, handled_at from cases
  where district = $1 and state_group <> 'closed' and id > $2 and jsonb_path_exists(clocks, '${outdated}', $3) order by id limit ${atOnce}`

type TimedRow = Pick<CaseDbRow, 'id' | 'clocks' | 'due_at' | 'next_tick_at' | 'suspended_until' | 'urgent' | 'overdue' | 'handled_at'> & { written_by: string }

const instant = (date: Date | null): number | null => date?.getTime() ?? null

const timedFrom = (row: TimedRow): Timed => ({
  id: row.id, clocks: row.clocks, dueAt: instant(row.due_at), nextTickAt: instant(row.next_tick_at), suspendedUntil: instant(row.suspended_until), urgent: row.urgent, overdue: row.overdue, handledAt: instant(row.handled_at),
})

/** All it looked at, in order; which of them are due at another time, and what writes these. */
export type Look = { ids: readonly string[]; changed: readonly string[]; lists: RecomputedLists }

type Where = Pick<RecomputationRow, 'id' | 'round' | 'code' | 'version' | 'after_id'>

/** `locked` within a transaction: then nobody changes them until it ends. */
export const look = async (context: Context, db: Queryable, district: DistrictId, { code, version, after_id }: Where, now: number, how: 'locked' | 'free'): Promise<Look> => {
  const facts = { now, calendars: await readBook(db, district), ladder: await ladderOf(context, district) }
  const vars = JSON.stringify({ code, version: calendarOf(facts.calendars, code).version })
  const rows = await db.query<TimedRow>(how === 'locked' ? `${nextSql} for update` : nextSql, [district, after_id ?? nobody, vars], `cases-to-recompute-${how}`)
  const made: Anew[] = []
  for (let from = 0; from < rows.length; from += atATime) {
    for (const row of rows.slice(from, from + atATime)) {
      const one = recompute(timedFrom(row), code, facts)
      if (one.changed) made.push({ ...one, writtenBy: row.written_by })
    }
    await letOthersAsk()
  }
  return { ids: rows.map(({ id }) => id), changed: made.map(({ after }) => after.id), lists: recomputedLists(made, { code, version }) }
}

type Ahead = { where: Where; until: number; looked: Promise<Look | undefined> }

const aheads = new WeakMap<Context, Map<DistrictId, Ahead>>()

export const lookAhead = (context: Context, district: DistrictId, where: Where, now: number): void => {
  const of = aheads.get(context) ?? new Map<DistrictId, Ahead>()
  aheads.set(context, of)
  // If it fails, it is looked at in its turn, and whoever does is told.
  of.set(district, { where, until: performance.now() + goodFor, looked: look(context, context.database, district, where, now, 'free').catch(() => undefined) })
}

/** What was looked at ahead, if it is where the recomputation goes on. */
export const takeLookedAhead = async (context: Context, district: DistrictId, { id, round, after_id }: Where): Promise<Look | undefined> => {
  const ahead = aheads.get(context)?.get(district)
  aheads.get(context)?.delete(district)
  return ahead && ahead.until > performance.now() && ahead.where.id === id && ahead.where.round === round && ahead.where.after_id === after_id ? ahead.looked : undefined
}
