// After a calendar was changed: everything that runs by it is computed anew, in batches by key, each in its own transaction. A
// second round a little later takes those that another process started meanwhile with the version it still believed.
import { recompute } from '../../domain/cases/tick.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { readBook } from '../clocks/book.ts'
import type { RecomputationRow } from '../clocks/calendars.ts'
import { followEdition } from '../clocks/change-calendar.ts'
import { believedFor } from '../clocks/kept.ts'
import { ladderOf } from '../clocks/ladder.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db/tx.ts'
import type { Job } from '../jobs/job.ts'
import { appendJournal } from '../journal/append.ts'
import { appendNews, moveClocks } from './move-clocks.ts'
import { fromRow, type CaseDbRow } from './rows.ts'

const atOnce = 1_000
const rounds = 2
const nobody = '00000000-0000-0000-0000-000000000000'

/** After every process has forgotten what it believed, and what it was at with it has ended. */
const secondRoundAfter = 2 * believedFor

const takeSql = `select * from clock_recomputations where district = $1 and done_at is null and (round = 1 or started_at <= $2) order by id limit 1 for update skip locked`

/** Of the partial index `cases_not_closed`. */
const nextSql = `select * from cases where district = $1 and state_group <> 'closed' and id > $2 order by id limit ${atOnce} for update`

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
  const { unitId } = await context.districts.get(district)
  const facts = { now, calendars: await readBook(tx, district), ladder: await ladderOf(context, district) }
  const rows = await tx.query<CaseDbRow>(nextSql, [district, row.after_id ?? nobody], 'cases-to-recompute')
  const last = rows.at(-1)
  if (!last) {
    await finish(tx, district, row, now)
    return 1
  }
  const done = rows.map((one) => {
    const before = fromRow(one, unitId)
    return { before, ...recompute(before, row.code, facts) }
  })
  const touched = done.filter(({ before, after }) => after.clocks.some((clock, n) => clock !== before.clocks[n]))
  const moved = done.flatMap(({ before, moved: move }) => (move ? [{ id: before.id, move }] : []))
  await moveClocks(tx, district, touched.map(({ after }) => after))
  await appendNews(tx, district, now, moved.map(({ id, move }) => ({ kind: 'case.dueMoved', id, data: { ...move, calendar: row.code, version: row.version } })))
  await tx.query('update clock_recomputations set after_id = $3, seen = seen + $4, moved = moved + $5 where district = $1 and id = $2', [
    district, row.id, last.id, row.round === 1 ? rows.length : 0, moved.length,
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
