// Rounds: routines, what of them is mine these days, the plan of a month with its progress, and the list behind each number.
import Type, { type Static } from 'typebox'
import { lineLevels } from '../domain/access/place.ts'
import { roles, type Role } from '../domain/access/roles.ts'
import { roundMeasures } from '../domain/measures/contribution.ts'
import { whysMissed } from '../domain/rounds/missing.ts'
import { holidayRules, roundKinds } from '../domain/rounds/routine.ts'
import { swapStates } from '../domain/rounds/swap.ts'
import { unitRef } from './cases.ts'
import { date } from './plan-parts.ts'
import { route } from './route.ts'
import { closed, cursor, id, instant, lat, lng, month, nullable, oneOf, pageSize, uuid } from './scalars.ts'

export const words = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' })
const roleNames = Object.keys(roles) as Role[]
export const roundStates = ['upcoming', 'open', 'done', 'late', 'missed', 'excused'] as const

const checkItem = closed({ code: Type.String({ minLength: 1, maxLength: 40 }), zh: words(60), en: words(120), required: Type.Boolean(), category: Type.Optional(Type.String({ maxLength: 10, description: 'class of the case that a fault becomes with one tap' })) })
const definition = {
  name: words(60),
  kind: oneOf(roundKinds),
  who: Type.Union([closed({ kind: Type.Literal('roles'), roles: Type.Array(oneOf(roleNames), { minItems: 1, maxItems: 10 }) }), closed({ kind: Type.Literal('people'), personIds: Type.Array(id, { minItems: 1, maxItems: 200 }) })]),
  where: Type.Union([
    closed({ kind: Type.Literal('level'), unitId: id, level: oneOf(lineLevels), specialOnly: Type.Boolean() }),
    closed({ kind: Type.Literal('units'), unitIds: Type.Array(id, { minItems: 1, maxItems: 500 }) }),
  ]),
  rule: Type.String({ minLength: 1, maxLength: 200 }),
  window: closed({ from: Type.Integer({ minimum: 0, maximum: 1439 }), until: Type.Integer({ minimum: 1, maximum: 1440 }), days: Type.Integer({ minimum: 0, maximum: 60 }) }),
  holidays: oneOf(holidayRules),
  doneWhen: closed({ checklist: Type.Array(checkItem, { maxItems: 40 }), photo: Type.Boolean(), places: Type.Integer({ minimum: 0, maximum: 50 }), talk: Type.Boolean(), note: Type.Boolean(),
    position: Type.Optional(Type.Boolean({ description: 'where one stands is kept when a place is ticked' })), placeCategory: Type.Optional(Type.String({ maxLength: 10 })) }),
}
const burden = closed({ fields: Type.Integer(), photos: Type.Integer(), taps: Type.Integer() })

export const routine = closed({ id: uuid, version: Type.Integer(), unit: unitRef, startsOn: date, endsOn: nullable(date), ...definition, subjects: Type.Integer({ description: 'units it is made at today' }), burden, canChange: Type.Boolean() })
export type RoutineView = Static<typeof routine>

