// The map under the net, which a district may choose: tiles of a service, 天地图 with its own key, or a file of tiles that
// lies beside the data. None by default, and everything is readable without one.
import { problemsOf } from '../kernel/problem.ts'

export const baseMapProblem = problemsOf({ 'basemap.address-wrong': 422, 'basemap.key-wrong': 422, 'basemap.zoom-wrong': 422, 'basemap.file-unknown': 422, 'basemap.file-unreadable': 422, 'basemap.vector-datum': 422, 'basemap.no-file': 404 })

export const baseMapDatums = ['wgs84', 'gcj02'] as const
export type BaseMapDatum = (typeof baseMapDatums)[number]
export const tiandituStyles = ['vec', 'img', 'ter'] as const
export type TiandituStyle = (typeof tiandituStyles)[number]

/** What must stand on the map: whose it is, and 审图号, the number under which a map was approved for publication. */
type Credit = { attribution: string; approval: string }

export type BaseMap =
  | { kind: 'none' }
  | ({ kind: 'tianditu'; key: string; style: TiandituStyle } & Credit)
  /** Addresses in Web Mercator, the lowest first. XYZ: {z} {x} {y}. WMTS: {TileMatrix} {TileCol} {TileRow}. {0-7}: one of these hosts. */
  | ({ kind: 'tiles'; addresses: readonly string[]; datum: BaseMapDatum; tileSize: 256 | 512; minZoom: number; maxZoom: number } & Credit)
  | ({ kind: 'archive'; file: string; datum: BaseMapDatum } & Credit)

export const noBaseMap: BaseMap = { kind: 'none' }

/** A layer of pictures: the same tile from any of these addresses, with {z} {x} {y}. */
export type TileLayer = { addresses: readonly string[]; tileSize: 256 | 512; minZoom: number; maxZoom: number }

const spread = (address: string): string[] => {
  const [whole, from, until] = /\{([0-9a-z])-([0-9a-z])\}/.exec(address) ?? []
  if (whole === undefined) return [address]
  const [first, last] = [from!.charCodeAt(0), until!.charCodeAt(0)]
  return Array.from({ length: Math.max(0, Math.min(8, last - first + 1)) }, (_, n) => address.replace(whole, String.fromCharCode(first + n)))
}

const wmtsNames: readonly (readonly [RegExp, string])[] = [[/\{TileMatrix\}/gi, '{z}'], [/\{TileCol\}/gi, '{x}'], [/\{TileRow\}/gi, '{y}']]

const addressesOf = (text: string): string[] => spread(wmtsNames.reduce((address, [name, short]) => address.replace(name, short), text.trim()))

/** An address of tiles as it may be: http or https, each of z, x and y once or more, and nothing else in braces. */
export const isTileAddress = (text: string): boolean => {
  const all = addressesOf(text)
  return all.length > 0 && all.every((address) => {
    const plain = address.replace(/\{[zxy]\}/g, '0')
    return /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?\/[^\s"'<>\\^`{}]*$/i.test(plain) && ['{z}', '{x}', '{y}'].every((part) => address.includes(part))
  })
}

/** What 天地图 calls its layers: the ground and the names on it. */
const tiandituLayers: Record<TiandituStyle, readonly string[]> = { vec: ['vec', 'cva'], img: ['img', 'cia'], ter: ['ter', 'cta'] }

const tianditu = (layer: string, key: string): string =>
  `https://t{0-7}.tianditu.gov.cn/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${key}`

export const tileLayersOf = (map: BaseMap): TileLayer[] => {
  switch (map.kind) {
    case 'tianditu':
      return tiandituLayers[map.style].map((layer) => ({ addresses: spread(tianditu(layer, map.key)), tileSize: 256, minZoom: 1, maxZoom: map.style === 'ter' ? 14 : 18 }))
    case 'tiles':
      return map.addresses.map((address) => ({ addresses: addressesOf(address), tileSize: map.tileSize, minZoom: map.minZoom, maxZoom: map.maxZoom }))
    case 'archive':
    case 'none':
      return []
  }
}

/** Where its tiles come from: what a page must be allowed to ask. */
export const originsOf = (map: BaseMap): string[] => [
  ...new Set(tileLayersOf(map).flatMap(({ addresses }) => addresses.map((address) => /^https?:\/\/[^/]+/i.exec(address)![0].toLowerCase()))),
]

/** What is wrong with it as far as it can be said without looking at files. */
export const checkBaseMap = (map: BaseMap): void => {
  if (map.kind === 'tianditu' && !/^[0-9a-z]{8,64}$/i.test(map.key)) throw baseMapProblem('basemap.key-wrong')
  if (map.kind !== 'tiles') return
  const wrong = map.addresses.find((address) => !isTileAddress(address))
  if (wrong !== undefined || map.addresses.length === 0) throw baseMapProblem('basemap.address-wrong', { address: wrong ?? '' })
  if (map.minZoom > map.maxZoom) throw baseMapProblem('basemap.zoom-wrong')
}
