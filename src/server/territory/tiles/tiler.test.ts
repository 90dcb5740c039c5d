import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { beforeAll, describe, expect, test } from 'vitest'
import { toDegrees, type Position, type Shape } from '../../../domain/kernel/geometry.ts'
import { makeDemoTerritory } from '../../demo/territory/index.ts'
import { encodeTile } from './encode.ts'
import { project, type TileUnit } from './prepare.ts'
import { buildTiler, layerNames, type Tiler } from './tiler.ts'

let units: TileUnit[]
let tiler: Tiler

const read = (bytes: Buffer): VectorTile => new VectorTile(new PbfReader(bytes))
const featuresOf = (tile: VectorTile, layer: string): VectorTileFeature[] => {
  const found = tile.layers[layer]
  return found ? Array.from({ length: found.length }, (_, i) => found.feature(i)) : []
}
const tileAt = (z: number, place: Position): [number, number, number] => {
  const [x, y] = project(place)
  return [z, Math.floor(x * 2 ** z), Math.floor(y * 2 ** z)]
}
const area = (f: VectorTileFeature): number =>
  f.loadGeometry().reduce((sum, ring) => sum + ring.slice(1).reduce((s, p, i) => s + ring[i]!.x * p.y - p.x * ring[i]!.y, 0) / 2, 0)
const town: Position = [113.3, 40.085]

beforeAll(() => {
  const demo = makeDemoTerritory()
  const idOf = new Map(demo.units.map((u, i) => [u.code, i + 1]))
  units = demo.units.map((u) => ({ ...u, id: idOf.get(u.code)!, parentId: u.parentCode === null ? null : idOf.get(u.parentCode)! }))
  tiler = buildTiler(units, { scenery: [{ kind: 'river', line: demo.scenery.river }, { kind: 'wall', line: demo.scenery.wall }] })
})

