// After a calendar was changed: everything that runs by it is computed anew, in batches by key, each in its own transaction. A
// second round a little later takes those that another process started meanwhile with the version it still believed. Only what
// is due at another time is written; while the database writes one batch, the next is read and computed (recompute-look.ts).
import type { DistrictId } from '../../domain/kernel/ids.ts'
import type { RecomputationRow } from '../clocks/calendars.ts'
import { followEdition } from '../clocks/change-calendar.ts'
import { believedFor } from '../db/kept-by-district.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db/tx.ts'
import type { Job } from '../jobs/job.ts'
import { appendJournal } from '../journal/append.ts'
import { look, lookAhead, takeLookedAhead, type Look } from './recompute-look.ts'
import { writeRecomputed } from './write-recomputed.ts'

const rounds = 2

/** After every process has forgotten what it believed, and what it was at with it has ended. */
const secondRoundAfter = 2 * believedFor

const takeSql = `select * from clock_recomputations where district = $1 and done_at is null and (round = 1 or started_at <= $2) order by id limit 1 for update skip locked`

/** A batch that is lost with the machine is still to be done by the mark that was lost with it; so nobody's step waits for the disk behind it. */
const noWaitForDisk = (tx: Tx): void => tx.send('set local synchronous_commit to off', undefined, 'recompute-no-wait')

const finish = async (tx: Tx, district: DistrictId, row: RecomputationRow, now: number): Promise<void> => {
  const done = row.round === rounds
  await tx.query('update clock_recomputations set round = $3, after_id = null, done_at = $4 where district = $1 and id = $2', [district, row.id, Math.min(row.round + 1, rounds), done ? new Date(now) : null])
  if (done)
    appendJournal(tx, { district, personId: null }, undefined, {
      kind: 'clocks.recomputed', at: now, subjectKind: 'system', subjectId: `calendar ${row.code}`, data: { code: row.code, from: row.from_version, to: row.version, seen: row.seen, moved: row.moved },
    })
}

/** How far the batch got: up to the first case that somebody changed meanwhile, which the next one begins with. */
const progress = ({ ids, changed }: Look, missed: readonly string[], before: string | null): { afterId: string | null; seen: number } => {
  if (missed.length === 0) return { afterId: ids.at(-1)!, seen: ids.length }
  const [again, written] = [new Set(missed), new Set(changed)]
  const first = ids.findIndex((id) => again.has(id))
  // What was written behind it isn't found again; what needed no writing is.
  return { afterId: ids[first - 1] ?? before, seen: first + ids.slice(first).filter((id) => written.has(id) && !again.has(id)).length }
}

/** One batch of a district; answers how many cases were looked at, at least 1 while there is something to do. */
export const recomputeCases = async (context: Context, tx: Tx, district: DistrictId, now: number): Promise<number> => {
  noWaitForDisk(tx)
  const [row] = await tx.query<RecomputationRow>(takeSql, [district, new Date(now - secondRoundAfter)], 'recomputation-to-take')
  if (!row) return 0
  const looked = (await takeLookedAhead(context, district, row)) ?? (await look(context, tx, district, row, now, 'locked'))
  const last = looked.ids.at(-1)
  if (last === undefined) {
    await finish(tx, district, row, now)
    return 1
  }
  const writing = looked.changed.length > 0 ? writeRecomputed(tx, district, now, looked.lists) : { missed: [], moved: 0 }
  lookAhead(context, district, { ...row, after_id: last }, now)
  const { missed, moved } = await writing
  const { afterId, seen } = progress(looked, missed, row.after_id)
  await tx.query('update clock_recomputations set after_id = $3, seen = seen + $4, moved = moved + $5 where district = $1 and id = $2', [district, row.id, afterId, row.round === 1 ? seen : 0, moved], 'recomputation-progress')
  return looked.ids.length
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
