// Rows of rounds in a unit between two days: one condition for the numbers of the plan and for the lists behind them.
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { newValues } from '../access/reach-sql.ts'
import type { Queryable } from '../db/open.ts'
import type { NetUnit } from '../territory/net.ts'

/** Rows of a unit between two days, by the index that fits its level. */
export const rowsWithinSql = (district: DistrictId, unit: NetUnit, from: string, to: string) => {
  const values = newValues(district, from, to)
  const { level, line } = unit
  const place = level === 'district' ? [] : level === 'microgrid' ? [`r.grid_id = ${values.add(line.gridId)}`, `r.microgrid_id = ${values.add(line.microgridId)}`] : [`r.${level}_id = ${values.add(line[`${level}Id`])}`]
  return { condition: ['r.district = $1', 'r.held_on between $2 and $3', ...place].join(' and '), values: values.list, add: values.add }
}

/** Keys of rows in the span whose window has not been settled: what is expected there leaves them out. */
export const earlyKeys = async (db: Queryable, district: DistrictId, unit: NetUnit, from: string, to: string): Promise<Set<string>> => {
  const { condition, values } = rowsWithinSql(district, unit, from, to)
  const rows = await db.query<{ key: string }>(
    `select concat_ws('/', r.routine_id, r.unit_id, to_char(r.planned_on, 'YYYY-MM-DD')) as key from rounds r join routines t on t.district = r.district and t.id = r.routine_id and t.version = r.routine_version
     where ${condition} and r.closes_at > t.settled_until`, values)
  return new Set(rows.map(({ key }) => key))
}
