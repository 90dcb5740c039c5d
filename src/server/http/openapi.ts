// OpenAPI 3.1, printed from the contract, and a page of it that a person can read without scripts.
import type { FastifyInstance } from 'fastify'
import { allRoutes } from '../../contract/api.ts'
import type { Route } from '../../contract/route.ts'
import { kernelProblems } from '../../domain/kernel/problem.ts'
import { readableApi } from './openapi-page.ts'

type Json = Record<string, unknown>
type ObjectSchema = { properties?: Record<string, Json & { description?: string }>; required?: string[] }

const parametersOf = (schema: unknown, place: 'path' | 'query'): Json[] => {
  const { properties = {}, required = [] } = (schema ?? {}) as ObjectSchema
  return Object.entries(properties).map(([name, one]) => ({
    name, in: place, required: place === 'path' || required.includes(name), ...(one.description ? { description: one.description } : {}), schema: one,
  }))
}

const bodyOf = (route: Route): Json => {
  if (route.takes === 'file') return { requestBody: { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } } }
  if (route.takes === 'photo') return { requestBody: { required: true, content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } } }
  return route.schemas.body ? { requestBody: { required: true, content: { 'application/json': { schema: route.schemas.body } } } } : {}
}

const operationOf = (route: Route): Json => ({
  operationId: route.id,
  tags: [route.id.split('.')[0]],
  summary: route.summary,
  'x-verb': route.verb,
  parameters: [...parametersOf(route.schemas.params, 'path'), ...parametersOf(route.schemas.query, 'query')],
  ...bodyOf(route),
  responses: {
    200: {
      description: 'done',
      ...(route.gives === 'raw' ? {} : { content: { 'application/json': { schema: route.schemas.reply } } }),
    },
    default: {
      description: ['a Problem', ...(route.problems ?? [])].join(', '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
})

/** Schemas carry marks of their library (`~kind`); what is printed is plain JSON Schema 2020-12. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (key, one: unknown) => (key.startsWith('~') ? undefined : one)))

export const openApi = (version: string): Json => {
  const paths: Record<string, Json> = {}
  for (const route of allRoutes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) }
  }
  return plain({
    openapi: '3.1.0',
    info: { title: 'Wangge 网格', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'wangge' } },
      schemas: {
        Problem: {
          type: 'object', description: `RFC 9457; any route may answer ${Object.keys(kernelProblems).join(', ')}`,
          properties: { type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' }, code: { type: 'string' }, params: { type: 'object' } },
          required: ['type', 'title', 'status', 'code', 'params'],
        },
      },
    },
    security: [{ session: [] }, {}],
  }) as Json
}

export const bindOpenApi = (app: FastifyInstance, version: string): void => {
  let text: string | undefined
  app.get('/openapi.json', (_, reply) => reply.type('application/json; charset=utf-8').send((text ??= JSON.stringify(openApi(version)))))
  app.get('/api', (_, reply) => reply.type('text/html; charset=utf-8').send(readableApi(allRoutes)))
}
