// After a calendar or the ladder was changed: everything that runs by it is computed anew, in batches by key. A second round a
// little later takes those that another process wrote meanwhile with what it still believed. Only where some instant is another is
// written, by two connections at once; meanwhile the next batch is read and computed (recompute-look.ts).
import type { DistrictId } from '../../domain/kernel/ids.ts'
import type { RecomputationRow } from '../clocks/calendars.ts'
import { followEdition } from '../clocks/change-calendar.ts'
import { ladderCode } from '../clocks/ladder.ts'
import { believedFor } from '../db/kept-by-district.ts'
import type { Context } from '../context.ts'
import { inTransaction, noWaitForDisk, type Tx } from '../db/tx.ts'
import type { Job } from '../jobs/job.ts'
import { appendJournal } from '../journal/append.ts'
import { look, lookAhead, takeLookedAhead } from './recompute-look.ts'
import { recomputedLists, writeRecomputed, type Anew } from './write-recomputed.ts'

const rounds = 2
const connections = 2

/** After every process has forgotten what it believed, and what it was at with it has ended. */
const secondRoundAfter = 2 * believedFor

/** One at a time works on a district. The mark itself isn't locked: who writes a part counts there what it wrote. */
const aloneSql = "select pg_try_advisory_xact_lock(hashtextextended('recompute-clocks', $1)) as mine"
const takeSql = 'select * from clock_recomputations where district = $1 and done_at is null and (round = 1 or started_at <= $2) order by id limit 1'
const countSql = 'update clock_recomputations set seen = seen + $3, moved = moved + $4 where district = $1 and id = $2'

const finish = async (tx: Tx, district: DistrictId, row: RecomputationRow, now: number): Promise<void> => {
  const done = row.round === rounds
  await tx.query('update clock_recomputations set round = $3, after_id = null, done_at = $4 where district = $1 and id = $2', [district, row.id, Math.min(row.round + 1, rounds), done ? new Date(now) : null])
  if (done)
    appendJournal(tx, { district, personId: null }, undefined, {
      kind: 'clocks.recomputed', at: now, subjectKind: 'system', subjectId: row.code === ladderCode ? 'ladder' : `calendar ${row.code}`,
      data: { code: row.code, from: row.from_version, to: row.version, seen: row.seen, moved: row.moved },
    })
}

/** How many of a round's cases were looked at: the second looks at the same ones again. */
const seenIn = ({ round }: RecomputationRow, cases: number): number => (round === 1 ? cases : 0)

/**
 * Written and counted in a transaction of its own, which waits for nothing but the cases it writes, in the order of their ids, so
 * that no two wait for each other. Answers which of them somebody has changed since they were read.
 */
const writePart = (context: Context, district: DistrictId, row: RecomputationRow, part: readonly Anew[], now: number): Promise<readonly string[]> =>
  inTransaction(context.database, async (tx) => {
    noWaitForDisk(tx)
    const { missed, moved } = await writeRecomputed(tx, district, now, recomputedLists(part, row))
    tx.send(countSql, [district, row.id, seenIn(row, part.length - missed.length), moved], 'recomputation-count')
    return missed
  })

const partsOf = <T>(all: readonly T[]): (readonly T[])[] => {
  const size = Math.ceil(all.length / connections)
  return Array.from({ length: connections }, (_, n) => all.slice(n * size, (n + 1) * size)).filter((part) => part.length > 0)
}

/** All have ended, also where one of them failed: what is written is counted, and the others are found again. */
const allOf = async <T>(works: readonly Promise<T>[]): Promise<T[]> =>
  (await Promise.allSettled(works)).map((one) => {
    if (one.status === 'rejected') throw one.reason
    return one.value
  })

/** One batch of a district; answers how many cases were looked at, at least 1 while there is something to do. */
export const recomputeCases = async (context: Context, tx: Tx, district: DistrictId, now: number): Promise<number> => {
  const [alone, [row]] = await Promise.all([tx.query<{ mine: boolean }>(aloneSql, [district], 'recomputation-alone'), tx.query<RecomputationRow>(takeSql, [district, new Date(now - secondRoundAfter)], 'recomputation-to-take')])
  if (!alone[0]!.mine || !row) return 0
  noWaitForDisk(tx) // what is lost of the parts is lost together with the mark, which is written behind them
  const { ids, anew } = (await takeLookedAhead(context, district, row)) ?? (await look(context, district, row, now))
  const last = ids.at(-1)
  if (last === undefined) {
    await finish(tx, district, row, now)
    return 1
  }
  const writing = allOf(partsOf(anew).map((part) => writePart(context, district, row, part, now)))
  void lookAhead(context, district, { ...row, after_id: last }, now)
  const missed = new Set((await writing).flat())
  // Up to the first that somebody changed meanwhile, which the next batch begins with. What was written is counted already, here and
  // behind it, and isn't found again.
  const done = missed.size === 0 ? ids : ids.slice(0, ids.findIndex((id) => missed.has(id)))
  const written = new Set<string>(anew.map(({ after }) => after.id))
  await tx.query('update clock_recomputations set after_id = $3, seen = seen + $4 where district = $1 and id = $2', [district, row.id, done.at(-1) ?? row.after_id, seenIn(row, done.filter((id) => !written.has(id)).length)], 'recomputation-progress')
  return ids.length
}

export const recomputeCasesJob: Job = {
  name: 'recompute-clocks',
  cron: '* * * * *',
  async run(context, tx) {
    let looked = 0
    for (const { id } of await context.districts.all()) {
      const followed = await followEdition(context, tx, id, context.clock())
      // The connections that write see a new version only once it is committed: with the next piece.
      looked += followed > 0 ? followed : await recomputeCases(context, tx, id, context.clock())
    }
    if (looked > 0) tx.afterCommit(() => context.hub.wake())
    return looked
  },
}
