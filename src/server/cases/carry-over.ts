// Open cases when the net changes: located anew by their place, or with the named successor; whoever holds or sent them is
// rewritten along. Closed cases keep the units they had.
import { deepestOf, lineKey, lineLevels, type Line } from '../../domain/access/place.ts'
import type { DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import { carryLine, carryUnit, type NewNet, type PlacedRecord } from '../../domain/territory/plan/carry-over.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import { moveWords } from './search/case-words.ts'
import { sumMoves, type Carrier, type Passages } from '../territory/plans/carrier.ts'

type OpenCase = PlacedRecord & { id: string; holder: UnitId | null; sentFrom: UnitId | null; handled: UnitId | null }

const columnsSql = `select id, lng, lat, street_id as "streetId", community_id as "communityId", grid_id as "gridId", microgrid_id as "microgridId",
    holder_unit_id as "holder", sent_from_unit_id as "sentFrom", handled_unit_id as "handled"`

const openSql = `${columnsSql} from cases where district = $1 and state_group <> 'closed'
    and (coalesce(microgrid_id, grid_id, community_id, street_id) = any($2::bigint[]) or holder_unit_id = any($3::bigint[]) or sent_from_unit_id = any($3::bigint[])
      or handled_unit_id = any($3::bigint[]))`

/** What a change of the net is to cases. */
export type CaseNet = NewNet & { district: DistrictId; planId: string | null; now: number; affected: readonly UnitId[] }

type Carried = { before: OpenCase; line: Line; holder: UnitId | null; sentFrom: UnitId | null; handled: UnitId | null; relined: boolean }

const carried = (record: OpenCase, net: NewNet): Carried | undefined => {
  const line = carryLine(record, net)
  const along = (id: UnitId | null): UnitId | null => carryUnit(id, record, line, net)
  const [holder, sentFrom, handled] = [along(record.holder), along(record.sentFrom), along(record.handled)]
  const relined = lineLevels.some((level) => line[lineKey(level)] !== record[lineKey(level)])
  if (!relined && holder === record.holder && sentFrom === record.sentFrom && handled === record.handled) return undefined
  return { before: record, line, holder, sentFrom, handled, relined }
}

const passagesOf = (total: number, moved: readonly Carried[], net: NewNet): Passages => ({
  total,
  moves: sumMoves(moved.flatMap(({ before, line }) => {
    const [from, to] = [deepestOf(before) ?? net.districtUnitId, deepestOf(line) ?? net.districtUnitId]
    return from === to ? [] : [{ from, to }]
  })),
})

const readOpen = async (db: Queryable, net: CaseNet, lock: string): Promise<OpenCase[]> =>
  net.affected.length === 0 ? [] : db.query<OpenCase>(`${openSql}${lock}`, [net.district, net.affected, [...net.successors.keys()]])

const rowsPerStatement = 20_000

/** The earlier line of each that is located anew: what it added to a measure until now stays there. */
const keepPlaces = async (tx: Tx, net: CaseNet, moved: readonly Carried[]): Promise<void> => {
  for (let from = 0; from < moved.length; from += rowsPerStatement)
    await tx.query(
      `insert into case_places (district, case_id, until, street_id, community_id, grid_id, microgrid_id, plan_id)
       select c.district, c.id, $3, c.street_id, c.community_id, c.grid_id, c.microgrid_id, $4 from unnest($2::uuid[]) as m(id) join cases c on c.district = $1 and c.id = m.id
       on conflict do nothing`,
      [net.district, moved.slice(from, from + rowsPerStatement).map(({ before }) => before.id), new Date(net.now), net.planId],
    )
}

const writeMoved = async (tx: Tx, net: CaseNet, moved: readonly Carried[]): Promise<void> => {
  for (let from = 0; from < moved.length; from += rowsPerStatement) {
    const some = moved.slice(from, from + rowsPerStatement)
    await tx.query(
      `update cases c set street_id = m.street, community_id = m.community, grid_id = m.grid, microgrid_id = m.microgrid,
         holder_unit_id = m.holder, sent_from_unit_id = m.sent_from, handled_unit_id = m.handled
       from unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[])
         as m(id, street, community, grid, microgrid, holder, sent_from, handled)
       where c.district = $1 and c.id = m.id`,
      [
        net.district, some.map(({ before }) => before.id), some.map(({ line }) => line.streetId), some.map(({ line }) => line.communityId), some.map(({ line }) => line.gridId),
        some.map(({ line }) => line.microgridId), some.map(({ holder }) => holder), some.map(({ sentFrom }) => sentFrom), some.map(({ handled }) => handled),
      ],
    )
    await moveWords(tx, net.district, some.filter(({ relined }) => relined).map(({ before, line: { streetId, communityId } }) => ({ id: before.id, streetId, communityId })))
  }
}

const carryAll = async (tx: Tx, net: CaseNet, records: readonly OpenCase[]): Promise<Passages> => {
  const moved = records.flatMap((record) => carried(record, net) ?? [])
  await keepPlaces(tx, net, moved.filter(({ relined }) => relined))
  await writeMoved(tx, net, moved)
  return passagesOf(records.length, moved, net)
}

/** Locks the cases it moves, so that a step taken meanwhile comes before or after it. */
export const carryCases = async (tx: Tx, net: CaseNet): Promise<Passages> => carryAll(tx, net, await readOpen(tx, net, ' order by id for update'))

export const carryCasesNamed = async (tx: Tx, net: CaseNet, ids: readonly string[]): Promise<Passages> =>
  carryAll(tx, net, await tx.query<OpenCase>(`${columnsSql} from cases where district = $1 and id = any($2::uuid[]) and state_group <> 'closed' order by id for update`, [net.district, ids]))

export const caseCarrier: Carrier = {
  kind: 'case',
  async foresee(db, change) {
    const records = await readOpen(db, change, '')
    return passagesOf(records.length, records.flatMap((record) => carried(record, change) ?? []), change)
  },
  carry: carryCases,
}
