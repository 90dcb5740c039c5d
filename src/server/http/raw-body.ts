// Bodies that are bytes (photos, spreadsheets, shapes): each route that takes them says how many at most. Everything that
// is neither JSON nor text arrives here, whatever it calls itself: what it is, the content tells.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { kernelProblem, type Problem } from '../../domain/kernel/problem.ts'

export type ByteLimit = { most: number; tooLarge(request: FastifyRequest): Problem }

/** Routes whose bytes are too many for the memory: they get the stream, once it is clear who asks. */
const streamed = new Set<string>()

const limits = new WeakMap<FastifyInstance, Map<string, ByteLimit>>()

/** The rest of a body that is too large is read and dropped, so that the answer gets through. */
const readBytes = (request: FastifyRequest, payload: NodeJS.ReadableStream, limit: ByteLimit): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    payload.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= limit.most) return void chunks.push(chunk)
      chunks.length = 0
      reject(limit.tooLarge(request))
    })
    payload.on('end', () => resolve(Buffer.concat(chunks)))
    payload.on('error', reject)
  })

const listen = (app: FastifyInstance, known: Map<string, ByteLimit>): void => {
  app.addContentTypeParser('*', async (request: FastifyRequest, payload: NodeJS.ReadableStream) => {
    const { routeId } = request.routeOptions.config as { routeId?: string }
    if (streamed.has(routeId ?? '')) return payload
    const limit = known.get(routeId ?? '')
    if (!limit) throw kernelProblem('request.malformed', { part: 'body', faults: ['content-type'] })
    if (Number(request.headers['content-length'] ?? 0) > limit.most) throw limit.tooLarge(request)
    return readBytes(request, payload, limit)
  })
}

export const acceptBytes = (app: FastifyInstance, routeId: string, limit: ByteLimit): void => {
  let known = limits.get(app)
  if (!known) {
    limits.set(app, (known = new Map()))
    listen(app, known)
  }
  known.set(routeId, limit)
}

/** The handler reads `request.body` as a stream and holds its own limit. Some route that takes bytes listens already. */
export const acceptStream = (routeId: string): void => void streamed.add(routeId)

/** Text sent as text was parsed as such; nothing at all is no bytes. */
export const bytesOf = (request: FastifyRequest): Buffer => {
  const { body } = request
  if (Buffer.isBuffer(body)) return body
  return body === undefined || body === null ? Buffer.alloc(0) : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}
