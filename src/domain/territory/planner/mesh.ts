// The ground as a triangulation: corners of the boundary, samples of the sites, points beside the barriers. Every corner
// belongs to a site (its own, or the nearest by ways that avoid barriers), so that cells are sets of sites and borders run
// midway between corners of different sites.
import { polygonsOf, type Shape } from '../../kernel/geometry.ts'
import type { Barriers } from './barriers.ts'
import type { Ground } from './ground.ts'
import { labelCorners } from './labels.ts'
import type { Site, SiteSet } from './sites.ts'
import { beforeOf, nextOf, triangulate, type Triangulation, type TriangulationFault } from './triangulation.ts'

export type Mesh = Triangulation & {
  /** Triangles inside the boundary. */
  inside: Uint8Array
  /** The piece each triangle lies in, -1 outside. */
  piece: Int32Array
  pieces: number
  /** The site each corner belongs to, -1 outside. */
  label: Int32Array
  /** Sites as they came out: some are fused, each lies in one piece. An empty piece has one without buildings. */
  sites: Site[]
  pieceOfSite: Int32Array
  outside: Site[]
  /** Corners that the boundary came with or that lie exactly on it. */
  given: Uint8Array
  /** Corners left and right of a barrier with the metres they stand for and its weight. */
  pairs: readonly (readonly [number, number, number, number])[]
  /** Metres between free corners: how fine the ground is where nothing stands. */
  free: number
}

const most = 2_000_000

/** Corners on an edge of the boundary about every `spacing` metres; exactly on it where whole steps allow. */
function refine(ax: number, ay: number, bx: number, by: number, metres: number, spacing: number, add: (x: number, y: number) => void): void {
  const parts = Math.floor(metres / spacing)
  if (parts < 2) return
  const [dx, dy] = [bx - ax, by - ay]
  let [g, r] = [Math.abs(dx), Math.abs(dy)]
  while (r > 0) [g, r] = [r, g % r]
  for (let k = 1; k < parts; k++) {
    const t = k / parts
    const exact = Math.round(t * g)
    if (Math.abs(exact / g - t) * parts < 0.4 && exact > 0 && exact < g) add(ax + (dx / g) * exact, ay + (dy / g) * exact)
    else add(Math.round(ax + dx * t), Math.round(ay + dy * t))
  }
}

export function meshOf(boundary: Shape, { sites, covers }: SiteSet, barriers: Barriers, ground: Ground): Mesh | TriangulationFault {
  const xs: number[] = []
  const ys: number[] = []
  const numbers = new Map<number, number>()
  const corner = (x: number, y: number): number => {
    const key = (x + 2 ** 25) * 2 ** 27 + (y + 2 ** 25)
    const known = numbers.get(key)
    if (known !== undefined) return known
    const at = xs.push(x) - 1
    ys.push(y)
    numbers.set(key, at)
    return at
  }
  const rings = polygonsOf(boundary).flatMap((polygon) => polygon.map((ring) => ring.map((p) => [ground.x(p), ground.y(p)] as const)))
  let area = 0
  for (const ring of rings) for (let i = 1; i < ring.length; i++) area += ring[i - 1]![0] * ring[i]![1] - ring[i]![0] * ring[i - 1]![1]
  const spacing = Math.min(60, Math.max(5, 0.5 * Math.sqrt((Math.abs(area) * ground.east * ground.north) / 2 / Math.max(1, sites.length))))
  const given = new Set<number>()
  for (const ring of rings) for (const [x, y] of ring) given.add(corner(x, y))
  const edges: [number, number][] = []
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!]
      if (ax === bx && ay === by) continue
      // Both neighbours of a shared edge put the same corners on it: it is always gone along in one direction.
      const back = ax > bx || (ax === bx && ay > by)
      const path: number[] = []
      const metres = Math.hypot((bx - ax) * ground.east, (by - ay) * ground.north)
      if (back) refine(bx, by, ax, ay, metres, spacing, (x, y) => path.push(corner(x, y)))
      else refine(ax, ay, bx, by, metres, spacing, (x, y) => path.push(corner(x, y)))
      if (back) path.reverse()
      let from = corner(ax, ay)
      for (const to of [...path, corner(bx, by)]) {
        if (from !== to) edges.push([from, to])
        from = to
      }
    }
  }
  const samplesOf = sites.map(({ samples }) => Array.from({ length: samples.length / 2 }, (_, i) => corner(samples[2 * i]!, samples[2 * i + 1]!)))
  const even = (n: number): number => 2 * Math.round(n / 2)
  const pairs: [number, number, number, number][] = []
  const [wide, tall] = [Math.max(...rings.flat().map((p) => p[0])), Math.max(...rings.flat().map((p) => p[1]))]
  for (const [le, ln, re, rn, metres, weight] of barriers.pairs) {
    const [lx, ly, rx, ry] = [even(le / ground.east), even(ln / ground.north), even(re / ground.east), even(rn / ground.north)]
    if (Math.min(lx, rx, ly, ry) < 0 || Math.max(lx, rx) > wide || Math.max(ly, ry) > tall) continue
    if (covers(le, ln) || covers(re, rn)) continue
    pairs.push([corner(lx, ly), corner(rx, ry), metres, weight])
  }
  // Free corners over open ground, in rows set off against one another, so that borders don't run astray there.
  const free = Math.max(spacing, Math.sqrt((Math.abs(area) * ground.east * ground.north) / 2 / (8 * sites.length + 400)))
  const near = nearOf(xs, ys, 1.5 * free, ground)
  const [stepE, stepN] = [free / ground.east, (free * 0.87) / ground.north]
  for (let row = 0, y = stepN / 2; y < tall; y += stepN, row++) {
    for (let x = row % 2 === 0 ? stepE / 2 : stepE; x < wide; x += stepE) if (!near(x, y)) corner(even(x), even(y))
  }
  const margin = wide + tall + 1000
  const frame = [corner(-margin, -margin), corner(wide + margin, -margin), corner(wide + margin, tall + margin), corner(-margin, tall + margin)]
  if (xs.length > most) return { fault: 'flat', point: 0 }
  const made = triangulate(Float64Array.from(xs), Float64Array.from(ys), ground.wide, ground.tall, edges)
  if ('fault' in made) return made
  const flooded = flood(made, frame[0]!)
  const { copyOf, ...parted } = partCorners(made, flooded.inside)
  const plain = { ...parted, ...flooded }
  return { ...plain, ...labelCorners(plain, sites, samplesOf, barriers, ground), given: Uint8Array.from(copyOf, (i) => (given.has(i) ? 1 : 0)), pairs, free }
}

