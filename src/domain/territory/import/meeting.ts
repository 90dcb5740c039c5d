// Do two sound shapes share an area? Answered without computing it, for the tens of thousands of neighbours in a file
// that only share a border; "perhaps" is for the overlay to find out.
import { polygonsOf, toSteps, type Shape } from '../../kernel/geometry.ts'
import { holdsPoint, insidePoint } from '../../kernel/geometry-inside.ts'

/** Edges of a shape in whole steps: x, y of both ends, and again. */
export type Outline = { shape: Shape; edges: Int32Array; west: number; south: number; east: number; north: number }

export const outlineOf = (shape: Shape): Outline => {
  let count = 0
  for (const rings of polygonsOf(shape)) for (const ring of rings) count += Math.max(0, ring.length - 1)
  const edges = new Int32Array(count * 4)
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  let n = 0
  for (const rings of polygonsOf(shape)) {
    for (const ring of rings) {
      let x = toSteps(ring[0]?.[0] ?? 0)
      let y = toSteps(ring[0]?.[1] ?? 0)
      for (let i = 1; i < ring.length; i++) {
        edges[n++] = x
        edges[n++] = y
        x = toSteps(ring[i]![0])
        y = toSteps(ring[i]![1])
        edges[n++] = x
        edges[n++] = y
        west = Math.min(west, x)
        east = Math.max(east, x)
        south = Math.min(south, y)
        north = Math.max(north, y)
      }
    }
  }
  return { shape, edges, west, south, east, north }
}

/** Offsets of the edges that reach into the box. */
const edgesIn = ({ edges }: Outline, west: number, south: number, east: number, north: number): number[] => {
  const found: number[] = []
  for (let e = 0; e < edges.length; e += 4) {
    const ax = edges[e]!
    const bx = edges[e + 2]!
    if ((ax < west && bx < west) || (ax > east && bx > east)) continue
    const ay = edges[e + 1]!
    const by = edges[e + 3]!
    if ((ay < south && by < south) || (ay > north && by > north)) continue
    found.push(e)
  }
  return found
}

const side = (ax: number, ay: number, bx: number, by: number, x: number, y: number): number => (bx - ax) * (y - ay) - (x - ax) * (by - ay)

const same = (a: Int32Array, i: number, b: Int32Array, k: number): boolean =>
  (a[i] === b[k] && a[i + 1] === b[k + 1] && a[i + 2] === b[k + 2] && a[i + 3] === b[k + 3]) || (a[i] === b[k + 2] && a[i + 1] === b[k + 3] && a[i + 2] === b[k] && a[i + 3] === b[k + 1])

/** The edges of each that the other doesn't have too; found by their middles. */
const unshared = (a: Int32Array, mine: readonly number[], b: Int32Array, theirs: readonly number[], west: number, south: number): readonly [number[], number[]] => {
  const middle = (edges: Int32Array, e: number): number => (edges[e]! + edges[e + 2]! - 2 * west) * 2 ** 26 + (edges[e + 1]! + edges[e + 3]! - 2 * south)
  const byMiddle = new Map<number, number[]>()
  for (const k of theirs) {
    const key = middle(b, k)
    const list = byMiddle.get(key)
    if (list) list.push(k)
    else byMiddle.set(key, [k])
  }
  const shared = new Set<number>()
  const left = mine.filter((i) => {
    const twin = byMiddle.get(middle(a, i))?.find((k) => same(a, i, b, k))
    if (twin === undefined) return true
    shared.add(twin)
    return false
  })
  return [left, theirs.filter((k) => !shared.has(k))]
}

const cross = (a: Int32Array, i: number, b: Int32Array, k: number): boolean => {
  const [ax, ay, bx, by] = [a[i]!, a[i + 1]!, a[i + 2]!, a[i + 3]!]
  const [cx, cy, dx, dy] = [b[k]!, b[k + 1]!, b[k + 2]!, b[k + 3]!]
  if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx) || Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return false
  const s1 = side(ax, ay, bx, by, cx, cy)
  const s2 = side(ax, ay, bx, by, dx, dy)
  if (!((s1 > 0 && s2 < 0) || (s1 < 0 && s2 > 0))) return false
  const s3 = side(cx, cy, dx, dy, ax, ay)
  const s4 = side(cx, cy, dx, dy, bx, by)
  return (s3 > 0 && s4 < 0) || (s3 < 0 && s4 > 0)
}

/** By the border rule of kernel/geometry-inside.ts; holes count themselves. */
const holdsStep = (edges: Int32Array, x: number, y: number): boolean => {
  let odd = false
  for (let e = 0; e < edges.length; e += 4) {
    const ay = edges[e + 1]!
    const by = edges[e + 3]!
    if (ay <= y === by <= y) continue
    const ax = edges[e]!
    const bx = edges[e + 2]!
    if ((ay < by ? side(ax, ay, bx, by, x, y) : side(bx, by, ax, ay, x, y)) >= 0) odd = !odd
  }
  return odd
}

/** Three points along the part of an edge that lies in the box. */
const pointsWithin = (edges: Int32Array, e: number, west: number, south: number, east: number, north: number): [number, number][] => {
  const [ax, ay, bx, by] = [edges[e]!, edges[e + 1]!, edges[e + 2]!, edges[e + 3]!]
  let from = 0
  let to = 1
  for (const [start, way, least, most] of [[ax, bx - ax, west, east], [ay, by - ay, south, north]] as const) {
    if (way === 0) continue
    const [t1, t2] = [(least - start) / way, (most - start) / way]
    from = Math.max(from, Math.min(t1, t2))
    to = Math.min(to, Math.max(t1, t2))
  }
  return to <= from ? [] : [1 / 16, 1 / 2, 15 / 16].map((share) => [ax + (bx - ax) * (from + (to - from) * share), ay + (by - ay) * (from + (to - from) * share)])
}

/**
 * Whether both may have an area in common. "No" overlooks only what begins and ends exactly at corners of both, along
 * edges that leave each other and come back between the points looked at.
 */
export const mayOverlap = (a: Outline, b: Outline): boolean => {
  const west = Math.max(a.west, b.west)
  const east = Math.min(a.east, b.east)
  const south = Math.max(a.south, b.south)
  const north = Math.min(a.north, b.north)
  if (west >= east || south >= north) return false
  const [mine, theirs] = [edgesIn(a, west, south, east, north), edgesIn(b, west, south, east, north)]
  const apart = unshared(a.edges, mine, b.edges, theirs, west, south)
  for (const i of apart[0]) for (const k of apart[1]) if (cross(a.edges, i, b.edges, k)) return true
  const runsInside = (edges: Int32Array, list: readonly number[], other: Int32Array): boolean => list.some((e) => pointsWithin(edges, e, west, south, east, north).some(([x, y]) => holdsStep(other, x, y)))
  if (runsInside(a.edges, apart[0], b.edges) || runsInside(b.edges, apart[1], a.edges)) return true
  // No border of one runs inside the other: then they lie apart, or one in the other, or they are the same.
  const inA = a.west <= b.west && a.east >= b.east && a.south <= b.south && a.north >= b.north
  const inB = b.west <= a.west && b.east >= a.east && b.south <= a.south && b.north >= a.north
  return (inA && holdsPoint(a.shape, insidePoint(b.shape))) || (inB && holdsPoint(b.shape, insidePoint(a.shape)))
}
