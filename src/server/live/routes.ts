// GET /api/live: server-sent events. A comment every 25 s keeps proxies from closing a quiet line; the stream ends with
// the actor's session at the next request, and after an hour or at midnight in any case, so that posts are read anew.
import { api } from '../../contract/api.ts'
import { raw, type Server } from '../http/endpoint.ts'
import { markFrom } from './hub.ts'

const keepAlive = 25_000
const longest = 3_600_000
/** Posts and leaves begin and end at midnight in China: nobody is told on by yesterday's. */
const untilMidnight = (now: number): number => 86_400_000 - ((now + 8 * 3_600_000) % 86_400_000)

export const bindLive = (server: Server): void => {
  raw(server, api.live.follow, async ({ actor, query, context }, _, request, reply) => {
    reply.hijack()
    const stream = reply.raw
    stream.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    const last = request.headers['last-event-id']
    const since = markFrom(typeof last === 'string' && last !== '' ? last : (query.since ?? ''))
    const write = (event: string, id: string, data: unknown): void => void stream.write(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`)
    // While catching up, `ready` must not move the browser's mark past what is still to be told.
    const left = new AbortController()
    // Somebody may leave while the past is read, or be told something as the stream ends.
    stream.on('close', () => left.abort())
    stream.on('error', () => left.abort())
    const leave = await context.hub.listen(
      {
        actor,
        tell: ({ id, ...data }) => write('case', id, data),
        ready: (id) => (since ? void stream.write('event: ready\ndata: {}\n\n') : write('ready', id, {})),
        reset: (id) => write('reset', id, {}),
        planChanged: (id, planId) => write('plan', id, { planId }),
      },
      since,
    )
    if (left.signal.aborted) {
      leave()
      return reply
    }
    const beat = setInterval(() => stream.write(': \n\n'), keepAlive)
    const stop = (): void => {
      clearInterval(beat)
      clearTimeout(end)
      leave()
    }
    const end = setTimeout(() => {
      stop()
      stream.end()
    }, Math.min(longest, untilMidnight(context.clock()) + 1_000))
    left.signal.addEventListener('abort', stop)
    return reply
  })
}
