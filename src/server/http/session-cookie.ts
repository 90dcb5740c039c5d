// The session cookie: an opaque random token, unreadable to scripts, never sent across sites.
import type { FastifyReply, FastifyRequest } from 'fastify'

const name = 'wangge'

export const tokenFrom = (request: FastifyRequest): string | undefined => {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === name && value) return value
  }
  return undefined
}

const attributes = (request: FastifyRequest): string =>
  `; Path=/; HttpOnly; SameSite=Lax${request.protocol === 'https' ? '; Secure' : ''}`

export const giveToken = (request: FastifyRequest, reply: FastifyReply, token: string, seconds: number): void => {
  reply.header('set-cookie', `${name}=${token}; Max-Age=${seconds}${attributes(request)}`)
}

/** The browser lets go of the photos that were shown, too. */
export const takeToken = (request: FastifyRequest, reply: FastifyReply): void => {
  reply.headers({ 'set-cookie': `${name}=; Max-Age=0${attributes(request)}`, 'clear-site-data': '"cache"' })
}
