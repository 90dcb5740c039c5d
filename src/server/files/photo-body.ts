// Reads the bytes of a photo from a request, up to the limit. Everything that is neither JSON nor text arrives here,
// whatever it calls itself: what it is, the content tells.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { fileRoutes } from '../../contract/files.ts'
import { fileProblem } from '../../domain/files/problems.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import { cleanName, mostPhotoBytes } from './inspect-photo.ts'

const nameOf = (request: FastifyRequest): string => {
  const { name } = request.query as { name?: unknown }
  return cleanName(typeof name === 'string' ? name : undefined)
}

const tooLarge = (request: FastifyRequest) => fileProblem('file.too-large', { name: nameOf(request), megabytes: mostPhotoBytes / 1_048_576 })

/** The rest of a body that is too large is read and dropped, so that the answer gets through. */
const readBytes = (request: FastifyRequest, payload: NodeJS.ReadableStream): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    payload.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= mostPhotoBytes) return void chunks.push(chunk)
      chunks.length = 0
      reject(tooLarge(request))
    })
    payload.on('end', () => resolve(Buffer.concat(chunks)))
    payload.on('error', reject)
  })

export const acceptPhotos = (app: FastifyInstance): void => {
  app.addContentTypeParser('*', async (request: FastifyRequest, payload: NodeJS.ReadableStream) => {
    const { routeId } = request.routeOptions.config as { routeId?: string }
    if (routeId !== fileRoutes.put.id) throw kernelProblem('request.malformed', { part: 'body', faults: ['content-type'] })
    if (Number(request.headers['content-length'] ?? 0) > mostPhotoBytes) throw tooLarge(request)
    return readBytes(request, payload)
  })
}

/** Text sent as text was parsed as such; nothing at all is an empty photo. */
export const bytesOf = (request: FastifyRequest): Buffer => {
  const { body } = request
  if (Buffer.isBuffer(body)) return body
  return body === undefined || body === null ? Buffer.alloc(0) : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}
