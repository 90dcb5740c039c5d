// Calendars and area classes when the net changes: what stood at a unit that ends stands at its successor from then on, unless
// that one has its own.
import type { UnitId } from '../../domain/kernel/ids.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import { sumMoves, type Carrier, type Passages } from '../territory/plans/carrier.ts'
import type { TerritoryChange } from '../territory/plans/change.ts'

const tables = ['calendar_uses', 'area_classes'] as const

const passages = async (db: Queryable, change: TerritoryChange): Promise<Passages> => {
  const ended = [...change.successors.keys()]
  if (ended.length === 0) return { total: 0, moves: [] }
  const rows = (await Promise.all(tables.map((table) => db.query<{ unit_id: UnitId }>(`select unit_id from ${table} where district = $1 and unit_id = any($2::bigint[])`, [change.district, ended])))).flat()
  return { total: rows.length, moves: sumMoves(rows.map(({ unit_id }) => ({ from: unit_id, to: change.successors.get(unit_id) ?? null }))) }
}

/** The first of several goes on; what is left at ended units is taken out. */
const move = async (tx: Tx, table: (typeof tables)[number], change: TerritoryChange): Promise<void> => {
  const values = [change.district, [...change.successors.keys()], [...change.successors.values()]]
  await tx.query(
    `update ${table} t set unit_id = m.successor from (select distinct on (s.successor) s.ended, s.successor from unnest($2::bigint[], $3::bigint[]) as s(ended, successor)
       join ${table} o on o.district = $1 and o.unit_id = s.ended order by s.successor, s.ended) m
     where t.district = $1 and t.unit_id = m.ended and not exists (select from ${table} h where h.district = $1 and h.unit_id = m.successor)`, values,
  )
  await tx.query(`delete from ${table} where district = $1 and unit_id = any($2::bigint[])`, values.slice(0, 2))
}

export const clockCarrier: Carrier = {
  kind: 'clock',
  foresee: passages,
  async carry(tx, change) {
    const passed = await passages(tx, change)
    for (const table of tables) await move(tx, table, change)
    return passed
  },
}
