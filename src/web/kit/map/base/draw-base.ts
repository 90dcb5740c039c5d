// Lays a base map under the net, or takes it away: pictures of a service, a file of tiles, in their true place. The net
// becomes clear where it covered the ground before.
import type { LayerSpecification, Map } from 'maplibre-gl'
import type { DrawnBaseMap } from '../../../../contract/base-map.ts'
import { fillLayer, mapLevels } from '../style.ts'
import { fillOpacity, groundOpacity, specialOpacity } from './opacity.ts'
import { fetchFrom, fetchFromArchive, openArchive, shiftedAddress } from './protocols.ts'
import { vectorLayers } from './vector-style.ts'

const prefix = 'base-'
/** The first layer of the net: what is drawn before it lies under all of it. */
const lowestOfNet = 'streets-ground'

type Engine = typeof import('../engine.ts')
type Bounds = [number, number, number, number]

const clear = (map: Map): void => {
  for (const { id } of map.getStyle().layers) if (id.startsWith(prefix)) map.removeLayer(id)
  for (const id of Object.keys(map.getStyle().sources)) if (id.startsWith(prefix)) map.removeSource(id)
}

const raster = (id: string): LayerSpecification => ({ id, source: id, type: 'raster', paint: { 'raster-fade-duration': 0 } })

const addService = (map: Map, engine: Engine, { layers, datum }: DrawnBaseMap): void =>
  layers.forEach(({ addresses, tileSize, minZoom, maxZoom }, n) => {
    const id = `${prefix}${n}`
    const tiles = datum === 'wgs84' ? addresses : [shiftedAddress(engine, `${n}-${hash(addresses[0]!)}`, tileSize, fetchFrom(addresses))]
    map.addSource(id, { type: 'raster', tiles, tileSize, minzoom: minZoom, maxzoom: maxZoom })
    map.addLayer(raster(id), lowestOfNet)
  })

/** Tells two base maps apart in an address. */
const hash = (text: string): string => {
  let sum = 0
  for (let i = 0; i < text.length; i++) sum = (sum * 31 + text.charCodeAt(i)) | 0
  return (sum >>> 0).toString(36)
}

const pictureSize = 256

const addArchive = async (map: Map, engine: Engine, archive: NonNullable<DrawnBaseMap['archive']>, datum: DrawnBaseMap['datum'], wanted: () => boolean): Promise<void> => {
  const address = new URL(archive.address, location.href).href
  const opened = await openArchive(engine, address)
  if (!wanted()) return
  const id = `${prefix}archive`
  const about = { minzoom: archive.minZoom, maxzoom: archive.maxZoom, bounds: archive.bbox as Bounds }
  if (archive.vector) {
    map.addSource(id, { type: 'vector', tiles: [`pmtiles://${address}/{z}/{x}/{y}`], ...about })
    for (const layer of vectorLayers(id, prefix, archive.layers)) map.addLayer(layer, lowestOfNet)
    return
  }
  // Shifted tiles lie up to a kilometre beyond the box of the file, which is in GCJ-02.
  const tiles = datum === 'wgs84' ? [`pmtiles://${address}/{z}/{x}/{y}`] : [shiftedAddress(engine, hash(address), pictureSize, fetchFromArchive(opened))]
  const room = datum === 'wgs84' ? 0 : 0.01
  map.addSource(id, { type: 'raster', tiles, tileSize: pictureSize, ...about, bounds: [about.bounds[0] - room, about.bounds[1] - room, about.bounds[2] + room, about.bounds[3] + room] })
  map.addLayer(raster(id), lowestOfNet)
}

/** How much of the ground the net covers: all of it without a base map. */
const uncover = (map: Map, base: boolean): void => {
  map.setPaintProperty(lowestOfNet, 'fill-opacity', groundOpacity(base))
  for (const level of mapLevels) map.setPaintProperty(fillLayer(level), 'fill-opacity', fillOpacity(base, false))
  map.setPaintProperty('special', 'fill-opacity', specialOpacity(base))
  for (const id of ['river', 'wall']) map.setLayoutProperty(id, 'visibility', base ? 'none' : 'visible')
}

export const drawBase = async (map: Map, base: DrawnBaseMap | null, wanted: () => boolean): Promise<void> => {
  const engine = await import('../engine.ts')
  if (!wanted()) return
  clear(map)
  uncover(map, base !== null)
  if (!base) return
  addService(map, engine, base)
  if (base.archive) await addArchive(map, engine, base.archive, base.datum, wanted)
}
