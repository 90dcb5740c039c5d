// Routes of the places of a routine, and of those who asked to be visited.
import { api } from '../../contract/api.ts'
import { maskName, maskPhone } from '../../domain/people/masking.ts'
import { roundProblem } from '../../domain/rounds/problems.ts'
import { todayOf } from '../access/actors.ts'
import { read, write, type Server } from '../http/endpoint.ts'
import { netOf } from '../territory/net.ts'
import { putPlaces, putWish, removePlace, removeWish, seeWishPhone } from './commands/places.ts'
import { readBuildings, readPlaces, readWishes } from './places.ts'
import { unitRefOf } from './present.ts'
import { readRoutines } from './routines.ts'
import { daysOn } from './span.ts'
import { subjectsOf } from './subjects.ts'
import { unitWithin } from './unit-for.ts'

const mostBuildings = 500

export const bindRoundPlaces = (server: Server): void => {
  const { roundPlaces: places, visitWishes: wishes } = api
  read(server, places.list, async ({ context, actor, params, query, now }, db) => {
    const net = await netOf(context, actor.district)
    const unit = unitWithin(actor, net, query.unitId, 'round.see')
    const routine = (await readRoutines(db, actor.district, todayOf(now), daysOn(todayOf(now), 400))).find(({ id }) => id === params.id)
    if (!routine) throw roundProblem('round.routine-not-found')
    const subjects = subjectsOf(net, routine, unit.line)
    const placesOf = await readPlaces(db, net, actor.district, [routine.id], [unit])
    return { places: placesOf(routine.id, unit).map((place) => ({ ...place, unit: unitRefOf(net, (subjects.find((one) => placesOf(routine.id, one).some(({ id }) => id === place.id)) ?? unit).id) })) }
  })
  write(server, places.put, putPlaces)
  write(server, places.remove, removePlace)
  read(server, places.buildings, async ({ context, actor, query }, db) => {
    const net = await netOf(context, actor.district)
    return readBuildings(db, net, actor.district, unitWithin(actor, net, query.unitId, 'round.plan'), mostBuildings)
  })
  read(server, wishes.list, async ({ context, actor, query, now }, db) => {
    const net = await netOf(context, actor.district)
    const unit = unitWithin(actor, net, query.unitId, 'wish.see')
    const found = (await readWishes(db, net, actor.district, [unit], todayOf(now)))(unit)
    return {
      wishes: found.map(({ id, name, phone, address, wish, lng, lat, keep_until, talked_on }) => ({
        id, name: maskName(name), phone: phone === null ? null : maskPhone(phone), address, wish, lng, lat, unit: unitRefOf(net, (net.locate(lng, lat) ?? unit).id), keepUntil: keep_until, talkedOn: talked_on,
      })),
    }
  })
  write(server, wishes.put, putWish)
  write(server, wishes.remove, removeWish)
  write(server, wishes.phone, seeWishPhone)
}
