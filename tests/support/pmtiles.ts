// Writes a tiny file of tiles (PMTiles, version 3, nothing compressed) for tests: any tiles, raster or vector.
import { zxyToTileId } from 'pmtiles'

export type TileToWrite = { z: number; x: number; y: number; bytes: Buffer }
export type ArchiveToWrite = { kind: 'png' | 'vector'; tiles: readonly TileToWrite[]; bbox: readonly [number, number, number, number]; layers?: readonly string[] }

const varint = (value: number): number[] => (value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))])

const headerBytes = 127
const none = 1
const tileTypes = { vector: 1, png: 2 } as const

export const writePmtiles = ({ kind, tiles, bbox, layers = [] }: ArchiveToWrite): Buffer => {
  const entries = tiles.map((tile) => ({ id: zxyToTileId(tile.z, tile.x, tile.y), bytes: tile.bytes })).sort((a, b) => a.id - b.id)
  const directory = Buffer.from([
    ...varint(entries.length),
    ...entries.flatMap(({ id }, n) => varint(id - (entries[n - 1]?.id ?? 0))),
    ...entries.flatMap(() => varint(1)),
    ...entries.flatMap(({ bytes }) => varint(bytes.length)),
    ...entries.flatMap((_, n) => varint(n === 0 ? 1 : 0)),
  ])
  const metadata = Buffer.from(JSON.stringify({ name: 'test', ...(kind === 'vector' ? { vector_layers: layers.map((id) => ({ id, fields: {} })) } : {}) }))
  const data = Buffer.concat(entries.map(({ bytes }) => bytes))
  const header = Buffer.alloc(headerBytes)
  header.write('PMTiles', 0, 'latin1')
  header.writeUInt8(3, 7)
  const place = (at: number, offset: number, length: number): void => {
    header.writeBigUInt64LE(BigInt(offset), at)
    header.writeBigUInt64LE(BigInt(length), at + 8)
  }
  const [root, meta, tileData] = [headerBytes, headerBytes + directory.length, headerBytes + directory.length + metadata.length]
  place(8, root, directory.length)
  place(24, meta, metadata.length)
  place(40, tileData, 0)
  place(56, tileData, data.length)
  for (const at of [72, 80, 88]) header.writeBigUInt64LE(BigInt(entries.length), at)
  header.writeUInt8(1, 96)
  header.writeUInt8(none, 97)
  header.writeUInt8(none, 98)
  header.writeUInt8(tileTypes[kind], 99)
  const zooms = tiles.map(({ z }) => z)
  header.writeUInt8(Math.min(...zooms), 100)
  header.writeUInt8(Math.max(...zooms), 101)
  bbox.forEach((degrees, n) => void header.writeInt32LE(Math.round(degrees * 1e7), 102 + 4 * n))
  header.writeUInt8(Math.min(...zooms), 118)
  header.writeInt32LE(Math.round(((bbox[0] + bbox[2]) / 2) * 1e7), 119)
  header.writeInt32LE(Math.round(((bbox[1] + bbox[3]) / 2) * 1e7), 123)
  return Buffer.concat([header, directory, metadata, data])
}
