// OGC API – Features, part 1: the net for desktop GIS (QGIS, ArcGIS, GDAL). Answers are GeoJSON and JSON of that standard,
// which is why their shape is not told here; /ogc/api describes them in OpenAPI 3.0 as it asks.
import Type from 'typebox'
import type { Level } from '../domain/territory/unit.ts'
import { route, type RouteSchemas, type Route } from './route.ts'
import { closed, id, oneOf } from './scalars.ts'

/** One collection for each level, and the smallest units of the net whatever their level. */
export const ogcCollections = ['districts', 'streets', 'communities', 'grids', 'microgrids', 'cells'] as const
export type OgcCollection = (typeof ogcCollections)[number]
export const ogcLevel: Readonly<Record<OgcCollection, Level | null>> = { districts: 'district', streets: 'street', communities: 'community', grids: 'grid', microgrids: 'microgrid', cells: null }

export const mostFeatures = 1_000
export const usualFeatures = 100

const format = { f: Type.Optional(oneOf(['json'] as const)) }
const params = { collection: Type.String({ maxLength: 40 }) }
const ogc = <const S extends RouteSchemas>(definition: Omit<Route<S>, 'method' | 'gives' | 'accepts'>): Route<S> => route({ ...definition, method: 'GET', gives: 'raw', accepts: 'accessToken' } as Route<S>)

export const ogcRoutes = {
  landing: ogc({ id: 'ogc.landing', path: '/ogc', verb: 'territory.see', summary: 'Landing page', schemas: { query: closed(format), reply: Type.Unknown() } }),
  conformance: ogc({ id: 'ogc.conformance', path: '/ogc/conformance', verb: 'territory.see', summary: 'What is conformed to', schemas: { query: closed(format), reply: Type.Unknown() } }),
  api: ogc({ id: 'ogc.api', path: '/ogc/api', verb: 'territory.see', summary: 'These routes in OpenAPI 3.0', schemas: { query: closed(format), reply: Type.Unknown() } }),
  collections: ogc({ id: 'ogc.collections', path: '/ogc/collections', verb: 'territory.export', summary: 'The collections: one for each level', schemas: { query: closed(format), reply: Type.Unknown() } }),
  collection: ogc({
    id: 'ogc.collection', path: '/ogc/collections/:collection', verb: 'territory.export', summary: 'One collection', problems: ['ogc.collection-not-found'],
    schemas: { params: closed(params), query: closed(format), reply: Type.Unknown() },
  }),
  items: ogc({
    id: 'ogc.items', path: '/ogc/collections/:collection/items', verb: 'territory.export', summary: 'Units within reach, in the order of their codes, page by page',
    problems: ['ogc.collection-not-found', 'ogc.bbox-wrong', 'ogc.datetime-wrong', 'ogc.cursor-wrong'],
    schemas: {
      params: closed(params),
      query: closed({
        ...format, bbox: Type.Optional(Type.String({ maxLength: 200 })), datetime: Type.Optional(Type.String({ maxLength: 100 })),
        limit: Type.Optional(Type.Integer({ minimum: 1 })), cursor: Type.Optional(Type.String({ maxLength: 60 })),
      }),
      reply: Type.Unknown(),
    },
  }),
  item: ogc({
    id: 'ogc.item', path: '/ogc/collections/:collection/items/:feature', verb: 'territory.export', summary: 'One unit', problems: ['ogc.collection-not-found', 'territory.not-found'],
    schemas: { params: closed({ ...params, feature: id }), query: closed(format), reply: Type.Unknown() },
  }),
}
