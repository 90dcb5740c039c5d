// Files of tiles (PMTiles) in the folder `base-maps` of the data: which there are, what is in them, and their bytes in parts.
import { createReadStream } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { PMTiles, TileType, type Source } from 'pmtiles'
import type { TileFile } from '../../../contract/base-map.ts'

export type TileFileInfo = TileFile & { layers: string[]; tag: string }

const known = new Map<string, Promise<TileFileInfo>>()

const sourceOf = (path: string): Source => ({
  getKey: () => path,
  async getBytes(offset, length) {
    const file = await open(path, 'r')
    try {
      const bytes = Buffer.alloc(length)
      const { bytesRead } = await file.read(bytes, 0, length, offset)
      return { data: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytesRead) as ArrayBuffer }
    } finally {
      await file.close()
    }
  },
})

const look = async (path: string, name: string, bytes: number, tag: string): Promise<TileFileInfo> => {
  try {
    const archive = new PMTiles(sourceOf(path))
    const header = await archive.getHeader()
    const vector = header.tileType === TileType.Mvt
    const drawable = vector || [TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif].includes(header.tileType)
    const { vector_layers: layers = [] } = (await archive.getMetadata()) as { vector_layers?: { id?: unknown }[] }
    return {
      name, bytes, tag, vector, minZoom: header.minZoom, maxZoom: header.maxZoom, bbox: [header.minLon, header.minLat, header.maxLon, header.maxLat], fault: !drawable,
      layers: layers.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])),
    }
  } catch {
    return { name, bytes, tag, vector: false, minZoom: 0, maxZoom: 0, bbox: null, fault: true, layers: [] }
  }
}

const isName = (name: string): boolean => /^[^/\\\0]{1,120}\.pmtiles$/.test(name) && !name.startsWith('.')

/** Read once for each state of the file. */
export const findTileFile = async (folder: string, name: string): Promise<TileFileInfo | undefined> => {
  if (!isName(name)) return undefined
  const path = join(folder, name)
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) return undefined
  const tag = `${found.size.toString(36)}-${Math.floor(found.mtimeMs).toString(36)}`
  const key = `${path} ${tag}`
  let info = known.get(key)
  if (!info) {
    if (known.size > 100) known.clear()
    known.set(key, (info = look(path, name, found.size, tag)))
  }
  return info
}

const mostFiles = 50

export const listTileFiles = async (folder: string): Promise<TileFile[]> => {
  const names = (await readdir(folder).catch(() => [] as string[])).filter(isName).sort().slice(0, mostFiles)
  const files = await Promise.all(names.map((name) => findTileFile(folder, name)))
  return files.flatMap((file) => (file ? [{ name: file.name, bytes: file.bytes, vector: file.vector, minZoom: file.minZoom, maxZoom: file.maxZoom, bbox: file.bbox, fault: file.fault }] : []))
}

export type Range = { from: number; until: number }

/** The largest part that is given at once: a tile or a directory is far below. */
const longestRange = 16 * 1_048_576

/** Both ends included, as RFC 9110 counts; undefined for what is no single range inside of the file. */
export const readRange = (header: string | undefined, bytes: number): Range | undefined => {
  const [, first, last] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (first === undefined) return undefined
  const from = Number(first)
  const until = Math.min(last ? Number(last) : bytes - 1, bytes - 1)
  return from <= until && until - from < longestRange ? { from, until } : undefined
}

export const streamRange = (folder: string, name: string, { from, until }: Range): Readable => createReadStream(join(folder, name), { start: from, end: until })
