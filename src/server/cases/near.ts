// What is known near a place already: open cases by distance, so that one can follow instead of repeating.
import type { Actor } from '../../domain/access/actor.ts'
import type { EventState } from '../../domain/cases/event.ts'
import type { CaseId } from '../../domain/kernel/ids.ts'
import type { Queryable } from '../db/open.ts'

/** Metres around a place (domain §3.1): 250 for the public, 1,000 for staff. */
export const metresFor = (actor: Actor): number => (actor.posts.some((post) => post.unit || post.officeId !== null) ? 1_000 : 250)

const metresPerDegree = 111_320
const most = 30

export type NearRow = {
  id: CaseId
  category: string
  state: EventState
  description: string
  lng: number
  lat: number
  reported_at: Date
  metres: number
  following: boolean
  followers: number
  thumbnail: string | null
}

/** Nearest first. The box is an index range; the circle is cut from it on a locally flat earth (error < 0.1 % at 1 km). */
export const listNear = (
  db: Queryable, actor: Actor, place: { lng: number; lat: number }, metres: number, category: string | undefined,
): Promise<NearRow[]> => {
  const perLng = metresPerDegree * Math.cos((place.lat * Math.PI) / 180)
  const [dLng, dLat] = [metres / perLng, metres / metresPerDegree]
  return db.query<NearRow>(
    `select * from (
       select c.id, c.category, c.state, c.description, c.lng, c.lat, c.reported_at,
         sqrt(power((c.lng - $2) * $4, 2) + power((c.lat - $3) * ${metresPerDegree}, 2)) as metres,
         exists (select from case_followers w where w.district = c.district and w.case_id = c.id and w.person_id = $9) as following,
         (select count(*) from case_followers w where w.district = c.district and w.case_id = c.id) as followers,
         (select f.file_id from case_files f where f.district = c.district and f.case_id = c.id order by f.seq, f.position limit 1) as thumbnail
       from cases c
       where c.district = $1 and c.state_group <> 'closed' and c.lat between $3 - $6::float8 and $3 + $6::float8
         and c.lng between $2 - $5::float8 and $2 + $5::float8 and ($8::text is null or c.category = $8)) near
     where metres <= $7 order by metres, id limit ${most}`,
    [actor.district, place.lng, place.lat, perLng, dLng, dLat, metres, category ?? null, actor.personId],
  )
}
