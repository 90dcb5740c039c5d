// A photo that arrives in parts, for networks that break off: where to go on is one question, and a part sent twice is there once.
import Type, { type Static } from 'typebox'
import { mostPartBytes } from '../domain/files/parts.ts'
import { photoFacts } from './files.ts'
import { route } from './route.ts'
import { closed, nullable, uuid } from './scalars.ts'

const params = closed({ id: uuid })
/** Whole parts that are there, in bytes from the beginning; the photo, once it is whole. */
const standing = closed({ received: Type.Integer({ minimum: 0 }), photo: nullable(photoFacts) })
export type PhotoStanding = Static<typeof standing>

/** In an address numbers are texts. */
const count = (description: string) => Type.Integer({ minimum: 0, maximum: 20 * 1_048_576, description })

export const photoPartRoutes = {
  put: route({
    id: 'files.putPart', method: 'PUT', path: '/api/files/:id/parts', verb: 'sync.exchange', takes: 'file',
    summary: `Put the next part of a photo, of up to ${mostPartBytes / 1_024} KB; the last one stores it`,
    problems: ['file.empty', 'file.too-large', 'file.part-too-large', 'file.part-out-of-order', 'file.parts-differ', 'file.id-taken', 'file.too-many', 'file.not-an-image', 'file.unreadable', 'file.more-than-an-image'],
    schemas: {
      params,
      query: closed({ from: count('where it begins'), total: count('of the whole photo'), hash: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the whole photo' }), name: Type.Optional(Type.String({ maxLength: 200 })) }),
      reply: standing,
    },
  }),
  standing: route({
    id: 'files.parts', method: 'GET', path: '/api/files/:id/parts', verb: 'sync.exchange', summary: 'How much of a photo of mine has arrived', problems: ['file.id-taken'],
    schemas: { params, query: closed({ hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }), reply: standing },
  }),
}
