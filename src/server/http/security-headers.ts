// Headers every answer carries: no framing, no sniffing, scripts only from here. MapLibre works in a blob worker; photos
// are shown from blobs before they are sent.
import type { FastifyReply, FastifyRequest } from 'fastify'

/** `origins`: where a page may get the tiles of its base map from. */
export const contentPolicy = (origins: readonly string[] = []): string => {
  const tiles = origins.map((origin) => ` ${origin}`).join('')
  return [
    "default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", `img-src 'self' data: blob:${tiles}`, "worker-src 'self' blob:",
    `connect-src 'self'${tiles}`, "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
  ].join('; ')
}

const policy = contentPolicy()

export const securityHeaders = (request: FastifyRequest, reply: FastifyReply): void => {
  reply.header('content-security-policy', policy)
  reply.header('x-content-type-options', 'nosniff')
  reply.header('referrer-policy', 'same-origin')
  reply.header('permissions-policy', 'camera=(self), geolocation=(self), microphone=(self)')
  if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000')
}
