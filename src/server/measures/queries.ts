// SQL about totals: a month of a unit is a few rows, whatever the history.
import type { UnitId } from '../../domain/kernel/ids.ts'
import type { MeasureName } from '../../domain/measures/contribution.ts'
import { knownRows } from '../db/known-rows.ts'
import type { Database, Queryable } from '../db/open.ts'
import { readTogether } from '../db/read-together.ts'
import { sharedReads } from '../db/shared-reads.ts'

export type TotalRow = { unit_id: UnitId; month: string; measure: MeasureName; part: string; numerator: number; denominator: number }

/** Cells of one unit; as one JSON text a row they are read five times as fast as row by row. */
export type UnitSums = { unit_id: UnitId; cells: [measure: MeasureName, part: string, numerator: number, denominator: number][] }

// A single month needs no summing.
const cellsSql = `select unit_id, json_agg(json_build_array(measure, part, numerator, denominator)) as cells`
const ofMonthSql = `${cellsSql} from measure_totals where district = $1 and unit_id = any($2::bigint[]) and month = $3 and denominator <> 0 group by unit_id`
const ofMonthsSql = `${cellsSql} from (
    select unit_id, measure, part, sum(numerator)::bigint as numerator, sum(denominator)::bigint as denominator
    from measure_totals where district = $1 and unit_id = any($2::bigint[]) and month between $3 and $4
    group by unit_id, measure, part having sum(denominator) <> 0) t
  group by unit_id`

/** The streets of some months, or the communities of one; a row is the size of a page. */
const known = knownRows(100)

const sharedOf = new WeakMap<Database, ReturnType<typeof sharedReads<UnitSums[]>>>()

/**
 * Each measure of each unit summed over the months, both ends included; what is nothing over nothing is left out.
 * Totals follow their records by a moment anyway, so those who ask at once are answered together; a row that is as it was before is the same object (db/known-rows.ts).
 */
export const readSums = (db: Database, district: number, units: readonly UnitId[], from: string, to: string): Promise<UnitSums[]> => {
  let shared = sharedOf.get(db)
  if (!shared) sharedOf.set(db, (shared = sharedReads<UnitSums[]>()))
  return shared([district, from, to, ...units].join(' '), () => sumsOf(db, district, units, from, to))
}

const sumsOf = (db: Database, district: number, units: readonly UnitId[], from: string, to: string): Promise<UnitSums[]> => {
  const { query } = readTogether(db, { known })
  return from === to ? query<UnitSums>(ofMonthSql, [district, units, from], 'measure-month') : query<UnitSums>(ofMonthsSql, [district, units, from, to], 'measure-sums')
}

/** Month by month, ascending; months without anything are left out. */
export const readMonths = (db: Queryable, district: number, unit: UnitId, from: string, to: string): Promise<TotalRow[]> =>
  db.query<TotalRow>(
    `select unit_id, month, measure, part, numerator, denominator from measure_totals
     where district = $1 and unit_id = $2 and month between $3 and $4 and denominator <> 0 order by month`,
    [district, unit, from, to],
    'measure-months',
  )
