// Cuts a face of the mesh into one part for each thing that needs room, again and again in two across the longer side, so
// that the parts look like city blocks: streets run on, corners meet, nothing is a sliver.
import { areaOf, extent, grain, proportions, sharpest, type Figure } from './figure.ts'
import type { Ground } from './ground.ts'
import { cutFace, edgesAround, splitEdge, type Mesh } from './mesh.ts'
import type { Seeded } from '../../kernel/seeded.ts'

export type Need = {
  /** Room wanted, in numbers of smallest cells. */
  weight: number
  /** 1 wants the thinly settled side of a cut, 0 the dense one. */
  rural?: number
  /** Wish to lie east (x) or north (y) of its siblings. */
  wish?: readonly [number, number]
}

export type SliceOptions = {
  /** Cells wanted per square metre at a point, up to a factor. */
  density: (east: number, north: number) => number
  /** How far a new road swings out of the straight line, as a share of its length. */
  bend: number
  /** How far a new road may turn from the grain of its surroundings, in radians. */
  turn: number
}

type Cut = {
  /** Position in the ring where each end lies: an edge's number and how far along it (0 is its first corner). */
  ends: [{ edge: number; share: number }, { edge: number; share: number }]
  low: Need[]
  high: Need[]
  /** The part left of the way between the ends is the low one. */
  leftIsLow: boolean
  cost: number
}

const threeProbes = [1 / 6, 1 / 2, 5 / 6]
const oneProbe = [1 / 2]

/** How far along a direction a given share of the figure's settled room is reached. */
function reachOf(f: Figure, ux: number, uy: number, density: SliceOptions['density'], fine: boolean): (share: number) => number {
  const strips = fine ? 20 : 10
  const probes = fine ? threeProbes : oneProbe
  const [least, most] = extent(f, ux, uy)
  const step = (most - least) / strips
  const sums: number[] = [0]
  const met: number[] = []
  for (let k = 0; k < strips; k++) {
    const t = least + (k + 0.5) * step
    met.length = 0
    for (let i = 0, j = f.length - 2; i < f.length; j = i, i += 2) {
      const a = f[j]! * ux + f[j + 1]! * uy - t
      const b = f[i]! * ux + f[i + 1]! * uy - t
      if (a < 0 === b < 0) continue
      const va = f[j + 1]! * ux - f[j]! * uy
      const vb = f[i + 1]! * ux - f[i]! * uy
      met.push(va + ((vb - va) * a) / (a - b))
    }
    if (met.length > 2) met.sort((p, q) => p - q)
    else if (met.length === 2 && met[0]! > met[1]!) met.reverse()
    let room = 0
    for (let m = 0; m + 1 < met.length; m += 2) {
      const long = met[m + 1]! - met[m]!
      for (const q of probes) {
        const v = met[m]! + q * long
        room += (long / probes.length) * density(t * ux - v * uy, t * uy + v * ux)
      }
    }
    sums.push(sums[k]! + room)
  }
  return (share) => {
    const wanted = share * sums[strips]!
    let k = 0
    while (k < strips - 1 && sums[k + 1]! < wanted) k++
    return least + (k + (wanted - sums[k]!) / (sums[k + 1]! - sums[k]! || 1)) * step
  }
}

/** How far a part is from a good start for that many blocks: 1 is perfect. */
function costOf(f: Figure, parts: number): number {
  const { aspect, fill } = proportions(f)
  if (!(fill > 0.3)) return 100
  const needle = Math.max(0, sharpest(f) - 0.5) * 3
  const long = parts === 1 ? aspect : Math.max(1.15, aspect / (1 + 0.4 * Math.min(parts - 1, 3)))
  return long / (fill * fill) + needle
}

