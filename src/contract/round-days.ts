// Single days of routines: what was moved, left out, or is made by somebody else, and why; swaps with a substitute.
import Type, { type Static } from 'typebox'
import { swapAnswers, swapStates } from '../domain/rounds/swap.ts'
import { unitRef } from './cases.ts'
import { date } from './plan-parts.ts'
import { roundKinds } from '../domain/rounds/routine.ts'
import { occurrenceKey, roundRow, words } from './rounds.ts'
import { route } from './route.ts'
import { closed, empty, id, month, nullable, oneOf, uuid } from './scalars.ts'

/** `to` null: left out. Without a unit it is about all of the routine. */
const dayChange = closed({
  routineId: uuid, name: Type.String(), plannedOn: date, to: nullable(date), cause: oneOf(['holiday', 'decided', 'swap'] as const), unit: nullable(unitRef), reason: Type.String(), by: nullable(Type.String()),
  state: nullable(oneOf(swapStates)), swapId: nullable(uuid), substitute: nullable(Type.String()), canChange: Type.Boolean(),
})
export type DayChangeView = Static<typeof dayChange>

const oneRound = closed({
  routineId: uuid, name: Type.String(), kind: oneOf(roundKinds), unit: nullable(unitRef), plannedOn: date,
  /** None where the day was left out, or it is about all units. */
  round: nullable(roundRow), changes: Type.Array(dayChange),
})
export type OneRound = Static<typeof oneRound>

const person = closed({ personId: id, name: Type.String(), post: Type.String({ description: 'role' }), unit: unitRef })

export const roundDayRoutes = {
  changes: route({
    id: 'rounds.changes', method: 'GET', path: '/api/rounds/changes', verb: 'round.see', summary: 'What of a month was moved, left out or is made by somebody else, and why',
    schemas: { query: closed({ unitId: Type.Optional(id), month, routineId: Type.Optional(uuid) }), reply: closed({ changes: Type.Array(dayChange), more: Type.Boolean() }) },
  }),
  one: route({
    id: 'rounds.one', method: 'GET', path: '/api/rounds/one', verb: 'account.own', summary: 'One round, or a day of all of a routine’s, with what was decided about it: for whoever makes it, stands in or is above', problems: ['round.not-found'],
    schemas: { query: closed({ routineId: uuid, unitId: Type.Optional(id), plannedOn: date }), reply: oneRound },
  }),
  restore: route({
    id: 'rounds.restore', method: 'POST', path: '/api/routines/:id/exceptions/restore', verb: 'round.plan', summary: 'A day is on again as the rule has it', problems: ['round.routine-not-found', 'round.not-excepted', 'round.already-done'],
    schemas: { params: closed({ id: uuid }), body: closed({ unitId: nullable(id), plannedOn: date }), reply: empty },
  }),
  substitutes: route({
    id: 'rounds.substitutes', method: 'GET', path: '/api/rounds/substitutes', verb: 'round.swap', summary: 'Who could make this round instead: who works around there and is not away that day', problems: ['round.not-found'],
    schemas: { query: closed(occurrenceKey), reply: closed({ people: Type.Array(person) }) },
  }),
  swap: route({
    id: 'rounds.swap', method: 'POST', path: '/api/rounds/swaps', verb: 'round.swap', summary: 'Ask somebody to make a round of mine, or give it to them from above',
    problems: ['round.not-found', 'round.not-yours', 'round.substitute-unknown', 'round.swap-standing', 'round.already-done'],
    schemas: { body: closed({ id: uuid, commandId: uuid, ...occurrenceKey, personId: id, reason: words(200) }), reply: closed({ id: uuid, state: oneOf(swapStates) }) },
  }),
  answerSwap: route({
    id: 'rounds.answerSwap', method: 'POST', path: '/api/rounds/swaps/:id/answer', verb: 'round.swap', summary: 'Agree to a swap or decline it; whoever asked, or gave it, takes it back', problems: ['round.swap-not-found', 'round.not-yours', 'round.swap-over', 'round.substitute-unknown'],
    schemas: { params: closed({ id: uuid }), body: closed({ answer: oneOf(swapAnswers) }), reply: closed({ id: uuid, state: oneOf(swapStates) }) },
  }),
}
