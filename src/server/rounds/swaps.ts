// Single rounds that somebody else makes, as rows; and who could: people who make rounds around there and aren't away.
import type { DistrictId, PersonId, UnitId } from '../../domain/kernel/ids.ts'
import { roles, type Role } from '../../domain/access/roles.ts'
import type { Swap, SwapState } from '../../domain/rounds/swap.ts'
import { awaySql } from '../access/posts-sql.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import type { NetUnit } from '../territory/net.ts'
import type { Expected } from './expected.ts'
import type { RoundKey } from './meant.ts'

export type KeptSwap = Swap & RoundKey & { id: string; heldOn: string; reason: string; to: string; from: string | null; commandId: string }

type Row = {
  id: string; routine_id: string; unit_id: number; planned_on: string; held_on: string; to_person_id: PersonId; asked_by_id: PersonId | null; reason: string; state: SwapState; to_name: string; from_name: string | null; command_id: string
}

const select = `select s.id, s.routine_id, s.unit_id, to_char(s.planned_on, 'YYYY-MM-DD') as planned_on, to_char(s.held_on, 'YYYY-MM-DD') as held_on, s.to_person_id, s.asked_by_id, s.reason, s.state, s.command_id,
    (select p.name from persons p where p.district = s.district and p.id = s.to_person_id) as to_name, (select p.name from persons p where p.district = s.district and p.id = s.asked_by_id) as from_name
  from round_swaps s`

const standing = "s.state in ('asked', 'agreed', 'given')"

const fromRow = (row: Row): KeptSwap => ({
  id: row.id, routineId: row.routine_id, unitId: row.unit_id, plannedOn: row.planned_on, heldOn: row.held_on, toPersonId: row.to_person_id, askedById: row.asked_by_id, reason: row.reason, state: row.state, to: row.to_name ?? '', from: row.from_name, commandId: row.command_id,
})

/** What stands, or was lately answered, for rounds held between two days in these units. */
export const readSwaps = async (db: Queryable, district: DistrictId, from: string, to: string, unitIds: readonly UnitId[]): Promise<KeptSwap[]> =>
  unitIds.length === 0 ? [] : (await db.query<Row>(`${select} where s.district = $1 and s.held_on between $2::date and $3::date and s.unit_id = any($4::bigint[]) and ${standing} order by s.held_on, s.id`, [district, from, to, unitIds], 'swaps-of-units')).map(fromRow)

/** Both: in these units, and asked of this person or settled on them wherever it is. */
export const readSwapsAround = async (db: Queryable, district: DistrictId, from: string, to: string, unitIds: readonly UnitId[], person: PersonId | null): Promise<KeptSwap[]> => {
  const within = `s.district = $1 and s.held_on between $2::date and $3::date and ${standing}`
  return (await db.query<Row>(`${select} where ${within} and s.unit_id = any($4::bigint[]) union all ${select} where ${within} and s.to_person_id = $5 and s.unit_id <> all($4::bigint[])`, [district, from, to, unitIds, person], 'swaps-around')).map(fromRow)
}

/** Those in all units within a span, for a calendar. */
export const readSwapsWithin = async (db: Queryable, district: DistrictId, from: string, to: string, most: number): Promise<KeptSwap[]> =>
  (await db.query<Row>(`${select} where s.district = $1 and s.held_on between $2::date and $3::date and s.state <> 'withdrawn' order by s.held_on, s.id limit $4`, [district, from, to, most])).map(fromRow)

export const findStandingSwap = async (db: Queryable, district: DistrictId, key: RoundKey): Promise<KeptSwap | undefined> =>
  (await db.query<Row>(`${select} where s.district = $1 and s.routine_id = $2 and s.unit_id = $3 and s.planned_on = $4 and ${standing}`, [district, key.routineId, key.unitId, key.plannedOn])).map(fromRow)[0]

/** Whether somebody asked for this one to be made by another, or was asked. */
export const hadSwap = async (db: Queryable, district: DistrictId, { routineId, unitId, plannedOn }: RoundKey, person: PersonId | null): Promise<boolean> =>
  (await db.query('select 1 as had from round_swaps where district = $1 and routine_id = $2 and unit_id = $3 and planned_on = $4 and (to_person_id = $5 or asked_by_id = $5) limit 1', [district, routineId, unitId, plannedOn, person])).length > 0

export const findSwapByCommand = async (db: Queryable, district: DistrictId, commandId: string): Promise<KeptSwap | undefined> =>
  (await db.query<Row>(`${select} where s.district = $1 and s.command_id = $2`, [district, commandId])).map(fromRow)[0]

export const lockSwap = async (tx: Tx, district: DistrictId, id: string): Promise<KeptSwap | undefined> =>
  (await tx.query<Row>(`${select} where s.district = $1 and s.id = $2 for update of s`, [district, id])).map(fromRow)[0]