/** The two parts a line would make, its ends drawn to a corner that is near; nothing when it meets the outline oftener. */
function tryLine(f: Figure, ux: number, uy: number, t: number, near: number): { ends: Cut['ends']; low: number[]; high: number[]; leftIsLow: boolean } | undefined {
  const n = f.length / 2
  const ends: { edge: number; share: number }[] = []
  const points: number[] = []
  for (let i = 0; i < n; i++) {
    const j = (i + 1) % n
    const ax = f[2 * i]!
    const ay = f[2 * i + 1]!
    const bx = f[2 * j]!
    const by = f[2 * j + 1]!
    const a = ax * ux + ay * uy - t
    const b = bx * ux + by * uy - t
    if (a < 0 === b < 0) continue
    if (ends.length === 2) return undefined
    const s = a / (a - b)
    const long = Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2)
    if (s * long < near || (1 - s) * long < near) {
      const end = s < 0.5 ? i : j
      ends.push({ edge: end, share: 0 })
      points.push(f[2 * end]!, f[2 * end + 1]!)
    } else {
      ends.push({ edge: i, share: s })
      points.push(ax + s * (bx - ax), ay + s * (by - ay))
    }
  }
  const [p, q] = ends
  if (!p || !q || p.edge === q.edge) return undefined
  const walk = (from: typeof p, to: typeof p, fx: number, fy: number, tx: number, ty: number): number[] => {
    const part = [fx, fy]
    let i = (from.edge + 1) % n
    const last = to.edge
    while (i !== last) {
      part.push(f[2 * i]!, f[2 * i + 1]!)
      i = (i + 1) % n
    }
    if (to.share > 0) part.push(f[2 * last]!, f[2 * last + 1]!)
    part.push(tx, ty)
    return part
  }
  // Walking the outline from q round to p leaves the part on the left of the way p → q.
  const left = walk(q, p, points[2]!, points[3]!, points[0]!, points[1]!)
  const right = walk(p, q, points[0]!, points[1]!, points[2]!, points[3]!)
  if (left.length < 6 || right.length < 6) return undefined
  // The direction has the low side on its right when p → q runs along (−uy, ux).
  const along = (points[2]! - points[0]!) * -uy + (points[3]! - points[1]!) * ux
  const leftIsLow = along > 0
  return { ends: [p, q], low: leftIsLow ? left : right, high: leftIsLow ? right : left, leftIsLow }
}

/** Ways to deal the needs out to the two sides of a cut in this direction, the even ones first. */
function deals(needs: readonly Need[], ux: number, uy: number, lowIsDense: number): { low: Need[]; high: Need[]; share: number }[] {
  const rank = (n: Need): number => (n.rural ?? 0) * lowIsDense * 10 + (n.wish ? n.wish[0] * ux + n.wish[1] * uy : 0)
  const order = needs.map((need, i) => ({ need, i, r: rank(need) })).sort((a, b) => a.r - b.r || a.i - b.i).map((o) => o.need)
  const total = order.reduce((sum, n) => sum + n.weight, 0)
  const all: { low: Need[]; high: Need[]; share: number }[] = []
  let sum = 0
  for (let k = 1; k < order.length; k++) {
    sum += order[k - 1]!.weight
    all.push({ low: order.slice(0, k), high: order.slice(k), share: sum / total })
  }
  return all.sort((a, b) => Math.abs(a.share - 0.5) - Math.abs(b.share - 0.5)).slice(0, 4)
}

function bestCut(f: Figure, needs: readonly Need[], near: number, options: SliceOptions, random: Seeded): Cut | undefined {
  const own = grain(f)
  let best: Cut | undefined
  const consider = (angle: number): void => {
    const ux = Math.cos(angle)
    const uy = Math.sin(angle)
    const reach = reachOf(f, ux, uy, options.density, needs.length > 4)
    const [least, most] = extent(f, ux, uy)
    const lowIsDense = Math.sign(reach(0.5) - (least + most) / 2) < 0 ? 1 : -1
    for (const { low, high, share } of deals(needs, ux, uy, lowIsDense)) {
      const t = reach(share)
      const made = tryLine(f, ux, uy, t, near) ?? tryLine(f, ux, uy, t, 0)
      if (!made) continue
      const cost = Math.max(costOf(made.low, low.length), costOf(made.high, high.length)) + random.between(0, 0.12)
      if (!best || cost < best.cost) best = { ends: made.ends, low, high, leftIsLow: made.leftIsLow, cost }
    }
  }
  const turn = random.between(-options.turn, options.turn)
  consider(own + turn)
  consider(own + turn + Math.PI / 2)
  for (let k = 1; k < 6 && (!best || best.cost > 2.4); k++) {
    consider(own + (k * Math.PI) / 12)
    consider(own + (k * Math.PI) / 12 + Math.PI / 2)
  }
  return best
}

