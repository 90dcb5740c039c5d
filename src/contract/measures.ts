// Numbers by unit and month: numerator and denominator as integers; each opens the list behind it (cases.behind).
import Type from 'typebox'
import { route } from './route.ts'
import { closed, id, instant, month, oneOf } from './scalars.ts'

export const measureName = oneOf(['disposal', 'onTime', 'closing', 'rework', 'satisfaction', 'state'] as const)
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
}
