// Totals move by difference: what a record contributes now, less what it contributed before, along its line of units.
import { lineKey, lineLevels } from '../../domain/access/place.ts'
import type { DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import type { Contribution } from '../../domain/measures/contribution.ts'
import type { Tx } from '../db/tx.ts'

export type StoredRow = {
  subject_id: string
  measure: Contribution['measure']
  part: string
  month: string
  street_id: UnitId | null
  community_id: UnitId | null
  grid_id: UnitId | null
  microgrid_id: UnitId | null
  numerator: number
  denominator: number
}

export const fromStored = (row: StoredRow): Contribution => ({
  measure: row.measure, part: row.part, month: row.month, numerator: row.numerator, denominator: row.denominator,
  line: { streetId: row.street_id, communityId: row.community_id, gridId: row.grid_id, microgridId: row.microgrid_id },
})

/** Sums by (measure, part, month, unit): the district and every known unit of the line. */
export const newSums = (districtUnitId: UnitId) => {
  const sums = new Map<string, { key: [measure: string, part: string, month: string, unit: UnitId]; numerator: number; denominator: number }>()
  return {
    add(one: Contribution, sign: 1 | -1): void {
      for (const unit of [districtUnitId, ...lineLevels.flatMap((level) => one.line[lineKey(level)] ?? [])]) {
        const id = `${one.measure}|${one.part}|${one.month}|${unit}`
        let sum = sums.get(id)
        if (!sum) sums.set(id, (sum = { key: [one.measure, one.part, one.month, unit], numerator: 0, denominator: 0 }))
        sum.numerator += sign * one.numerator
        sum.denominator += sign * one.denominator
      }
    },
    size: () => sums.size,
    /** In one order for everybody, so that two writers never wait for each other in a circle. */
    changed: () =>
      [...sums.entries()].filter(([, sum]) => sum.numerator !== 0 || sum.denominator !== 0).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum),
  }
}

export type Sums = ReturnType<typeof newSums>

export const writeSums = async (tx: Tx, district: DistrictId, sums: Sums): Promise<void> => {
  const changed = sums.changed()
  if (changed.length === 0) return
  await tx.query(
    `insert into measure_totals as t (district, measure, part, month, unit_id, numerator, denominator)
     select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[])
     on conflict on constraint measure_totals_pk do update
       set numerator = t.numerator + excluded.numerator, denominator = t.denominator + excluded.denominator`,
    [
      district, changed.map((sum) => sum.key[0]), changed.map((sum) => sum.key[1]), changed.map((sum) => sum.key[2]), changed.map((sum) => sum.key[3]),
      changed.map((sum) => sum.numerator), changed.map((sum) => sum.denominator),
    ],
  )
}

export type SubjectContributions = { subjectId: string; contributions: readonly Contribution[] }

const insertContributions = (tx: Tx, district: DistrictId, subjects: readonly SubjectContributions[]): Promise<unknown> => {
  const rows = subjects.flatMap(({ subjectId, contributions }) => contributions.map((one) => ({ subjectId, ...one })))
  return tx.query(
    `insert into measure_contributions (district, subject_id, measure, part, month, street_id, community_id, grid_id, microgrid_id, numerator, denominator)
     select $1, * from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[], $10::int[], $11::int[])`,
    [
      district, rows.map((row) => row.subjectId), rows.map((row) => row.measure), rows.map((row) => row.part), rows.map((row) => row.month),
      rows.map((row) => row.line.streetId), rows.map((row) => row.line.communityId), rows.map((row) => row.line.gridId), rows.map((row) => row.line.microgridId),
      rows.map((row) => row.numerator), rows.map((row) => row.denominator),
    ],
  )
}

/** Replaces what these records contributed and moves the totals by the difference. */
export const replaceContributions = async (tx: Tx, district: DistrictId, districtUnitId: UnitId, subjects: readonly SubjectContributions[]): Promise<void> => {
  const removed = await tx.query<StoredRow>(
    'delete from measure_contributions where district = $1 and subject_id = any($2::uuid[]) returning *',
    [district, subjects.map((subject) => subject.subjectId)],
  )
  const sums = newSums(districtUnitId)
  for (const row of removed) sums.add(fromStored(row), -1)
  for (const { contributions } of subjects) for (const one of contributions) sums.add(one, 1)
  await insertContributions(tx, district, subjects)
  await writeSums(tx, district, sums)
}

/** Sums kept in memory before they are written: a hundred megabytes or so, whatever the history. */
const mostSums = 300_000

/** For subjects that never contributed before: no look at what was, and each total is written a few times in all. */
export const addContributions = async (tx: Tx, district: DistrictId, districtUnitId: UnitId, batches: AsyncIterable<readonly SubjectContributions[]> | Iterable<readonly SubjectContributions[]>): Promise<number> => {
  let subjects = 0
  let sums = newSums(districtUnitId)
  let underWay: Promise<unknown> = Promise.resolve()
  for await (const some of batches) {
    for (const { contributions } of some) for (const one of contributions) sums.add(one, 1)
    await underWay
    underWay = insertContributions(tx, district, some)
    underWay.catch(() => {}) // told to the next, and at the end
    await new Promise((resolve) => setImmediate(resolve)) // the database takes these while the next ones are computed
    subjects += some.length
    if (sums.size() < mostSums) continue
    await writeSums(tx, district, sums)
    sums = newSums(districtUnitId)
  }
  await underWay
  await writeSums(tx, district, sums)
  return subjects
}
