// Numbers by unit and month: numerator and denominator as integers; each opens the list behind it (cases.behind).
import Type from 'typebox'
import { caseMeasures, roundMeasures } from '../domain/measures/contribution.ts'
import { route } from './route.ts'
import { closed, id, instant, month, oneOf } from './scalars.ts'

export const measureName = oneOf([...caseMeasures, ...roundMeasures])
export const cell = closed({ measure: measureName, part: Type.String(), numerator: Type.Integer(), denominator: Type.Integer() })

export const measureRoutes = {
  dashboard: route({
    id: 'measures.dashboard', method: 'GET', path: '/api/measures', verb: 'measures.see',
    summary: 'All measures of a unit over months, and the same for each unit below it',
    schemas: {
      query: closed({ unitId: Type.Optional(id), from: month, to: month }),
      reply: closed({
        unit: closed({ id, name: Type.String(), level: Type.String(), cells: Type.Array(cell) }),
        children: Type.Array(closed({ id, name: Type.String(), level: Type.String(), cells: Type.Array(cell) })),
        asOf: instant,
      }),
    },
  }),
  months: route({
    id: 'measures.months', method: 'GET', path: '/api/measures/months', verb: 'measures.see',
    summary: 'All measures of one unit, month by month',
    schemas: {
      query: closed({ unitId: Type.Optional(id), from: month, to: month }),
      reply: closed({ months: Type.Array(closed({ month, cells: Type.Array(cell) })) }),
    },
  }),
  compare: route({
    id: 'measures.compare', method: 'GET', path: '/api/measures/compare', verb: 'measures.see',
    summary: 'One measure of two periods by the units below a unit, put together where a reorganisation split or merged them in between',
    schemas: {
      query: closed({ unitId: Type.Optional(id), measure: measureName, part: Type.Optional(Type.String({ maxLength: 40 })), from: month, to: month, thenFrom: month, thenTo: month }),
      reply: closed({
        groups: Type.Array(closed({
          /** Units of the earlier period and of the later one, at its end each. */
          then: Type.Array(closed({ id, name: Type.String(), code: Type.String() })), now: Type.Array(closed({ id, name: Type.String(), code: Type.String() })),
          /** The borders of the group changed in between though no lineage says so: the two sides are not the same ground. */
          redrawn: Type.Boolean(),
          before: closed({ numerator: Type.Integer(), denominator: Type.Integer() }), after: closed({ numerator: Type.Integer(), denominator: Type.Integer() }),
        })),
      }),
    },
  }),
}