const crosses = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number, dx: number, dy: number): boolean => {
  const side = (px: number, py: number, qx: number, qy: number, rx: number, ry: number): boolean =>
    (qx - px) * (ry - py) - (qy - py) * (rx - px) > 0
  return side(ax, ay, bx, by, cx, cy) !== side(ax, ay, bx, by, dx, dy) && side(cx, cy, dx, dy, ax, ay) !== side(cx, cy, dx, dy, bx, by)
}

/** Bends of a new road between two points of the outline, or none where there is no room for them. */
function bendsFor(f: Figure, p: readonly [number, number], q: readonly [number, number], bend: number, random: Seeded): [number, number][] {
  const long = Math.hypot(q[0] - p[0], q[1] - p[1])
  const count = Math.min(3, Math.floor(long / 350))
  if (bend === 0 || count === 0) return []
  const nx = -(q[1] - p[1])
  const ny = q[0] - p[0]
  const swing = random.between(-bend, bend)
  const bends: [number, number][] = []
  for (let k = 1; k <= count; k++) {
    const s = k / (count + 1)
    const out = swing * 4 * s * (1 - s) + random.between(-bend, bend) * 0.25
    bends.push([p[0] + s * (q[0] - p[0]) + out * nx, p[1] + s * (q[1] - p[1]) + out * ny])
  }
  // A hair inside the ends, so that touching the outline there doesn't count as crossing it.
  const inset = 1e-3
  const way = [[p[0] + inset * (bends[0]![0] - p[0]), p[1] + inset * (bends[0]![1] - p[1])], ...bends,
    [q[0] + inset * (bends[count - 1]![0] - q[0]), q[1] + inset * (bends[count - 1]![1] - q[1])]]
  for (let k = 0; k + 1 < way.length; k++) {
    for (let i = 0, j = f.length - 2; i < f.length; j = i, i += 2) {
      if (crosses(way[k]![0]!, way[k]![1]!, way[k + 1]![0]!, way[k + 1]![1]!, f[j]!, f[j + 1]!, f[i]!, f[i + 1]!)) return []
    }
  }
  return bends
}

/** The face's outline in metres. */
export function figureOf(mesh: Mesh, ground: Ground, face: number): number[] {
  const f: number[] = []
  for (const h of edgesAround(mesh, face)) f.push(ground.east(mesh.x[mesh.origin[h]!]!), ground.north(mesh.y[mesh.origin[h]!]!))
  return f
}

/** Cuts the face so that every need gets a face of its own, told through `give`. */
export function slice<N extends Need>(
  mesh: Mesh,
  ground: Ground,
  face: number,
  needs: readonly N[],
  options: SliceOptions,
  random: Seeded,
  give: (need: N, face: number) => void,
): void {
  if (needs.length === 1) return give(needs[0]!, face)
  const f = figureOf(mesh, ground, face)
  const cells = needs.reduce((sum, n) => sum + n.weight, 0)
  const near = 0.22 * Math.sqrt(areaOf(f) / cells)
  const cut = bestCut(f, needs, near, options, random)
  if (!cut) throw new Error(`no cut found for ${needs.length} parts`)
  const around = edgesAround(mesh, face)
  const at = cut.ends.map(({ edge, share }) => {
    const j = (edge + 1) % around.length
    return [f[2 * edge]! + share * (f[2 * j]! - f[2 * edge]!), f[2 * edge + 1]! + share * (f[2 * j + 1]! - f[2 * edge + 1]!)] as const
  })
  const starts = cut.ends.map(({ edge, share }, i) =>
    share === 0 ? around[edge]! : splitEdge(mesh, around[edge]!, ...ground.stepsOf(at[i]![0], at[i]![1])))
  const bends = bendsFor(f, at[0]!, at[1]!, options.bend, random).map(([e, n]) => ground.stepsOf(e, n))
  const right = cutFace(mesh, starts[0]!, starts[1]!, bends)
  slice(mesh, ground, cut.leftIsLow ? face : right, cut.low as N[], options, random, give)
  slice(mesh, ground, cut.leftIsLow ? right : face, cut.high as N[], options, random, give)
}
