// What machines ask: alive, ready, and figures for Prometheus. Nothing personal in any of them.
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { Context } from '../context.ts'

export const bindVitals = (app: FastifyInstance, context: Context): void => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'wangge_' })
  const seconds = new Histogram({
    name: 'wangge_request_seconds', help: 'Time to answer, by route', labelNames: ['route', 'method', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5], registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = (request.routeOptions.config as { routeId?: string }).routeId
    if (route) seconds.observe({ route, method: request.method, status: reply.statusCode }, reply.elapsedTime / 1_000)
  })
  app.get('/healthz', (_, reply) => reply.type('text/plain').send('ok\n'))
  app.get('/readyz', async (_, reply) => {
    const ready = await context.database.query('select 1').then(() => true, () => false)
    return reply.code(ready ? 200 : 503).type('text/plain').send(ready ? 'ready\n' : 'database away\n')
  })
  app.get('/metrics', async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()))
}
