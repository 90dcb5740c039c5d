// Writes polygons as an ESRI shapefile: .shp with the shapes, .shx with where each begins, .dbf with what is known of them,
// .prj with the datum, .cpg that says the texts are UTF-8. ESRI's white paper of 1998 is the format; dBASE III the table.
import { boxOf, polygonsOf, ringArea2, type Ring, type Shape } from '../../../domain/kernel/geometry.ts'

/** A name has ten letters at most. Texts are cut at `bytes` of UTF-8 (254 at most), numbers are whole and have `digits`. */
export type ShapeField = { name: string; kind: 'text'; bytes: number } | { name: string; kind: 'whole'; digits: number }
export type ShapeRecord = { shape: Shape | null; values: readonly (string | number | null)[] }
export type ShapefilePart = { ending: 'shp' | 'shx' | 'dbf' | 'prj' | 'cpg'; bytes: Buffer }

const polygonType = 5
const headerBytes = 100

/** Outer rings run clockwise, holes counter-clockwise, and each ends where it began. */
const turned = (ring: Ring, outer: boolean): Ring => (ringArea2(ring) > 0 === outer ? [...ring].reverse() : ring)

const ringsOf = (shape: Shape | null): Ring[] =>
  shape === null ? [] : polygonsOf(shape).flatMap((polygon) => polygon.flatMap((ring, n) => (ring.length < 4 ? [] : [turned(ring, n === 0)])))

const writeBox = (to: Buffer, at: number, [west, south, east, north]: readonly number[]): void =>
  [west, south, east, north].forEach((value, n) => void to.writeDoubleLE(value ?? 0, at + n * 8))

const contentBytes = (rings: readonly Ring[]): number => (rings.length === 0 ? 4 : 44 + 4 * rings.length + rings.reduce((sum, ring) => sum + 16 * ring.length, 0))

const writeContent = (to: Buffer, start: number, shape: Shape | null, rings: readonly Ring[]): void => {
  if (shape === null || rings.length === 0) return void to.writeInt32LE(0, start)
  to.writeInt32LE(polygonType, start)
  writeBox(to, start + 4, boxOf(shape))
  to.writeInt32LE(rings.length, start + 36)
  to.writeInt32LE(rings.reduce((sum, ring) => sum + ring.length, 0), start + 40)
  let first = 0
  let at = start + 44 + 4 * rings.length
  rings.forEach((ring, n) => {
    to.writeInt32LE(first, start + 44 + 4 * n)
    first += ring.length
    for (const [lng, lat] of ring) {
      to.writeDoubleLE(lng, at)
      to.writeDoubleLE(lat, at + 8)
      at += 16
    }
  })
}

const header = (to: Buffer, box: readonly number[]): void => {
  to.writeInt32BE(9994, 0)
  to.writeInt32BE(to.length / 2, 24)
  to.writeInt32LE(1000, 28)
  to.writeInt32LE(polygonType, 32)
  writeBox(to, 36, box)
}

/** Cut where a character ends. */
const cutText = (text: string, most: number): Buffer => {
  const bytes = Buffer.from(text)
  if (bytes.length <= most) return bytes
  let end = most
  while (end > 0 && (bytes[end]! & 0xc0) === 0x80) end -= 1
  return bytes.subarray(0, end)
}

const widthOf = (field: ShapeField): number => (field.kind === 'text' ? Math.min(field.bytes, 254) : field.digits)

const writeTable = (fields: readonly ShapeField[], records: readonly ShapeRecord[], changed: Date): Buffer => {
  const start = 32 + 32 * fields.length + 1
  const width = 1 + fields.reduce((sum, field) => sum + widthOf(field), 0)
  const to = Buffer.alloc(start + width * records.length + 1, 0x20)
  to.fill(0, 0, start)
  to.writeUInt8(3, 0)
  to.set([changed.getUTCFullYear() - 1900, changed.getUTCMonth() + 1, changed.getUTCDate()], 1)
  to.writeUInt32LE(records.length, 4)
  to.writeUInt16LE(start, 8)
  to.writeUInt16LE(width, 10)
  fields.forEach((field, n) => {
    const at = 32 + 32 * n
    to.write(field.name.slice(0, 10), at, 'latin1')
    to.write(field.kind === 'text' ? 'C' : 'N', at + 11, 'latin1')
    to.writeUInt8(widthOf(field), at + 16)
  })
  to.writeUInt8(0x0d, start - 1)
  records.forEach(({ values }, n) => {
    let at = start + width * n + 1
    fields.forEach((field, column) => {
      const value = values[column]
      if (value !== null && value !== undefined) {
        const text = field.kind === 'text' ? cutText(String(value), widthOf(field)) : Buffer.from(String(value).slice(0, field.digits).padStart(field.digits))
        text.copy(to, at)
      }
      at += widthOf(field)
    })
  })
  to.writeUInt8(0x1a, to.length - 1)
  return to
}

export const writeShapefile = (fields: readonly ShapeField[], records: readonly ShapeRecord[], projection: string, changed: Date): ShapefilePart[] => {
  const drawn = records.map(({ shape }) => ({ shape, rings: ringsOf(shape) }))
  const shp = Buffer.alloc(headerBytes + drawn.reduce((sum, { rings }) => sum + 8 + contentBytes(rings), 0))
  const shx = Buffer.alloc(headerBytes + 8 * records.length)
  const boxes = drawn.flatMap(({ shape, rings }) => (shape && rings.length > 0 ? [boxOf(shape)] : []))
  const all = boxes.length === 0 ? [0, 0, 0, 0] : boxes.reduce<number[]>((sum, box) => [Math.min(sum[0]!, box[0]), Math.min(sum[1]!, box[1]), Math.max(sum[2]!, box[2]), Math.max(sum[3]!, box[3])], [...boxes[0]!])
  header(shp, all)
  header(shx, all)
  let at = headerBytes
  drawn.forEach(({ shape, rings }, n) => {
    const length = contentBytes(rings)
    // Lengths and places are counted in words of two bytes.
    shx.writeInt32BE(at / 2, headerBytes + 8 * n)
    shx.writeInt32BE(length / 2, headerBytes + 8 * n + 4)
    shp.writeInt32BE(n + 1, at)
    shp.writeInt32BE(length / 2, at + 4)
    writeContent(shp, at + 8, shape, rings)
    at += 8 + length
  })
  return [
    { ending: 'shp', bytes: shp }, { ending: 'shx', bytes: shx }, { ending: 'dbf', bytes: writeTable(fields, records, changed) },
    { ending: 'prj', bytes: Buffer.from(projection) }, { ending: 'cpg', bytes: Buffer.from('UTF-8') },
  ]
}
