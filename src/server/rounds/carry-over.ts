// Routines when the net changes: one that is made at a unit that ends is made at what that unit went on as; one of a unit
// that ends belongs to its successor. Rounds that were made stay with the units they were made in.
import type { UnitId } from '../../domain/kernel/ids.ts'
import type { Routine } from '../../domain/rounds/routine.ts'
import type { Queryable } from '../db/open.ts'
import { sumMoves, type Carrier, type Passages } from '../territory/plans/carrier.ts'
import type { TerritoryChange } from '../territory/plans/change.ts'

type Row = { id: string; version: number; unit_id: UnitId; definition: Pick<Routine, 'where'> }
type Going = Row & { unit: UnitId; where: Routine['where'] }

/** What a unit goes on as: each part of a split, the one of a merge; itself when it stays. */
const partsOf = (change: TerritoryChange, id: UnitId): UnitId[] => {
  const fate = change.fates.find(({ unit }) => unit === id)
  return fate ? fate.to.map((ref) => change.idOf(ref)) : [id]
}

const carriedWhere = (change: TerritoryChange, where: Routine['where']): Routine['where'] =>
  where.kind === 'level' ? { ...where, unitId: change.successors.get(where.unitId) ?? where.unitId } : { kind: 'units', unitIds: [...new Set(where.unitIds.flatMap((id) => partsOf(change, id)))] }

const readGoing = async (db: Queryable, change: TerritoryChange): Promise<Going[]> => {
  if (change.fates.length === 0) return []
  const rows = await db.query<Row>('select id, version, unit_id, definition from routines where district = $1 and (ends_on is null or ends_on >= $2::date) order by id, version', [change.district, change.day])
  return rows.flatMap((row) => {
    const unit = change.successors.get(row.unit_id) ?? row.unit_id
    const where = carriedWhere(change, row.definition.where)
    return unit === row.unit_id && JSON.stringify(where) === JSON.stringify(row.definition.where) ? [] : [{ ...row, unit, where }]
  })
}

const passagesOf = (going: readonly Going[]): Passages => ({ total: going.length, moves: sumMoves(going.flatMap(({ unit_id, unit }) => (unit === unit_id ? [] : [{ from: unit_id, to: unit }]))) })

export const routineCarrier: Carrier = {
  kind: 'routine',
  foresee: async (db, change) => passagesOf(await readGoing(db, change)),
  async carry(tx, change) {
    const going = await readGoing(tx, change)
    for (const { id, version, unit, where, definition } of going)
      await tx.query('update routines set unit_id = $4, definition = $5 where district = $1 and id = $2 and version = $3', [change.district, id, version, unit, JSON.stringify({ ...definition, where })])
    return passagesOf(going)
  },
}
