// The net: the tree of units and where a point lies. The map itself comes as vector tiles from /tiles/{z}/{x}/{y}.mvt.
import Type, { type Static } from 'typebox'
import { route } from './route.ts'
import { closed, id, lat, lng, nullable, oneOf } from './scalars.ts'

export const level = oneOf(['district', 'street', 'community', 'grid', 'microgrid'] as const)

export const unit = closed({
  id, parentId: nullable(id), level, code: Type.String(), name: Type.String(), aliases: Type.Array(Type.String()),
  village: Type.Boolean(), special: nullable(Type.String()), madeUp: Type.Boolean(), households: nullable(Type.Integer()),
  center: nullable(Type.Tuple([Type.Number(), Type.Number()])),
  bbox: nullable(Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()])),
  counts: closed({ communities: Type.Integer(), villages: Type.Integer(), grids: Type.Integer(), microgrids: Type.Integer(), special: Type.Integer() }),
})
export type Unit = Static<typeof unit>

/** Which part of which of a unit's names fits what was searched for; an empty text where the code does. */
export const nameMark = closed({ text: Type.String(), from: Type.Integer(), until: Type.Integer() })
export type NameMark = Static<typeof nameMark>

/** The net of that day instead of today's. */
const on = { on: Type.Optional(Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', description: 'the net of that day instead of today’s' })) }

const relative = closed({ id, name: Type.String(), code: Type.String(), level, day: Type.String(), how: oneOf(['split', 'merge', 'retire', 'mixed', 'carve'] as const), successor: Type.Boolean() })

export const territoryRoutes = {
  root: route({
    id: 'territory.root', method: 'GET', path: '/api/units/root', verb: 'territory.see',
    summary: 'The district itself', schemas: { query: closed(on), reply: unit },
  }),
  get: route({
    id: 'territory.get', method: 'GET', path: '/api/units/:id', verb: 'territory.see',
    summary: 'One unit with its line (widest first, itself included) and its children',
    problems: ['territory.not-found'],
    schemas: { params: closed({ id }), query: closed(on), reply: closed({ unit, line: Type.Array(unit), children: Type.Array(unit) }) },
  }),
  search: route({
    id: 'territory.search', method: 'GET', path: '/api/units', verb: 'territory.see',
    summary: 'Find units by name, alias, pinyin, initials or the beginning of a code; with one fault when nothing fits without',
    schemas: {
      query: closed({ words: Type.String({ minLength: 1, maxLength: 50 }), level: Type.Optional(level), ...on }),
      reply: closed({ units: Type.Array(unit), marks: Type.Array(nameMark) }),
    },
  }),
  locate: route({
    id: 'territory.locate', method: 'GET', path: '/api/locate', verb: 'territory.see',
    summary: 'The line of units a point lies in; empty outside the district',
    schemas: { query: closed({ lng, lat, ...on }), reply: closed({ units: Type.Array(unit) }) },
  }),
  days: route({
    id: 'territory.days', method: 'GET', path: '/api/units/days', verb: 'territory.see',
    summary: 'The days on which the net changed, first to last, with the plans adopted from them: the stops of a history slider',
    schemas: { reply: closed({ days: Type.Array(closed({ day: Type.String(), plans: Type.Array(closed({ id: Type.String(), name: Type.String() })) })) }) },
  }),
  history: route({
    id: 'territory.history', method: 'GET', path: '/api/units/:id/history', verb: 'territory.see',
    summary: 'What a unit was and from when until when (the last day not included), what it came from and what it went on as; ended units too',
    problems: ['territory.not-found'],
    schemas: {
      params: closed({ id }),
      reply: closed({
        versions: Type.Array(closed({
          from: Type.String(), until: nullable(Type.String()), name: Type.String(), code: Type.String(), level, village: Type.Boolean(), special: nullable(Type.String()),
          households: nullable(Type.Integer()), parent: nullable(closed({ id, name: Type.String() })),
        })),
        shapesFrom: Type.Array(Type.String({ description: 'days from which it had another border' })),
        cameFrom: Type.Array(relative), wentOnAs: Type.Array(relative),
      }),
    },
  }),
}
