// Routes of photos.
import { fileRoutes } from '../../contract/files.ts'
import { photoPartRoutes } from '../../contract/photo-parts.ts'
import { fileProblem } from '../../domain/files/problems.ts'
import { prepared, raw, read, sent, write, type Server } from '../http/endpoint.ts'
import { coverPhoto, coveringFacts, drawCover, seeSealed, uncoverPhoto } from './commands/cover-photo.ts'
import { lookAtPart, partsOf, putPart } from './commands/put-part.ts'
import { lookAtPhoto, putPhoto } from './commands/put-photo.ts'
import { acceptPhotos } from './photo-body.ts'
import { findVisibleFile } from './queries.ts'
import type { PhotoVariant } from './store.ts'

export const bindFiles = (server: Server): void => {
  acceptPhotos(server.app)
  prepared(server, fileRoutes.put, lookAtPhoto, putPhoto)
  prepared(server, photoPartRoutes.put, lookAtPart, putPart)
  read(server, photoPartRoutes.standing, partsOf)
  raw(server, fileRoutes.get, async ({ actor, params, query, context }, db, request, reply) => {
    const file = await findVisibleFile(db, actor, params.id)
    if (!file) throw fileProblem('file.not-found')
    const variant = (query.size ?? 'full') as PhotoVariant
    // Asked about each time: what was seen today may be covered tomorrow.
    const tag = `"${file.hash.slice(0, 32)}-${variant}"`
    reply.headers({ etag: tag, 'cache-control': 'private, no-cache', 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' })
    if (request.headers['if-none-match'] === tag) return reply.code(304).send()
    const content = await context.photos.open(file.hash, variant)
    if (!content) {
      reply.removeHeader('etag')
      throw fileProblem('file.not-found')
    }
    return reply
      .headers({ 'content-type': file.media_type, 'content-length': content.bytes, 'content-disposition': 'inline', 'content-security-policy': "default-src 'none'; sandbox" })
      .send(content.stream)
  })
  read(server, fileRoutes.covering, ({ actor, params }, db) => coveringFacts(db, actor, params.id))
  prepared(server, fileRoutes.cover, drawCover, coverPhoto)
  write(server, fileRoutes.uncover, uncoverPhoto)
  sent(server, fileRoutes.sealed, seeSealed)
}
