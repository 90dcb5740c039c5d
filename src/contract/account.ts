// Signing in and out, and what belongs to one's own account.
import Type, { type Static } from 'typebox'
import { route } from './route.ts'
import { closed, empty, id, instant, nullable, phone } from './scalars.ts'

export const me = closed({
  signedIn: Type.Boolean(),
  accountId: nullable(id),
  personId: nullable(id),
  name: Type.String(),
  district: closed({ id, code: Type.String(), name: Type.String(), schematic: Type.Boolean(), anonymousReports: Type.Boolean(), center: Type.Tuple([Type.Number(), Type.Number()]),
    netVersion: Type.Integer({ description: 'counts the adoptions: part of the addresses of tiles, so that a changed net has other ones' }) }),
  posts: Type.Array(closed({
    id: nullable(id), role: Type.String(),
    unit: nullable(closed({ id, name: Type.String(), level: Type.String(), code: Type.String() })),
    office: nullable(closed({ id, name: Type.String() })),
  })),
  verbs: Type.Array(Type.String()),
})
export type Me = Static<typeof me>

const password = Type.String({ minLength: 1, maxLength: 200 })

export const accountRoutes = {
  me: route({
    id: 'account.me', method: 'GET', path: '/api/me', verb: 'account.signIn',
    summary: 'Who I am, which posts I hold, what I may do', schemas: { reply: me },
  }),
  signIn: route({
    id: 'account.signIn', method: 'POST', path: '/api/sign-in', verb: 'account.signIn',
    summary: 'Sign in by login and password',
    problems: ['account.wrong-credentials', 'account.locked'],
    schemas: { body: closed({ login: Type.String({ minLength: 1, maxLength: 100 }), password }), reply: me },
  }),
  sendCode: route({
    id: 'account.sendCode', method: 'POST', path: '/api/phone-code', verb: 'account.signIn',
    summary: 'Send a sign-in code to a phone',
    problems: ['account.code-too-soon', 'account.code-too-many'],
    schemas: { body: closed({ phone }), reply: closed({ expiresAt: instant, nextAt: instant }) },
  }),
  signInByPhone: route({
    id: 'account.signInByPhone', method: 'POST', path: '/api/sign-in/phone', verb: 'account.signIn',
    summary: 'Sign in by the code sent to a phone; a resident without an account gets one',
    problems: ['account.wrong-code', 'account.password-needed'],
    schemas: { body: closed({ phone, code: Type.String({ pattern: '^\\d{6}$' }), name: Type.Optional(Type.String({ maxLength: 50 })) }), reply: me },
  }),
  signOut: route({
    id: 'account.signOut', method: 'POST', path: '/api/sign-out', verb: 'account.signIn',
    summary: 'Sign out here, or everywhere', schemas: { body: closed({ everywhere: Type.Optional(Type.Boolean()) }), reply: empty },
  }),
  changePassword: route({
    id: 'account.changePassword', method: 'POST', path: '/api/me/password', verb: 'account.own',
    summary: 'Change my password; other devices are signed out',
    problems: ['account.wrong-credentials', 'account.locked', 'account.weak-password'],
    schemas: { body: closed({ current: password, next: password }), reply: empty },
  }),
}
