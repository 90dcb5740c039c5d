// Whether a shape is the same but for corners added on its edges: what an edit next door does to a unit that gives and
// takes no ground, so that both sides of a border keep the same corners.
import type { Position, Shape } from '../../kernel/geometry.ts'
import { insidePoint } from '../../kernel/geometry-inside.ts'
import { borderOf, fromOf, planeAround, toOf } from './plane.ts'

/** A corner on whole steps lies this near to the edge it was put on, in steps. */
export const near = 1.5

export const offEdge = ([x, y]: readonly [number, number], [ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number => {
  const [dx, dy] = [bx - ax, by - ay]
  const t = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)
  return t < 0 || t > 1 ? Infinity : Math.hypot(x - ax - t * dx, y - ay - t * dy)
}

/** An edge and the corners put on it, in its direction. */
export type Way = { from: Position; to: Position; corners: readonly Position[] }

/** The edges that got corners; undefined when ground was given or taken. */
export function cornersAdded(before: Shape, after: Shape): Way[] | undefined {
  const plane = planeAround(insidePoint(before))
  const [old, now] = [borderOf(plane, before), borderOf(plane, after)]
  const left = new Map<number, Set<number>>()
  for (const edge of now) left.set(fromOf(edge), (left.get(fromOf(edge)) ?? new Set()).add(toOf(edge)))
  const ways: Way[] = []
  let met = 0
  for (const edge of old) {
    const [end, from] = [toOf(edge), fromOf(edge)]
    const corners: number[] = []
    for (let at = from; at !== end; met++) {
      const nexts = left.get(at)
      const next = nexts?.has(end) ? end : [...(nexts ?? [])].find((to) => offEdge(plane.spots[to]!, plane.spots[from]!, plane.spots[end]!) <= near)
      if (next === undefined) return undefined
      nexts!.delete(next)
      if (next !== end) corners.push(next)
      at = next
    }
    if (corners.length > 0) ways.push({ from: plane.placeOf(from), to: plane.placeOf(end), corners: corners.map(plane.placeOf) })
  }
  return met === now.size ? ways : undefined
}

export const onlyCornersAdded = (before: Shape, after: Shape): boolean => cornersAdded(before, after) !== undefined