const occurrence = {
  routineId: uuid, routineVersion: Type.Integer(), name: Type.String(), kind: oneOf(roundKinds), unit: unitRef, plannedOn: date, heldOn: date, opensAt: instant, closesAt: instant, state: oneOf(roundStates),
}
export const roundPlace = closed({ id: uuid, name: words(60), lng, lat })
const visit = closed({ id: Type.String({ maxLength: 60 }), ok: Type.Boolean(), note: Type.Optional(Type.String({ maxLength: 500 })), lng: Type.Optional(lng), lat: Type.Optional(lat) })
const finding = closed({ code: Type.String({ description: 'an item of the checklist or a place' }), kind: oneOf(['check', 'place'] as const), note: Type.String(), case: nullable(closed({ id: uuid, number: Type.String() })) })
const wishToVisit = closed({ id: uuid, name: Type.String({ description: 'masked' }), address: Type.String(), wish: Type.String(), lng, lat, talkedOn: nullable(date) })
/** Somebody else is to make it: asked of me, or by me, or given. */
const mySwap = closed({ id: uuid, state: oneOf(swapStates), toMe: Type.Boolean(), name: Type.String({ description: 'who asked, or who is asked' }), reason: Type.String() })
/** One of mine: with what is asked for, so that it can be made without a network. */
export const myRound = closed({
  ...occurrence, center: nullable(Type.Tuple([lng, lat])), doneWhen: definition.doneWhen, places: Type.Array(roundPlace), wishes: Type.Array(wishToVisit), swap: nullable(mySwap),
  done: nullable(closed({ id: uuid, at: instant, by: Type.String(), findings: Type.Array(finding) })),
})
export type MyRound = Static<typeof myRound>

export const roundRow = closed({
  ...occurrence, id: nullable(uuid), doneAt: nullable(instant), by: nullable(Type.String({ description: 'name of who did it' })), excuse: nullable(Type.String()),
  why: nullable(oneOf(whysMissed)), standsIn: nullable(Type.String({ description: 'who makes it instead' })),
  faults: Type.Integer({ description: 'items and places that were found wanting' }), photos: Type.Array(uuid), note: Type.String(), cases: Type.Array(closed({ id: uuid, number: Type.String() })),
})
export type RoundRow = Static<typeof roundRow>

const progress = { due: Type.Integer({ description: 'without what was excused or left out' }), done: Type.Integer(), late: Type.Integer(), missed: Type.Integer(), excused: Type.Integer(), open: Type.Integer(), upcoming: Type.Integer(),
  vacant: Type.Integer({ description: 'missed: nobody stood there' }), away: Type.Integer({ description: 'missed: whoever did was away' }), unmade: Type.Integer({ description: 'missed otherwise' }) }
export const roundProgress = closed(progress)
export type RoundProgress = Static<typeof roundProgress>

export const occurrenceKey = { routineId: uuid, unitId: id, plannedOn: date }
const routineParams = closed({ id: uuid })

