// The district's base map: from its settings to what is drawn, and changing it.
import type { BaseMapSettings, DrawnBaseMap } from '../../../contract/base-map.ts'
import type { baseMapRoutes } from '../../../contract/base-map.ts'
import { postsWith } from '../../../domain/access/can.ts'
import { baseMapProblem, checkBaseMap, noBaseMap, originsOf, tileLayersOf, type BaseMap } from '../../../domain/territory/base-map.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/tx.ts'
import type { Ask } from '../../http/endpoint.ts'
import { appendJournal } from '../../journal/append.ts'
import { findTileFile } from './tile-files.ts'

export const baseMapOf = async (context: Context, district: Ask<typeof baseMapRoutes.get>['actor']['district']): Promise<BaseMap> =>
  (await context.districts.get(district)).settings.baseMap ?? noBaseMap

/** Null for none. Throws what is wrong with the settings. */
export const drawnFrom = async (context: Context, map: BaseMap): Promise<DrawnBaseMap | null> => {
  checkBaseMap(map)
  if (map.kind === 'none') return null
  const { attribution, approval } = map
  const datum = map.kind === 'tianditu' ? 'wgs84' : map.datum
  if (map.kind !== 'archive') return { datum, attribution, approval, archive: null, layers: tileLayersOf(map).map((layer) => ({ ...layer, addresses: [...layer.addresses] })) }
  const file = await findTileFile(context.baseMapDir, map.file)
  if (!file) throw baseMapProblem('basemap.file-unknown', { file: map.file })
  if (file.fault || file.bbox === null) throw baseMapProblem('basemap.file-unreadable', { file: map.file })
  // Pictures can be shifted, drawn shapes can't.
  if (file.vector && datum === 'gcj02') throw baseMapProblem('basemap.vector-datum')
  const address = `/api/base-map/archive?${new URLSearchParams({ file: file.name, v: file.tag })}`
  return { datum, attribution, approval, layers: [], archive: { address, vector: file.vector, minZoom: file.minZoom, maxZoom: file.maxZoom, bbox: file.bbox, layers: file.layers } }
}

/** For the map: a setting that no longer works (a file that was taken away) is no base map, not a broken page. */
export const drawnNow = async (context: Context, map: BaseMap): Promise<DrawnBaseMap | null> => drawnFrom(context, map).catch(() => null)

export const changeBaseMap = async (ask: Ask<typeof baseMapRoutes.change>, tx: Tx): Promise<Record<string, never>> => {
  const { actor, body, now, context } = ask
  const settings: BaseMapSettings = body.settings
  const [row] = await tx.query<{ same: boolean }>("select coalesce(settings->'baseMap', '{\"kind\":\"none\"}'::jsonb) = $2::jsonb as same from districts where district = $1 for update", [actor.district, JSON.stringify(settings)])
  if (row?.same) return {}
  tx.send("update districts set settings = jsonb_set(settings, '{baseMap}', $2::jsonb) where district = $1", [actor.district, JSON.stringify(settings)])
  appendJournal(tx, actor, postsWith(actor, 'territory.configure')[0], {
    kind: 'territory.baseMapChanged', at: now, subjectKind: 'system', subjectId: 'base-map', commandId: body.commandId, data: { kind: settings.kind, origins: originsOf(settings) },
  })
  tx.afterCommit(() => context.districts.forget())
  return {}
}

/** Where the pages of this installation may ask for tiles: of all its districts, since a page is sent before anybody signed in. */
export const tileOrigins = async (context: Context): Promise<string[]> => [
  ...new Set((await context.districts.all().catch(() => [])).flatMap(({ settings }) => (settings.baseMap ? originsOf(settings.baseMap) : []))),
]
