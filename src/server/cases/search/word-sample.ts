// How common the words of a district's cases are, from its newest ones. Kept in memory; who asks while it is old is answered
// from it, and it is read anew behind their back.
import type { DistrictId } from '../../../domain/kernel/ids.ts'
import type { WordSample } from '../../../domain/cases/words/likeness.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../db/open.ts'

/** Enough to tell what stands in one case of a thousand. */
export const sampled = 10_000
const believedFor = 600_000
/** A district's first cases change what is common from one to the next. */
const youngFor = 15_000

/** `total`: how many cases have words, as the database estimates it, those of other districts with them. */
export type DistrictSample = WordSample & { total: number }

const readSample = async (db: Queryable, district: DistrictId): Promise<DistrictSample> => {
  const newest = `select words from case_words where district = $1 order by reported_at desc, case_id desc limit ${sampled}`
  const [[size], [all], rows] = await Promise.all([
    db.query<{ n: number }>(`select count(*) as n from (${newest}) newest`, [district]),
    db.query<{ n: number }>("select reltuples::bigint as n from pg_class where oid = 'case_words'::regclass"),
    db.query<{ word: string; n: number }>(`select word, count(*) as n from (${newest}) newest, unnest(newest.words) as word group by word having count(*) > 1`, [district]),
  ])
  return { size: size!.n, total: Math.max(size!.n, all!.n), counts: new Map(rows.map(({ word, n }) => [word, n])) }
}

type Kept = { until: number; sample: Promise<DistrictSample>; renewing: boolean }
const kept = new WeakMap<Context, Map<DistrictId, Kept>>()

export const wordSampleOf = (context: Context, district: DistrictId): Promise<DistrictSample> => {
  let byDistrict = kept.get(context)
  if (!byDistrict) kept.set(context, (byDistrict = new Map()))
  const known = byDistrict.get(district)
  if (known && (known.until > performance.now() || known.renewing)) return known.sample
  const sample = readSample(context.database, district)
  const keep = (): void =>
    void sample.then(
      ({ size }) => byDistrict.set(district, { until: performance.now() + (size < sampled ? youngFor : believedFor), sample, renewing: false }),
      () => byDistrict.delete(district),
    )
  if (known) known.renewing = true
  else byDistrict.set(district, { until: 0, sample, renewing: true })
  keep()
  return known?.sample ?? sample
}
