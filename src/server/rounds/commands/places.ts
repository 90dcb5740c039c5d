// Places of a routine, and wishes to be visited: put by their ids, so that twice is once; taken away.
import type { roundPlaceRoutes, visitWishRoutes } from '../../../contract/round-places.ts'
import { kernelProblem } from '../../../domain/kernel/problem.ts'
import { roundProblem } from '../../../domain/rounds/problems.ts'
import { spend, type Allowance } from '../../access/allowance.ts'
import { todayOf } from '../../access/actors.ts'
import type { Tx } from '../../db/tx.ts'
import type { Ask } from '../../http/endpoint.ts'
import { appendJournal } from '../../journal/append.ts'
import { netOf, type Net, type NetUnit } from '../../territory/net.ts'
import { needReach } from '../../territory/plans/reach.ts'
import { findWish, readPlaces } from '../places.ts'
import { lockRoutine, type KeptRoutine } from '../routines.ts'
import { daysOn } from '../span.ts'
import { subjectsOf } from '../subjects.ts'

/** What a round can name. */
const mostPlaces = 50
/** Nobody's name is kept longer on the strength of one wish. */
const longestKeptDays = 366

const located = (net: Net, { lng, lat }: { lng: number; lat: number }): NetUnit => {
  const unit = net.locate(lng, lat)
  if (!unit) throw roundProblem('round.place-outside')
  return unit
}

/** The unit of the routine in which the place lies. */
const subjectAt = (net: Net, routine: KeptRoutine, place: { lng: number; lat: number }): NetUnit => {
  const { line } = located(net, place)
  const [subject] = [line.microgridId, line.gridId, line.communityId, line.streetId].flatMap((id) => {
    const unit = id === null ? undefined : net.units.get(id)
    return unit && subjectsOf(net, routine, unit.line).includes(unit) ? [unit] : []
  })
  if (!subject) throw roundProblem('round.place-outside')
  return subject
}

export const putPlaces = async ({ context, actor, now, params, body }: Ask<typeof roundPlaceRoutes.put>, tx: Tx): Promise<Record<string, never>> => {
  const { district } = actor
  const routine = await lockRoutine(tx, district, params.id)
  if (!routine) throw roundProblem('round.routine-not-found')
  const net = await netOf(context, district)
  const subjects = body.places.map((place) => subjectAt(net, routine, place))
  for (const unit of new Set(subjects)) needReach(actor, 'round.plan', unit)
  const taken = await tx.query<{ id: string; routine_id: string; lng: number; lat: number }>('select id, routine_id, lng, lat from round_places where district = $1 and id = any($2::uuid[])', [district, body.places.map(({ id }) => id)])
  if (taken.some((row) => row.routine_id !== params.id)) throw roundProblem('round.place-unknown')
  for (const was of taken) { const unit = net.locate(was.lng, was.lat); if (unit) needReach(actor, 'round.plan', unit) }
  tx.send(
    `insert into round_places as p (district, id, routine_id, name, lng, lat, person_id, put_at) select $1, t.id, $2, btrim(t.name), t.lng, t.lat, $3, $4 from jsonb_to_recordset($5::jsonb) as t (id uuid, name text, lng float8, lat float8)
     on conflict on constraint round_places_pk do update set name = excluded.name, lng = excluded.lng, lat = excluded.lat, removed_at = null`,
    [district, params.id, actor.personId, new Date(now), JSON.stringify(body.places)])
  const units = [...new Set(subjects)]
  const placesOf = await readPlaces(tx, net, district, [params.id], units)
  if (units.some((unit) => placesOf(params.id, unit).length > mostPlaces)) throw roundProblem('round.too-many-places', { most: mostPlaces })
  appendJournal(tx, actor, undefined, { kind: 'routine.placesPut', at: now, subjectKind: 'routine', subjectId: params.id, data: { places: body.places.map(({ name }) => name) } })
  return {}
}

