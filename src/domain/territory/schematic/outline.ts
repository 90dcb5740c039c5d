// From the plan's few nodes to the streets' outlines: roads run nearly straight, the river swings, the district's own
// border is ragged, the old wall stays as it was built. Every edge is drawn once and used by both of its sides.
import { toDegrees, type Position } from '../../kernel/geometry.ts'
import type { Ground } from './ground.ts'
import type { Outline, Plan } from './plan.ts'
import { seeded } from '../../kernel/seeded.ts'

type Spot = [number, number]

/** Points between two ends, ragged like a border that follows fields and gullies. */
function ragged(a: Spot, b: Spot, depth: number, random: () => number): Spot[] {
  const long = Math.hypot(b[0] - a[0], b[1] - a[1])
  if (depth === 0 || long < 420) return []
  const out = (random() - 0.5) * (depth === 4 ? 0.2 : 0.26)
  const share = 0.5 + (random() - 0.5) * 0.24
  const mid: Spot = [a[0] + share * (b[0] - a[0]) - out * (b[1] - a[1]), a[1] + share * (b[1] - a[1]) + out * (b[0] - a[0])]
  return [...ragged(a, mid, depth - 1, random), mid, ...ragged(mid, b, depth - 1, random)]
}

/** Points of a smooth curve from b to c that comes from a and goes on to d (Catmull and Rom). */
function smooth(a: Spot, b: Spot, c: Spot, d: Spot, step: number): Spot[] {
  const count = Math.max(2, Math.round(Math.hypot(c[0] - b[0], c[1] - b[1]) / step))
  const at = (p: number, q: number, r: number, s: number, t: number): number =>
    0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t * t * t)
  return Array.from({ length: count - 1 }, (_, k) => {
    const t = (k + 1) / count
    return [at(a[0], b[0], c[0], d[0], t), at(a[1], b[1], c[1], d[1], t)]
  })
}

/** A road: straight, with a slight swing when it is long. */
function road(a: Spot, b: Spot, random: () => number): Spot[] {
  const long = Math.hypot(b[0] - a[0], b[1] - a[1])
  const count = Math.floor(long / 700)
  const swing = (random() - 0.5) * 0.07
  return Array.from({ length: count }, (_, k) => {
    const t = (k + 1) / (count + 1)
    const out = swing * 4 * t * (1 - t) + (random() - 0.5) * 0.008
    return [a[0] + t * (b[0] - a[0]) - out * (b[1] - a[1]), a[1] + t * (b[1] - a[1]) + out * (b[0] - a[0])]
  })
}

export function drawOutline(plan: Plan, ground: Ground): Outline {
  const x: number[] = []
  const y: number[] = []
  const add = (spot: Spot): number => {
    const [sx, sy] = ground.stepsOf(spot[0], spot[1])
    y.push(sy)
    return x.push(sx) - 1
  }
  const spotOf = (name: string): Spot => {
    const node = plan.nodes[name]
    if (!node) throw new Error(`the plan has no node ${name}`)
    return [node[0] * 1000, node[1] * 1000]
  }
  const corner = new Map<string, number>()
  for (const name of Object.keys(plan.nodes)) corner.set(name, add(spotOf(name)))
  const uses = new Map<string, number>()
  const keyOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)
  for (const { ring } of plan.regions) {
    ring.forEach((a, i) => {
      const key = keyOf(a, ring[(i + 1) % ring.length]!)
      uses.set(key, (uses.get(key) ?? 0) + 1)
    })
  }
  const wall = new Set(plan.wall)
  const between = new Map<string, number[]>()
  /** Corners strictly between two nodes, in the order from a to b. */
  const along = (a: string, b: string): number[] => {
    const key = keyOf(a, b)
    let list = between.get(key)
    if (!list) {
      const [from, to] = key.split(' ') as [string, string]
      const random = seeded(plan.seed, key).next
      const i = plan.river.indexOf(from)
      const j = plan.river.indexOf(to)
      let spots: Spot[]
      if (i >= 0 && j >= 0 && Math.abs(i - j) === 1) {
        const step = Math.sign(j - i)
        const before = plan.river[i - step] ?? from
        const after = plan.river[j + step] ?? to
        spots = smooth(spotOf(before), spotOf(from), spotOf(to), spotOf(after), 260)
      } else if (wall.has(from) && wall.has(to)) spots = []
      else if (uses.get(key) === 1) spots = ragged(spotOf(from), spotOf(to), 4, random)
      else spots = road(spotOf(from), spotOf(to), random)
      list = spots.map(add)
      between.set(key, list)
    }
    return keyOf(a, b).startsWith(`${a} `) ? list : [...list].reverse()
  }
  const line = (names: readonly string[], closed: boolean): number[] =>
    names.flatMap((a, i) => {
      const b = names[i + 1] ?? (closed ? names[0] : undefined)
      return b === undefined ? [corner.get(a)!] : [corner.get(a)!, ...along(a, b)]
    })
  const position = (c: number): Position => [toDegrees(x[c]!), toDegrees(y[c]!)]
  const rings = plan.regions.map(({ ring }) => line(ring, true))
  const wallLine = line(plan.wall, true)
  return {
    x,
    y,
    rings,
    river: line(plan.river, false).map(position),
    wall: wallLine.length > 0 ? [...wallLine, wallLine[0]!].map(position) : [],
  }
}
