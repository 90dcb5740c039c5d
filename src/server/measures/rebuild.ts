// Rebuild from nothing, in one transaction that writers of measures wait for; and the comparison that a nightly check
// makes: what is kept must be what the records say.
import { contributionsOf } from '../../domain/cases/measure-case.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { fromRow, type CaseDbRow } from '../cases/rows.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { inTransaction, type Tx } from '../db/tx.ts'
import { addContributions, newSums, type SubjectContributions } from './totals.ts'

const batch = 5_000

/** Every case with its contributions, in batches by key. */
async function* allContributions(db: Queryable, context: Context, district: DistrictId): AsyncGenerator<SubjectContributions[]> {
  const { unitId, calendar } = await context.districts.get(district)
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await db.query<CaseDbRow>('select * from cases where district = $1 and id > $2 order by id limit $3', [district, after, batch])
    const last = rows.at(-1)
    if (!last) return
    yield rows.map((row) => ({ subjectId: row.id, contributions: contributionsOf(fromRow(row, unitId), calendar) }))
    after = last.id
  }
}

/** Stops the reaction of this district for the length of the transaction. */
const holdReaction = (tx: Tx, district: DistrictId): Promise<unknown> =>
  tx.query("select 1 from journal_readers where district = $1 and name = 'measures' for update", [district])

export const rebuildMeasures = (context: Context, district: DistrictId): Promise<{ subjects: number }> =>
  inTransaction(context.database, async (tx) => {
    await holdReaction(tx, district)
    const { unitId } = await context.districts.get(district)
    await tx.query('delete from measure_contributions where district = $1', [district])
    await tx.query('delete from measure_totals where district = $1', [district])
    let subjects = 0
    for await (const some of allContributions(tx, context, district)) {
      await addContributions(tx, district, unitId, some)
      subjects += some.length
    }
    return { subjects }
  })

export type Difference = { measure: string; part: string; month: string; unitId: number; kept: string; computed: string }

/** Where the kept totals differ from what the records say now; empty is right. */
export const compareMeasures = (context: Context, district: DistrictId): Promise<Difference[]> =>
  inTransaction(context.database, async (tx) => {
    await tx.query('set transaction isolation level repeatable read')
    await holdReaction(tx, district)
    const { unitId } = await context.districts.get(district)
    const sums = newSums(unitId)
    for await (const some of allContributions(tx, context, district)) for (const { contributions } of some) for (const one of contributions) sums.add(one, 1)
    const computed = new Map(sums.changed().map((sum) => [sum.key.join('|'), `${sum.numerator}/${sum.denominator}`]))
    const rows = await tx.query<{ measure: string; part: string; month: string; unit_id: number; numerator: number; denominator: number }>(
      'select * from measure_totals where district = $1 and (numerator <> 0 or denominator <> 0)', [district],
    )
    const differences: Difference[] = []
    const differ = (key: string, kept: string, found: string): void => {
      const [measure, part, month, unit] = key.split('|') as [string, string, string, string]
      differences.push({ measure, part, month, unitId: Number(unit), kept, computed: found })
    }
    for (const row of rows) {
      const key = `${row.measure}|${row.part}|${row.month}|${row.unit_id}`
      const kept = `${row.numerator}/${row.denominator}`
      const found = computed.get(key) ?? '0/0'
      if (found !== kept) differ(key, kept, found)
      computed.delete(key)
    }
    for (const [key, found] of computed) differ(key, '0/0', found)
    return differences
  })
