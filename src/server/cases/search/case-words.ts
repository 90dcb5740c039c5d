// The words of cases: written with the report, for older cases afterwards, and put aside when a case is long closed.
import { mostRecentDays } from '../../../domain/cases/known.ts'
import { sketchOf } from '../../../domain/cases/words/sketch.ts'
import { tokensOfCase } from '../../../domain/cases/words/tokens.ts'
import type { DistrictId, UnitId } from '../../../domain/kernel/ids.ts'
import type { Context } from '../../context.ts'
import { bulkInsert } from '../../db/bulk.ts'
import type { Tx } from '../../db/tx.ts'
import type { Job } from '../../jobs/job.ts'

type Worded = { district: DistrictId; id: string; reportedAt: number; category: string; lng: number | null; lat: number | null; description: string; address: string; streetId: UnitId | null; communityId: UnitId | null }

/** One more statement of the report's own batch: what is filed is found at once. */
export const sendCaseWords = (tx: Tx, one: Worded): void => {
  const words = tokensOfCase(one)
  tx.send(
    'insert into case_words (district, case_id, reported_at, category, lng, lat, current, words, sketch) values ($1, $2, $3, $4, $5, $6, true, $7, $8)',
    [one.district, one.id, new Date(one.reportedAt), one.category, one.lng, one.lat, words, sketchOf(words)],
    'case-words-insert',
  )
}

/** For loading many: rows of `case_words`. */
export const wordRows = (cases: readonly (Worded & { closedAt: number | null })[], now: number): Record<string, unknown>[] =>
  cases.map((one) => {
    const words = tokensOfCase(one)
    return {
      district: one.district, case_id: one.id, reported_at: new Date(one.reportedAt), category: one.category, lng: one.lng, lat: one.lat,
      current: one.closedAt === null || one.closedAt > now - mostRecentDays * dayInMs, words, sketch: sketchOf(words),
    }
  })

const dayInMs = 86_400_000
const atOnce = 2_000

type OldRow = { id: string; reported_at: Date; category: string; lng: number | null; lat: number | null; description: string; address: string; closed_at: Date | null; street_id: UnitId | null; community_id: UnitId | null }
const oldColumns = 'id, reported_at, category, lng, lat, description, address, closed_at, street_id, community_id'

const wordRowsOf = async (tx: Tx, district: DistrictId, rows: readonly OldRow[], now: number): Promise<number> => {
  await bulkInsert(tx, 'case_words', wordRows(rows.map((row) => ({ ...row, district, reportedAt: row.reported_at.getTime(), closedAt: row.closed_at?.getTime() ?? null, streetId: row.street_id, communityId: row.community_id })), now))
  return rows.length
}

/**
 * Cases from before there were words, newest first: everything later than the earliest one that has its words has them too.
 * Answers how many were written.
 */
export const wordOldCases = async (tx: Tx, district: DistrictId, now: number): Promise<number> => {
  // It may take longer than until it is called again.
  const [lock] = await tx.query<{ mine: boolean }>("select pg_try_advisory_xact_lock(hashtextextended('case-words', $1)) as mine", [district])
  if (!lock!.mine) return 0
  const [first] = await tx.query<{ at: string; id: string }>(
    "select to_json(reported_at)#>>'{}' as at, case_id as id from case_words where district = $1 order by reported_at, case_id limit 1", [district],
  )
  const groups = ['open', 'waiting', 'closed'].map((group) =>
    `(select ${oldColumns} from cases where district = $1 and state_group = '${group}'
      and ($2::timestamptz is null or (reported_at, id) < ($2, $3::uuid)) order by reported_at desc, id desc limit ${atOnce})`)
  const rows = await tx.query<OldRow>(`${groups.join(' union all ')} order by reported_at desc, id desc limit ${atOnce}`, [district, first?.at ?? null, first?.id ?? null])
  return wordRowsOf(tx, district, rows, now)
}

/** A last look at night, for what came in by other ways than a report. */
const wordMissed = async (tx: Tx, district: DistrictId, now: number): Promise<number> => {
  const rows = await tx.query<OldRow>(
    `select ${oldColumns} from cases c where district = $1 and not exists (select from case_words w where w.district = c.district and w.case_id = c.id) limit ${atOnce}`, [district],
  )
  return wordRowsOf(tx, district, rows, now)
}

/** Closed longer ago than any district looks back. Answers how many were put aside. */
const putAside = async (tx: Tx, district: DistrictId, now: number): Promise<number> => {
  const rows = await tx.query(
    `update case_words set current = false where district = $1 and case_id in (
       select w.case_id from case_words w join cases c on c.district = w.district and c.id = w.case_id
       where w.district = $1 and w.current and c.state_group = 'closed' and c.closed_at < $2 limit ${atOnce}) returning 1`,
    [district, new Date(now - mostRecentDays * dayInMs)],
  )
  return rows.length
}

/** Of cases that lie in other units now: the words stay, the units are written anew. */
export const moveWords = (tx: Tx, district: DistrictId, moved: readonly { id: string; streetId: UnitId | null; communityId: UnitId | null }[]): Promise<unknown> =>
  tx.query(
    `update case_words w set words = array(select word from unnest(w.words) with ordinality as t(word, nth) where word not like '@%' order by nth) || array_remove(array['@' || m.street, '@' || m.community], null)
     from unnest($2::uuid[], $3::bigint[], $4::bigint[]) as m(id, street, community) where w.district = $1 and w.case_id = m.id`,
    [district, moved.map(({ id }) => id), moved.map(({ streetId }) => streetId), moved.map(({ communityId }) => communityId)],
  )

const eachDistrict = async (context: Context, tx: Tx, work: (tx: Tx, district: DistrictId, now: number) => Promise<number>): Promise<number> => {
  let done = 0
  for (const { id } of await context.districts.all()) done += await work(tx, id, context.clock())
  return done
}

export const wordOldCasesJob: Job = { name: 'word-old-cases', cron: '* * * * *', run: (context, tx) => eachDistrict(context, tx, wordOldCases) }

/** At night (UTC+8). */
export const tidyCaseWordsJob: Job = {
  name: 'tidy-case-words', cron: '40 18 * * *',
  run: (context, tx) => eachDistrict(context, tx, async (one, district, now) => (await putAside(one, district, now)) + (await wordMissed(one, district, now))),
}
