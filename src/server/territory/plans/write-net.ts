// Writes a changed net: what was becomes history, the rows of today become the new net. All in a few statements, whatever
// the size of the district.
import { holdsPoint, insidePoint } from '../../../domain/kernel/geometry-inside.ts'
import type { UnitId } from '../../../domain/kernel/ids.ts'
import type { PlanUnit } from '../../../domain/territory/plan/tree.ts'
import { bulkInsert } from '../../db/bulk.ts'
import type { Tx } from '../../db/tx.ts'
import type { TerritoryChange } from './change.ts'

const facts = ['parent_id', 'level', 'code', 'name', 'aliases', 'village', 'special', 'made_up', 'households', 'street_id', 'community_id', 'grid_id', 'microgrid_id', 'center_lng', 'center_lat'] as const

const rowOf = (change: TerritoryChange, unit: PlanUnit): Record<string, unknown> => {
  const line = change.lineOf(unit.unit)
  const center = unit.shape === null ? [null, null] : insidePoint(unit.shape)
  return {
    district: change.district, id: change.idOf(unit.unit), parent_id: unit.parent === null ? null : change.idOf(unit.parent), level: unit.level, code: change.codes.get(unit.unit),
    name: unit.name, aliases: unit.aliases, village: unit.village, special: unit.special, made_up: unit.madeUp, households: unit.households,
    street_id: line.streetId, community_id: line.communityId, grid_id: line.gridId, microgrid_id: line.microgridId, center_lng: center[0], center_lat: center[1],
  }
}

/** Units that stay and are different afterwards, with the facts they had kept as history. */
const writeChanged = async (tx: Tx, change: TerritoryChange, units: readonly PlanUnit[]): Promise<void> => {
  if (units.length === 0) return
  const ids = units.map(({ unit }) => unit)
  const list = facts.join(', ')
  // A second change on one day: nobody lived under what was in between.
  await tx.query(
    `insert into unit_versions (district, unit_id, valid_from, valid_until, ${list})
     select district, id, coalesce(facts_from, valid_from), $3::date, ${list} from units
     where district = $1 and id = any($2::bigint[]) and coalesce(facts_from, valid_from) < $3::date`,
    [change.district, ids, change.day],
  )
  const rows = units.map((unit) => rowOf(change, unit))
  for (let from = 0; from < rows.length; from += 4_000)
    await tx.query(
      `update units u set ${facts.map((column) => `${column} = n.${column}`).join(', ')}, facts_from = $3::date
       from json_populate_recordset(null::units, $2) n where u.district = $1 and u.id = n.id`,
      [change.district, JSON.stringify(rows.slice(from, from + 4_000)), change.day],
    )
}

const writeShapes = async (tx: Tx, change: TerritoryChange, ended: readonly UnitId[], shaped: readonly PlanUnit[]): Promise<void> => {
  const ids = [...ended, ...change.reshaped]
  await tx.query('delete from unit_shapes where district = $1 and unit_id = any($2::bigint[]) and valid_from >= $3::date', [change.district, ids, change.day])
  await tx.query(
    'update unit_shapes set valid_until = $3::date where district = $1 and unit_id = any($2::bigint[]) and valid_until is null', [change.district, ids, change.day])
  for (let from = 0; from < shaped.length; from += 1_000)
    await bulkInsert(tx, 'unit_shapes', shaped.slice(from, from + 1_000).map((unit) => ({ district: change.district, unit_id: change.idOf(unit.unit), valid_from: change.day, geometry: unit.shape })))
}

/** New units that lie where a unit that goes on lay before: they were cut out of it. */
const carvedFrom = (change: TerritoryChange): { from: UnitId; to: UnitId }[] => {
  const born = new Set(change.fates.flatMap(({ to }) => to))
  const givers = change.diff.changed.filter(({ was, facts: list }) => list.includes('shape') && was.shape !== null).map(({ was }) => was)
  return change.diff.created.filter(({ unit, shape }) => shape !== null && !born.has(unit)).flatMap(({ unit, level, shape }) => {
    const middle = insidePoint(shape!)
    const giver = givers.find((was) => was.level === level && holdsPoint(was.shape!, middle))
    return giver ? [{ from: giver.unit as UnitId, to: change.idOf(unit) }] : []
  })
}

