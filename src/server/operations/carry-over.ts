// Premises, open inspections and joint operations that aren't over when the net changes: located anew by their place, or with
// the named successor. What is over keeps the units it had.
import { deepestOf, lineKey, lineLevels, type Line } from '../../domain/access/place.ts'
import type { UnitId } from '../../domain/kernel/ids.ts'
import { carryLine, successorOf, type PlacedRecord } from '../../domain/territory/plan/carry-over.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import { sumMoves, type Carrier, type Passages } from '../territory/plans/carrier.ts'
import type { TerritoryChange } from '../territory/plans/change.ts'

type Placed = PlacedRecord & { id: string }
type Moved = { before: Placed; line: Line }

const deepestSql = 'coalesce(c.microgrid_id, c.grid_id, c.community_id, c.street_id) = any($2::bigint[])'
const lineSql = 'c.street_id as "streetId", c.community_id as "communityId", c.grid_id as "gridId", c.microgrid_id as "microgridId"'

const questions = {
  premises: `select c.id, c.lng, c.lat, ${lineSql} from premises c where c.district = $1 and c.ended_on is null and ${deepestSql}`,
  inspections: `select c.id, p.lng, p.lat, ${lineSql} from inspections c join premises p on p.district = c.district and p.id = c.premises_id where c.district = $1 and c.state_group <> 'closed' and ${deepestSql}`,
} as const

const readMoved = async (db: Queryable, table: keyof typeof questions, change: TerritoryChange, lock: string): Promise<{ total: number; moved: Moved[] }> => {
  if (change.affected.length === 0) return { total: 0, moved: [] }
  const rows = await db.query<Placed>(`${questions[table]} order by c.id${lock}`, [change.district, change.affected])
  return { total: rows.length, moved: rows.map((before) => ({ before, line: carryLine(before, change) })).filter(({ before, line }) => lineLevels.some((level) => line[lineKey(level)] !== before[lineKey(level)])) }
}

const writeMoved = (tx: Tx, table: keyof typeof questions, change: TerritoryChange, moved: readonly Moved[]): Promise<unknown> =>
  tx.query(
    `update ${table} c set street_id = m.street, community_id = m.community, grid_id = m.grid, microgrid_id = m.microgrid
     from unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[]) as m(id, street, community, grid, microgrid) where c.district = $1 and c.id = m.id`,
    [change.district, moved.map(({ before }) => before.id), ...lineLevels.map((level) => moved.map(({ line }) => line[lineKey(level)]))],
  )

const passagesOf = (total: number, moved: readonly Moved[], change: TerritoryChange): Passages => ({
  total,
  moves: sumMoves(moved.flatMap(({ before, line }) => {
    const [from, to] = [deepestOf(before) ?? change.districtUnitId, deepestOf(line) ?? change.districtUnitId]
    return from === to ? [] : [{ from, to }]
  })),
})

export const premisesCarrier: Carrier = {
  kind: 'premises',
  async foresee(db, change) {
    const { total, moved } = await readMoved(db, 'premises', change, '')
    return passagesOf(total, moved, change)
  },
  async carry(tx, change) {
    const inspections = await readMoved(tx, 'inspections', change, ' for update of c')
    const premises = await readMoved(tx, 'premises', change, ' for update of c')
    await writeMoved(tx, 'inspections', change, inspections.moved)
    await writeMoved(tx, 'premises', change, premises.moved)
    return passagesOf(premises.total, premises.moved, change)
  },
}

type Standing = { id: string; street_id: UnitId; area_unit_ids: UnitId[] }

/** Those of a street that ends, or with an area of units that end. */
const readStanding = async (db: Queryable, change: TerritoryChange): Promise<Standing[]> => {
  const ended = [...change.successors.keys()]
  return ended.length === 0 ? [] : db.query<Standing>(
    "select id, street_id, area_unit_ids from operations where district = $1 and state_group <> 'closed' and (street_id = any($2::bigint[]) or area_unit_ids && $2::bigint[]) order by id", [change.district, ended])
}

const operationPassages = (standing: readonly Standing[], change: TerritoryChange): Passages => ({
  total: standing.length,
  moves: sumMoves(standing.flatMap(({ street_id: from }) => { const to = successorOf(change, from); return from === to ? [] : [{ from, to }] })),
})

export const operationCarrier: Carrier = {
  kind: 'operation',
  foresee: async (db, change) => operationPassages(await readStanding(db, change), change),
  async carry(tx, change) {
    const standing = await readStanding(tx, change)
    for (const { id, street_id: street, area_unit_ids: area } of standing)
      tx.send('update operations set street_id = $3, holder_unit_id = $3, area_unit_ids = $4 where district = $1 and id = $2', [change.district, id, successorOf(change, street), [...new Set(area.map((unit) => successorOf(change, unit)))]])
    return operationPassages(standing, change)
  },
}
