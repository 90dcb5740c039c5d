// Rebuild from nothing, in one transaction that writers of measures wait for; and the comparison that a nightly check
// makes: what is kept must be what the records say.
import type { DistrictId } from '../../domain/kernel/ids.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import type { Job } from '../jobs/job.ts'
import { allContributions as allOfCases } from './measured-cases.ts'
import { allRoundContributions } from './measured-rounds.ts'
import { addContributions, fromStored, newSums, type StoredRow, type SubjectContributions } from './totals.ts'

/** Of every record that is counted, in batches. */
async function* allContributions(tx: Tx, context: Context, district: DistrictId): AsyncGenerator<SubjectContributions[]> {
  yield* allOfCases(tx, context, district)
  yield* allRoundContributions(tx, context, district)
}

/** Stops the reaction of this district for the length of the transaction. */
const holdReaction = (tx: Tx, district: DistrictId): Promise<unknown> =>
  tx.query("select 1 from journal_readers where district = $1 and name = 'measures' for update", [district])

export const rebuildMeasures = async (context: Context, tx: Tx, district: DistrictId): Promise<{ subjects: number }> => {
  await holdReaction(tx, district)
  const { unitId } = await context.districts.get(district)
  await tx.query('delete from measure_contributions where district = $1', [district])
  await tx.query('delete from measure_totals where district = $1', [district])
  const subjects = await addContributions(tx, district, unitId, allContributions(tx, context, district))
  return { subjects }
}

export type Difference = { measure: string; part: string; month: string; unitId: number; kept: string; computed: string }

/** Stored contributions of records that changed after the reaction's bookmark: their turn is yet to come. */
const pendingContributions = (db: Queryable, district: DistrictId): Promise<StoredRow[]> =>
  db.query(
    `select m.* from measure_contributions m where m.district = $1 and m.subject_id in (${pendingSql})`,
    [district],
  )

const pendingSql = `select j.subject_id::uuid from journal j
  where j.district = $1 and j.subject_kind in ('case', 'round') and (j.transaction, j.position) > coalesce(
    (select (r.transaction, r.position) from journal_readers r where r.district = $1 and r.name = 'measures'), ('0'::xid8, 0::bigint))`

/**
 * Where the kept totals differ from what the records say; empty is right. Looks at one moment of the database, so it
 * neither stops writers nor is fooled by them: what the reaction has not read yet counts as it is kept.
 */
export const compareMeasures = async (context: Context, tx: Tx, district: DistrictId): Promise<Difference[]> => {
  const { unitId } = await context.districts.get(district)
  const pendingRows = await tx.query<{ subject_id: string }>(`select distinct subject_id from (${pendingSql}) p`, [district])
  const pending = new Set(pendingRows.map((row) => row.subject_id))
  const sums = newSums(unitId)
  for await (const some of allContributions(tx, context, district))
    for (const { subjectId, contributions } of some) if (!pending.has(subjectId)) for (const one of contributions) sums.add(one, 1)
  for (const row of await pendingContributions(tx, district)) sums.add(fromStored(row), 1)
  const computed = new Map(sums.changed().map((sum) => [sum.key.join('|'), `${sum.numerator}/${sum.denominator}`]))
  const rows = await tx.query<{ key: string; kept: string }>(
    `select concat_ws('|', measure, part, month, unit_id) as key, concat_ws('/', numerator, denominator) as kept
     from measure_totals where district = $1 and (numerator <> 0 or denominator <> 0)`,
    [district],
  )
  const kept = new Map(rows.map((row) => [row.key, row.kept]))
  return [...new Set([...kept.keys(), ...computed.keys()])].flatMap((key) => {
    const [one, other] = [kept.get(key) ?? '0/0', computed.get(key) ?? '0/0']
    if (one === other) return []
    const [measure, part, month, unit] = key.split('|') as [string, string, string, string]
    return [{ measure, part, month, unitId: Number(unit), kept: one, computed: other }]
  })
}

/** Every night: a difference is a fault that somebody must look at, never mended in silence. */
export const compareMeasuresJob: Job = {
  name: 'compare-measures',
  cron: '41 18 * * *',
  async run(context, tx) {
    await tx.query('set transaction isolation level repeatable read')
    for (const { id } of await context.districts.all()) {
      const differences = await compareMeasures(context, tx, id)
      if (differences.length > 0)
        throw new Error(`measures of district ${id} differ from their records in ${differences.length} places: ${JSON.stringify(differences.slice(0, 5))}`)
    }
    return 0
  },
}
