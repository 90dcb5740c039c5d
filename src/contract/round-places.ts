// Places that routines look at, and people who asked to be visited. Names are masked; a telephone is shown with a reason.
import Type, { type Static } from 'typebox'
import { unitRef } from './cases.ts'
import { date } from './plan-parts.ts'
import { roundPlace, words } from './rounds.ts'
import { route } from './route.ts'
import { closed, empty, id, lat, lng, nullable, phone, uuid } from './scalars.ts'

const routineParams = closed({ id: uuid })
const wishParams = closed({ id: uuid })

const keptPlace = closed({ ...roundPlace.properties, unit: unitRef })
export type KeptPlace = Static<typeof keptPlace>

const wish = closed({ id: uuid, name: Type.String({ description: 'masked' }), phone: nullable(Type.String({ description: 'masked' })), address: Type.String(), wish: Type.String(), lng, lat, unit: unitRef, keepUntil: date, talkedOn: nullable(date) })
export type VisitWish = Static<typeof wish>

export const roundPlaceRoutes = {
  list: route({
    id: 'places.list', method: 'GET', path: '/api/routines/:id/places', verb: 'round.see', summary: 'The places of a routine in a unit', problems: ['round.routine-not-found'],
    schemas: { params: routineParams, query: closed({ unitId: id }), reply: closed({ places: Type.Array(keptPlace) }) },
  }),
  put: route({
    id: 'places.put', method: 'POST', path: '/api/routines/:id/places', verb: 'round.plan', summary: 'Add places to a routine or change them, by their ids', problems: ['round.routine-not-found', 'round.place-outside', 'round.too-many-places'],
    schemas: { params: routineParams, body: closed({ places: Type.Array(roundPlace, { minItems: 1, maxItems: 50 }) }), reply: empty },
  }),
  remove: route({
    id: 'places.remove', method: 'POST', path: '/api/routines/:id/places/remove', verb: 'round.plan', summary: 'Take a place off a routine; rounds that were made keep it', problems: ['round.routine-not-found', 'round.place-unknown'],
    schemas: { params: routineParams, body: closed({ placeId: uuid }), reply: empty },
  }),
  buildings: route({
    id: 'places.buildings', method: 'GET', path: '/api/rounds/buildings', verb: 'round.plan', summary: 'Buildings of a unit, to take as places',
    schemas: { query: closed({ unitId: id }), reply: closed({ buildings: Type.Array(closed({ code: Type.String(), name: Type.String(), lng, lat })), more: Type.Boolean() }) },
  }),
}

export const visitWishRoutes = {
  list: route({
    id: 'wishes.list', method: 'GET', path: '/api/visit-wishes', verb: 'wish.see', summary: 'Who asked to be visited in a unit',
    schemas: { query: closed({ unitId: id }), reply: closed({ wishes: Type.Array(wish) }) },
  }),
  put: route({
    id: 'wishes.put', method: 'POST', path: '/api/visit-wishes', verb: 'round.plan', summary: 'Somebody asked to be visited; kept until a day, then erased', problems: ['round.place-outside', 'wish.keep-too-long'],
    schemas: { body: closed({ id: uuid, name: words(40), phone: nullable(phone), address: words(120), wish: words(200), lng, lat, keepUntil: date }), reply: empty },
  }),
  remove: route({
    id: 'wishes.remove', method: 'POST', path: '/api/visit-wishes/:id/remove', verb: 'round.plan', summary: 'Erase a wish at once', problems: ['wish.not-found'], schemas: { params: wishParams, body: empty, reply: empty },
  }),
  phone: route({
    id: 'wishes.phone', method: 'POST', path: '/api/visit-wishes/:id/phone', verb: 'wish.see', summary: 'The telephone in full, with a reason that is journalled', problems: ['wish.not-found', 'wish.no-phone', 'request.too-many'],
    schemas: { params: wishParams, body: closed({ reason: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' }) }), reply: closed({ phone: Type.String() }) },
  }),
}
