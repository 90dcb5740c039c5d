// The cases of a work-list as points on the map: all of the list, not of one page of it, and of very many the newest.
import Type, { type Static } from 'typebox'
import { caseFilter } from './cases.ts'
import { route } from './route.ts'
import { closed, instant, lat, lng, nullable, uuid } from './scalars.ts'

export const mostPoints = 2_000

/** Where it is, what it is called and what its light is told by. */
export const casePoint = closed({
  id: uuid, number: Type.String(), category: Type.String(), lng, lat,
  nextDue: nullable(closed({ yellowAt: instant, dueAt: instant })), dueAt: nullable(instant), handledAt: nullable(instant), overdue: Type.Boolean(),
})
export type CasePoint = Static<typeof casePoint>

export const casePointRoutes = {
  points: route({
    id: 'cases.points', method: 'GET', path: '/api/cases/points', verb: 'case.see',
    summary: `The same set as the work-list with the same filter, as points: its newest ${mostPoints}`,
    schemas: {
      query: closed(caseFilter),
      reply: closed({
        points: Type.Array(casePoint),
        withoutPlace: Type.Integer({ description: 'of the same cases those that have no place' }),
        more: Type.Boolean({ description: 'whether the list goes on behind these' }),
      }),
    },
  }),
}
