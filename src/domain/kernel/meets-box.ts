// Whether a shape and a box have a point in common: what "in this part of the map" means when a map asks for its features.
import { boxOf, polygonsOf, toSteps, type Box, type Position, type Shape } from './geometry.ts'
import { holdsPoint } from './geometry-inside.ts'

const side = (ax: number, ay: number, bx: number, by: number, x: number, y: number): number => Math.sign((bx - ax) * (y - ay) - (x - ax) * (by - ay))

/** In whole steps, so that touching has one answer everywhere. */
const edgeMeets = (from: Position, to: Position, [west, south, east, north]: Box): boolean => {
  const [ax, ay, bx, by] = [toSteps(from[0]), toSteps(from[1]), toSteps(to[0]), toSteps(to[1])]
  const [w, s, e, n] = [toSteps(west), toSteps(south), toSteps(east), toSteps(north)]
  if (Math.max(ax, bx) < w || Math.min(ax, bx) > e || Math.max(ay, by) < s || Math.min(ay, by) > n) return false
  // The boxes meet: then the edge misses the box only where all its corners lie on one side of it.
  const sides = [side(ax, ay, bx, by, w, s), side(ax, ay, bx, by, e, s), side(ax, ay, bx, by, e, n), side(ax, ay, bx, by, w, n)]
  return !(sides.every((one) => one > 0) || sides.every((one) => one < 0))
}

/** `around` is the shape's own box, when it is known. */
export const meetsBox = (shape: Shape, box: Box, around: Box = boxOf(shape)): boolean => {
  const [west, south, east, north] = box
  if (around[0] > east || around[2] < west || around[1] > north || around[3] < south) return false
  if (around[0] >= west && around[2] <= east && around[1] >= south && around[3] <= north) return true
  if (polygonsOf(shape).some((rings) => rings.some((ring) => ring.some((at, i) => i > 0 && edgeMeets(ring[i - 1]!, at, box))))) return true
  // No edge meets it: the box lies wholly inside of the shape, or wholly outside.
  return holdsPoint(shape, [west, south])
}
