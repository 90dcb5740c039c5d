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
  const margin = wide + tall + 1000
  const frame = [corner(-margin, -margin), corner(wide + margin, -margin), corner(wide + margin, tall + margin), corner(-margin, tall + margin)]
  if (xs.length > most) return { fault: 'flat', point: 0 }
  const made = triangulate(Float64Array.from(xs), Float64Array.from(ys), ground.wide, ground.tall, edges)
  if ('fault' in made) return made
  const flooded = flood(made, frame[0]!)
  const { copyOf, ...parted } = partCorners(made, flooded.inside)
  const plain = { ...parted, ...flooded }
  return { ...plain, ...labelCorners(plain, sites, samplesOf, barriers, ground), given: Uint8Array.from(copyOf, (i) => (given.has(i) ? 1 : 0)), pairs }
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
