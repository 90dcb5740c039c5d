// How somebody who was appointed signs in for the first time: by a slip with a code, never by a password made for them.
import Type from 'typebox'
import { me } from './account.ts'
import { reason } from './posts.ts'
import { route } from './route.ts'
import { closed, empty, id, instant, nullable, phone } from './scalars.ts'

const governed = ['people.not-found', 'people.role-above', 'people.own-post']

export const peopleAccountRoutes = {
  slip: route({
    id: 'people.slip', method: 'POST', path: '/api/people/:id/slip', verb: 'people.manage',
    summary: 'Make a slip: a login and a code, used once within a week, with which somebody sets their password. The old password and all signed-in browsers end',
    problems: [...governed, 'account.login-taken'],
    schemas: {
      params: closed({ id }),
      body: closed({ reason, login: Type.Optional(Type.String({ minLength: 2, maxLength: 50, pattern: '^\\S+$' })) }),
      reply: closed({ name: Type.String(), login: Type.String(), code: Type.String(), expiresAt: instant }),
    },
  }),
  switch: route({
    id: 'people.switchAccount', method: 'POST', path: '/api/people/:id/account', verb: 'people.manage',
    summary: 'Switch somebody’s account off, everywhere at once, or on again',
    problems: governed,
    schemas: { params: closed({ id }), body: closed({ active: Type.Boolean(), reason }), reply: empty },
  }),
  change: route({
    id: 'people.change', method: 'POST', path: '/api/people/:id', verb: 'people.manage',
    summary: 'Correct somebody’s name or phone; what they did keeps the name it was done under',
    problems: [...governed, 'people.phone-taken'],
    schemas: { params: closed({ id }), body: closed({ name: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })), phone: Type.Optional(nullable(phone)), reason }), reply: empty },
  }),
  activate: route({
    id: 'people.activate', method: 'POST', path: '/api/activate', verb: 'account.signIn',
    summary: 'Set one’s password by the code on a slip, and be signed in',
    problems: ['account.slip-invalid', 'account.weak-password'],
    schemas: { body: closed({ code: Type.String({ minLength: 8, maxLength: 40 }), password: Type.String({ minLength: 1, maxLength: 200 }) }), reply: me },
  }),
}
