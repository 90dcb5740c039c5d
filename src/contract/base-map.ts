// The map under the net: what the map component draws, and the district's settings of it.
import Type, { type Static } from 'typebox'
import { baseMapDatums, tiandituStyles } from '../domain/territory/base-map.ts'
import { route } from './route.ts'
import { closed, empty, nullable, oneOf, uuid } from './scalars.ts'

const credit = { attribution: Type.String({ maxLength: 200 }), approval: Type.String({ maxLength: 60, description: '审图号' }) }
const zoom = Type.Integer({ minimum: 0, maximum: 22 })
const tileSize = Type.Union([Type.Literal(256), Type.Literal(512)])
const datum = oneOf(baseMapDatums)
const fileName = Type.String({ pattern: '^[^/\\\\\\x00]{1,120}\\.pmtiles$' })
const box = Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()])

export const baseMapSettings = Type.Union([
  closed({ kind: Type.Literal('none') }),
  closed({ kind: Type.Literal('tianditu'), key: Type.String({ maxLength: 64 }), style: oneOf(tiandituStyles), ...credit }),
  closed({ kind: Type.Literal('tiles'), addresses: Type.Array(Type.String({ maxLength: 1_000 }), { minItems: 1, maxItems: 4 }), datum, tileSize, minZoom: zoom, maxZoom: zoom, ...credit }),
  closed({ kind: Type.Literal('archive'), file: fileName, datum, ...credit }),
])
export type BaseMapSettings = Static<typeof baseMapSettings>

/** As it is drawn: layers of pictures (the lowest first), or an archive of tiles that is read in parts. */
export const drawnBaseMap = closed({
  datum, ...credit,
  layers: Type.Array(closed({ addresses: Type.Array(Type.String()), tileSize, minZoom: zoom, maxZoom: zoom })),
  archive: nullable(closed({ address: Type.String(), vector: Type.Boolean(), minZoom: zoom, maxZoom: zoom, bbox: box, layers: Type.Array(Type.String()) })),
})
export type DrawnBaseMap = Static<typeof drawnBaseMap>

/** A file in the folder of base maps; `fault` when it can't be drawn. */
export const tileFile = closed({ name: Type.String(), bytes: Type.Integer(), vector: Type.Boolean(), minZoom: zoom, maxZoom: zoom, bbox: nullable(box), fault: Type.Boolean() })
export type TileFile = Static<typeof tileFile>

export const baseMapRoutes = {
  get: route({
    id: 'basemap.get', method: 'GET', path: '/api/base-map', verb: 'territory.see',
    summary: 'The map under the net; null where the district has none', schemas: { reply: closed({ baseMap: nullable(drawnBaseMap) }) },
  }),
  archive: route({
    id: 'basemap.archive', method: 'GET', path: '/api/base-map/archive', verb: 'territory.see', gives: 'raw',
    summary: 'Bytes of the district’s file of tiles (PMTiles); a range must be asked for', problems: ['basemap.no-file'],
    schemas: { query: closed({ file: Type.Optional(fileName), v: Type.Optional(Type.String({ maxLength: 60 })) }), reply: Type.Unknown() },
  }),
  settings: route({
    id: 'basemap.settings', method: 'GET', path: '/api/base-map/settings', verb: 'territory.configure',
    summary: 'The district’s setting, and the files there are to choose from',
    schemas: { reply: closed({ settings: baseMapSettings, files: Type.Array(tileFile), folder: Type.String() }) },
  }),
  preview: route({
    id: 'basemap.preview', method: 'POST', path: '/api/base-map/preview', verb: 'territory.configure',
    summary: 'What would be drawn by these settings; changes nothing',
    problems: ['basemap.address-wrong', 'basemap.key-wrong', 'basemap.zoom-wrong', 'basemap.file-unknown', 'basemap.file-unreadable', 'basemap.vector-datum'],
    schemas: { body: closed({ settings: baseMapSettings }), reply: closed({ baseMap: nullable(drawnBaseMap) }) },
  }),
  change: route({
    id: 'basemap.change', method: 'POST', path: '/api/base-map/settings', verb: 'territory.configure',
    summary: 'Set the map under the net for everybody',
    problems: ['basemap.address-wrong', 'basemap.key-wrong', 'basemap.zoom-wrong', 'basemap.file-unknown', 'basemap.file-unreadable', 'basemap.vector-datum'],
    schemas: { body: closed({ commandId: uuid, settings: baseMapSettings }), reply: empty },
  }),
}