export const roundRoutes = {
  routines: route({
    id: 'rounds.routines', method: 'GET', path: '/api/routines', verb: 'round.see', summary: 'Routines in force or to come, within reach', schemas: { reply: closed({ routines: Type.Array(routine) }) },
  }),
  save: route({
    id: 'rounds.save', method: 'POST', path: '/api/routines', verb: 'round.plan', summary: 'Begin a routine, or change one from a day on: past days stay what they were',
    problems: ['round.rule-not-understood', 'round.window-not-possible', 'round.where-unknown', 'round.changed'],
    schemas: { body: closed({ commandId: uuid, id: uuid, version: Type.Integer({ minimum: 0, description: 'the one it was written on; 0 for a new one' }), unitId: id, from: date, until: nullable(date), ...definition }), reply: routine },
  }),
  end: route({
    id: 'rounds.end', method: 'POST', path: '/api/routines/:id/end', verb: 'round.plan', summary: 'End a routine with a day', problems: ['round.routine-not-found', 'round.changed'],
    schemas: { params: routineParams, body: closed({ version: Type.Integer({ minimum: 1 }), on: date }), reply: routine },
  }),
  mine: route({
    id: 'rounds.mine', method: 'GET', path: '/api/rounds/mine', verb: 'round.do', summary: 'What my posts have to make on these days, with what counts as done',
    schemas: { query: closed({ from: Type.Optional(date), days: Type.Optional(Type.Integer({ minimum: 1, maximum: 31 })) }), reply: closed({ rounds: Type.Array(myRound), tracks: nullable(closed({ reason: Type.String({ description: 'why the district allows tracks' }), untilOn: date, keepDays: Type.Integer() })) }) },
  }),
  make: route({
    id: 'rounds.make', method: 'POST', path: '/api/rounds', verb: 'round.do', summary: 'A round was made; sent twice it is made once',
    problems: ['round.not-found', 'round.not-yours', 'round.not-open-yet', 'round.already-done', 'round.not-done-yet', 'round.check-unknown', 'round.place-unknown', 'case.photo-unknown'],
    schemas: {
      body: closed({
        id: uuid, commandId: uuid, ...occurrenceKey, agoMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 60 * 86_400_000, description: 'how long ago it was made, by the phone’s own clock' })),
        checks: Type.Array(closed({ code: Type.String({ maxLength: 40 }), ok: Type.Boolean(), note: Type.Optional(Type.String({ maxLength: 500 })) }), { maxItems: 40 }),
        photos: Type.Array(uuid, { maxItems: 9 }), places: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 50 }), visits: Type.Optional(Type.Array(visit, { maxItems: 50 })),
        wishes: Type.Optional(Type.Array(uuid, { maxItems: 50, description: 'of the list of those who asked: whom one talked with; the round doesn’t keep it' })), talked: Type.Boolean(), note: Type.String({ maxLength: 2000 }),
        place: Type.Optional(closed({ lng, lat })),
      }),
      reply: roundRow,
    },
  }),
  excuse: route({
    id: 'rounds.excuse', method: 'POST', path: '/api/rounds/excuse', verb: 'round.excuse', summary: 'A round needn’t be made, with the reason; it leaves the rate', problems: ['round.not-found', 'round.already-done', 'round.own-excuse'],
    schemas: { body: closed({ id: uuid, commandId: uuid, ...occurrenceKey, reason: words(200) }), reply: roundRow },
  }),
  except: route({
    id: 'rounds.except', method: 'POST', path: '/api/routines/:id/exceptions', verb: 'round.plan', summary: 'Leave a day out or move it, for one unit or for all', problems: ['round.routine-not-found', 'round.not-found', 'round.already-done'],
    schemas: { params: routineParams, body: closed({ commandId: uuid, unitId: nullable(id), plannedOn: date, to: nullable(date), reason: words(200) }), reply: routine },
  }),
  plan: route({
    id: 'rounds.plan', method: 'GET', path: '/api/rounds/plan', verb: 'round.see', summary: 'A month: each day, each routine and each unit below, with what is due, done and missing',
    schemas: {
      query: closed({ unitId: Type.Optional(id), month, routineId: Type.Optional(uuid) }),
      reply: closed({
        unit: unitRef, total: roundProgress, days: Type.Array(closed({ on: date, workday: Type.Boolean(), ...progress })),
        routines: Type.Array(closed({ routineId: uuid, name: Type.String(), ...progress })), units: Type.Array(closed({ unit: unitRef, ...progress })),
      }),
    },
  }),
  list: route({
    id: 'rounds.list', method: 'GET', path: '/api/rounds', verb: 'round.see', summary: 'The rounds behind a number of the plan, in the order of their days',
    schemas: {
      query: closed({ unitId: Type.Optional(id), from: date, to: date, routineId: Type.Optional(uuid), state: Type.Optional(oneOf(roundStates)), why: Type.Optional(oneOf(whysMissed)), after: Type.Optional(cursor), limit: Type.Optional(pageSize) }),
      reply: closed({ rounds: Type.Array(roundRow), next: nullable(cursor) }),
    },
  }),
  behind: route({
    id: 'rounds.behind', method: 'GET', path: '/api/measures/rounds', verb: 'measures.see', summary: 'The rounds a measure is the sum of',
    schemas: {
      query: closed({ measure: oneOf(roundMeasures), unitId: id, from: month, to: month, side: Type.Optional(oneOf(['numerator', 'denominator', 'rest'] as const)), after: Type.Optional(cursor), limit: Type.Optional(pageSize) }),
      reply: closed({ rounds: Type.Array(roundRow), next: nullable(cursor), total: Type.Integer() }),
    },
  }),
}
