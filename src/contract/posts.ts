// Changing who is on post where: from a day on, never backwards. What somebody did stays theirs, by the post they held.
import Type from 'typebox'
import { route } from './route.ts'
import { closed, empty, id, nullable, phone, uuid } from './scalars.ts'

export const day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', description: 'in China' })
export const reason = Type.String({ minLength: 2, maxLength: 200 })

const place = { unitId: Type.Optional(id), officeId: Type.Optional(id) }
const role = Type.String({ minLength: 1, maxLength: 40 })
const grants = ['people.role-not-there', 'people.role-above', 'people.own-post', 'people.roles-apart', 'people.already-on-post', 'people.days-reversed', 'people.past']

export const postRoutes = {
  appoint: route({
    id: 'posts.appoint', method: 'POST', path: '/api/posts', verb: 'people.manage',
    summary: 'Appoint somebody to a unit or an office from a day; a person that isn’t known yet comes into being',
    problems: [...grants, 'people.name-differs', 'people.not-found'],
    schemas: {
      body: closed({
        commandId: uuid, role, ...place, from: day, until: Type.Optional(day),
        personId: Type.Optional(id), name: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })), phone: Type.Optional(phone),
        /** The phone is known under another name, and this is the right one. */
        rename: Type.Optional(Type.Boolean()),
      }),
      reply: closed({ postId: id, personId: id }),
    },
  }),
  end: route({
    id: 'posts.end', method: 'POST', path: '/api/posts/:id/end', verb: 'people.manage',
    summary: 'End a post with a day: yesterday at the earliest; one that hasn’t begun is taken back',
    problems: ['people.post-not-found', 'people.role-above', 'people.own-post', 'people.post-over', 'people.past'],
    schemas: { params: closed({ id }), body: closed({ until: day }), reply: empty },
  }),
  transfer: route({
    id: 'posts.transfer', method: 'POST', path: '/api/posts/:id/transfer', verb: 'people.manage',
    summary: 'Move somebody to another unit or office from a day: the one post ends the day before, the next begins',
    problems: [...grants, 'people.post-not-found', 'people.post-over'],
    schemas: { params: closed({ id }), body: closed({ commandId: uuid, from: day, role: Type.Optional(role), ...place }), reply: closed({ postId: id, personId: id }) },
  }),
}

const substitutes = Type.Array(closed({ postId: id, personId: id }), { maxItems: 20 })
const standing = ['people.substitute-self', 'people.substitute-away', 'people.not-their-post', 'people.roles-apart', 'people.role-above', 'people.own-post']

export const leaveRoutes = {
  record: route({
    id: 'leaves.record', method: 'POST', path: '/api/people/:id/leaves', verb: 'people.manage',
    summary: 'Record days on which somebody is away, and who stands in at which of their posts',
    problems: ['people.not-found', 'people.past', 'people.days-reversed', 'people.too-long', 'people.leave-overlaps', ...standing],
    schemas: { params: closed({ id }), body: closed({ commandId: uuid, from: day, until: day, substitutes }), reply: closed({ leaveId: id }) },
  }),
  change: route({
    id: 'leaves.change', method: 'POST', path: '/api/leaves/:id/change', verb: 'people.manage',
    summary: 'Let a leave end on another day; one that then holds no day is withdrawn. Substitutes follow it',
    problems: ['people.leave-not-found', 'people.past', 'people.too-long', 'people.leave-overlaps', 'people.leave-over', 'people.own-post', 'people.role-above'],
    schemas: { params: closed({ id }), body: closed({ until: day }), reply: closed({ withdrawn: Type.Boolean() }) },
  }),
  substitute: route({
    id: 'leaves.substitute', method: 'POST', path: '/api/leaves/:id/substitutes', verb: 'people.manage',
    summary: 'Name who stands in at a post from a day (today at the earliest) until the leave ends; nobody takes the substitute away',
    problems: ['people.leave-not-found', 'people.leave-over', ...standing],
    schemas: { params: closed({ id }), body: closed({ commandId: uuid, postId: id, personId: nullable(id), from: day }), reply: empty },
  }),
}
