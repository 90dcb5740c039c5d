// Routes of tracks: the district's switch, a worker's own, and the look that says why.
import { api } from '../../contract/api.ts'
import { todayOf } from '../access/actors.ts'
import { read, write, type Server } from '../http/endpoint.ts'
import { netOf } from '../territory/net.ts'
import { addPoints, eraseTrack, lookAtTracks, presentSwitch, startTrack, stopTrack, switchOff, switchOn } from './commands/tracks.ts'
import { unitRefOf } from './present.ts'
import { readRoutines } from './routines.ts'
import { daysOn } from './span.ts'
import { readOwnTracks, readPoints, readSwitches } from './tracks.ts'

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
