// Corners that a division puts on edges, as ways along those edges: found between a border before and after, merged where
// both sides of an edge got corners, and put into the rings of everybody who shares the edge.
import type { Position, Shape } from '../../kernel/geometry.ts'
import { borderOf, edgeKey, fromOf, lineKey, segmentOf, toOf, type Plane } from '../edit/plane.ts'

/** The way along an edge by `lineKey`, in the direction of that key. */
export type Ways = ReadonlyMap<number, readonly number[]>

/** For each edge of the border that got corners, the way along them. */
export function waysOf(plane: Plane, before: Shape, after: Shape): Map<number, number[]> {
  const onward = new Map<number, number[]>()
  for (const edge of borderOf(plane, after)) {
    const list = onward.get(fromOf(edge))
    if (list) list.push(toOf(edge))
    else onward.set(fromOf(edge), [toOf(edge)])
  }
  const ways = new Map<number, number[]>()
  for (const edge of borderOf(plane, before)) {
    const [from, to] = [fromOf(edge), toOf(edge)]
    const [a, b] = segmentOf(plane, edge)
    const way = [from]
    while (way.at(-1) !== to && way.length < 10_000) {
      // Where borders touch in one corner, the way that leads towards the end of this edge.
      const at = plane.spots[way.at(-1)!]!
      const along = (corner: number): number => {
        const [x, y] = plane.spots[corner]!
        const [dx, dy] = [x - at[0], y - at[1]]
        return (dx * (b[0] - a[0]) + dy * (b[1] - a[1])) / Math.hypot(dx, dy)
      }
      const next = onward.get(way.at(-1)!)?.reduce((best, corner) => (along(corner) > along(best) ? corner : best))
      if (next === undefined) break
      way.push(next)
    }
    if (way.length > 2 && way.at(-1) === to) ways.set(lineKey(edge), edge === lineKey(edge) ? way : way.reverse())
  }
  return ways
}

/** Corners in their order along an edge. */
export function inOrder(plane: Plane, edge: number, corners: Iterable<number>): number[] {
  const [a, b] = segmentOf(plane, edge)
  const along = (corner: number): number => (plane.spots[corner]![0] - a[0]) * (b[0] - a[0]) + (plane.spots[corner]![1] - a[1]) * (b[1] - a[1])
  return [...new Set(corners)].sort((p, q) => along(p) - along(q) || p - q)
}

/** One way for every edge that somebody has put corners on, and for every piece of it that somebody has already. */
export function mergedWays(plane: Plane, all: readonly Ways[]): Ways {
  const made = new Map<number, readonly number[]>()
  for (const edge of new Set(all.flatMap((ways) => [...ways.keys()]))) {
    const ends = [fromOf(edge), toOf(edge)]
    const known = all.flatMap((ways) => (ways.has(edge) ? [ways.get(edge)!] : []))
    const between = inOrder(plane, edge, known.flatMap((way) => way.slice(1, -1)))
    const whole = [ends[0]!, ...between, ends[1]!]
    for (const way of [ends, ...known]) {
      for (let k = 1; k < way.length; k++) {
        const piece = whole.slice(whole.indexOf(way[k - 1]!), whole.indexOf(way[k]!) + 1)
        if (piece.length < 3) continue
        const key = edgeKey(piece[0]!, piece.at(-1)!)
        made.set(lineKey(key), key === lineKey(key) ? piece : piece.reverse())
      }
    }
  }
  return made
}

/** The same shape with the corners that were put on its edges. */
export function along(plane: Plane, shape: Shape, ways: Ways): Shape {
  if (ways.size === 0) return shape
  const ring = (places: readonly Position[]): Position[] => places.flatMap((place, i) => {
    if (i === 0) return [place]
    const edge = edgeKey(plane.cornerAt(plane.spotOf(places[i - 1]!)), plane.cornerAt(plane.spotOf(place)))
    const way = ways.get(lineKey(edge))
    if (!way) return [place]
    const corners = way.slice(1, -1).map(plane.placeOf)
    return [...(edge === lineKey(edge) ? corners : corners.reverse()), place]
  })
  return shape.type === 'Polygon' ? { type: 'Polygon', coordinates: shape.coordinates.map(ring) } : { type: 'MultiPolygon', coordinates: shape.coordinates.map((rings) => rings.map(ring)) }
}
