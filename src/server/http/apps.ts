// The built apps: hashed assets for a year, pages never from a cache; any path below an app opens that app.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { contentPolicy } from './security-headers.ts'

const apps = ['console', 'worker', 'citizen'] as const

/** The page on which a service of tiles is chosen may try out any. */
const anywhere = ['https:', 'http:']

/** `tileOrigins`: where the pages may get the tiles of a base map from, as it is set now. */
export const bindApps = async (app: FastifyInstance, webDir: string, tileOrigins: () => Promise<readonly string[]>): Promise<void> => {
  const send = async (reply: FastifyReply, html: string, origins?: readonly string[]): Promise<FastifyReply> =>
    reply.headers({ 'cache-control': 'no-cache', 'content-security-policy': contentPolicy(origins ?? (await tileOrigins())) }).type('text/html; charset=utf-8').send(html)
  await app.register(fastifyStatic, {
    root: webDir,
    index: false,
    wildcard: true,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', /\/assets\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  for (const name of apps) {
    const page = join(webDir, name, 'index.html')
    const open = async (): Promise<string | undefined> => (existsSync(page) ? readFile(page, 'utf8') : undefined)
    app.get(`/${name}`, (_, reply) => reply.redirect(`/${name}/`))
    app.get(`/${name}/`, async (_, reply) => {
      const html = await open()
      return html === undefined ? reply.callNotFound() : send(reply, html)
    })
    app.get(`/${name}/*`, async (request, reply) => {
      const path = (request.params as { '*': string })['*']
      // What looks like a file is one, or isn't there; anything else is a page of the app.
      if (/\.[a-z0-9]{1,12}$/i.test(path)) return reply.sendFile(join(name, path))
      const html = await open()
      return html === undefined ? reply.callNotFound() : send(reply, html, name === 'console' && path === 'base-map' ? anywhere : undefined)
    })
  }
  app.get('/', (_, reply) => reply.redirect('/citizen/'))
}
