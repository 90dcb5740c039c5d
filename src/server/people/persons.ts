// SQL about people with posts: to find somebody, who holds several posts, who is away. Nobody without a post is found here.
import type { UnitLine } from '../../domain/access/place.ts'
import type { DistrictId, OfficeId, PersonId, PostId, UnitId } from '../../domain/kernel/ids.ts'
import { newValues, type Values } from '../access/reach-sql.ts'
import type { Queryable } from '../db/open.ts'
import { substituteSql } from './roster.ts'
import { scopeSql } from './scope.ts'

/** Posts of a person (`n`) within the scope; further conditions on `q`. */
const inScope = (scope: readonly UnitLine[], values: Values, more: string): string => `exists (
  select from posts q left join offices o on o.district = q.district and o.id = q.office_id
  join units u on u.district = q.district and u.id = coalesce(q.unit_id, o.unit_id)
  where q.district = n.district and q.person_id = n.id and ${scopeSql(scope, values)}${more})`

const placeJson = `'unit', case when u.id is null then null else jsonb_build_object('id', u.id, 'name', u.name, 'level', u.level) end,
  'office', case when o.id is null then null else jsonb_build_object('id', o.id, 'name', o.name) end`

export type Place = { unit: { id: UnitId; name: string; level: string } | null; office: { id: OfficeId; name: string } | null }

export const isWithin = async (db: Queryable, district: DistrictId, scope: readonly UnitLine[], person: PersonId): Promise<boolean> => {
  const values = newValues(district, person)
  return (await db.query(`select from persons n where n.district = $1 and n.id = $2 and ${inScope(scope, values, '')}`, values.list)).length > 0
}

export type NameKey = { name: string; id: number }
export type FoundPerson = { id: PersonId; name: string; phone: string | null; posts: { role: string; at: string }[] }

/** By part of the name, or by a whole phone number; with posts today or later. */
export const searchPersons = (db: Queryable, district: DistrictId, today: string, scope: readonly UnitLine[], query: { words?: string | undefined; after?: NameKey | undefined; limit: number }): Promise<FoundPerson[]> => {
  const values = newValues(district, today)
  const conditions = ['n.district = $1', inScope(scope, values, ' and (q.until_on is null or q.until_on >= $2::date)')]
  const words = query.words?.normalize('NFKC').trim()
  if (words && /^1\d{10}$/.test(words)) conditions.push(`n.phone = ${values.add(words)}`)
  else if (words) conditions.push(`n.name like ${values.add(`%${words.replace(/[\\%_]/g, '\\$&')}%`)}`)
  if (query.after) conditions.push(`(n.name, n.id) > (${values.add(query.after.name)}, ${values.add(query.after.id)}::bigint)`)
  return db.query<FoundPerson>(
    `with page as (select n.id, n.name, n.phone from persons n where ${conditions.join(' and ')} order by n.name, n.id limit ${values.add(query.limit)})
     select page.*, (select coalesce(jsonb_agg(jsonb_build_object('role', p.role, 'at', coalesce(o.name, u.name)) order by p.id), '[]')
       from posts p left join units u on u.district = p.district and u.id = p.unit_id left join offices o on o.district = p.district and o.id = p.office_id
       where p.district = $1 and p.person_id = page.id and (p.until_on is null or p.until_on >= $2::date)) as posts
     from page order by page.name, page.id`,
    values.list,
  )
}

export type DoublePerson = { id: PersonId; name: string; posts: ({ id: PostId; role: string } & Place)[] }

export const listDoublePeople = (db: Queryable, district: DistrictId, today: string, scope: readonly UnitLine[], after: number, limit: number): Promise<DoublePerson[]> => {
  const values = newValues(district, today, after)
  const onPost = (p: string): string => `${p}.from_on <= $2::date and (${p}.until_on is null or ${p}.until_on >= $2::date)`
  return db.query<DoublePerson>(
    `with several as (select p.person_id as id from posts p where p.district = $1 and p.person_id > $3::bigint and ${onPost('p')} group by p.person_id having count(*) > 1)
     select n.id, n.name, (select jsonb_agg(jsonb_build_object('id', p.id, 'role', p.role, ${placeJson}) order by p.id)
       from posts p left join units u on u.district = p.district and u.id = p.unit_id left join offices o on o.district = p.district and o.id = p.office_id
       where p.district = $1 and p.person_id = n.id and ${onPost('p')}) as posts
     from several join persons n on n.district = $1 and n.id = several.id
     where ${inScope(scope, values, ` and ${onPost('q')}`)} order by n.id limit ${values.add(limit)}`,
    values.list,
  )
}

export type AwayKey = { from: string; id: number }
export type AwayRow = {
  id: number; person_id: PersonId; person_name: string; from_on: string; until_on: string
  posts: ({ id: PostId; role: string; substitute: { id: PersonId; name: string } | null; line: UnitLine; atOffice: boolean } & Place)[]
}

/** Leaves that hold today or later; the substitute is the one of today, or of the first day when it is yet to come. */
export const listAway = (db: Queryable, district: DistrictId, today: string, scope: readonly UnitLine[], after: AwayKey | undefined, limit: number): Promise<AwayRow[]> => {
  const values = newValues(district, today)
  const conditions = ['l.district = $1', 'l.withdrawn_at is null', 'l.until_on >= $2::date', inScope(scope, values, ' and q.from_on <= l.until_on and (q.until_on is null or q.until_on >= greatest(l.from_on, $2::date))')]
  if (after) conditions.push(`(l.from_on, l.id) > (${values.add(after.from)}::date, ${values.add(after.id)}::bigint)`)
  return db.query<AwayRow>(
    `with page as (
       select l.id, l.person_id, n.name as person_name, l.from_on, l.until_on from leaves l join persons n on n.district = l.district and n.id = l.person_id
       where ${conditions.join(' and ')} order by l.from_on, l.id limit ${values.add(limit)})
     select page.*, (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'role', p.role, ${placeJson}, 'atOffice', o.id is not null,
         'line', jsonb_build_object('id', s.id, 'level', s.level, 'streetId', s.street_id, 'communityId', s.community_id, 'gridId', s.grid_id, 'microgridId', s.microgrid_id),
         'substitute', ${substituteSql('p.id', 'greatest(page.from_on, $2::date)')}) order by p.id), '[]')
       from posts p left join units u on u.district = p.district and u.id = p.unit_id left join offices o on o.district = p.district and o.id = p.office_id
       join units s on s.district = p.district and s.id = coalesce(p.unit_id, o.unit_id)
       where p.district = $1 and p.person_id = page.person_id and p.from_on <= page.until_on and (p.until_on is null or p.until_on >= greatest(page.from_on, $2::date))) as posts
     from page order by page.from_on, page.id`,
    values.list,
  )
}
