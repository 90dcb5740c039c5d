// From pieces of border to closed shapes: what has the same group on both sides goes, the rest is walked along with the
// group on the left. Two shapes that share a border share its corners to the last digit.
import type { Polygon, Position, Shape } from '../../kernel/geometry.ts'
import type { Borders } from './borders.ts'
import type { Ground } from './ground.ts'

type Ring = { points: number[]; area: number }

/** The shape of every group of cells, 0 … groups−1. */
export function shapesOf({ x, y, segments }: Borders, groups: number, groupOfCell: (cell: number) => number, ground: Ground): Shape[] {
  const out: Map<number, number[]>[] = Array.from({ length: groups }, () => new Map())
  const add = (group: number, from: number, to: number): void => {
    const list = out[group]!.get(from)
    if (list) list.push(to)
    else out[group]!.set(from, [to])
  }
  for (let s = 0; s < segments.length; s += 4) {
    const [from, to] = [segments[s]!, segments[s + 1]!]
    const left = segments[s + 2]! === -1 ? -1 : groupOfCell(segments[s + 2]!)
    const right = segments[s + 3]! === -1 ? -1 : groupOfCell(segments[s + 3]!)
    if (left === right) continue
    if (left !== -1) add(left, from, to)
    if (right !== -1) add(right, to, from)
  }
  const angle = (from: number, to: number): number => Math.atan2(y[to]! - y[from]!, x[to]! - x[from]!)
  const walk = (ways: Map<number, number[]>): Ring[] => {
    const rings: Ring[] = []
    for (const first of [...ways.keys()].sort((a, b) => a - b)) {
      for (let list = ways.get(first); list && list.length > 0; list = ways.get(first)) {
        const points: number[] = []
        let at = first
        let before = -1
        for (;;) {
          const ends = ways.get(at)
          if (!ends || ends.length === 0) break
          let pick = 0
          if (ends.length > 1 && before !== -1) {
            // The next way clockwise from where we came keeps to this wedge of the group.
            const back = angle(at, before)
            let least = Infinity
            ends.forEach((end, k) => {
              const by = (back - angle(at, end) + 4 * Math.PI) % (2 * Math.PI) || 2 * Math.PI
              if (by < least) [least, pick] = [by, k]
            })
          }
          const [to] = ends.splice(pick, 1) as [number]
          points.push(at)
          before = at
          at = to
        }
        rings.push(...simpleRings(points, x, y))
      }
    }
    return rings
  }
  const positions = (points: readonly number[]): Position[] => [...points, points[0]!].map((p) => ground.position(x[p]!, y[p]!))
  return out.map((ways) => {
    const rings = walk(ways)
    const outer = rings.filter((ring) => ring.area > 0).sort((a, b) => b.area - a.area)
    const polygons = outer.map((ring) => ({ ring, holes: [] as Ring[] }))
    for (const hole of rings.filter((ring) => ring.area < 0)) {
      const home = polygons.findLast(({ ring }) => polygons.length === 1 || hole.points.some((p) => !ring.points.includes(p) && holds(ring.points, p, x, y))) ?? polygons[0]
      home?.holes.push(hole)
    }
    const coordinates = polygons.map(({ ring, holes }) => [positions(ring.points), ...holes.map((hole) => positions(hole.points))])
    return coordinates.length === 1 ? ({ type: 'Polygon', coordinates: coordinates[0]! } satisfies Polygon) : { type: 'MultiPolygon', coordinates }
  })
}

/** A walk that comes by a corner twice is two rings. */
function simpleRings(points: readonly number[], x: readonly number[], y: readonly number[]): Ring[] {
  const rings: Ring[] = []
  const stack: number[] = []
  const place = new Map<number, number>()
  const close = (part: number[]): void => {
    let area = 0
    part.forEach((p, i) => {
      const q = part[(i + 1) % part.length]!
      area += (x[p]! - x[part[0]!]!) * (y[q]! - y[part[0]!]!) - (x[q]! - x[part[0]!]!) * (y[p]! - y[part[0]!]!)
    })
    if (part.length > 2 && area !== 0) rings.push({ points: part, area })
  }
  for (const p of points) {
    const known = place.get(p)
    if (known !== undefined) {
      const part = stack.splice(known)
      for (const q of part) place.delete(q)
      close(part)
    }
    place.set(p, stack.push(p) - 1)
  }
  close(stack)
  return rings
}

function holds(ring: readonly number[], p: number, x: readonly number[], y: readonly number[]): boolean {
  let odd = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[i]!, ring[j]!]
    if (y[a]! > y[p]! !== y[b]! > y[p]! && x[p]! < x[a]! + ((x[b]! - x[a]!) * (y[p]! - y[a]!)) / (y[b]! - y[a]!)) odd = !odd
  }
  return odd
}