export const removePlace = async ({ context, actor, now, params, body }: Ask<typeof roundPlaceRoutes.remove>, tx: Tx): Promise<Record<string, never>> => {
  const { district } = actor
  const routine = await lockRoutine(tx, district, params.id)
  if (!routine) throw roundProblem('round.routine-not-found')
  const net = await netOf(context, district)
  const [place] = await tx.query<{ name: string; lng: number; lat: number; gone: boolean }>('select name, lng, lat, removed_at is not null as gone from round_places where district = $1 and routine_id = $2 and id = $3', [district, params.id, body.placeId])
  if (!place) throw roundProblem('round.place-unknown', { place: body.placeId })
  needReach(actor, 'round.plan', net.locate(place.lng, place.lat) ?? net.root)
  if (place.gone) return {}
  tx.send('update round_places set removed_at = $4 where district = $1 and routine_id = $2 and id = $3', [district, params.id, body.placeId, new Date(now)])
  appendJournal(tx, actor, undefined, { kind: 'routine.placeRemoved', at: now, subjectKind: 'routine', subjectId: params.id, data: { place: place.name } })
  return {}
}

export const putWish = async ({ context, actor, now, body }: Ask<typeof visitWishRoutes.put>, tx: Tx): Promise<Record<string, never>> => {
  const { district } = actor
  const net = await netOf(context, district)
  needReach(actor, 'round.plan', located(net, body))
  const today = todayOf(now)
  if (body.keepUntil < today || body.keepUntil > daysOn(today, longestKeptDays)) throw roundProblem('wish.keep-too-long', { days: longestKeptDays })
  const [known] = await tx.query<{ lng: number; lat: number }>('select lng, lat from visit_wishes where district = $1 and id = $2 for update', [district, body.id])
  if (known) needReach(actor, 'round.plan', net.locate(known.lng, known.lat) ?? net.root)
  tx.send(
    `insert into visit_wishes (district, id, name, phone, address, wish, lng, lat, keep_until, person_id, asked_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict on constraint visit_wishes_pk do update set name = excluded.name, phone = excluded.phone, address = excluded.address, wish = excluded.wish, lng = excluded.lng, lat = excluded.lat, keep_until = excluded.keep_until`,
    [district, body.id, body.name.trim(), body.phone, body.address.trim(), body.wish.trim(), body.lng, body.lat, body.keepUntil, actor.personId, new Date(now)])
  // Who it is stands in the wish and nowhere else: the journal is kept longer.
  appendJournal(tx, actor, undefined, { kind: 'wish.put', at: now, subjectKind: 'wish', subjectId: body.id, data: { keepUntil: body.keepUntil } })
  return {}
}

export const removeWish = async ({ context, actor, now, params }: Ask<typeof visitWishRoutes.remove>, tx: Tx): Promise<Record<string, never>> => {
  const net = await netOf(context, actor.district)
  const wish = await findWish(tx, actor.district, params.id, todayOf(now))
  if (!wish) throw roundProblem('wish.not-found')
  needReach(actor, 'round.plan', net.locate(wish.lng, wish.lat) ?? net.root)
  tx.send('delete from visit_wishes where district = $1 and id = $2', [actor.district, params.id])
  appendJournal(tx, actor, undefined, { kind: 'wish.erased', at: now, subjectKind: 'wish', subjectId: params.id })
  return {}
}

/** Far above a day's calls, far below copying the list. */
const looks: Allowance = { what: 'wishes.phone', most: 60, span: 3_600_000 }

export const seeWishPhone = async ({ context, actor, now, params, body }: Ask<typeof visitWishRoutes.phone>, tx: Tx): Promise<{ phone: string }> => {
  const net = await netOf(context, actor.district)
  const wish = await findWish(tx, actor.district, params.id, todayOf(now))
  if (!wish) throw roundProblem('wish.not-found')
  needReach(actor, 'wish.see', net.locate(wish.lng, wish.lat) ?? net.root)
  if ((await spend(tx, actor.district, looks, String(actor.accountId), now)) < 0) throw kernelProblem('request.too-many')
  if (wish.phone === null) throw roundProblem('wish.no-phone')
  appendJournal(tx, actor, actor.posts.find(({ id }) => id !== null), { kind: 'wish.phoneSeen', at: now, subjectKind: 'wish', subjectId: params.id, data: { reason: body.reason.trim() } })
  return { phone: wish.phone }
}