const writeLineage = (tx: Tx, change: TerritoryChange): Promise<void> => {
  const { district, day, planId, fates, idOf } = change
  return bulkInsert(tx, 'unit_lineage', [
    ...fates.flatMap((fate) => fate.to.map((to) => ({ district, from_id: fate.unit, to_id: idOf(to), day, how: fate.how, successor: to === fate.successor, plan_id: planId }))),
    ...carvedFrom(change).map(({ from, to }) => ({ district, from_id: from, to_id: to, day, how: 'carve', successor: false, plan_id: planId })),
  ])
}

const journalRows = (change: TerritoryChange, personId: number | null): Record<string, unknown>[] => {
  const at = new Date(change.now).toISOString()
  const entry = (kind: string, id: UnitId, data: Record<string, unknown>): Record<string, unknown> => ({
    district: change.district, at, kind, person_id: personId, subject_kind: 'unit', subject_id: String(id), data: { plan: change.planId, day: change.day, ...data },
  })
  return [
    ...change.diff.created.map((unit) => entry('unit.created', change.idOf(unit.unit), { name: unit.name, code: change.codes.get(unit.unit) })),
    ...change.diff.changed.map(({ is, facts: changed }) => entry('unit.changed', change.idOf(is.unit), { facts: changed })),
    ...change.fates.map((fate) => entry('unit.ended', fate.unit, { how: fate.how, to: fate.to.map(change.idOf), successor: change.idOf(fate.successor) })),
  ]
}

const journalColumns = ['district', 'at', 'kind', 'person_id', 'subject_kind', 'subject_id', 'data'].join(', ')

const writeJournal = async (tx: Tx, rows: readonly Record<string, unknown>[]): Promise<void> => {
  for (let from = 0; from < rows.length; from += 4_000)
    await tx.query(`insert into journal (${journalColumns}) select ${journalColumns} from json_populate_recordset(null::journal, $1)`, [JSON.stringify(rows.slice(from, from + 4_000))])
}

/** Every code a unit has now; one that somebody else was given meanwhile ends the transaction. */
const writeCodes = async (tx: Tx, change: TerritoryChange): Promise<void> => {
  const given = [...change.codes].filter(([ref, code]) => change.before.get(ref)?.code !== code)
  await tx.query(
    `insert into issued_codes (district, code, unit_id, issued_on) select $1, code, unit_id, $4::date from unnest($2::text[], $3::bigint[]) as n(code, unit_id)
     where not exists (select from issued_codes i where i.district = $1 and i.code = n.code and i.unit_id = n.unit_id)`,
    [change.district, given.map(([, code]) => code), given.map(([ref]) => change.idOf(ref)), change.day],
  )
}

export const writeNet = async (tx: Tx, change: TerritoryChange, personId: number | null): Promise<void> => {
  const { district, day, diff, relined, idOf } = change
  const changed = new Map(diff.changed.map(({ is }) => [idOf(is.unit), is]))
  for (const unit of change.after.values()) {
    const id = idOf(unit.unit)
    if (relined.has(id) || (change.before.has(unit.unit) && change.before.get(unit.unit)!.code !== change.codes.get(unit.unit))) changed.set(id, unit)
  }
  await writeCodes(tx, change)
  await writeChanged(tx, change, [...changed.values()])
  const ended = diff.gone.map(({ unit }) => unit as UnitId)
  await tx.query('update units set valid_until = $3::date where district = $1 and id = any($2::bigint[])', [district, ended, day])
  await bulkInsert(tx, 'units', diff.created.map((unit) => ({ ...rowOf(change, unit), valid_from: day })))
  const shaped = [...diff.created, ...diff.changed.filter(({ facts: list }) => list.includes('shape')).map(({ is }) => is)].filter(({ shape }) => shape !== null)
  await writeShapes(tx, change, ended, shaped)
  await writeLineage(tx, change)
  await writeJournal(tx, journalRows(change, personId))
  await tx.query('update districts set net_version = net_version + 1 where district = $1', [district])
}
