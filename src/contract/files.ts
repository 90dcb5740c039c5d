// Photos: put with an id of the caller's making, seen by whoever sees the case they belong to.
import Type from 'typebox'
import { mostAreas } from '../domain/files/covering.ts'
import { route } from './route.ts'
import { closed, instant, nullable, oneOf, uuid } from './scalars.ts'

export const photoFacts = closed({ id: uuid, mediaType: Type.String(), width: Type.Integer(), height: Type.Integer(), bytes: Type.Integer(), takenAt: nullable(instant) })

const share = Type.Number({ minimum: 0, maximum: 1 })
const area = closed({ x: share, y: share, width: Type.Number({ exclusiveMinimum: 0, maximum: 1 }), height: Type.Number({ exclusiveMinimum: 0, maximum: 1 }) })
const areas = Type.Array(area, { maxItems: mostAreas, description: 'in shares of width and height' })
const reason = Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' })
const params = closed({ id: uuid })

export const covering = closed({
  id: uuid, width: Type.Integer(), height: Type.Integer(), maySeeSealed: Type.Boolean(),
  covering: nullable(closed({ hidden: Type.Boolean(), areas: Type.Array(area), reason: Type.String(), by: Type.String(), at: instant })),
})

export const fileRoutes = {
  put: route({
    id: 'files.put', method: 'PUT', path: '/api/files/:id', verb: 'file.put', takes: 'photo',
    summary: 'Store a photo of up to 20 MB (JPEG, PNG, WebP, HEIC where the server can read it)',
    problems: ['file.empty', 'file.too-large', 'file.not-an-image', 'file.unreadable', 'file.more-than-an-image', 'file.id-taken', 'file.too-many'],
    schemas: {
      params: closed({ id: uuid }),
      query: closed({ name: Type.Optional(Type.String({ maxLength: 200 })) }),
      reply: photoFacts,
    },
  }),
  get: route({
    id: 'files.get', method: 'GET', path: '/api/files/:id', verb: 'file.see', gives: 'raw',
    summary: 'The photo, or its thumbnail',
    problems: ['file.not-found'],
    schemas: { params: closed({ id: uuid }), query: closed({ size: Type.Optional(oneOf(['full', 'thumbnail'] as const)), again: Type.Optional(Type.Integer({ description: 'any number: another address for a browser that would show what it has' })) }), reply: Type.Unknown() },
  }),
  covering: route({
    id: 'files.covering', method: 'GET', path: '/api/files/:id/covering', verb: 'file.cover',
    summary: 'What of a photo is covered, by whom and why', problems: ['file.not-found'],
    schemas: { params, reply: covering },
  }),
  cover: route({
    id: 'files.cover', method: 'POST', path: '/api/files/:id/cover', verb: 'file.cover',
    summary: 'Cover areas of a photo, or all of it, for everybody; who may not see what is sealed can only cover more',
    problems: ['file.not-found', 'file.nothing-covered', 'file.covered-meanwhile'],
    schemas: { params, body: closed({ hidden: Type.Boolean(), areas, reason }), reply: covering },
  }),
  uncover: route({
    id: 'files.uncover', method: 'POST', path: '/api/files/:id/uncover', verb: 'file.seeSealed',
    summary: 'Show the photo again as it was', problems: ['file.not-found'],
    schemas: { params, body: closed({ reason }), reply: covering },
  }),
  sealed: route({
    id: 'files.sealed', method: 'POST', path: '/api/files/:id/sealed', verb: 'file.seeSealed', gives: 'raw',
    summary: 'The original of a covered photo; the look is journalled with its reason', problems: ['file.not-found'],
    schemas: { params, body: closed({ reason }), reply: Type.Unknown() },
  }),
}
