// What the planner never cuts: sites. A site is a building, an entrance, or several of them on one spot; its samples
// stand for it in the triangulation (points just inside the footprint, so that a wall shared by two buildings lies midway).
import { polygonsOf, type Position, type Shape } from '../../kernel/geometry.ts'
import type { Ground } from './ground.ts'
import type { AtomRef, PlannerBuilding } from './types.ts'

export type Site = {
  atoms: AtomRef[]
  households: number
  /** Middle, in metres from the ground's corner. */
  east: number
  north: number
  /** Samples in even steps: x, y, x, y … */
  samples: number[]
}

/** Metres inside the footprint: samples close to the wall; probes further in, so that a sloppy overlap joins nobody. */
const wall = 0.06
const deep = 0.5
const spacing = 8
const even = (n: number): number => 2 * Math.round(n / 2)

type Outline = { rings: readonly Float64Array[]; box: [number, number, number, number]; probes: number[] }

/** Rings in metres, closed. */
function outlineOf(shape: Shape, ground: Ground): Outline {
  const rings: Float64Array[] = []
  const box: Outline['box'] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const polygon of polygonsOf(shape)) {
    for (const ring of polygon) {
      const flat = new Float64Array(ring.length * 2)
      ring.forEach((p, i) => {
        const e = ground.x(p) * ground.east
        const n = ground.y(p) * ground.north
        flat[2 * i] = e
        flat[2 * i + 1] = n
        box[0] = Math.min(box[0], e)
        box[1] = Math.min(box[1], n)
        box[2] = Math.max(box[2], e)
        box[3] = Math.max(box[3], n)
      })
      rings.push(flat)
    }
  }
  return { rings, box, probes: [] }
}

function holds({ rings }: Outline, e: number, n: number): boolean {
  let odd = false
  for (const r of rings) {
    for (let i = 2; i < r.length; i += 2) {
      const ay = r[i - 1]!
      const by = r[i + 1]!
      if (ay > n !== by > n && e < r[i - 2]! + ((r[i]! - r[i - 2]!) * (n - ay)) / (by - ay)) odd = !odd
    }
  }
  return odd
}

function sampleOutline(outline: Outline, inset: number): number[] {
  const found: number[] = []
  for (const r of outline.rings) {
    for (let i = 2; i < r.length; i += 2) {
      const dx = r[i]! - r[i - 2]!
      const dy = r[i + 1]! - r[i - 1]!
      const long = Math.hypot(dx, dy)
      if (long < 0.2) continue
      // Beside a right angle both edges give the same sample; along a common wall all are equally far from it.
      const corner = Math.min(inset, long / 4)
      const parts = Math.max(1, Math.ceil((long - 2 * corner) / spacing))
      for (let k = 0; k <= parts; k++) {
        const t = corner + ((long - 2 * corner) * k) / parts
        for (const side of [1, -1]) {
          const e = r[i - 2]! + (dx * t - side * dy * inset) / long
          const n = r[i - 1]! + (dy * t + side * dx * inset) / long
          if (holds(outline, e, n)) found.push(e, n)
        }
      }
    }
  }
  return found
}

/** The middle of the footprint's corners, in metres. */
const middleOf = (rings: readonly Float64Array[]): [number, number] => {
  const r = rings[0]!
  let e = 0
  let n = 0
  const corners = Math.max(1, r.length / 2 - 1)
  for (let i = 0; i < corners; i++) {
    e += r[2 * i]! / corners
    n += r[2 * i + 1]! / corners
  }
  return [e, n]
}

const nearest = (places: readonly Site[], e: number, n: number): Site =>
  places.reduce((best, s) => ((s.east - e) ** 2 + (s.north - n) ** 2 < (best.east - e) ** 2 + (best.north - n) ** 2 ? s : best))

/** Every building or entrance as a site of its own, each with its outline where it has one. */
function singles(buildings: readonly PlannerBuilding[], ground: Ground): { sites: Site[]; outlines: { outline: Outline; sites: Site[] }[] } {
  const sites: Site[] = []
  const outlines: { outline: Outline; sites: Site[] }[] = []
  const siteAt = (atom: AtomRef, households: number, e: number, n: number): Site => {
    const site = { atoms: [atom], households, east: e, north: n, samples: [] }
    sites.push(site)
    return site
  }
  const metres = (p: Position): [number, number] => [ground.x(p) * ground.east, ground.y(p) * ground.north]
  const push = (site: Site, e: number, n: number): void => void site.samples.push(even(e / ground.east), even(n / ground.north))
  for (const { id, place, households, entrances } of buildings) {
    const outline = place.type === 'Point' ? undefined : outlineOf(place, ground)
    const samples = outline ? sampleOutline(outline, wall) : []
    const here = place.type === 'Point' ? metres(place.coordinates) : middleOf(outline!.rings)
    const own = entrances?.length
      ? entrances.map((entrance, i) => siteAt({ building: id, entrance: i }, entrance.households, ...metres(entrance.position)))
      : [siteAt({ building: id }, households, ...here)]
    for (let i = 0; i < samples.length; i += 2) push(nearest(own, samples[i]!, samples[i + 1]!), samples[i]!, samples[i + 1]!)
    for (const site of own) if (site.samples.length === 0 || entrances?.length) push(site, site.east, site.north)
    if (outline) {
      outline.probes = [...sampleOutline(outline, deep), ...here]
      outlines.push({ outline, sites: own })
    }
  }
  return { sites, outlines }
}

