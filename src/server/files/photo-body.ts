// How large the body of a photo may be.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { fileRoutes } from '../../contract/files.ts'
import { photoPartRoutes } from '../../contract/photo-parts.ts'
import { mostPartBytes } from '../../domain/files/parts.ts'
import { fileProblem } from '../../domain/files/problems.ts'
import { acceptBytes } from '../http/raw-body.ts'
import { cleanName, mostPhotoBytes } from './inspect-photo.ts'

const nameOf = (request: FastifyRequest): string => {
  const { name } = request.query as { name?: unknown }
  return cleanName(typeof name === 'string' ? name : undefined)
}

export const acceptPhotos = (app: FastifyInstance): void => {
  acceptBytes(app, photoPartRoutes.put.id, { most: mostPartBytes, tooLarge: () => fileProblem('file.part-too-large', { kilobytes: mostPartBytes / 1_024 }) })
  acceptBytes(app, fileRoutes.put.id, {
    most: mostPhotoBytes,
    tooLarge: (request) => fileProblem('file.too-large', { name: nameOf(request), megabytes: mostPhotoBytes / 1_048_576 }),
  })
}

export { bytesOf } from '../http/raw-body.ts'
