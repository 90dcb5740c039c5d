// Ways of fetching tiles that the map library doesn't know by itself: from a file of tiles (PMTiles) and shifted from GCJ-02.
import type { PMTiles } from 'pmtiles'
import { drawShifted, keepTiles, type FetchTile } from './draw-shifted.ts'

type Engine = typeof import('../engine.ts')

const shifted = new Map<string, { fetchTile: FetchTile; size: number }>()
let shiftKnown = false

/** The address by which the map asks for the tiles of `fetchTile` in their true place. */
export const shiftedAddress = (engine: Engine, name: string, size: number, fetchTile: FetchTile): string => {
  shifted.set(name, { size, fetchTile: keepTiles(fetchTile) })
  if (!shiftKnown) {
    shiftKnown = true
    engine.addProtocol('shifted', async ({ url }, { signal }) => {
      const [, key = '', z, x, y] = /^shifted:\/\/([^/]+)\/(\d+)\/(\d+)\/(\d+)$/.exec(url) ?? []
      const source = shifted.get(key)
      if (!source) throw new Error('no such base map')
      return { data: await drawShifted(Number(z), Number(x), Number(y), source.size, source.fetchTile, signal) }
    })
  }
  return `shifted://${name}/{z}/{x}/{y}`
}

/** One of the addresses of a layer, always the same for a tile, so that it is found in the browser's cache. */
export const tileOf = (addresses: readonly string[], z: number, x: number, y: number): string =>
  addresses[(x + y) % addresses.length]!.replace(/\{z\}/g, String(z)).replace(/\{x\}/g, String(x)).replace(/\{y\}/g, String(y))

export const fetchFrom = (addresses: readonly string[]): FetchTile => async (z, x, y, signal) => {
  const response = await fetch(tileOf(addresses, z, x, y), { signal, credentials: 'omit', referrerPolicy: 'origin' })
  return response.ok && response.status !== 204 ? createImageBitmap(await response.blob()) : undefined
}

let archives: Map<string, PMTiles> | undefined

/** Opens a file of tiles for the map: `pmtiles://` addresses find it from now on. */
export const openArchive = async (engine: Engine, address: string): Promise<PMTiles> => {
  const { PMTiles: Archive, Protocol } = await import('pmtiles')
  if (!archives) {
    archives = new Map()
    const protocol = new Protocol()
    engine.addProtocol('pmtiles', protocol.tile)
    const add = archives.set.bind(archives)
    archives.set = (key, archive) => {
      protocol.add(archive)
      return add(key, archive)
    }
  }
  let archive = archives.get(address)
  if (!archive) archives.set(address, (archive = new Archive(address)))
  return archive
}

export const fetchFromArchive = (archive: PMTiles): FetchTile => async (z, x, y, signal) => {
  const tile = await archive.getZxy(z, x, y, signal)
  return tile ? createImageBitmap(new Blob([tile.data])) : undefined
}
