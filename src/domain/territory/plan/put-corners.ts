// Puts corners that came onto edges of the net into shapes drawn before: on an edge that still is one of those, or on a
// piece of it. All that depends on is the piece and the corners, so that both sides of a border get the same.
import { boxOf, polygonsOf, toSteps, type Position, type Ring, type Shape } from '../../kernel/geometry.ts'
import { near, offEdge, type Way } from '../edit/only-corners.ts'
import { boxesMeet } from './ground.ts'

type Spot = readonly [number, number]

export const putCorners = (ways: readonly Way[]): ((shape: Shape) => Shape) => {
  const edges = ways.map(({ from, to, corners }) => ({ from, to, corners, box: boxOf({ type: 'Polygon', coordinates: [[from, to, ...corners]] }) }))
  const around = boxOf({ type: 'Polygon', coordinates: [ways.flatMap(({ from, to, corners }) => [from, to, ...corners])] })
  const between = (a: Position, b: Position): Position[] => {
    // From the first corner, so that steps stay small numbers.
    const spot = (at: Position): Spot => [toSteps(at[0]) - toSteps(a[0]), toSteps(at[1]) - toSteps(a[1])]
    const end = spot(b)
    const along = ([x, y]: Spot): number => (x * end[0] + y * end[1]) / (end[0] ** 2 + end[1] ** 2)
    const box = boxOf({ type: 'Polygon', coordinates: [[a, b]] })
    const found = new Map<string, readonly [number, Position]>()
    if (!boxesMeet(box, around)) return []
    for (const edge of edges) {
      if (!boxesMeet(box, edge.box)) continue
      const [from, to] = [spot(edge.from), spot(edge.to)]
      if (offEdge([0, 0], from, to) > near || offEdge(end, from, to) > near) continue
      for (const corner of edge.corners) {
        const at = spot(corner)
        const share = along(at)
        const isEnd = (at[0] === 0 && at[1] === 0) || (at[0] === end[0] && at[1] === end[1])
        if (!isEnd && share > 0 && share < 1 && offEdge(at, [0, 0], end) <= near) found.set(at.join(), [share, corner])
      }
    }
    return [...found.values()].sort(([one], [two]) => one - two).map(([, corner]) => corner)
  }
  const onRing = (ring: Ring): Ring => ring.flatMap((at, i) => (i === 0 ? [at] : [...between(ring[i - 1]!, at), at]))
  return (shape) => {
    if (!boxesMeet(boxOf(shape), around)) return shape
    const polygons = polygonsOf(shape).map((rings) => rings.map(onRing))
    return shape.type === 'Polygon' ? { type: 'Polygon', coordinates: polygons[0]! } : { type: 'MultiPolygon', coordinates: polygons }
  }
}