/** Whether one of the corners so far lies within so many metres. */
function nearOf(xs: readonly number[], ys: readonly number[], metres: number, ground: Ground): (x: number, y: number) => boolean {
  const bins = new Map<number, number[]>()
  const bin = (steps: number, perStep: number): number => Math.floor((steps * perStep) / metres)
  xs.forEach((x, i) => {
    const key = bin(x, ground.east) * 1_000_003 + bin(ys[i]!, ground.north)
    const list = bins.get(key)
    if (list) list.push(i)
    else bins.set(key, [i])
  })
  return (x, y) => {
    const [i, j] = [bin(x, ground.east), bin(y, ground.north)]
    for (let a = i - 1; a <= i + 1; a++) {
      for (let b = j - 1; b <= j + 1; b++) {
        for (const c of bins.get(a * 1_000_003 + b) ?? []) if (((xs[c]! - x) * ground.east) ** 2 + ((ys[c]! - y) * ground.north) ** 2 < metres * metres) return true
      }
    }
    return false
  }
}

/** From the frame inward; an edge kept an odd number of times is the boundary. */
function flood({ triangles, twins, kept }: Triangulation, outer: number): { inside: Uint8Array; piece: Int32Array; pieces: number } {
  const count = triangles.length / 3
  const inside = new Uint8Array(count)
  const piece = new Int32Array(count).fill(-2)
  let pieces = 0
  const first = Math.floor(triangles.indexOf(outer) / 3)
  // Triangles by which a patch is entered across the boundary, and whether they lie inside; a patch is filled before the next.
  const later: number[] = [first, 0]
  for (let at = 0; at < later.length; at += 2) {
    const entry = later[at]!
    if (piece[entry] !== -2) continue
    const within = later[at + 1]!
    const number = within ? pieces++ : -1
    piece[entry] = number
    const patch = [entry]
    while (patch.length > 0) {
      const t = patch.pop()!
      inside[t] = within
      for (let h = 3 * t; h < 3 * t + 3; h++) {
        if (twins[h] === -1) continue
        const u = Math.floor(twins[h]! / 3)
        if (piece[u] !== -2) continue
        if (kept[h]! % 2 === 1) later.push(u, 1 - within)
        else {
          piece[u] = number
          patch.push(u)
        }
      }
    }
  }
  // Pieces are named in the order of the boundary, whose corners come first.
  const least = new Int32Array(pieces).fill(-1)
  for (let h = 0; h < triangles.length; h++) {
    const p = piece[Math.floor(h / 3)]!
    if (p >= 0 && (least[p] === -1 || triangles[h]! < least[p]!)) least[p] = triangles[h]!
  }
  const rank = Array.from(least.keys()).sort((a, b) => least[a]! - least[b]! || a - b)
  const name = new Int32Array(pieces)
  rank.forEach((p, i) => (name[p] = i))
  for (let t = 0; t < count; t++) if (piece[t]! >= 0) piece[t] = name[piece[t]!]!
  return { inside, piece, pieces }
}

/** Where the inside touches itself in one point, each side gets a corner of its own there: pieces never share a corner. */
function partCorners(mesh: Triangulation, inside: Uint8Array): Triangulation & { copyOf: Int32Array } {
  const triangles = mesh.triangles.slice()
  const copyOf = Array.from({ length: mesh.x.length }, (_, i) => i)
  const done = new Uint8Array(triangles.length)
  const used = new Uint8Array(mesh.x.length)
  for (let start = 0; start < triangles.length; start++) {
    if (done[start] || !inside[Math.floor(start / 3)]) continue
    const corner = mesh.triangles[start]!
    const name = used[corner] ? copyOf.push(corner) - 1 : corner
    used[corner] = 1
    // Once around against the clock; where the boundary stops that, the other way as well.
    let h = start
    let round = false
    for (;;) {
      done[h] = 1
      triangles[h] = name
      const over = beforeOf(h)
      if (mesh.kept[over]! % 2 === 1) break
      h = mesh.twins[over]!
      if (h === start) {
        round = true
        break
      }
    }
    for (h = start; !round && mesh.kept[h]! % 2 === 0; ) {
      h = nextOf(mesh.twins[h]!)
      done[h] = 1
      triangles[h] = name
    }
  }
  return { ...mesh, triangles, x: Float64Array.from(copyOf, (i) => mesh.x[i]!), y: Float64Array.from(copyOf, (i) => mesh.y[i]!), copyOf: Int32Array.from(copyOf) }
}
