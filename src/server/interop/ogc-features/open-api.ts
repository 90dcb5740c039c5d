// The description of these routes that OGC API asks for: OpenAPI 3.0 (the house's own is 3.1, at /openapi.json).
import { mostFeatures, ogcCollections, usualFeatures } from '../../../contract/ogc-features.ts'
import { types } from './pages.ts'

type Json = Record<string, unknown>

const ref = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` })
const problems: Json = { default: { description: 'A Problem (RFC 9457)', content: { 'application/problem+json': { schema: ref('schemas', 'Problem') } } } }

const operation = (id: string, summary: string, type: string, schema: string, parameters: readonly Json[] = [], open = false): Json => ({
  get: {
    operationId: id, summary, tags: ['Features'], parameters, ...(open ? { security: [] } : {}),
    responses: { 200: { description: summary, content: { [type]: { schema: ref('schemas', schema) } } }, ...problems },
  },
})

const nullable = (type: string): Json => ({ type, nullable: true })

const properties: Json = {
  code: { type: 'string' }, name: { type: 'string' }, level: { type: 'string', enum: ['district', 'street', 'community', 'grid', 'microgrid'] }, parentCode: nullable('string'),
  households: nullable('integer'), village: { type: 'boolean' }, special: nullable('string'), madeUp: { type: 'boolean' }, aliases: { type: 'array', items: { type: 'string' } },
  validFrom: { type: 'string', format: 'date' }, validUntil: { type: 'string', format: 'date', nullable: true },
}

const link: Json = { type: 'object', required: ['href', 'rel'], properties: { href: { type: 'string' }, rel: { type: 'string' }, type: { type: 'string' }, title: { type: 'string' } } }
const links: Json = { type: 'array', items: ref('schemas', 'Link') }
const object = (own: Json, required: readonly string[]): Json => ({ type: 'object', required, properties: own })

const schemas: Json = {
  Link: link,
  Problem: object({ type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' }, code: { type: 'string' }, params: { type: 'object' } }, ['type', 'title', 'status', 'code', 'params']),
  LandingPage: object({ title: { type: 'string' }, description: { type: 'string' }, links }, ['links']),
  Conformance: object({ conformsTo: { type: 'array', items: { type: 'string' } } }, ['conformsTo']),
  Collections: object({ links, collections: { type: 'array', items: ref('schemas', 'Collection') } }, ['links', 'collections']),
  Collection: object({ id: { type: 'string', enum: ogcCollections }, title: { type: 'string' }, description: { type: 'string' }, itemType: { type: 'string' }, crs: { type: 'array', items: { type: 'string' } }, extent: { type: 'object' }, links }, ['id', 'links']),
  Feature: object({ type: { type: 'string', enum: ['Feature'] }, id: { type: 'integer' }, geometry: { type: 'object', nullable: true }, properties: { type: 'object', properties }, links }, ['type', 'geometry', 'properties']),
  Features: object(
    { type: { type: 'string', enum: ['FeatureCollection'] }, features: { type: 'array', items: ref('schemas', 'Feature') }, links, timeStamp: { type: 'string', format: 'date-time' }, numberMatched: { type: 'integer', minimum: 0 }, numberReturned: { type: 'integer', minimum: 0 } },
    ['type', 'features'],
  ),
}

const parameters: Json = {
  collection: { name: 'collectionId', in: 'path', required: true, schema: { type: 'string', enum: ogcCollections } },
  feature: { name: 'featureId', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } },
  f: { name: 'f', in: 'query', schema: { type: 'string', enum: ['json'] } },
  bbox: { name: 'bbox', in: 'query', style: 'form', explode: false, schema: { type: 'array', oneOf: [{ minItems: 4, maxItems: 4 }, { minItems: 6, maxItems: 6 }], items: { type: 'number' } } },
  datetime: { name: 'datetime', in: 'query', style: 'form', explode: false, schema: { type: 'string' } },
  limit: { name: 'limit', in: 'query', style: 'form', explode: false, schema: { type: 'integer', minimum: 1, maximum: mostFeatures, default: usualFeatures } },
  cursor: { name: 'cursor', in: 'query', description: 'from the link to the next page', schema: { type: 'string' } },
}

export const openApi30 = (root: string, version: string): Json => ({
  openapi: '3.0.3',
  info: { title: 'Wangge: OGC API - Features', version, license: { name: 'Apache-2.0' } },
  servers: [{ url: root }],
  security: [{ basic: [] }, { bearer: [] }],
  paths: {
    '/': operation('getLandingPage', 'Landing page', types.json, 'LandingPage', [ref('parameters', 'f')], true),
    '/conformance': operation('getConformanceDeclaration', 'Conformance', types.json, 'Conformance', [ref('parameters', 'f')], true),
    '/collections': operation('getCollections', 'Collections', types.json, 'Collections', [ref('parameters', 'f')]),
    '/collections/{collectionId}': operation('describeCollection', 'One collection', types.json, 'Collection', [ref('parameters', 'collection'), ref('parameters', 'f')]),
    '/collections/{collectionId}/items': operation('getFeatures', 'Features of a collection', types.geojson, 'Features', ['collection', 'bbox', 'datetime', 'limit', 'cursor', 'f'].map((name) => ref('parameters', name))),
    '/collections/{collectionId}/items/{featureId}': operation('getFeature', 'One feature', types.geojson, 'Feature', ['collection', 'feature', 'f'].map((name) => ref('parameters', name))),
  },
  components: { securitySchemes: { basic: { type: 'http', scheme: 'basic', description: 'login and access token' }, bearer: { type: 'http', scheme: 'bearer' } }, schemas, parameters },
})
