// Ground of a parent that none of its children claims, and holes between siblings. Where every edge is shared with a
// neighbour or the parent nothing needs computing, which is how a sound file looks.
import { polygonsOf, ringArea2, toSteps, type Position, type Ring, type Shape } from '../../kernel/geometry.ts'
import { holdsPoint, insidePoint } from '../../kernel/geometry-inside.ts'
import { areaOf, boxesMeet, differenceOf, intersectionOf, unionOf } from '../../kernel/overlay.ts'
import { boxOf } from '../../kernel/geometry.ts'
import { leastArea, leastWidth } from './overlaps.ts'
import { widthOf } from './shape-faults.ts'

export type Gap = { shape: Shape; area: number; width: number; at: Position }

/** Corners by number, edges by the numbers of both ends. */
const newLedger = () => {
  const corners = new Map<number, number>()
  const open = new Set<number>()
  const most = 2 ** 25
  let origin: Position | undefined
  const cornerOf = (at: Position): number => {
    origin ??= at
    // Within three degrees of the first corner both differences fit into 26 bits.
    const key = (toSteps(at[0]) - toSteps(origin[0]) + most) * most * 2 + (toSteps(at[1]) - toSteps(origin[1]) + most)
    let number = corners.get(key)
    if (number === undefined) corners.set(key, (number = corners.size))
    return number
  }
  const walk = (ring: Ring, forward: boolean, visit: (edge: number, back: number) => void): void => {
    const numbers = ring.map(cornerOf)
    for (let i = 1; i < numbers.length; i++) {
      const [a, b] = forward ? [numbers[i - 1]!, numbers[i]!] : [numbers[i]!, numbers[i - 1]!]
      visit(a * most + b, b * most + a)
    }
  }
  const each = (shape: Shape, outward: boolean, visit: (edge: number, back: number) => void): void => {
    for (const rings of polygonsOf(shape)) rings.forEach((ring, i) => walk(ring, ((ringArea2(ring) > 0) === (i === 0)) === outward, visit))
  }
  return {
    add: (shape: Shape, outward: boolean) => each(shape, outward, (edge, back) => void (open.delete(back) || open.add(edge))),
    /**
     * Corners of open edges that may lie around a hole: those of rings that run clockwise, and those where rings can't be
     * told apart. A ring that runs counter-clockwise goes around everything, or around ground that two claim.
     */
    suspects: (): Set<number> => {
      const next = new Map<number, number>()
      const forks = new Set<number>()
      for (const edge of open) {
        const from = Math.floor(edge / most)
        if (next.has(from)) forks.add(from)
        next.set(from, edge % most)
      }
      const places = new Map<number, readonly [number, number]>()
      for (const [key, number] of corners) if (next.has(number)) places.set(number, [Math.floor(key / (most * 2)), key % (most * 2)])
      const suspects = new Set(forks)
      const walked = new Set<number>()
      for (const begin of next.keys()) {
        const ring: number[] = []
        let at: number | undefined = begin
        while (at !== undefined && !walked.has(at) && !forks.has(at)) {
          walked.add(at)
          ring.push(at)
          at = next.get(at)
        }
        if (ring.length === 0) continue
        const [x0, y0] = places.get(begin)!
        const area = ring.reduce((sum, one, i) => {
          const [ax, ay] = places.get(one)!
          const [bx, by] = places.get(ring[(i + 1) % ring.length]!)!
          return sum + (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
        }, 0)
        if (at !== begin || area < 0) for (const corner of ring) suspects.add(corner)
      }
      return suspects
    },
    /** Whether one of its open edges begins or ends at one of the corners. */
    touches: (shape: Shape, these: ReadonlySet<number>): boolean => {
      let found = false
      each(shape, true, (edge) => void (found ||= open.has(edge) && (these.has(Math.floor(edge / most)) || these.has(edge % most))))
      return found
    },
    hasOpen: (shape: Shape): boolean => {
      let found = false
      each(shape, true, (edge) => void (found ||= open.has(edge)))
      return found
    },
    get size() {
      return open.size
    },
  }
}

/** The children that have an edge which neither a sibling nor the parent shares; none when they fill the parent exactly. */
export const looseIn = (parent: Shape, children: readonly Shape[]): Shape[] => {
  const ledger = newLedger()
  for (const child of children) ledger.add(child, true)
  ledger.add(parent, false)
  return ledger.size === 0 ? [] : children.filter((child) => ledger.hasOpen(child))
}

const toGap = (shape: Shape): Gap[] =>
  polygonsOf(shape).map((rings): Gap => {
    const one: Shape = { type: 'Polygon', coordinates: rings }
    return { shape: one, area: areaOf(one), width: widthOf(rings[0]!), at: rings[0]![0]! }
  }).filter(({ area, width }) => area >= leastArea && width >= leastWidth)

/** What the children leave of their parent; asked only where they don't fill it exactly. */
export const findGapsIn = (parent: Shape, children: readonly Shape[]): Gap[] => {
  const all = unionOf(children)
  const rest = all === null ? null : differenceOf(parent, all)
  return rest === null ? [] : toGap(rest)
}

/** Holes between shapes that have no parent to fill. */
export const findHolesBetween = (shapes: readonly Shape[]): Gap[] => {
  const ledger = newLedger()
  for (const shape of shapes) ledger.add(shape, true)
  const suspects = ledger.size === 0 ? new Set<number>() : ledger.suspects()
  if (suspects.size === 0) return []
  const around = shapes.filter((shape) => ledger.touches(shape, suspects))
  const chosen = new Set(around)
  const others = shapes.filter((shape) => !chosen.has(shape))
  const all = unionOf(around)
  if (all === null) return []
  const holes = polygonsOf(all).flatMap(([, ...rings]) => rings.map((ring): Shape => ({ type: 'Polygon', coordinates: [[...ring].reverse()] })))
  if (holes.length === 0) return []
  const spots = others.map((shape) => ({ shape, at: insidePoint(shape) }))
  return holes.flatMap((hole) => {
    const filling = spots.filter(({ at }) => holdsPoint(hole, at)).map(({ shape }) => shape)
    const rest = filling.length === 0 ? hole : differenceOf(hole, unionOf(filling)!)
    return rest === null ? [] : toGap(rest)
  })
}

/** How much of the shape sticks out of its parent, in square metres. */
export const outsideArea = (shape: Shape, parent: Shape): number => areaOf(differenceOf(shape, parent))

const outlineLength = (shape: Shape): number => {
  let length = 0
  for (const rings of polygonsOf(shape)) for (const ring of rings) for (let i = 1; i < ring.length; i++) length += Math.hypot(ring[i]![0] - ring[i - 1]![0], ring[i]![1] - ring[i - 1]![1])
  return length
}

/** The neighbour whose border the gap shares most of, by how much outline vanishes when both become one. */
export const neighbourOf = (gap: Shape, shapes: readonly Shape[]): { index: number; joined: Shape } | undefined => {
  let best: { index: number; joined: Shape; gain: number } | undefined
  shapes.forEach((shape, index) => {
    if (!boxesMeet(boxOf(gap), boxOf(shape)) || intersectionOf(gap, shape) !== null) return
    const joined = unionOf([shape, gap])
    if (joined === null || polygonsOf(joined).length > polygonsOf(shape).length) return
    const gain = outlineLength(shape) + outlineLength(gap) - outlineLength(joined)
    if (!best || gain > best.gain) best = { index, joined, gain }
  })
  return best
}