export const insertSwap = async (tx: Tx, district: DistrictId, swap: RoundKey & { id: string; heldOn: string; to: PersonId; askedById: PersonId | null; reason: string; state: SwapState; commandId: string; now: number }): Promise<boolean> =>
  (await tx.query(
    `insert into round_swaps (district, id, routine_id, unit_id, planned_on, held_on, to_person_id, asked_by_id, reason, state, command_id, asked_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (district, routine_id, unit_id, planned_on) where state in ('asked', 'agreed', 'given') do nothing returning id`,
    [district, swap.id, swap.routineId, swap.unitId, swap.plannedOn, swap.heldOn, swap.to, swap.askedById, swap.reason, swap.state, swap.commandId, new Date(swap.now)])).length > 0

export const settleSwap = (tx: Tx, district: DistrictId, id: string, state: SwapState, now: number): void =>
  tx.send('update round_swaps set state = $3, settled_at = $4 where district = $1 and id = $2', [district, id, state, new Date(now)])

/** The day it is on moved: whoever stands in goes along. */
export const moveSwaps = (tx: Tx, district: DistrictId, routineId: string, plannedOn: string, unitId: UnitId | null, heldOn: string): void =>
  tx.send('update round_swaps set held_on = $5 where district = $1 and routine_id = $2 and planned_on = $3 and ($4::bigint is null or unit_id = $4)', [district, routineId, plannedOn, unitId, heldOn])

/** Roles that make rounds in the field. */
const doers = (Object.keys(roles) as Role[]).filter((role) => 'round.do' in roles[role].verbs)

export type Doer = { person_id: PersonId; name: string; role: Role; unit_id: UnitId }

const standingSql = "p.role = any($3::text[]) and p.from_on <= $4::date and (p.until_on is null or p.until_on >= $4::date)"

/** Whoever makes rounds in a community on that day, away or not. */
export const readDoers = (db: Queryable, district: DistrictId, community: UnitId, on: string, most: number): Promise<Doer[]> =>
  db.query<Doer>(
    `select distinct on (n.name, n.id, p.role) n.id as person_id, n.name, p.role, p.unit_id from units u join posts p on p.district = u.district and p.unit_id = u.id join persons n on n.district = p.district and n.id = p.person_id
     where u.district = $1 and u.community_id = $2 and ${standingSql} order by n.name, n.id, p.role, p.id limit $5`, [district, community, doers, on, most], 'rounds-doers')

/** Lists of ids are looked up in one walk through an index; joined row by row they would cost twice as much. */
const markSql = `with found as materialized (select p.id, p.person_id, p.role, p.unit_id from posts p
    where p.district = $1 and p.unit_id = any(array(select u.id from units u where u.district = $1 and u.community_id = $2)) and ${standingSql})
  select concat_ws(' ', (select count(*) from found), (select sum(hash_record_extended(f, 0)) from found f),
    (select sum(hashtextextended(n.name, n.id)) from persons n where n.district = $1 and n.id = any(array(select person_id from found)))) as mark`

/** Another one when they are others, or have another name. */
export const doersMark = async (db: Queryable, district: DistrictId, community: UnitId, on: string): Promise<string> =>
  (await db.query<{ mark: string }>(markSql, [district, community, doers, on], 'rounds-doers-mark'))[0]!.mark

type Candidate = { person_id: PersonId; name: string; role: string; unit_id: UnitId }
const mostCandidates = 100

/** Whoever holds a post that makes such rounds in the same community (of a community's own round: in its street) on that day. */
export const readCandidates = async (db: Queryable, district: DistrictId, { routine, unit, occurrence }: Expected, not: PersonId | null, only: PersonId | null = null): Promise<Candidate[]> => {
  const around = unit.line.gridId !== null ? { column: 'community_id', id: unit.line.communityId } : unit.line.streetId !== null ? { column: 'street_id', id: unit.line.streetId } : null
  const wanted = routine.who.kind === 'roles' ? routine.who.roles.filter((role) => doers.includes(role)) : doers
  return db.query<Candidate>(
    `select distinct on (n.name, n.id) n.id as person_id, n.name, p.role, p.unit_id from posts p join persons n on n.district = p.district and n.id = p.person_id join units u on u.district = p.district and u.id = p.unit_id
     where p.district = $1 and p.role = any($2::text[]) and p.from_on <= $3::date and (p.until_on is null or p.until_on >= $3::date) and n.id is distinct from $4::bigint and ($5::bigint is null or n.id = $5)
       and not ${awaySql('p.district', 'p.person_id', '$3::date')} ${around ? `and u.${around.column} = $6` : ''}
     order by n.name, n.id, p.id limit ${mostCandidates}`,
    [district, wanted, occurrence.on, not, only, ...(around ? [around.id] : [])])
}

export const isCandidate = async (db: Queryable, district: DistrictId, expected: Expected, person: PersonId): Promise<boolean> => (await readCandidates(db, district, expected, null, person)).length > 0

export type StandsIn = (unit: NetUnit, routineId: string, plannedOn: string) => KeptSwap | undefined
export const swapOf = (swaps: readonly KeptSwap[]): StandsIn => {
  const byKey = new Map(swaps.map((swap) => [`${swap.routineId}/${swap.unitId}/${swap.plannedOn}`, swap]))
  return (unit, routineId, plannedOn) => byKey.get(`${routineId}/${unit.id}/${plannedOn}`)
}
