// SQL about the grid force: who is on post where, and which cells have nobody.
import type { UnitLine } from '../../domain/access/place.ts'
import type { DistrictId, OfficeId, PersonId, PostId, UnitId } from '../../domain/kernel/ids.ts'
import { awaySql } from '../access/posts-sql.ts'
import { newValues } from '../access/reach-sql.ts'
import type { Queryable } from '../db/open.ts'
import { scopeSql } from './scope.ts'

export type RosterRow = {
  id: PostId
  role: string
  person_id: PersonId
  person_name: string
  phone: string | null
  from_on: string
  until_on: string | null
  away_until: string | null
  substitute: { id: PersonId; name: string } | null
  unit_id: UnitId | null
  unit_name: string
  unit_level: string
  unit_code: string
  office_id: OfficeId | null
  office_name: string | null
}

/** The row to read on behind. */
export type RosterKey = { code: string; postId: number }
export type RosterQuery = { role?: string | undefined; words?: string | undefined; after?: RosterKey | undefined; limit: number }

const onPost = (today: string): string => `p.from_on <= ${today}::date and (p.until_on is null or p.until_on >= ${today}::date)`

/** Who stands in at a post on a day, as {id, name}; null when nobody does. District is $1. */
export const substituteSql = (post: string, day: string): string => `(
  select jsonb_build_object('id', n.id, 'name', n.name) from substitutions t join leaves l on l.district = t.district and l.id = t.leave_id
  join persons n on n.district = t.district and n.id = t.person_id
  where t.district = $1 and t.post_id = ${post} and t.withdrawn_at is null and t.from_on <= ${day} and t.until_on >= ${day}
    and l.withdrawn_at is null and l.from_on <= ${day} and l.until_on >= ${day} and not ${awaySql('t.district', 't.person_id', day)}
  order by t.id limit 1)`

/** Posts of today in the order of the units' codes, which is the order of the tree. An office's posts stand at the unit it serves. */
export const listPosts = (db: Queryable, district: DistrictId, today: string, scope: readonly UnitLine[], query: RosterQuery): Promise<RosterRow[]> => {
  const values = newValues(district, today)
  const conditions = ['u.district = $1', scopeSql(scope, values)]
  if (query.role !== undefined) conditions.push(`p.role = ${values.add(query.role)}`)
  const words = query.words?.trim()
  if (words) {
    const like = values.add(`%${words.replace(/[\\%_]/g, '\\$&')}%`)
    conditions.push(`(n.name like ${like} or u.name like ${like} or o.name like ${like})`)
  }
  if (query.after) {
    const code = values.add(query.after.code)
    conditions.push(`u.code >= ${code} and (u.code, p.id) > (${code}, ${values.add(query.after.postId)}::bigint)`)
  }
  return db.query<RosterRow>(
    `with page as (
     select p.id, p.role, p.person_id, n.name as person_name, n.phone, p.from_on, p.until_on, p.unit_id, u.name as unit_name, u.level as unit_level, u.code as unit_code,
       o.id as office_id, o.name as office_name
     from units u
     cross join lateral (
       select q.id, q.role, q.person_id, q.from_on, q.until_on, q.unit_id, q.office_id from posts q where q.district = u.district and q.unit_id = u.id
       union all
       select q.id, q.role, q.person_id, q.from_on, q.until_on, q.unit_id, q.office_id from offices f join posts q on q.district = f.district and q.office_id = f.id
       where f.district = u.district and f.unit_id = u.id) p
     join persons n on n.district = u.district and n.id = p.person_id
     left join offices o on o.district = u.district and o.id = p.office_id
     where ${onPost('$2')} and ${conditions.join(' and ')}
     order by u.code, p.id limit ${values.add(query.limit)})
     select page.*, w.until_on as away_until, case when w.until_on is null then null else ${substituteSql('page.id', '$2::date')} end as substitute
     from page left join lateral (select max(l.until_on) as until_on from leaves l where l.district = $1 and l.person_id = page.person_id and l.withdrawn_at is null
       and l.from_on <= $2::date and l.until_on >= $2::date) w on true
     order by page.unit_code, page.id`,
    values.list,
  )
}

export const countByRole = (db: Queryable, district: DistrictId, today: string, scope: readonly UnitLine[]): Promise<{ role: string; people: number }[]> => {
  const values = newValues(district, today)
  return db.query<{ role: string; people: number }>(
    `select p.role, count(distinct p.person_id) as people
     from posts p
     left join offices o on o.district = p.district and o.id = p.office_id
     join units u on u.district = p.district and u.id = coalesce(p.unit_id, o.unit_id)
     where p.district = $1 and ${onPost('$2')} and ${scopeSql(scope, values)}
     group by p.role order by p.role`,
    values.list,
  )
}

export type Cells = { cells: number; manned: number }

const cellSql = `u.district = $1 and u.level = 'microgrid' and u.valid_from <= $2::date and (u.valid_until is null or u.valid_until > $2::date)`
const mannedSql = `exists (select from posts p where p.district = u.district and p.unit_id = u.id and ${onPost('$2')})`

/** Cells are microgrids; manned is one with somebody on a post at it today. */
export const countCells = async (db: Queryable, district: DistrictId, today: string, scope: readonly UnitLine[]): Promise<Cells> => {
  const values = newValues(district, today)
  const [row] = await db.query<Cells>(
    `select count(*) as cells, count(*) filter (where ${mannedSql}) as manned from units u where ${cellSql} and ${scopeSql(scope, values)}`,
    values.list,
  )
  return row!
}

export const listVacant = (db: Queryable, district: DistrictId, today: string, scope: readonly UnitLine[], most: number): Promise<{ id: UnitId; name: string; code: string }[]> => {
  const values = newValues(district, today)
  return db.query<{ id: UnitId; name: string; code: string }>(
    `select u.id, u.name, u.code from units u where ${cellSql} and ${scopeSql(scope, values)} and not ${mannedSql}
     order by u.code limit ${values.add(most)}`,
    values.list,
  )
}
