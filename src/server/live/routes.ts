// GET /api/live: server-sent events. A comment every 25 s keeps proxies from closing a quiet line. Before anything is told the
// session is looked at again: who has signed out, or may no longer, is told nothing and hung up on. It ends after an hour or at
// midnight in any case.
import { api } from '../../contract/api.ts'
import { assertVerb } from '../access/assert-verb.ts'
import { findActor } from '../access/actors.ts'
import { raw, type Server } from '../http/endpoint.ts'
import { markFrom } from './hub.ts'

const keepAlive = 25_000
const longest = 3_600_000
/** Posts and leaves begin and end at midnight in China: nobody is told on by yesterday's. */
const untilMidnight = (now: number): number => 86_400_000 - ((now + 8 * 3_600_000) % 86_400_000)

export const bindLive = (server: Server): void => {
  raw(server, api.live.follow, async ({ actor, token, query, context }, _, request, reply) => {
    reply.hijack()
    const stream = reply.raw
    const left = new AbortController()
    // Somebody may leave while the past is read, or be told something as the stream ends.
    stream.on('close', () => left.abort())
    stream.on('error', () => left.abort())
    stream.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    const last = request.headers['last-event-id']
    const since = markFrom(typeof last === 'string' && last !== '' ? last : (query.since ?? ''))

    const listener = { actor }
    const assertStillIn = async (): Promise<void> => {
      listener.actor = await findActor(context, token, request.headers)
      assertVerb(listener.actor, api.live.follow.verb)
    }
    let turn: Promise<unknown> = Promise.resolve()
    const write = (text: string): void => {
      turn = turn.then(async () => {
        if (!left.signal.aborted) await assertStillIn().then(() => stream.write(text), () => left.abort())
      })
    }
    const event = (name: string, id: string, data: unknown): void => write(`event: ${name}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`)

    // While catching up, `ready` must not move the browser's mark past what is still to be told.
    const leave = await context.hub.listen(
      Object.assign(listener, {
        tell: ({ id, ...data }: { id: string; kind: string; caseId: string }) => event('case', id, data),
        ready: (id: string) => (since ? write('event: ready\ndata: {}\n\n') : event('ready', id, {})),
        reset: (id: string) => event('reset', id, {}),
        planChanged: (id: string, planId: string) => event('plan', id, { planId }),
      }),
      since,
    )
    const beat = setInterval(() => write(': \n\n'), keepAlive)
    const end = setTimeout(() => left.abort(), Math.min(longest, untilMidnight(context.clock()) + 1_000))
    const stop = (): void => {
      clearInterval(beat)
      clearTimeout(end)
      leave()
      stream.end()
    }
    if (left.signal.aborted) stop()
    else left.signal.addEventListener('abort', stop)
    return reply
  })
}
