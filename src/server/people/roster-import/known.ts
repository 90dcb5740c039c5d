// Reads what is known when a roster is planned: places from the net, offices, everybody with a post of today or later, and
// whoever has a phone that stands in the sheet.
import type { Actor } from '../../../domain/access/actor.ts'
import type { UnitLine } from '../../../domain/access/place.ts'
import type { Role } from '../../../domain/access/roles.ts'
import type { OfficeId, PersonId, PostId, UnitId } from '../../../domain/kernel/ids.ts'
import { mayGrant, type PostPlace } from '../../../domain/people/appointing.ts'
import type { Known, KnownPerson } from '../../../domain/people/roster/known.ts'
import { placesOf, type Places } from '../../../domain/people/roster/places.ts'
import { tidyPhone } from '../../../domain/people/roster/tidy.ts'
import type { SheetRow } from '../../../domain/people/roster/read-row.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../db/open.ts'
import { netOf, type Net } from '../../territory/net.ts'

const kept = new WeakMap<Net, Places>()

type OfficeRow = { id: OfficeId; code: string; name: string; unit_id: UnitId }

/** Names of all ways to all units: made once for a net. */
const readPlaces = async (context: Context, db: Queryable, actor: Actor): Promise<Places> => {
  const net = await netOf(context, actor.district)
  const known = kept.get(net)
  if (known) return known
  const offices = await db.query<OfficeRow>('select id, code, name, unit_id from offices where district = $1', [actor.district])
  const places = placesOf([...net.units.values()], offices.flatMap((office) => {
    const unit = net.units.get(office.unit_id)
    return unit ? [{ id: office.id, code: office.code, name: office.name, line: unit.line }] : []
  }))
  kept.set(net, places)
  return places
}

type PostRow = {
  id: PostId; person_id: PersonId; role: string; unit_id: UnitId | null; office_id: OfficeId | null; from_on: string; until_on: string | null; place_name: string
  line_id: UnitId; level: UnitLine['level']; street_id: UnitId | null; community_id: UnitId | null; grid_id: UnitId | null; microgrid_id: UnitId | null
}

const placeOf = (row: PostRow): PostPlace => ({
  atOffice: row.office_id !== null,
  line: { id: row.line_id, level: row.level, streetId: row.street_id, communityId: row.community_id, gridId: row.grid_id, microgridId: row.microgrid_id },
})

const postSql = `p.id, p.role, p.unit_id, p.office_id, p.from_on, p.until_on, coalesce(o.name, u.name) as place_name, u.id as line_id, u.level, u.street_id, u.community_id, u.grid_id, u.microgrid_id`
const placeJoin = `left join offices o on o.district = p.district and o.id = p.office_id join units u on u.district = p.district and u.id = coalesce(p.unit_id, o.unit_id)`

/** `locks` is for writing: nobody changes these people's posts meanwhile. */
export const readKnown = async (
  context: Context, db: Queryable, actor: Actor, today: string, rows: readonly SheetRow[], phoneColumn: number | undefined, roles: ReadonlyMap<string, Role>, locks = false,
): Promise<Known> => {
  const { district } = actor
  const phones = phoneColumn === undefined ? [] : [...new Set(rows.flatMap(({ cells }) => tidyPhone(cells[phoneColumn] ?? null).phone ?? []))]
  const lock = locks ? ' order by n.id for update' : ''
  const persons = await db.query<KnownPerson>(
    `select n.id, n.name, n.phone from persons n where n.district = $1 and (n.phone = any($2::text[])
       or exists (select from posts p where p.district = n.district and p.person_id = n.id and (p.until_on is null or p.until_on >= $3::date)))${lock}`, [district, phones, today])
  const posts = await db.query<PostRow>(`select p.person_id, ${postSql} from posts p ${placeJoin} where p.district = $1 and (p.until_on is null or p.until_on >= $2::date) order by p.id`, [district, today])
  const lent = await db.query<PostRow>(
    `select t.person_id, ${postSql} from substitutions t join posts p on p.district = t.district and p.id = t.post_id ${placeJoin}
     where t.district = $1 and t.withdrawn_at is null and t.until_on >= $2::date`, [district, today])
  return {
    today, self: actor.personId, places: await readPlaces(context, db, actor), roles,
    persons: new Map(persons.map((person) => [person.id, person])),
    byPhone: new Map(persons.flatMap((person) => (person.phone === null ? [] : [[person.phone, person.id] as const]))),
    posts: posts.map((row) => ({
      id: row.id, personId: row.person_id, role: row.role, unitId: row.unit_id, officeId: row.office_id, fromOn: row.from_on, untilOn: row.until_on, placeName: row.place_name, place: placeOf(row),
    })),
    lent: Map.groupBy(lent.map((row) => ({ personId: row.person_id, role: row.role, place: placeOf(row) })), (one) => one.personId),
    grant: (role, place) => mayGrant(actor, role, place),
  }
}