describe('vector tiles of the territory', () => {
  test('show finer levels as the map comes nearer', () => {
    const layersAt = (z: number): string[] => Object.keys(read(tiler.tile(...tileAt(z, town))).layers).sort()
    expect(layersAt(8)).toEqual(['districts', 'labels', 'scenery', 'streets'])
    expect(layersAt(11)).toEqual(['communities', 'districts', 'labels', 'scenery', 'streets'])
    expect(layersAt(12)).toEqual(['communities', 'districts', 'grids', 'labels', 'scenery', 'streets'])
    expect(layersAt(14)).toEqual(['communities', 'districts', 'grids', 'labels', 'microgrids', 'scenery', 'streets'])
  })

  test('hold every unit at its own place, with what the map needs to know about it', () => {
    const tiles = new Map<string, VectorTile>()
    for (const unit of units.filter((u) => u.level === 'microgrid' || u.level === 'street')) {
      const at = tileAt(14, unit.center!)
      const tile = tiles.get(at.join()) ?? read(tiler.tile(...at))
      tiles.set(at.join(), tile)
      const feature = featuresOf(tile, layerNames[unit.level]).find((f) => f.id === unit.id)!
      const { id, code, name, level, parentId, special, households } = unit
      expect(feature.properties).toMatchObject({ id, code, name, level, parentId, households, ...(special === null ? {} : { special }) })
      expect('special' in feature.properties).toBe(special !== null)
      const [x, y] = project(unit.center!)
      expect(holds(feature, (x * 2 ** 14 - at[1]) * 4096, (y * 2 ** 14 - at[2]) * 4096)).toBe(true)
    }
  })

  test('leave no gap and no overlap: cells in the middle of town fill the whole square', () => {
    for (const z of [13, 14, 15, 16]) {
      const cells = featuresOf(read(tiler.tile(...tileAt(z, town))), 'microgrids')
      const whole = (4096 + 2 * 64) ** 2
      expect(Math.abs(cells.reduce((sum, c) => sum + area(c), 0) - whole) / whole).toBeLessThan(1e-5)
      expect(cells.every((c) => area(c) > 0)).toBe(true)
    }
  })

  test('carry every label in exactly one tile of a zoom', () => {
    const box = units[0]!.geometry.coordinates[0] as Position[]
    const lngs = box.map((p) => p[0])
    const lats = box.map((p) => p[1])
    const [, left, top] = tileAt(15, [Math.min(...lngs), Math.max(...lats)])
    const [, right, bottom] = tileAt(15, [Math.max(...lngs), Math.min(...lats)])
    const met: number[] = []
    for (let x = left; x <= right; x++) for (let y = top; y <= bottom; y++) for (const f of featuresOf(read(tiler.tile(15, x, y)), 'labels')) met.push(f.id!)
    expect(met.sort((a, b) => a - b)).toEqual(units.map((u) => u.id))
  })

  test('keep holes and separate pieces', () => {
    const ring = (x: number, y: number, side: number): Position[] =>
      ([[0, 0], [side, 0], [side, side], [0, side], [0, 0]] as const).map(([dx, dy]) => [toDegrees(1_133_000_000 + x + dx), toDegrees(400_850_000 + y + dy)])
    const geometry: Shape = { type: 'MultiPolygon', coordinates: [[ring(0, 0, 30_000), ring(10_000, 10_000, 10_000).reverse()], [ring(40_000, 0, 10_000)]] }
    const one = buildTiler([{ id: 7, code: '1', name: 'x', level: 'microgrid', parentId: null, special: null, households: null, geometry }])
    const [z, x, y] = tileAt(13, town)
    const shape = featuresOf(read(one.tile(z, x, y)), 'microgrids')[0]!.toGeoJSON(x, y, z).geometry as unknown as Shape
    expect(shape.type).toBe('MultiPolygon')
    expect((shape.coordinates as Position[][][]).map((rings) => rings.map((r) => r.length))).toEqual([[5, 5], [5]])
  })

  test('follow the river through the tiles it runs through', () => {
    const lines = featuresOf(read(tiler.tile(...tileAt(14, [113.319, 40.085]))), 'scenery')
    expect(lines.map((l) => l.properties.kind)).toContain('river')
    for (const line of lines) for (const p of line.loadGeometry().flat()) expect(Math.max(Math.abs(p.x - 2048), Math.abs(p.y - 2048))).toBeLessThanOrEqual(2048 + 64)
  })

  test('stay small: what is too much for one tile leaves out its finest level', () => {
    const small = buildTiler(units, { mostBytes: 40_000 })
    const at = tileAt(13, town)
    expect(tiler.tile(...at).length).toBeGreaterThan(40_000)
    expect(small.tile(...at).length).toBeLessThanOrEqual(40_000)
    expect(Object.keys(read(small.tile(...at)).layers)).toContain('communities')
  })

  test('are empty away from the district and for tiles that don’t exist', () => {
    for (const [z, x, y] of [[14, 3, 3], [9, 512, 10], [-1, 0, 0], [3, 1.5, 0], [40, 0, 0], [Number.NaN, 0, 0]] as const) expect(tiler.tile(z, x, y)).toHaveLength(0)
  })

  test('write numbers, words and yes or no so that another program reads the same', () => {
    const tags = { large: 2 ** 40 + 5, below: -3, part: 0.25, yes: true, no: false, word: '微网格', none: null, zero: 0 }
    const bytes = encodeTile([{ name: 'a', features: [{ id: 2 ** 45 + 1, type: 1, geometry: [[5, -7, 300, 4000]], tags }, { type: 1, geometry: [[0, 0]], tags: { zero: '0' } }] }])
    const [first, second] = featuresOf(read(bytes), 'a')
    const { none, ...kept } = tags
    expect(none).toBeNull()
    expect(first!.properties).toEqual(kept)
    expect(first!.id).toBe(2 ** 45 + 1)
    expect(first!.loadGeometry().flat().map(({ x, y }) => [x, y])).toEqual([[5, -7], [300, 4000]])
    expect(second!.properties).toEqual({ zero: '0' })
    expect(second!.id).toBeUndefined()
  })
})

function holds(f: VectorTileFeature, x: number, y: number): boolean {
  let odd = false
  for (const ring of f.loadGeometry()) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1]!, ring[i]!]
      if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) odd = !odd
    }
  }
  return odd
}
