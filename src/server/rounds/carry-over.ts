// Routines, and what was decided about single days, when the net changes: one that is made at a unit that ends is made at
// what that unit went on as; one of a unit that ends belongs to its successor. A day left out, moved or given to somebody else is so in each part. Rounds that were
// made stay with the units they were made in; places have points and lie where they lie.
import type { UnitId } from '../../domain/kernel/ids.ts'
import type { Routine } from '../../domain/rounds/routine.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
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

type Day = { routine_id: string; unit_id: UnitId; planned_on: string }

/** Days from the new net's first on, of units that end: each with what its unit goes on as. */
const goingDays = (change: TerritoryChange, rows: readonly Day[]): { row: Day; parts: UnitId[] }[] => rows.map((row) => ({ row, parts: partsOf(change, row.unit_id) }))
const endedUnits = (change: TerritoryChange): UnitId[] => change.fates.map(({ unit }) => unit)
const passagesOfDays = (going: readonly { row: Day; parts: UnitId[] }[]): Passages => ({ total: going.length, moves: sumMoves(going.flatMap(({ row, parts }) => (parts.length > 0 ? parts : [null]).map((to) => ({ from: row.unit_id, to })))) })

/** What was said of such days: told to each part of a unit that ends, and no more to the unit itself. */
const dayCarrier = (kind: string, readDays: (db: Queryable, change: TerritoryChange) => Promise<Day[]>, pass: (tx: Tx, change: TerritoryChange, key: readonly unknown[], parts: readonly UnitId[]) => void): Carrier => ({
  kind,
  foresee: async (db, change) => passagesOfDays(goingDays(change, await readDays(db, change))),
  async carry(tx, change) {
    const going = goingDays(change, await readDays(tx, change))
    for (const { row, parts } of going) pass(tx, change, [change.district, row.routine_id, row.unit_id, row.planned_on], parts)
    return passagesOfDays(going)
  },
})

const day = "select routine_id, unit_id, to_char(planned_on, 'YYYY-MM-DD') as planned_on from"

/** Days left out or moved. */
export const exceptionCarrier = dayCarrier(
  'roundDay',
  (db, change) => db.query<Day>(`${day} round_exceptions where district = $1 and unit_id = any($2::bigint[]) and (planned_on >= $3::date or moved_to >= $3::date)`, [change.district, endedUnits(change), change.day]),
  (tx, _, key, parts) => {
    tx.send(
      `insert into round_exceptions (district, routine_id, unit_id, planned_on, kind, moved_to, reason, person_id, command_id, at)
       select e.district, e.routine_id, t.unit, e.planned_on, e.kind, e.moved_to, e.reason, e.person_id, gen_random_uuid(), e.at from round_exceptions e, unnest($5::bigint[]) as t (unit)
       where e.district = $1 and e.routine_id = $2 and e.unit_id = $3 and e.planned_on = $4 on conflict on constraint round_exceptions_pk do nothing`,
      [...key, parts])
    tx.send('delete from round_exceptions where district = $1 and routine_id = $2 and unit_id = $3 and planned_on = $4', key)
  },
)

const standing = "state in ('asked', 'agreed', 'given')"

/** Whoever stands in at a unit that is split stands in at its parts; of units that become one, the first agreed stands. */
export const swapCarrier = dayCarrier(
  'roundSwap',
  (db, change) => db.query<Day>(`${day} round_swaps where district = $1 and unit_id = any($2::bigint[]) and held_on >= $3::date and ${standing}`, [change.district, endedUnits(change), change.day]),
  (tx, change, key, parts) => {
    tx.send(
      `insert into round_swaps (district, id, routine_id, unit_id, planned_on, held_on, to_person_id, asked_by_id, reason, state, command_id, asked_at, settled_at)
       select s.district, gen_random_uuid(), s.routine_id, t.unit, s.planned_on, s.held_on, s.to_person_id, s.asked_by_id, s.reason, s.state, gen_random_uuid(), s.asked_at, s.settled_at from round_swaps s, unnest($5::bigint[]) as t (unit)
       where s.district = $1 and s.routine_id = $2 and s.unit_id = $3 and s.planned_on = $4 and s.${standing}
       on conflict (district, routine_id, unit_id, planned_on) where ${standing} do nothing`,
      [...key, parts])
    tx.send(`update round_swaps set state = 'withdrawn', settled_at = $5 where district = $1 and routine_id = $2 and unit_id = $3 and planned_on = $4 and ${standing}`, [...key, new Date(change.now)])
  },
)
