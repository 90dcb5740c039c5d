// The grid force: posts at units and offices, and where a cell has nobody.
import Type from 'typebox'
import { route } from './route.ts'
import { closed, cursor, id, nullable, oneOf, pageSize } from './scalars.ts'

export const post = closed({
  id, role: Type.String(), personName: Type.String(), phone: nullable(Type.String({ description: 'masked' })),
  unit: nullable(closed({ id, name: Type.String(), level: Type.String() })), office: nullable(closed({ id, name: Type.String() })),
  from: Type.String(),
})

export const peopleRoutes = {
  posts: route({
    id: 'people.posts', method: 'GET', path: '/api/posts', verb: 'people.see',
    summary: 'Who is on post in a unit and below, within reach',
    schemas: {
      query: closed({ unitId: Type.Optional(id), role: Type.Optional(Type.String({ maxLength: 40 })), words: Type.Optional(Type.String({ maxLength: 50 })), after: Type.Optional(cursor), limit: Type.Optional(pageSize) }),
      reply: closed({ posts: Type.Array(post), next: nullable(cursor) }),
    },
  }),
  manning: route({
    id: 'people.manning', method: 'GET', path: '/api/manning', verb: 'people.see',
    summary: 'Posts by role in a unit and below, and how many cells have a person today',
    schemas: {
      query: closed({ unitId: Type.Optional(id) }),
      reply: closed({ roles: Type.Array(closed({ role: Type.String(), people: Type.Integer() })), cells: Type.Integer(), manned: Type.Integer(), vacant: Type.Array(closed({ id, name: Type.String(), code: Type.String() })) }),
    },
  }),
  offices: route({
    id: 'people.offices', method: 'GET', path: '/api/offices', verb: 'account.own',
    summary: 'Departments and agencies a case can be dispatched to',
    schemas: { reply: closed({ offices: Type.Array(closed({ id, code: Type.String(), name: Type.String(), kind: oneOf(['department', 'agency', 'team'] as const) })) }) },
  }),
}