/** Union by the smaller index. */
function joiner(count: number): { root: (i: number) => number; join: (a: number, b: number) => void } {
  const up = Int32Array.from({ length: count }, (_, i) => i)
  const root = (i: number): number => {
    while (up[i] !== i) {
      up[i] = up[up[i]!]!
      i = up[i]!
    }
    return i
  }
  return {
    root,
    join(a, b) {
      const [p, q] = [root(a), root(b)]
      up[Math.max(p, q)] = Math.min(p, q)
    },
  }
}

export type SiteSet = { sites: Site[]; /** Whether a footprint covers the place (metres). */ covers: (e: number, n: number) => boolean }

/** All sites; those on one spot, or with one footprint reaching well into the other, are one. */
export function sitesOf(buildings: readonly PlannerBuilding[], ground: Ground): SiteSet {
  const { sites, outlines } = singles(buildings, ground)
  const { root, join } = joiner(sites.length)
  const index = new Map(sites.map((site, i) => [site, i]))
  const spots = new Map<number, number>()
  sites.forEach(({ samples }, s) => {
    for (let i = 0; i < samples.length; i += 2) {
      const key = samples[i]! * 2 ** 26 + samples[i + 1]!
      const other = spots.get(key)
      if (other === undefined) spots.set(key, s)
      else if (root(other) !== root(s)) join(other, s)
    }
  })
  // Probes that lie inside a footprint of another building, looked up by squares of 32 m.
  const square = (m: number): number => Math.floor(m / 32)
  const bins = new Map<number, number[]>()
  const probe = (s: number, e: number, n: number): void => {
    const key = square(e) * 100_003 + square(n)
    const list = bins.get(key)
    if (list) list.push(s, e, n)
    else bins.set(key, [s, e, n])
  }
  for (const { outline, sites: own } of outlines) {
    for (let i = 0; i < outline.probes.length; i += 2) probe(index.get(nearest(own, outline.probes[i]!, outline.probes[i + 1]!))!, outline.probes[i]!, outline.probes[i + 1]!)
  }
  const drawn = new Set(outlines.flatMap((o) => o.sites))
  sites.forEach((site, s) => {
    if (!drawn.has(site)) probe(s, site.east, site.north)
  })
  for (const { outline, sites: own } of outlines) {
    const mine = own.map((site) => index.get(site)!)
    const [west, south, east, north] = outline.box
    if (east - west > 2000 || north - south > 2000) continue
    for (let i = square(west); i <= square(east); i++) {
      for (let j = square(south); j <= square(north); j++) {
        const list = bins.get(i * 100_003 + j) ?? []
        for (let k = 0; k < list.length; k += 3) {
          const other = list[k]!
          if (mine.includes(other)) continue
          const [e, n] = [list[k + 1]!, list[k + 2]!]
          if (!holds(outline, e, n)) continue
          join(index.get(nearest(own, e, n))!, other)
        }
      }
    }
  }
  const whole = new Map<number, Site[]>()
  sites.forEach((site, i) => {
    const list = whole.get(root(i))
    if (list) list.push(site)
    else whole.set(root(i), [site])
  })
  return { sites: [...whole.values()].map(fuse), covers: coverOf(outlines.map((o) => o.outline)) }
}

/** Footprints found by squares of 64 m. */
function coverOf(outlines: readonly Outline[]): (e: number, n: number) => boolean {
  const square = (m: number): number => Math.floor(m / 64)
  const bins = new Map<number, Outline[]>()
  for (const outline of outlines) {
    const [west, south, east, north] = outline.box
    if (east - west > 2000 || north - south > 2000) continue
    for (let i = square(west); i <= square(east); i++) {
      for (let j = square(south); j <= square(north); j++) {
        const list = bins.get(i * 100_003 + j)
        if (list) list.push(outline)
        else bins.set(i * 100_003 + j, [outline])
      }
    }
  }
  return (e, n) => (bins.get(square(e) * 100_003 + square(n)) ?? []).some(({ box, ...o }) => e >= box[0] && e <= box[2] && n >= box[1] && n <= box[3] && holds({ box, ...o }, e, n))
}

function fuse(parts: readonly Site[]): Site {
  if (parts.length === 1) return parts[0]!
  const households = parts.reduce((sum, p) => sum + p.households, 0)
  const weight = (p: Site): number => (households === 0 ? 1 / parts.length : p.households / households)
  return {
    atoms: parts.flatMap((p) => p.atoms),
    households,
    east: parts.reduce((sum, p) => sum + p.east * weight(p), 0),
    north: parts.reduce((sum, p) => sum + p.north * weight(p), 0),
    samples: parts.flatMap((p) => p.samples),
  }
}
