// Where a request becomes a transaction and an answer: parse by the contract, find who asks, check the verb, open the
// transaction (writes only), commit, answer. The only file that knows HTTP and transactions.
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { BodyOf, ParamsOf, QueryOf, ReplyOf, Route } from '../../contract/route.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { Problem } from '../../domain/kernel/problem.ts'
import { findTokenActor } from '../access/access-tokens.ts'
import { assertVerb } from '../access/assert-verb.ts'
import { findActor } from '../access/actors.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { inTransaction, type Later, type Tx } from '../db/tx.ts'
import { giveToken, takeToken, tokenFrom } from './session-cookie.ts'
import { parserOf } from './validation.ts'
import { Written } from './written.ts'

/** What a handler is given besides its database handle. */
export type Ask<R extends Route> = {
  actor: Actor
  now: number
  params: ParamsOf<R>
  query: QueryOf<R>
  body: BodyOf<R>
  context: Context
  /** The opaque token of this browser, for signing out. */
  token: string | undefined
  userAgent: string
  /** 1, or higher when the transaction before collided with another one. */
  attempt: number
  /** Where the request came from, as far as limits need it: an IPv4 address or an IPv6 network. */
  address: string
  giveToken(token: string, seconds: number): void
  takeToken(): void
}

export type ReadHandler<R extends Route> = (ask: Ask<R>, db: Queryable) => Promise<ReplyOf<R> | Written<ReplyOf<R>>>
/** A thrown Problem undoes everything; a returned one is answered after what was written is committed (a counted failure). */
export type WriteHandler<R extends Route> = (ask: Ask<R>, tx: Tx) => Promise<ReplyOf<R> | Problem | Later<ReplyOf<R> | Problem>>
/** Slow work before a transaction is opened (passwords, photos). Reads only. */
export type Prepare<R extends Route, P> = (ask: Ask<R>, db: Queryable, request: FastifyRequest) => Promise<P>
export type PreparedHandler<R extends Route, P> = (ask: Ask<R>, tx: Tx, prepared: P) => Promise<ReplyOf<R> | Problem>
export type HttpRequest = FastifyRequest
export type HttpReply = FastifyReply
/** For streams and photos: answers by itself. Reads only. */
export type RawHandler<R extends Route> = (ask: Ask<R>, db: Queryable, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

/** A file made on request; `body` is asked for once everything is committed. */
export type SentFile = { name: string; type: string; body: () => Promise<Readable | Buffer | string> }
export type SentHandler<R extends Route> = (ask: Ask<R>, tx: Tx) => Promise<SentFile>

const compress: (text: string | Buffer, options: { level: number }) => Promise<Buffer> = promisify(gzip)

export type Server = { app: FastifyInstance; context: Context; bound: Set<string> }

/**
 * Two transactions that stood in each other's way (serialization failure, deadlock), or something that is there already
 * (unique): worth doing again. A command is written straight away and looks for what is there only at a later attempt.
 */
const isCollision = (error: unknown): boolean => ['40001', '40P01', '23505'].includes((error as { code?: string }).code ?? '')

const mostAttempts = 3

const again = async <T>(work: (attempt: number) => Promise<T>, attempt = 1): Promise<T> => {
  try {
    return await work(attempt)
  } catch (error) {
    if (attempt < mostAttempts && isCollision(error)) return again(work, attempt + 1)
    throw error
  }
}

/**
 * One household or office has a whole IPv6 network of 64 bits; counting single addresses would limit nobody. Who has hung
 * up meanwhile has no address any more.
 */
export const networkOf = (ip: string | undefined): string => {
  if (ip === undefined) return ''
  return ip.includes(':') && !ip.startsWith('::ffff:') ? `${ip.split('::')[0]!.split(':').slice(0, 4).join(':')}::` : ip.replace('::ffff:', '')
}

const bind = <R extends Route>(
  server: Server,
  route: R,
  answer: (ask: Ask<R>, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
  /** Who asks is read anew, whatever is known of them. */
  anew = false,
): void => {
  if (server.bound.has(route.id)) throw new Error(`route ${route.id} is bound twice`)
  server.bound.add(route.id)
  const params = parserOf(route.schemas.params, 'params')
  const query = parserOf(route.schemas.query, 'query')
  const body = parserOf(route.schemas.body, 'body')
  server.app.route({
    method: route.method,
    url: route.path,
    config: { routeId: route.id },
    handler: async (request, reply) => {
      const token = tokenFrom(request)
      // Programs that show nothing ask again with what they have when they are told what is wanted.
      if (route.accepts) reply.header('www-authenticate', 'Basic realm="wangge", charset="UTF-8"')
      const actor = (route.accepts && (await findTokenActor(server.context, request.headers.authorization))) ?? (await findActor(server.context, token, request.headers, anew))
      assertVerb(actor, route.verb)
      const ask: Ask<R> = {
        actor,
        now: server.context.clock(),
        params: params(request.params) as ParamsOf<R>,
        query: query(request.query) as QueryOf<R>,
        body: body(request.body) as BodyOf<R>,
        context: server.context,
        attempt: 1,
        token,
        userAgent: String(request.headers['user-agent'] ?? '').slice(0, 300),
        address: networkOf(request.ip),
        giveToken: (value, seconds) => giveToken(request, reply, value, seconds),
        takeToken: () => takeToken(request, reply),
      }
      return answer(ask, request, reply)
    },
  })
}

/** Shorter answers cost more to compress than they save. */
const worthCompressing = 8_192

const json = async (reply: FastifyReply, value: unknown): Promise<FastifyReply> => {
  const text = value instanceof Written ? value.bytes : JSON.stringify(value)
  reply.headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  if (text.length < worthCompressing || !/\bgzip\b/.test(reply.request.headers['accept-encoding'] ?? '')) return reply.send(text)
  return reply.headers({ 'content-encoding': 'gzip', vary: 'accept-encoding' }).send(await compress(text, { level: 5 }))
}

export const read = <R extends Route>(server: Server, route: R, handler: ReadHandler<R>): void =>
  bind(server, route, async (ask, _, reply) => json(reply, await handler(ask, server.context.database)))

/** Like `write`, for what takes long: `prepare` runs without a transaction, `handler` writes what it found. */
export const prepared = <R extends Route, P>(server: Server, route: R, prepare: Prepare<R, P>, handler: PreparedHandler<R, P>, anew = false): void =>
  bind(server, route, async (ask, request, reply) => {
    const found = await prepare(ask, server.context.database, request)
    const result = await again((attempt) => inTransaction(server.context.database, (tx) => handler({ ...ask, attempt }, tx, found)))
    if (result instanceof Problem) throw result
    return json(reply, result)
  }, anew)

export const write = <R extends Route>(server: Server, route: R, handler: WriteHandler<R>): void =>
  bind(server, route, async (ask, _, reply) => {
    const result = await again((attempt) => inTransaction<ReplyOf<R> | Problem>(server.context.database, (tx) => handler(attempt === 1 ? ask : { ...ask, attempt }, tx)))
    if (result instanceof Problem) throw result
    return json(reply, result)
  })

/** Header texts are Latin letters only: the real name travels encoded (RFC 6266), the other one is for very old programs. */
const attachment = (name: string): string => `attachment; filename="${name.replace(/[^\w.-]+/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`

/** For files to take away: what the handler writes (who took what) is committed before the first byte leaves. */
export const sent = <R extends Route>(server: Server, route: R, handler: SentHandler<R>): void =>
  bind(server, route, async (ask, _, reply) => {
    const { name, type, body } = await again((attempt) => inTransaction(server.context.database, (tx) => handler({ ...ask, attempt }, tx)))
    return reply.headers({ 'content-type': type, 'content-disposition': attachment(name), 'cache-control': 'no-store' }).send(await body())
  })

export const raw = <R extends Route>(server: Server, route: R, handler: RawHandler<R>): void =>
  bind(server, route, (ask, request, reply) => handler(ask, server.context.database, request, reply))
