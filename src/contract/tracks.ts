// Tracks along patrols: off unless the district has switched them on with a reason; begun and stopped by the worker, seen by
// them, erased by them or on a date; anybody else says why they look.
import Type, { type Static } from 'typebox'
import { mostKeepDays } from '../domain/rounds/track.ts'
import { date } from './plan-parts.ts'
import { occurrenceKey } from './rounds.ts'
import { route } from './route.ts'
import { closed, empty, instant, lat, lng, nullable, uuid } from './scalars.ts'

const reason = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' })
const point = closed({ n: Type.Integer({ minimum: 0, maximum: 100_000 }), agoMs: Type.Integer({ minimum: 0, maximum: 14 * 86_400_000 }), lng, lat })
const seenPoint = closed({ at: instant, lng, lat })
const trackShape = { id: uuid, startedAt: instant, stoppedAt: nullable(instant), eraseOn: date, points: Type.Array(seenPoint) }
const params = closed({ id: uuid })

const trackSwitch = closed({ id: uuid, reason: Type.String(), fromOn: date, untilOn: date, keepDays: Type.Integer(), by: nullable(Type.String()), at: instant, endedAt: nullable(instant), on: Type.Boolean() })
export type TrackSwitchView = Static<typeof trackSwitch>
const ownTrack = closed({ ...trackShape, name: Type.String(), unit: Type.String() })

export const trackRoutes = {
  switches: route({
    id: 'tracks.switches', method: 'GET', path: '/api/tracks/switches', verb: 'track.configure', summary: 'When and why the district allowed tracks', schemas: { reply: closed({ switches: Type.Array(trackSwitch) }) },
  }),
  switchOn: route({
    id: 'tracks.switchOn', method: 'POST', path: '/api/tracks/switches', verb: 'track.configure', summary: 'Allow tracks until a day, with a written reason', problems: ['track.reason-needed', 'track.period', 'track.on-already'],
    schemas: { body: closed({ id: uuid, commandId: uuid, reason, fromOn: date, untilOn: date, keepDays: Type.Integer({ minimum: 1, maximum: mostKeepDays }) }), reply: trackSwitch },
  }),
  switchOff: route({
    id: 'tracks.switchOff', method: 'POST', path: '/api/tracks/switches/:id/end', verb: 'track.configure', summary: 'Allow no more tracks; points are refused at once', problems: ['track.not-found'],
    schemas: { params, body: empty, reply: trackSwitch },
  }),
  start: route({
    id: 'tracks.start', method: 'POST', path: '/api/tracks', verb: 'round.do', summary: 'Begin a track along a patrol of mine', problems: ['track.off', 'round.not-found', 'round.not-yours'],
    schemas: { body: closed({ id: uuid, ...occurrenceKey, agoMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 14 * 86_400_000 })) }), reply: closed({ id: uuid, eraseOn: date }) },
  }),
  add: route({
    id: 'tracks.add', method: 'POST', path: '/api/tracks/:id/points', verb: 'round.do', summary: 'Points of my track; sent twice they are there once', problems: ['track.off', 'track.not-found', 'track.over', 'track.too-long'],
    schemas: { params, body: closed({ points: Type.Array(point, { minItems: 1, maxItems: 500 }) }), reply: closed({ points: Type.Integer() }) },
  }),
  stop: route({
    id: 'tracks.stop', method: 'POST', path: '/api/tracks/:id/stop', verb: 'round.do', summary: 'Stop my track', problems: ['track.not-found'], schemas: { params, body: empty, reply: empty },
  }),
  erase: route({
    id: 'tracks.erase', method: 'POST', path: '/api/tracks/:id/erase', verb: 'round.do', summary: 'Erase my track with its points', problems: [], schemas: { params, body: empty, reply: empty },
  }),
  own: route({
    id: 'tracks.own', method: 'GET', path: '/api/tracks/own', verb: 'round.do', summary: 'My tracks with their points, as long as they are kept', schemas: { reply: closed({ tracks: Type.Array(ownTrack) }) },
  }),
  look: route({
    id: 'tracks.look', method: 'POST', path: '/api/tracks/look', verb: 'track.see', summary: 'Look at the tracks of a patrol, with a reason that is journalled', problems: ['round.not-found', 'track.not-found', 'track.reason-needed'],
    schemas: { body: closed({ ...occurrenceKey, reason }), reply: closed({ tracks: Type.Array(closed(trackShape)) }) },
  }),
}
