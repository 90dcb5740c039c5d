// Routes of single days, of places and wishes, and of tracks: one line each.
import { api } from '../../contract/api.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { Verb } from '../../domain/access/verbs.ts'
import type { UnitId } from '../../domain/kernel/ids.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import { maskName, maskPhone } from '../../domain/people/masking.ts'
import { roundProblem } from '../../domain/rounds/problems.ts'
import { todayOf } from '../access/actors.ts'
import { read, write, type Server } from '../http/endpoint.ts'
import { netOf, type Net, type NetUnit } from '../territory/net.ts'
import { needReach } from '../territory/plans/reach.ts'
import { changesOf } from './changes.ts'
import { putPlaces, putWish, removePlace, removeWish, seeWishPhone } from './commands/places.ts'
import { restoreDay } from './commands/routines.ts'
import { answerToSwap, askSwap } from './commands/swaps.ts'
import { addPoints, eraseTrack, lookAtTracks, presentSwitch, startTrack, stopTrack, switchOff, switchOn } from './commands/tracks.ts'
import { findMeant } from './meant.ts'
import { readBuildings, readPlaces, readWishes } from './places.ts'
import { unitRefOf } from './present.ts'
import { readRoutines } from './routines.ts'
import { daysOn } from './span.ts'
import { subjectsOf } from './subjects.ts'
import { readCandidates } from './swaps.ts'
import { readOwnTracks, readPoints, readSwitches } from './tracks.ts'
import { unitFor } from './unit-for.ts'

const mostBuildings = 500

const unitWithin = (actor: Actor, net: Net, id: number, verb: Verb): NetUnit => {
  const unit = net.units.get(id as UnitId)
  if (!unit) throw kernelProblem('access.refused', { verb, reason: 'out-of-reach' })
  needReach(actor, verb, unit)
  return unit
}

export const bindRoundDays = (server: Server): void => {
  const { roundDays: days } = api
  read(server, days.changes, async ({ context, actor, query }, db) => changesOf(context, db, actor, unitFor(actor, await netOf(context, actor.district), query.unitId, 'round.see'), query.month, query.routineId))
  write(server, days.restore, async (ask, tx) => { await restoreDay(ask, tx, ask.params.id, ask.body); return {} })
  read(server, days.substitutes, async ({ context, actor, query }, db) => {
    const net = await netOf(context, actor.district)
    unitWithin(actor, net, query.unitId, 'round.swap')
    const found = await readCandidates(db, actor.district, await findMeant(context, db, actor.district, query), actor.personId)
    return { people: found.map(({ person_id, name, role, unit_id }) => ({ personId: person_id, name, post: role, unit: unitRefOf(net, unit_id) })) }
  })
  write(server, days.swap, askSwap)
  write(server, days.answerSwap, answerToSwap)
}

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

export const bindTracks = (server: Server): void => {
  const { tracks } = api
  read(server, tracks.switches, async ({ actor, now }, db) => ({ switches: (await readSwitches(db, actor.district)).map((one) => presentSwitch(one, now)) }))
  write(server, tracks.switchOn, switchOn)
  write(server, tracks.switchOff, switchOff)
  write(server, tracks.start, startTrack)
  write(server, tracks.add, addPoints)
  write(server, tracks.stop, stopTrack)
  write(server, tracks.erase, eraseTrack)
  read(server, tracks.own, async ({ context, actor, now }, db) => {
    const net = await netOf(context, actor.district)
    const found = await readOwnTracks(db, actor.district, actor.personId, todayOf(now))
    const pointsOf = await readPoints(db, actor.district, found.map(({ id }) => id))
    const routines = new Map((await readRoutines(db, actor.district, daysOn(todayOf(now), -75), todayOf(now))).map(({ id, name }) => [id, name]))
    return { tracks: found.map(({ id, startedAt, stoppedAt, eraseOn, routineId, unitId }) => ({ id, startedAt, stoppedAt, eraseOn, points: pointsOf(id), name: routines.get(routineId) ?? '', unit: unitRefOf(net, unitId).name })) }
  })
  write(server, tracks.look, lookAtTracks)
}
