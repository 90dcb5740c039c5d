// Keys for one's own programs (desktop GIS). The token itself is told once, in the answer that made it.
import Type, { type Static } from 'typebox'
import { route } from './route.ts'
import { closed, empty, instant, nullable, uuid } from './scalars.ts'

export const accessToken = closed({ id: uuid, name: Type.String(), createdAt: instant, expiresAt: instant, usedAt: nullable(instant) })
export type AccessToken = Static<typeof accessToken>

/** A year at most: who still needs it then makes another. */
export const longestTokenDays = 366

export const accessTokenRoutes = {
  list: route({
    id: 'tokens.list', method: 'GET', path: '/api/me/access-tokens', verb: 'account.own',
    summary: 'My access tokens that are still good, newest first', schemas: { reply: closed({ tokens: Type.Array(accessToken) }) },
  }),
  make: route({
    id: 'tokens.make', method: 'POST', path: '/api/me/access-tokens', verb: 'account.own',
    summary: 'Make a token that reads the territory; the id is the client’s. `secret` is null when this was done before: it is told once',
    problems: ['account.too-many-tokens', 'account.token-id-taken'],
    schemas: {
      body: closed({ id: uuid, name: Type.String({ minLength: 1, maxLength: 60 }), days: Type.Integer({ minimum: 1, maximum: longestTokenDays }) }),
      reply: closed({ token: accessToken, secret: nullable(Type.String()) }),
    },
  }),
  revoke: route({
    id: 'tokens.revoke', method: 'POST', path: '/api/me/access-tokens/:id/revoke', verb: 'account.own',
    summary: 'Take a token back, at once', problems: ['account.token-not-found'],
    schemas: { params: closed({ id: uuid }), reply: empty },
  }),
}
