// SQL about manning: which cells have a person on post on a day, counted by unit and listed. Count and list ask the same
// question, so that every number opens exactly its list.
import type { UnitLevel, UnitLine } from '../../domain/access/place.ts'
import type { DistrictId, PersonId, PostId, UnitId } from '../../domain/kernel/ids.ts'
import { childLevel } from '../../domain/territory/unit.ts'
import { newValues } from '../access/reach-sql.ts'
import type { Queryable } from '../db/open.ts'
import { scopeSql } from './scope.ts'

export type CellLevel = 'microgrid' | 'grid' | 'community'
export type CellState = 'vacant' | 'away' | 'present'

/** In a community the grid leader is meant, who leads its grids; its desk is an office, not somebody on the net. */
const meant = "(u.level <> 'community' or p.role = 'gridLeader')"

/**
 * `here`: units with somebody on post on the day ($2), and whether somebody of them is there: not on leave, or stood in
 * for by somebody who isn't.
 */
const hereSql = `
  away as (select person_id, max(until_on) as until_on from leaves where district = $1 and withdrawn_at is null and from_on <= $2::date and until_on >= $2::date group by person_id),
  standing as (
    select t.post_id, min(t.person_id) as person_id from substitutions t join leaves l on l.district = t.district and l.id = t.leave_id
    where t.district = $1 and t.withdrawn_at is null and t.from_on <= $2::date and t.until_on >= $2::date
      and l.withdrawn_at is null and l.from_on <= $2::date and l.until_on >= $2::date
      and not exists (select from away w where w.person_id = t.person_id) group by t.post_id),
  holders as (
    select p.unit_id, p.id as post_id, p.person_id, p.role, a.until_on as away_until, s.person_id as substitute_id
    from posts p left join away a on a.person_id = p.person_id left join standing s on s.post_id = p.id and a.person_id is not null
    where p.district = $1 and p.unit_id is not null and p.from_on <= $2::date and (p.until_on is null or p.until_on >= $2::date))`

const cellSql = `u.district = $1 and u.level in ('microgrid', 'grid', 'community') and u.valid_from <= $2::date and (u.valid_until is null or u.valid_until > $2::date)`
const stateSql = "case when count(p.post_id) = 0 then 'vacant' when bool_or(p.away_until is null or p.substitute_id is not null) then 'present' else 'away' end"

const levelColumn = (level: UnitLevel): string => (level === 'district' ? 'null::bigint' : `u.${level}_id`)

export type ManningRow = { child_id: UnitId | null; level: CellLevel; cells: number; manned: number; away: number }

/** Of each unit directly below `unit` (and of the unit itself, without a child), by level of cell. */
export const countManning = (db: Queryable, district: DistrictId, day: string, unit: UnitLine): Promise<ManningRow[]> => {
  const values = newValues(district, day)
  const below = childLevel(unit.level)
  const child = below === undefined ? 'null::bigint' : levelColumn(below)
  return db.query<ManningRow>(
    `with ${hereSql}, cells as (
       select ${child} as child_id, u.level, ${stateSql} as state
       from units u left join holders p on p.unit_id = u.id and ${meant}
       where ${cellSql} and ${scopeSql([unit], values)} group by u.id, 1, u.level)
     select child_id, level, count(*) as cells, count(*) filter (where state <> 'vacant') as manned, count(*) filter (where state = 'away') as away
     from cells group by child_id, level`,
    values.list,
  )
}

export type Holder = { postId: PostId; personId: PersonId; name: string; role: string; awayUntil: string | null; substitute: { id: PersonId; name: string } | null }
export type CellRow = { id: UnitId; name: string; code: string; level: CellLevel; state: CellState; above: (string | null)[]; holders: Holder[] }

export type CellQuery = { level: CellLevel | null; states: readonly CellState[] | null; double?: boolean; after?: string | undefined; limit: number }

const holdersSql = `coalesce(jsonb_agg(jsonb_build_object('postId', p.post_id, 'personId', p.person_id, 'role', p.role, 'awayUntil', p.away_until,
  'name', (select n.name from persons n where n.district = $1 and n.id = p.person_id),
  'substitute', (select jsonb_build_object('id', n.id, 'name', n.name) from persons n where n.district = $1 and n.id = p.substitute_id)) order by p.post_id) filter (where p.post_id is not null), '[]')`

/** Roles of which a unit has one. */
const onePerUnit = "(u.level = 'microgrid' and p.role = 'microgridWorker' or u.level = 'community' and p.role = 'gridLeader')"

export const listCells = (db: Queryable, district: DistrictId, day: string, scope: readonly UnitLine[], query: CellQuery): Promise<CellRow[]> => {
  const values = newValues(district, day)
  const conditions = [cellSql, scopeSql(scope, values)]
  if (query.level !== null) conditions.push(`u.level = ${values.add(query.level)}`)
  if (query.after !== undefined) conditions.push(`u.code > ${values.add(query.after)}`)
  const having = [
    ...(query.states === null ? [] : [`${stateSql} = any(${values.add(query.states)}::text[])`]),
    ...(query.double ? [`count(p.post_id) filter (where ${onePerUnit}) > 1`] : []),
  ]
  const nameOf = (column: string): string => `(select a.name from units a where a.district = $1 and a.id = ${column} and a.id <> c.id)`
  return db.query<CellRow>(
    `with ${hereSql}, found as (
       select u.id, u.name, u.code, u.level, u.street_id, u.community_id, u.grid_id, ${stateSql} as state
       from units u left join holders p on p.unit_id = u.id and ${meant} where ${conditions.join(' and ')} group by u.id, u.name, u.code, u.level, u.street_id, u.community_id, u.grid_id
       ${having.length === 0 ? '' : `having ${having.join(' and ')}`} order by u.code limit ${values.add(query.limit)})
     select c.id, c.name, c.code, c.level, c.state, array[${['c.street_id', 'c.community_id', 'c.grid_id'].map(nameOf).join(', ')}] as above,
       (select ${holdersSql} from holders p, units u where p.unit_id = c.id and u.district = $1 and u.id = c.id and ${meant}) as holders
     from found c order by c.code`,
    values.list,
  )
}

