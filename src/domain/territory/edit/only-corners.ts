// Whether a shape is the same but for corners added on its edges: what an edit next door does to a unit that gives and
// takes no ground, so that both sides of a border keep the same corners.
import type { Shape } from '../../kernel/geometry.ts'
import { insidePoint } from '../../kernel/geometry-inside.ts'
import { borderOf, fromOf, planeAround, toOf } from './plane.ts'

/** A corner on whole steps lies this near to the edge it was put on, in steps. */
const near = 1.5

const offEdge = ([x, y]: readonly [number, number], [ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number => {
  const [dx, dy] = [bx - ax, by - ay]
  const t = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)
  return t < 0 || t > 1 ? Infinity : Math.hypot(x - ax - t * dx, y - ay - t * dy)
}

export function onlyCornersAdded(before: Shape, after: Shape): boolean {
  const plane = planeAround(insidePoint(before))
  const [old, now] = [borderOf(plane, before), borderOf(plane, after)]
  const left = new Map<number, Set<number>>()
  for (const edge of now) left.set(fromOf(edge), (left.get(fromOf(edge)) ?? new Set()).add(toOf(edge)))
  let met = 0
  for (const edge of old) {
    const [end, from] = [toOf(edge), fromOf(edge)]
    for (let at = from; at !== end; met++) {
      const nexts = left.get(at)
      const next = nexts?.has(end) ? end : [...(nexts ?? [])].find((to) => offEdge(plane.spots[to]!, plane.spots[from]!, plane.spots[end]!) <= near)
      if (next === undefined) return false
      nexts!.delete(next)
      at = next
    }
  }
  return met === now.size
}
