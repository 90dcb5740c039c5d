// What a recomputation looks at next: some cases that run by an older version, or all that run when the ladder is another, read and
// computed, ahead of its turn while the batch before is written, and without locking anything: what somebody changes until it is
// written is found then.
import { recompute, type Timed } from '../../domain/cases/tick.ts'
import { calendarOf } from '../../domain/clocks/calendar-book.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { readBook } from '../clocks/book.ts'
import type { RecomputationRow } from '../clocks/calendars.ts'
import { ladderCode, readLadder } from '../clocks/ladder.ts'
import type { Context } from '../context.ts'
import type { CaseDbRow } from './rows.ts'
import type { Anew } from './write-recomputed.ts'

/** So few that a step on one of them hardly notices. */
const atOnce = 400
const nobody = '00000000-0000-0000-0000-000000000000'

/** So few that a request to the same process hardly waits for them. */
const atATime = 100
const letOthersAsk = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Milliseconds: a calendar that was read longer ago could be another. */
const goodFor = 5_000

/** Paused clocks are computed anew when they go on. */
const outdated = '$[*] ? (@.calendar == $code && @.version < $version && @.stoppedAt == null && @.dueAt != null)'

const running = '$[*] ? (@.stoppedAt == null && @.dueAt != null)'

/** Of the partial index `cases_not_closed`. */
const nextSql = (which: string): string => `select id, xmin::text as written_by, clocks, due_at, next_tick_at, suspended_until, urgent, overdue, handled_at from cases
  where district = $1 and state_group <> 'closed' and id > $2 and jsonb_path_exists(clocks, '${which}', $3) order by id limit ${atOnce}`

type TimedRow = Pick<CaseDbRow, 'id' | 'clocks' | 'due_at' | 'next_tick_at' | 'suspended_until' | 'urgent' | 'overdue' | 'handled_at'> & { written_by: string }

const instant = (date: Date | null): number | null => date?.getTime() ?? null

const timedFrom = (row: TimedRow): Timed => ({
  id: row.id, clocks: row.clocks, dueAt: instant(row.due_at), nextTickAt: instant(row.next_tick_at), suspendedUntil: instant(row.suspended_until), urgent: row.urgent, overdue: row.overdue, handledAt: instant(row.handled_at),
})

/** All it looked at, and which of them some instant changes for, both in order. */
export type Look = { ids: readonly string[]; anew: readonly Anew[] }

type Where = Pick<RecomputationRow, 'id' | 'round' | 'code' | 'after_id'>

export const look = async (context: Context, district: DistrictId, { code, after_id }: Where, now: number): Promise<Look> => {
  const db = context.database
  const facts = { now, calendars: await readBook(db, district), ladder: await readLadder(db, district) }
  const calendar = code === ladderCode ? null : code
  const vars = JSON.stringify(calendar === null ? {} : { code, version: calendarOf(facts.calendars, code).version })
  const rows = await db.query<TimedRow>(nextSql(calendar === null ? running : outdated), [district, after_id ?? nobody, vars], calendar === null ? 'cases-that-climb' : 'cases-to-recompute')
  const anew: Anew[] = []
  for (let from = 0; from < rows.length; from += atATime) {
    for (const row of rows.slice(from, from + atATime)) {
      const one = recompute(timedFrom(row), calendar, facts)
      if (one.changed) anew.push({ ...one, writtenBy: row.written_by })
    }
    await letOthersAsk()
  }
  return { ids: rows.map(({ id }) => id), anew }
}

type Ahead = { where: Where; until: number; looked: Promise<Look | undefined> }

const aheads = new WeakMap<Context, Map<DistrictId, Ahead>>()

/** For whoever takes it; waiting for it is of use only to who wants to know that it has ended. */
export const lookAhead = (context: Context, district: DistrictId, where: Where, now: number): Promise<Look | undefined> => {
  const of = aheads.get(context) ?? new Map<DistrictId, Ahead>()
  aheads.set(context, of)
  // If it fails, it is looked at in its turn, and whoever does is told.
  const looked = look(context, district, where, now).catch(() => undefined)
  of.set(district, { where, until: performance.now() + goodFor, looked })
  return looked
}

/** What was looked at ahead, if it is where the recomputation goes on. */
export const takeLookedAhead = async (context: Context, district: DistrictId, { id, round, after_id }: Where): Promise<Look | undefined> => {
  const ahead = aheads.get(context)?.get(district)
  aheads.get(context)?.delete(district)
  return ahead && ahead.until > performance.now() && ahead.where.id === id && ahead.where.round === round && ahead.where.after_id === after_id ? ahead.looked : undefined
}
