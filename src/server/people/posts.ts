// SQL about posts and who holds them, for commands: rows are locked where two desks might change them at once.
import type { UnitLine } from '../../domain/access/place.ts'
import type { DistrictId, OfficeId, PersonId, PostId, UnitId } from '../../domain/kernel/ids.ts'
import type { PostPlace } from '../../domain/people/appointing.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'

export type PersonRow = { id: PersonId; name: string; phone: string | null }

/** Everything about one person's posts and leaves goes through this lock, one after the other. */
export const lockPerson = async (tx: Tx, district: DistrictId, id: PersonId): Promise<PersonRow | undefined> =>
  (await tx.query<PersonRow>('select id, name, phone from persons where district = $1 and id = $2 for update', [district, id]))[0]

export const lockPersons = (tx: Tx, district: DistrictId, ids: readonly PersonId[]): Promise<PersonRow[]> =>
  tx.query<PersonRow>('select id, name, phone from persons where district = $1 and id = any($2::bigint[]) order by id for update', [district, ids])

export const lockPersonByPhone = async (tx: Tx, district: DistrictId, phone: string): Promise<PersonRow | undefined> =>
  (await tx.query<PersonRow>('select id, name, phone from persons where district = $1 and phone = $2 for update', [district, phone]))[0]

export const insertPerson = async (tx: Tx, district: DistrictId, name: string, phone: string | null): Promise<PersonId> =>
  (await tx.query<{ id: PersonId }>('insert into persons (district, name, phone) values ($1, $2, $3) returning id', [district, name, phone]))[0]!.id

export const renamePerson = (tx: Tx, district: DistrictId, id: PersonId, name: string): void =>
  tx.send('update persons set name = $3 where district = $1 and id = $2', [district, id, name])

/** Whether they ever held a post: whoever didn't is a resident, and nobody's to look at. */
export const holdsPosts = async (db: Queryable, district: DistrictId, id: PersonId): Promise<boolean> =>
  (await db.query('select from posts where district = $1 and person_id = $2 limit 1', [district, id])).length > 0

export type HeldPost = {
  id: PostId
  personId: PersonId
  role: string
  unitId: UnitId | null
  officeId: OfficeId | null
  fromOn: string
  untilOn: string | null
  place: PostPlace
}

type HeldRow = {
  id: PostId; person_id: PersonId; role: string; unit_id: UnitId | null; office_id: OfficeId | null; from_on: string; until_on: string | null
} & LineRow
type LineRow = { line_id: UnitId; level: UnitLine['level']; street_id: UnitId | null; community_id: UnitId | null; grid_id: UnitId | null; microgrid_id: UnitId | null }

const lineOf = (row: LineRow): UnitLine => ({
  id: row.line_id, level: row.level, streetId: row.street_id, communityId: row.community_id, gridId: row.grid_id, microgridId: row.microgrid_id,
})

const toHeld = (row: HeldRow): HeldPost => ({
  id: row.id, personId: row.person_id, role: row.role, unitId: row.unit_id, officeId: row.office_id, fromOn: row.from_on, untilOn: row.until_on,
  place: { line: lineOf(row), atOffice: row.office_id !== null },
})

const lineSql = 'u.id as line_id, u.level, u.street_id, u.community_id, u.grid_id, u.microgrid_id'
const heldSql = `select p.id, p.person_id, p.role, p.unit_id, p.office_id, p.from_on, p.until_on, ${lineSql}
  from posts p left join offices o on o.district = p.district and o.id = p.office_id
  join units u on u.district = p.district and u.id = coalesce(p.unit_id, o.unit_id)`

export const findPost = async (db: Queryable, district: DistrictId, id: PostId): Promise<HeldPost | undefined> =>
  (await db.query<HeldRow>(`${heldSql} where p.district = $1 and p.id = $2`, [district, id])).map(toHeld)[0]

/** Posts of a person that hold on the day or later. */
export const postsFrom = async (db: Queryable, district: DistrictId, person: PersonId, day: string): Promise<HeldPost[]> =>
  (await db.query<HeldRow>(`${heldSql} where p.district = $1 and p.person_id = $2 and (p.until_on is null or p.until_on >= $3::date) order by p.id`, [district, person, day])).map(toHeld)

/**
 * Every post whose verbs they have or will have: their own, and those they stand in at. Whoever takes over their account
 * takes over all of these.
 */
export const powersFrom = async (db: Queryable, district: DistrictId, person: PersonId, day: string): Promise<HeldPost[]> => [
  ...(await postsFrom(db, district, person, day)),
  ...(await db.query<HeldRow>(
    `${heldSql} where p.district = $1 and p.id in (select t.post_id from substitutions t where t.district = $1 and t.person_id = $2 and t.withdrawn_at is null and t.until_on >= $3::date)`,
    [district, person, day])).map(toHeld),
]

/** All there ever were. */
export const postsOf = async (db: Queryable, district: DistrictId, person: PersonId): Promise<HeldPost[]> =>
  (await db.query<HeldRow>(`${heldSql} where p.district = $1 and p.person_id = $2 order by p.from_on, p.id`, [district, person])).map(toHeld)

/** A unit or office a post may be given at; units that are over are none. */
export const findPlace = async (db: Queryable, district: DistrictId, at: { unitId?: number | undefined; officeId?: number | undefined }, day: string): Promise<PostPlace | undefined> => {
  const [row] = await db.query<LineRow>(
    `select ${lineSql} from units u where u.district = $1 and (u.valid_until is null or u.valid_until > $4::date)
       and u.id = case when $2::bigint is not null then $2 else (select o.unit_id from offices o where o.district = $1 and o.id = $3) end`,
    [district, at.unitId ?? null, at.officeId ?? null, day],
  )
  return row ? { line: lineOf(row), atOffice: at.unitId === undefined } : undefined
}

export type NewPost = { personId: PersonId; role: string; unitId: number | null; officeId: number | null; fromOn: string; untilOn: string | null; commandId: string }

export const insertPost = async (tx: Tx, district: DistrictId, post: NewPost): Promise<PostId> =>
  (
    await tx.query<{ id: PostId }>(
      'insert into posts (district, person_id, role, unit_id, office_id, from_on, until_on, command_id) values ($1, $2, $3, $4, $5, $6, $7, $8) returning id',
      [district, post.personId, post.role, post.unitId, post.officeId, post.fromOn, post.untilOn, post.commandId],
    )
  )[0]!.id

export const findPostByCommand = async (db: Queryable, district: DistrictId, commandId: string): Promise<{ id: PostId; person_id: PersonId } | undefined> =>
  (await db.query<{ id: PostId; person_id: PersonId }>('select id, person_id from posts where district = $1 and command_id = $2', [district, commandId]))[0]

export const setPostEnd = (tx: Tx, district: DistrictId, id: PostId, untilOn: string): void =>
  tx.send('update posts set until_on = $3 where district = $1 and id = $2', [district, id, untilOn])

/** Only of a post that never held a day. */
export const deletePost = (tx: Tx, district: DistrictId, id: PostId): void => tx.send('delete from posts where district = $1 and id = $2', [district, id])
