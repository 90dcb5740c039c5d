// Is a point inside, and which point is well inside: the test that locates a place, and the spot for a label.
//
// The border rule: a point counts as inside when an odd number of edges crosses the half line going east from it; an edge
// holds its southern end and not its northern one, and a point on an edge counts as west of it. Every edge is looked at
// from its southern end in whole steps, so two neighbours answer the same about the border they share: exactly one of
// them holds each point of it.
import { squeezeAt } from './flat-earth.ts'
import { boxOf, polygonsOf, toSteps, type Position, type Ring, type Shape } from './geometry.ts'

/** Whether an odd number of the ring's edges lies east of the point (in steps). */
export function crossesOdd(ring: Ring, x: number, y: number): boolean {
  let odd = false
  for (let i = 1; i < ring.length; i++) {
    const ax = toSteps(ring[i - 1]![0])
    const ay = toSteps(ring[i - 1]![1])
    const bx = toSteps(ring[i]![0])
    const by = toSteps(ring[i]![1])
    if (ay <= y === by <= y) continue
    const side = ay < by ? (bx - ax) * (y - ay) - (x - ax) * (by - ay) : (ax - bx) * (y - by) - (x - bx) * (ay - by)
    if (side >= 0) odd = !odd
  }
  return odd
}

/** Whether the shape holds the point, by the border rule above. */
export function holdsPoint(shape: Shape, point: Position): boolean {
  const x = toSteps(point[0])
  const y = toSteps(point[1])
  return polygonsOf(shape).some((rings) => {
    let odd = false
    for (const ring of rings) if (crossesOdd(ring, x, y)) odd = !odd
    return odd
  })
}

/** Distance to the nearest edge, in degrees of latitude; negative outside. Longitudes are shortened by `squeeze`. */
function depthAt(rings: readonly Ring[], squeeze: number, x: number, y: number): number {
  let inside = false
  let least = Infinity
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const ax = ring[i - 1]![0] * squeeze
      const ay = ring[i - 1]![1]
      const dx = ring[i]![0] * squeeze - ax
      const dy = ring[i]![1] - ay
      if (ay > y !== ay + dy > y && x < (dx * (y - ay)) / dy + ax) inside = !inside
      const long = dx * dx + dy * dy
      const t = long === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / long))
      const ex = x - ax - t * dx
      const ey = y - ay - t * dy
      const d = ex * ex + ey * ey
      if (d < least) least = d
    }
  }
  return inside ? Math.sqrt(least) : -Math.sqrt(least)
}

function centroidOf(ring: Ring): Position {
  const [x0, y0] = ring[0]!
  let area = 0
  let sx = 0
  let sy = 0
  for (let i = 1; i < ring.length; i++) {
    const ax = ring[i - 1]![0] - x0
    const ay = ring[i - 1]![1] - y0
    const bx = ring[i]![0] - x0
    const by = ring[i]![1] - y0
    const cross = ax * by - bx * ay
    area += cross
    sx += (ax + bx) * cross
    sy += (ay + by) * cross
  }
  return area === 0 ? [x0, y0] : [x0 + sx / (3 * area), y0 + sy / (3 * area)]
}

/**
 * A point well inside the largest polygon of a shape, for a label: its centroid where that is deep enough, otherwise
 * the deepest point found by quartering the box (Garcia-Castellanos and Lombardo's pole of inaccessibility).
 */
export function insidePoint(shape: Shape): Position {
  let rings: readonly Ring[] = []
  let largest = -1
  for (const candidate of polygonsOf(shape)) {
    const [west, south, east, north] = boxOf({ type: 'Polygon', coordinates: candidate })
    const size = (east - west) * (north - south)
    if (size > largest) [rings, largest] = [candidate, size]
  }
  const [west, south, east, north] = boxOf({ type: 'Polygon', coordinates: rings })
  const squeeze = squeezeAt((south + north) / 2)
  const [cx, cy] = centroidOf(rings[0]!)
  let best = { x: cx * squeeze, y: cy, depth: depthAt(rings, squeeze, cx * squeeze, cy) }
  const wide = (east - west) * squeeze
  const tall = north - south
  const side = Math.min(wide, tall)
  const enough = side * 0.35
  let half = side / 2
  let squares: { x: number; y: number }[] = []
  for (let x = west * squeeze; x < east * squeeze; x += side) {
    for (let y = south; y < north; y += side) squares.push({ x: x + half, y: y + half })
  }
  const close = side / 64
  while (best.depth < enough && squares.length > 0 && half > close / 4) {
    const next: { x: number; y: number }[] = []
    for (const { x, y } of squares) {
      const depth = depthAt(rings, squeeze, x, y)
      if (depth > best.depth) best = { x, y, depth }
      if (depth + half * Math.SQRT2 <= best.depth + close) continue
      const q = half / 2
      next.push({ x: x - q, y: y - q }, { x: x + q, y: y - q }, { x: x - q, y: y + q }, { x: x + q, y: y + q })
    }
    squares = next
    half /= 2
  }
  return [best.x / squeeze, best.y]
}
