// After a calendar was changed: everything that runs by it is computed anew, in batches by key, each in its own transaction. A
// second round a little later takes those that another process started meanwhile with the version it still believed. Only what
// has a running clock of an older version is locked, and only what is due at another time is written.
import { recompute, type Timed } from '../../domain/cases/tick.ts'
import { calendarOf } from '../../domain/clocks/calendar-book.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { readBook } from '../clocks/book.ts'
import type { RecomputationRow } from '../clocks/calendars.ts'
import { followEdition } from '../clocks/change-calendar.ts'
import { believedFor } from '../db/kept-by-district.ts'
import { ladderOf } from '../clocks/ladder.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db/tx.ts'
import type { Job } from '../jobs/job.ts'
import { appendJournal } from '../journal/append.ts'
import { appendNews, moveClocks } from './move-clocks.ts'
import type { CaseDbRow } from './rows.ts'

/** So few that a step on one of them hardly notices. */
const atOnce = 500
const rounds = 2
const nobody = '00000000-0000-0000-0000-000000000000'

/** After every process has forgotten what it believed, and what it was at with it has ended. */
const secondRoundAfter = 2 * believedFor

const takeSql = `select * from clock_recomputations where district = $1 and done_at is null and (round = 1 or started_at <= $2) order by id limit 1 for update skip locked`

/** Paused clocks are computed anew when they go on. */
const outdated = '$[*] ? (@.calendar == $code && @.version < $version && @.stoppedAt == null && @.dueAt != null)'

/** Of the partial index `cases_not_closed`. */
const nextSql = `select id, clocks, due_at, next_tick_at, suspended_until, urgent, overdue, handled_at from cases
  where district = $1 and state_group <> 'closed' and id > $2 and jsonb_path_exists(clocks, '${outdated}', $3) order by id limit ${atOnce} for update`

type TimedRow = Pick<CaseDbRow, 'id' | 'clocks' | 'due_at' | 'next_tick_at' | 'suspended_until' | 'urgent' | 'overdue' | 'handled_at'>

const instant = (date: Date | null): number | null => date?.getTime() ?? null

const timedFrom = (row: TimedRow): Timed => ({
  id: row.id, clocks: row.clocks, dueAt: instant(row.due_at), nextTickAt: instant(row.next_tick_at), suspendedUntil: instant(row.suspended_until), urgent: row.urgent, overdue: row.overdue, handledAt: instant(row.handled_at),
})

const finish = async (tx: Tx, district: DistrictId, row: RecomputationRow, now: number): Promise<void> => {
  const done = row.round === rounds
  await tx.query('update clock_recomputations set round = $3, after_id = null, done_at = $4 where district = $1 and id = $2', [district, row.id, Math.min(row.round + 1, rounds), done ? new Date(now) : null])
  if (done)
    appendJournal(tx, { district, personId: null }, undefined, {
      kind: 'clocks.recomputed', at: now, subjectKind: 'system', subjectId: `calendar ${row.code}`, data: { code: row.code, from: row.from_version, to: row.version, seen: row.seen, moved: row.moved },
    })
}

/** One batch of a district; answers how many cases were looked at, at least 1 while there is something to do. */
export const recomputeCases = async (context: Context, tx: Tx, district: DistrictId, now: number): Promise<number> => {
  const [row] = await tx.query<RecomputationRow>(takeSql, [district, new Date(now - secondRoundAfter)])
  if (!row) return 0
  const facts = { now, calendars: await readBook(tx, district), ladder: await ladderOf(context, district) }
  const vars = JSON.stringify({ code: row.code, version: calendarOf(facts.calendars, row.code).version })
  const rows = await tx.query<TimedRow>(nextSql, [district, row.after_id ?? nobody, vars], 'cases-to-recompute')
  const last = rows.at(-1)
  if (!last) {
    await finish(tx, district, row, now)
    return 1
  }
  const done = rows.map((one) => recompute(timedFrom(one), row.code, facts)).filter(({ changed }) => changed)
  const moved = done.flatMap(({ after, moved: move }) => (move ? [{ id: after.id, move }] : []))
  await Promise.all([
    moveClocks(tx, district, done.map(({ after }) => after)),
    appendNews(tx, district, now, moved.map(({ id, move }) => ({ kind: 'case.dueMoved', id, data: { ...move, calendar: row.code, version: row.version } }))),
    tx.query('update clock_recomputations set after_id = $3, seen = seen + $4, moved = moved + $5 where district = $1 and id = $2', [
      district, row.id, last.id, row.round === 1 ? rows.length : 0, moved.length,
    ]),
  ])
  return rows.length
}

export const recomputeCasesJob: Job = {
  name: 'recompute-clocks',
  cron: '* * * * *',
  async run(context, tx) {
    let looked = 0
    for (const { id } of await context.districts.all()) {
      await followEdition(context, tx, id, context.clock())
      looked += await recomputeCases(context, tx, id, context.clock())
    }
    if (looked > 0) tx.afterCommit(() => context.hub.wake())
    return looked
  },
}
