// Routes of links: cases that have to do with each other, each with a word why.
import Type from 'typebox'
import { caseView } from './cases.ts'
import { route } from './route.ts'
import { closed, uuid } from './scalars.ts'

const params = closed({ id: uuid })
const body = closed({ otherId: uuid, why: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' }) })
const problems = ['case.not-found', 'case.link-not-possible']

export const caseLinkRoutes = {
  link: route({
    id: 'cases.link', method: 'POST', path: '/api/cases/:id/link', verb: 'case.note',
    summary: 'Link two cases that have to do with each other; shown on both', problems,
    schemas: { params, body, reply: caseView },
  }),
  unlink: route({
    id: 'cases.unlink', method: 'POST', path: '/api/cases/:id/unlink', verb: 'case.note',
    summary: 'Take a link away again', problems,
    schemas: { params, body, reply: caseView },
  }),
}
