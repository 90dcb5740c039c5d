// Vector tiles of the territory, cut when they are asked for: districts, streets, communities, grids, microgrids, the
// labels' points, and the river and wall of a schematic map. Nothing is kept between tiles but the prepared shapes.
import type { Position } from '../../../domain/kernel/geometry.ts'
import { insidePoint } from '../../../domain/kernel/geometry-inside.ts'
import { levels, type Level } from '../../../domain/territory/unit.ts'
import { cutLine, cutRing, extent, margin, settleRing, type Flat } from './cut.ts'
import { encodeTile, type TileFeature, type TileLayer } from './encode.ts'
import { prepare, project, type Prepared, type Sheet, type TileUnit } from './prepare.ts'

export type { TileUnit } from './prepare.ts'

/** A line that is no unit: the river or the old wall of the schematic map. */
export type SceneryLine = { kind: 'river' | 'wall'; line: readonly Position[] }

export type TilerOptions = {
  /** From which zoom each level's shapes are in the tiles. */
  shapesFrom?: Partial<Record<Level, number>>
  /** From which zoom each level's labels are. */
  labelsFrom?: Partial<Record<Level, number>>
  scenery?: readonly SceneryLine[]
  /** A tile larger than this leaves out its finest level, and the next, until it is small enough. */
  mostBytes?: number
}

export type Tiler = {
  /** A vector tile (MVT 2.1, not compressed); empty where nothing lies. */
  tile: (z: number, x: number, y: number) => Buffer
}

/** Names of the layers, by level; besides them `labels` (points) and `scenery` (lines). */
export const layerNames = { district: 'districts', street: 'streets', community: 'communities', grid: 'grids', microgrid: 'microgrids' } as const satisfies Record<Level, string>

export const shapesFrom: Readonly<Record<Level, number>> = { district: 0, street: 0, community: 10, grid: 12, microgrid: 13 }
export const labelsFrom: Readonly<Record<Level, number>> = { district: 0, street: 9, community: 11, grid: 14, microgrid: 15 }

/** A tile's square in the plane of the world, and the way into its own units. */
type Frame = { scale: number; left: number; top: number; box: readonly [number, number, number, number] }

function frameOf(z: number, x: number, y: number): Frame {
  const tiles = 2 ** z
  const beyond = margin / extent
  return {
    scale: tiles * extent,
    left: x / tiles,
    top: y / tiles,
    box: [(x - beyond) / tiles, (y - beyond) / tiles, (x + 1 + beyond) / tiles, (y + 1 + beyond) / tiles],
  }
}

function intoFrame(points: ArrayLike<number>, { scale, left, top }: Frame): Flat {
  const flat: Flat = []
  for (let i = 0; i < points.length; i += 2) {
    flat.push((points[i]! - left) * scale, (points[i + 1]! - top) * scale)
  }
  return flat
}

function cutUnit(unit: Prepared, box: ArrayLike<number>, frame: Frame): Flat[] {
  const [left, top, right, bottom] = intoFrame(box, frame) as [number, number, number, number]
  const rings: Flat[] = []
  for (const polygon of unit.polygons) {
    for (let i = 0; i < polygon.length; i++) {
      const ring = settleRing(cutRing(intoFrame(polygon[i]!, frame), left, top, right, bottom))
      if (ring.length > 0) rings.push(ring)
      else if (i === 0) break
    }
  }
  return rings
}

function shapesIn({ units, boxes }: Sheet, frame: Frame): TileFeature[] {
  const features: TileFeature[] = []
  const [west, north, east, south] = frame.box
  for (let k = 0; k < units.length; k++) {
    const b = 4 * k
    if (boxes[b]! > east || boxes[b + 2]! < west || boxes[b + 1]! > south || boxes[b + 3]! < north) continue
    const unit = units[k]!
    const geometry = cutUnit(unit, boxes.subarray(b, b + 4), frame)
    if (geometry.length > 0) features.push({ id: unit.id, type: 3, geometry, tags: unit.tags })
  }
  return features
}

/** Label points whose own place is in the tile: each is in one tile of a zoom. */
function labelsIn({ units }: Sheet, { scale, left, top }: Frame): TileFeature[] {
  const features: TileFeature[] = []
  for (const { id, tags, center } of units) {
    const x = (center[0] - left) * scale
    const y = (center[1] - top) * scale
    if (x >= 0 && x < extent && y >= 0 && y < extent) features.push({ id, type: 1, geometry: [[Math.floor(x), Math.floor(y)]], tags })
  }
  return features
}

export function buildTiler(units: readonly TileUnit[], options: TilerOptions = {}): Tiler {
  const sheets = new Map(levels.map((level) => [level, prepare(units.filter((u) => u.level === level))]))
  const shapes = { ...shapesFrom, ...options.shapesFrom }
  const labels = { ...labelsFrom, ...options.labelsFrom }
  const mostBytes = options.mostBytes ?? 300_000
  const scenery = (options.scenery ?? []).map(({ kind, line }) => ({ tags: { kind }, line: line.flatMap(project) }))
  const sceneryIn = (frame: Frame): TileFeature[] =>
    scenery.flatMap(({ tags, line }): TileFeature[] => {
      const geometry = cutLine(intoFrame(line, frame))
      return geometry.length > 0 ? [{ type: 2, geometry, tags }] : []
    })
  const cut = (frame: Frame, z: number, depth: number): Buffer => {
    const shown = levels.slice(0, depth)
    return encodeTile([
      ...shown.map((level): TileLayer => ({ name: layerNames[level], features: z >= shapes[level] ? shapesIn(sheets.get(level)!, frame) : [] })),
      { name: 'scenery', features: sceneryIn(frame) },
      { name: 'labels', features: shown.flatMap((level) => (z >= labels[level] ? labelsIn(sheets.get(level)!, frame) : [])) },
    ])
  }
  // One tile of the middle is cut now, so that nobody's first look waits until this code has been compiled.
  const middle = units[0] && (units[0].center ?? insidePoint(units[0].geometry))
  if (middle) {
    const [x, y] = project(middle)
    cut(frameOf(12, Math.floor(x * 2 ** 12), Math.floor(y * 2 ** 12)), 12, levels.length)
  }
  return {
    tile(z, x, y) {
      const count = 2 ** z
      if (!(Number.isInteger(z) && z >= 0 && z <= 24 && Number.isInteger(x) && x >= 0 && x < count && Number.isInteger(y) && y >= 0 && y < count)) return Buffer.alloc(0)
      const frame = frameOf(z, x, y)
      for (let depth: number = levels.length; ; depth--) {
        const bytes = cut(frame, z, depth)
        if (bytes.length <= mostBytes || depth === 1) return bytes
      }
    },
  }
}
