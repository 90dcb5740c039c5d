// The figures of a division: what a district officer compares before adopting it.
import { squeezeAt } from '../../kernel/flat-earth.ts'
import { metresBetween, polygonsOf, shapeArea2, type Shape } from '../../kernel/geometry.ts'
import { boxOf } from '../../kernel/geometry.ts'
import type { Bounds } from './centres.ts'
import type { Graph } from './graph.ts'
import type { LevelFigures } from './types.ts'

/** Polsby–Popper, 4π·area / perimeter²: 1 for a circle, 0.785 for a square. */
export function compactnessOf(shape: Shape): number {
  const [, south, , north] = boxOf(shape)
  const squareMetres = (shapeArea2(shape) / 2) * 0.0111195 ** 2 * squeezeAt((south + north) / 2)
  let around = 0
  for (const ring of polygonsOf(shape).flat()) for (let i = 1; i < ring.length; i++) around += metresBetween(ring[i - 1]!, ring[i]!)
  return around === 0 ? 0 : Math.min(1, (4 * Math.PI * squareMetres) / around ** 2)
}

/** Sum over households of the squared distance to the middle of their cell. */
export function squaresOf({ east, north, weight, count }: Graph, cellOf: ArrayLike<number>, cells: number): number {
  const load = new Float64Array(cells)
  const e = new Float64Array(cells)
  const n = new Float64Array(cells)
  for (let i = 0; i < count; i++) {
    const c = cellOf[i]!
    load[c]! += weight[i]!
    e[c]! += weight[i]! * east[i]!
    n[c]! += weight[i]! * north[i]!
  }
  let sum = 0
  for (let i = 0; i < count; i++) {
    const c = cellOf[i]!
    if (weight[i]! > 0) sum += weight[i]! * ((east[i]! - e[c]! / load[c]!) ** 2 + (north[i]! - n[c]! / load[c]!) ** 2)
  }
  return sum
}

export function levelFigures(cells: readonly { households: number; compactness: number }[], { least, most }: Bounds, squares: number, crossings: number): LevelFigures {
  const all = cells.map((cell) => cell.households)
  const mean = all.reduce((a, b) => a + b, 0) / Math.max(1, all.length)
  return {
    cells: cells.length,
    inRange: all.filter((h) => h >= least && h <= most).length,
    mean,
    least: all.reduce((a, b) => Math.min(a, b), Infinity),
    most: all.reduce((a, b) => Math.max(a, b), 0),
    deviation: Math.sqrt(all.reduce((sum, h) => sum + (h - mean) ** 2, 0) / Math.max(1, all.length)),
    compactness: cells.reduce((sum, cell) => sum + cell.compactness, 0) / Math.max(1, cells.length),
    squares,
    crossings,
  }
}
