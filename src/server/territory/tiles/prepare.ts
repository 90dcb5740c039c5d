// Brings the units' shapes to the plane of the tiles once (Web Mercator, the whole world is 1 × 1), so that a tile is cut
// straight from them: no tile waits for another one, and the first look at a place costs what the second does.
import { polygonsOf, type Position, type Shape } from '../../../domain/kernel/geometry.ts'
import { insidePoint } from '../../../domain/kernel/geometry-inside.ts'
import type { Level } from '../../../domain/territory/unit.ts'
import type { Tags } from './encode.ts'

export type TileUnit = {
  id: number
  code: string
  name: string
  level: Level
  parentId: number | null
  special: string | null
  households: number | null
  village?: boolean
  madeUp?: boolean
  geometry: Shape
  /** Where the label goes; found here when it isn't known. */
  center?: Position
}

export type Prepared = {
  id: number
  tags: Tags
  /** Rings of every polygon, outer ring first; x, y, x, y … without the closing corner. */
  polygons: Float64Array[][]
  center: readonly [number, number]
}

/** The prepared units of one level with their boxes side by side: a tile looks through all of them in microseconds. */
export type Sheet = { units: Prepared[]; boxes: Float64Array }

export const project = ([lng, lat]: Position): [number, number] => {
  const sin = Math.sin((Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI) / 180)
  return [lng / 360 + 0.5, 0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI]
}

/** Projected, and turned so that an outer ring has a positive area in tile coordinates and a hole a negative one. */
function flatten(ring: readonly Position[], outer: boolean): Float64Array {
  const n = ring.length - 1
  const flat = new Float64Array(2 * n)
  let area = 0
  for (let i = 0; i < n; i++) {
    const [x, y] = project(ring[i]!)
    flat[2 * i] = x
    flat[2 * i + 1] = y
  }
  const x0 = flat[0]!
  const y0 = flat[1]!
  for (let i = 0; i < n; i++) {
    const j = (i + 1) % n
    area += (flat[2 * i]! - x0) * (flat[2 * j + 1]! - y0) - (flat[2 * j]! - x0) * (flat[2 * i + 1]! - y0)
  }
  if (area > 0 === outer) return flat
  const turned = new Float64Array(2 * n)
  for (let i = 0; i < n; i++) turned.set(flat.subarray(2 * i, 2 * i + 2), 2 * (n - 1 - i))
  return turned
}

export function prepare(units: readonly TileUnit[]): Sheet {
  const boxes = new Float64Array(4 * units.length)
  const prepared = units.map(({ id, code, name, level, parentId, special, households, village, madeUp, geometry, center }, k): Prepared => {
    const polygons = polygonsOf(geometry).map((rings) => rings.map((ring, i) => flatten(ring, i === 0)))
    const box = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number]
    for (const [outer] of polygons) {
      for (let i = 0; outer && i < outer.length; i += 2) {
        box[0] = Math.min(box[0], outer[i]!)
        box[1] = Math.min(box[1], outer[i + 1]!)
        box[2] = Math.max(box[2], outer[i]!)
        box[3] = Math.max(box[3], outer[i + 1]!)
      }
    }
    boxes.set(box, 4 * k)
    const tags: Tags = { id, code, name, level, parentId, special, households, ...(village ? { village } : {}), ...(madeUp ? { madeUp } : {}) }
    return { id, tags, polygons, center: project(center ?? insidePoint(geometry)) }
  })
  return { units: prepared, boxes }
}
