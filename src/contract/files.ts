// Photos: put with an id of the caller's making, seen by whoever sees the case they belong to.
import Type from 'typebox'
import { route } from './route.ts'
import { closed, instant, nullable, oneOf, uuid } from './scalars.ts'

export const photoFacts = closed({ id: uuid, mediaType: Type.String(), width: Type.Integer(), height: Type.Integer(), bytes: Type.Integer(), takenAt: nullable(instant) })

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
    schemas: { params: closed({ id: uuid }), query: closed({ size: Type.Optional(oneOf(['full', 'thumbnail'] as const)) }), reply: Type.Unknown() },
  }),
}
