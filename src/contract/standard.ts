// How a district divides itself: the standard with every breach of it, and the rules by which codes are given.
import Type, { type Static } from 'typebox'
import { rules } from '../domain/territory/standard/check-standard.ts'
import { level } from './territory.ts'
import { route } from './route.ts'
import { closed, cursor, id, nullable, oneOf, pageSize } from './scalars.ts'

const rule = oneOf(rules)
const brief = closed({ id, name: Type.String(), code: Type.String(), level })

export const breach = closed({
  rule, unit: brief,
  /** The other unit of an overlap; the unit above of one that reaches beyond it. */
  other: nullable(brief),
  found: nullable(Type.Integer()), least: nullable(Type.Integer()), most: nullable(Type.Integer()), squareMetres: nullable(Type.Number()),
  /** Where to look on the map. */
  place: nullable(Type.Tuple([Type.Number(), Type.Number()])),
})
export type WireBreach = Static<typeof breach>

const span = closed({ least: Type.Integer({ minimum: 0, maximum: 100_000 }), most: Type.Integer({ minimum: 1, maximum: 100_000 }) })
const digits = Type.Integer({ minimum: 1, maximum: 30 })
const range = closed({ from: Type.Integer({ minimum: 1, maximum: 999_999 }), until: Type.Integer({ minimum: 1, maximum: 999_999 }) })

export const territoryRules = closed({
  standard: closed({
    grid: span, microgrid: span,
    slack: Type.Number({ minimum: 0, maximum: 10_000, description: 'square metres up to which an overlap or gap is not listed' }),
    specialApart: Type.Boolean({ description: 'a special site must stand in a grid without ordinary cells' }),
  }),
  codes: closed({
    digits: closed({ district: digits, street: digits, community: digits, grid: digits, microgrid: digits }),
    padTo: Type.Integer({ minimum: 0, maximum: 30 }),
    ranges: closed({
      street: Type.Optional(range), community: Type.Optional(range), village: Type.Optional(range), grid: Type.Optional(range), microgrid: Type.Optional(range), special: Type.Optional(range),
    }),
  }),
})
export type TerritoryRules = Static<typeof territoryRules>

export const standardRoutes = {
  breaches: route({
    id: 'standard.breaches', method: 'GET', path: '/api/standard/breaches', verb: 'people.see',
    summary: 'Every breach of the division standard in a unit and below, in the order of codes, and how many there are of each rule. It warns and blocks nothing',
    problems: ['territory.not-found'],
    schemas: {
      query: closed({ unitId: Type.Optional(id), rule: Type.Optional(rule), after: Type.Optional(cursor), limit: Type.Optional(pageSize) }),
      reply: closed({ counts: Type.Array(closed({ rule, count: Type.Integer() })), breaches: Type.Array(breach), next: nullable(cursor) }),
    },
  }),
  rules: route({
    id: 'standard.rules', method: 'GET', path: '/api/standard/rules', verb: 'people.see',
    summary: 'The district’s standard and how it gives codes', schemas: { reply: territoryRules },
  }),
  setRules: route({
    id: 'standard.setRules', method: 'POST', path: '/api/standard/rules', verb: 'territory.adopt',
    summary: 'Change them; codes that were given stay', problems: ['territory.rules-wrong'],
    schemas: { body: territoryRules, reply: territoryRules },
  }),
}
