// Phrases and answer templates by step: everybody's and one's own. And how many self-handled cases are checked.
import Type, { type Static } from 'typebox'
import { eventSteps } from '../domain/cases/event.ts'
import { route } from './route.ts'
import { closed, nullable, oneOf, uuid } from './scalars.ts'

const words = {
  step: nullable({ ...oneOf(eventSteps), description: 'the step it is offered for; null for every step' }),
  title: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
  text: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S', description: 'with places like {number} for the case to fill in' }),
}
export const phrase = closed({ id: uuid, ...words, everybodys: Type.Boolean() })
export type Phrase = Static<typeof phrase>

const phrases = closed({ phrases: Type.Array(phrase) })
const params = closed({ id: uuid })

export const sampleSettings = closed({ rate: Type.Number({ minimum: 0, maximum: 1 }), seed: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }) })

export const phraseRoutes = {
  list: route({
    id: 'phrases.list', method: 'GET', path: '/api/phrases', verb: 'case.note',
    summary: 'The phrases of the district and one’s own',
    schemas: { reply: phrases },
  }),
  put: route({
    id: 'phrases.put', method: 'POST', path: '/api/phrases/:id', verb: 'case.note',
    summary: 'Write or change a phrase; everybody’s by those who configure cases',
    problems: ['phrase.not-found', 'phrase.place-unknown', 'phrase.too-many'],
    schemas: { params, body: closed({ ...words, everybodys: Type.Boolean() }), reply: phrases },
  }),
  remove: route({
    id: 'phrases.remove', method: 'POST', path: '/api/phrases/:id/remove', verb: 'case.note',
    summary: 'Take a phrase away',
    schemas: { params, reply: phrases },
  }),
}

export const sampleRoutes = {
  get: route({
    id: 'sample.get', method: 'GET', path: '/api/case-sample', verb: 'case.configure',
    summary: 'Which share of the cases settled on the spot is checked, and the seed of the draw',
    schemas: { reply: sampleSettings },
  }),
  set: route({
    id: 'sample.set', method: 'POST', path: '/api/case-sample', verb: 'case.configure',
    summary: 'Set the share and the seed; from the next case settled on the spot on',
    schemas: { body: sampleSettings, reply: sampleSettings },
  }),
}
