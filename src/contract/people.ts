// The grid force: posts at units and offices, who holds them over time, and where a cell has nobody.
import Type, { type Static } from 'typebox'
import { day, reason } from './posts.ts'
import { route } from './route.ts'
import { closed, cursor, id, instant, nullable, oneOf, pageSize } from './scalars.ts'

const unitName = closed({ id, name: Type.String(), level: Type.String() })
const officeName = closed({ id, name: Type.String() })
const personName = closed({ id, name: Type.String() })
const maskedPhone = nullable(Type.String({ description: 'masked' }))
const places = { unit: nullable(unitName), office: nullable(officeName) }

export const post = closed({
  id, role: Type.String(), personId: id, personName: Type.String(), phone: maskedPhone, ...places, from: Type.String(), until: nullable(Type.String()),
  /** Until when they are on leave, if they are today, and who stands in. */
  awayUntil: nullable(Type.String()), substitute: nullable(personName),
})

export const cellLevels = ['microgrid', 'grid', 'community'] as const
export const cellStates = ['vacant', 'away', 'present'] as const
/** Cells of one level: with a person on post, and of those how many whose people are all on leave with nobody standing in. */
const manningCount = closed({ level: oneOf(cellLevels), cells: Type.Integer(), manned: Type.Integer(), away: Type.Integer() })
const manningOf = closed({ id, name: Type.String(), level: Type.String(), counts: Type.Array(manningCount) })
const holder = closed({ postId: id, personId: id, name: Type.String(), role: Type.String(), awayUntil: nullable(Type.String()), substitute: nullable(personName) })
export const cell = closed({
  id, name: Type.String(), code: Type.String(), level: oneOf(cellLevels), state: oneOf(cellStates), above: Type.Array(Type.String()), holders: Type.Array(holder),
})

export const personPost = closed({
  id, role: Type.String(), ...places, from: Type.String(), until: nullable(Type.String()), handled: Type.Integer({ description: 'cases handled by this post' }),
  mayChange: Type.Boolean(),
})
export const personLeave = closed({
  id, from: Type.String(), until: Type.String(), withdrawn: Type.Boolean(),
  substitutes: Type.Array(closed({ id, postId: id, person: personName, from: Type.String(), until: Type.String() })),
})
export const person = closed({
  id, name: Type.String(), phone: maskedPhone,
  posts: Type.Array(personPost), leaves: Type.Array(personLeave),
  stoodIn: Type.Array(closed({ id, role: Type.String(), ...places, for: personName, from: Type.String(), until: Type.String() })),
  account: closed({ state: oneOf(['none', 'phone', 'slip', 'ready', 'off'] as const), login: nullable(Type.String()), slipUntil: nullable(instant) }),
  mayLeave: Type.Boolean(), mayAccount: Type.Boolean(), today: Type.String(),
})
export type PersonCard = Static<typeof person>

const paging = { after: Type.Optional(cursor), limit: Type.Optional(pageSize) }
const words = Type.Optional(Type.String({ maxLength: 50 }))

export const peopleRoutes = {
  posts: route({
    id: 'people.posts', method: 'GET', path: '/api/posts', verb: 'people.see',
    summary: 'Who is on post in a unit and below, within reach',
    schemas: {
      query: closed({ unitId: Type.Optional(id), role: Type.Optional(Type.String({ maxLength: 40 })), words, ...paging }),
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
  manningByUnit: route({
    id: 'people.manningByUnit', method: 'GET', path: '/api/manning/units', verb: 'people.see',
    summary: 'A person in every cell, of a unit and of each unit below it, on a day: numerator, denominator, and who is away',
    schemas: { query: closed({ unitId: Type.Optional(id), day: Type.Optional(day) }), reply: closed({ day: Type.String(), unit: manningOf, children: Type.Array(manningOf) }) },
  }),
  cells: route({
    id: 'people.cells', method: 'GET', path: '/api/manning/cells', verb: 'people.see',
    summary: 'The list behind manning: cells of a level with who is on post there on a day. Manned are those that are present or away',
    schemas: {
      query: closed({ unitId: Type.Optional(id), day: Type.Optional(day), level: oneOf(cellLevels), state: Type.Optional(oneOf([...cellStates, 'manned'] as const)), ...paging }),
      reply: closed({ cells: Type.Array(cell), next: nullable(cursor) }),
    },
  }),
  doublePeople: route({
    id: 'people.doublePeople', method: 'GET', path: '/api/people/double', verb: 'people.see',
    summary: 'People who are on several posts today, one of them at least within reach',
    schemas: { query: closed({ unitId: Type.Optional(id), ...paging }), reply: closed({ people: Type.Array(closed({ ...personName.properties, posts: Type.Array(closed({ id, role: Type.String(), ...places })) })), next: nullable(cursor) }) },
  }),
  doubleCells: route({
    id: 'people.doubleCells', method: 'GET', path: '/api/manning/double', verb: 'people.see',
    summary: 'Units in which several people are on post today where one is meant',
    schemas: { query: closed({ unitId: Type.Optional(id), ...paging }), reply: closed({ cells: Type.Array(cell), next: nullable(cursor) }) },
  }),
  search: route({
    id: 'people.search', method: 'GET', path: '/api/people', verb: 'people.see',
    summary: 'People with a post today or later within reach, by name or whole phone number',
    schemas: {
      query: closed({ unitId: Type.Optional(id), words, ...paging }),
      reply: closed({ people: Type.Array(closed({ id, name: Type.String(), phone: maskedPhone, posts: Type.Array(closed({ role: Type.String(), at: Type.String() })) })), next: nullable(cursor) }),
    },
  }),
  person: route({
    id: 'people.person', method: 'GET', path: '/api/people/:id', verb: 'people.see',
    summary: 'Somebody’s posts over time, leaves, turns as a substitute, and how many cases each post handled',
    problems: ['people.not-found'],
    schemas: { params: closed({ id }), reply: person },
  }),
  contact: route({
    id: 'people.contact', method: 'POST', path: '/api/people/:id/contact', verb: 'people.see',
    summary: 'Somebody’s phone number, with a reason that is journalled',
    problems: ['people.not-found', 'people.no-phone'],
    schemas: { params: closed({ id }), body: closed({ reason }), reply: closed({ phone: Type.String() }) },
  }),
  away: route({
    id: 'people.away', method: 'GET', path: '/api/leaves', verb: 'people.see',
    summary: 'Leaves that hold today or later, with who stands in and which posts nobody covers',
    schemas: {
      query: closed({ unitId: Type.Optional(id), ...paging }),
      reply: closed({
        leaves: Type.Array(closed({
          id, person: personName, from: Type.String(), until: Type.String(), now: Type.Boolean(),
          posts: Type.Array(closed({ id, role: Type.String(), ...places, mayChange: Type.Boolean(), substitute: nullable(personName), uncovered: Type.Boolean() })),
        })),
        next: nullable(cursor),
      }),
    },
  }),
  offices: route({
    id: 'people.offices', method: 'GET', path: '/api/offices', verb: 'account.own',
    summary: 'Departments and agencies a case can be dispatched to',
    schemas: { reply: closed({ offices: Type.Array(closed({ id, code: Type.String(), name: Type.String(), kind: oneOf(['department', 'agency', 'team'] as const) })) }) },
  }),
}
