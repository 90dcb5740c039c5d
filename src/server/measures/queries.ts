// SQL about totals: a month of a unit is a few rows, whatever the history.
import type { UnitId } from '../../domain/kernel/ids.ts'
import type { MeasureName } from '../../domain/measures/contribution.ts'
import type { Queryable } from '../db/open.ts'

export type TotalRow = { unit_id: UnitId; month: string; measure: MeasureName; part: string; numerator: number; denominator: number }

/** Cells of one unit; as one JSON text a row they are read five times as fast as row by row. */
export type UnitSums = { unit_id: UnitId; cells: [measure: MeasureName, part: string, numerator: number, denominator: number][] }

/** Each measure of each unit summed over the months, both ends included; what is nothing over nothing is left out. */
export const readSums = (db: Queryable, district: number, units: readonly UnitId[], from: string, to: string): Promise<UnitSums[]> =>
  db.query<UnitSums>(
    `select unit_id, json_agg(json_build_array(measure, part, numerator, denominator)) as cells from (
       select unit_id, measure, part, sum(numerator)::bigint as numerator, sum(denominator)::bigint as denominator
       from measure_totals where district = $1 and unit_id = any($2::bigint[]) and month between $3 and $4
       group by unit_id, measure, part having sum(denominator) <> 0) t
     group by unit_id`,
    [district, units, from, to],
    'measure-sums',
  )

/** Month by month, ascending; months without anything are left out. */
export const readMonths = (db: Queryable, district: number, unit: UnitId, from: string, to: string): Promise<TotalRow[]> =>
  db.query<TotalRow>(
    `select unit_id, month, measure, part, numerator, denominator from measure_totals
     where district = $1 and unit_id = $2 and month between $3 and $4 and denominator <> 0 order by month`,
    [district, unit, from, to],
    'measure-months',
  )
