// Which site each corner of the triangulation belongs to: samples to their own, free corners to the nearest by ways along
// edges, where crossing a barrier costs a long detour. Then every site is one connected patch, and so is every cell that is
// a connected set of sites.
import type { Barriers } from './barriers.ts'
import type { Ground } from './ground.ts'
import { newHeap } from './heap.ts'
import type { Site } from './sites.ts'
import { nextOf, type Triangulation } from './triangulation.ts'

export type Labels = { label: Int32Array; sites: Site[]; pieceOfSite: Int32Array; outside: Site[] }
type Plain = Triangulation & { inside: Uint8Array; piece: Int32Array; pieces: number }

/** Metres of detour a barrier of weight 1 is worth. */
const detour = 300

/** Neighbours of every corner along edges inside, corner by corner. */
export function cornerNeighbours({ triangles, inside, x }: Plain): { first: Uint32Array; next: Uint32Array } {
  const first = new Uint32Array(x.length + 1)
  for (let h = 0; h < triangles.length; h++) {
    if (!inside[Math.floor(h / 3)]) continue
    first[triangles[h]! + 1]!++
    first[triangles[nextOf(h)]! + 1]!++
  }
  for (let i = 0; i < x.length; i++) first[i + 1]! += first[i]!
  const fill = first.slice()
  const next = new Uint32Array(first[x.length]!)
  for (let h = 0; h < triangles.length; h++) {
    if (!inside[Math.floor(h / 3)]) continue
    const [a, b] = [triangles[h]!, triangles[nextOf(h)]!]
    next[fill[a]!++] = b
    next[fill[b]!++] = a
  }
  return { first, next }
}

export function labelCorners(mesh: Plain, given: readonly Site[], samplesOf: readonly (readonly number[])[], barriers: Barriers, ground: Ground): Labels {
  const { x, y, triangles, inside, piece, pieces } = mesh
  const pieceOfCorner = new Int32Array(x.length).fill(-1)
  for (let h = 0; h < triangles.length; h++) if (inside[Math.floor(h / 3)]) pieceOfCorner[triangles[h]!] = piece[Math.floor(h / 3)]!
  const label = new Int32Array(x.length).fill(-1)
  const sites: Site[] = []
  const pieceOf: number[] = []
  const outside: Site[] = []
  given.forEach((site, s) => {
    const votes = new Map<number, number>()
    for (const c of samplesOf[s]!) if (pieceOfCorner[c] !== -1) votes.set(pieceOfCorner[c]!, (votes.get(pieceOfCorner[c]!) ?? 0) + 1)
    if (votes.size === 0) return void outside.push(site)
    const [home] = [...votes].reduce((best, vote) => (vote[1] > best[1] ? vote : best))
    const number = sites.push(site) - 1
    pieceOf.push(home)
    for (const c of samplesOf[s]!) if (pieceOfCorner[c] === home) label[c] = number
  })
  const found = new Set(pieceOf)
  for (let p = 0; p < pieces; p++) {
    if (found.has(p)) continue
    const c = pieceOfCorner.indexOf(p)
    label[c] = sites.push({ atoms: [], households: 0, east: x[c]! * ground.east, north: y[c]! * ground.north, samples: [] }) - 1
    pieceOf.push(p)
  }
  const { first, next } = cornerNeighbours(mesh)
  const metres = (a: number, b: number): number => Math.hypot((x[a]! - x[b]!) * ground.east, (y[a]! - y[b]!) * ground.north)
  const crossed = (a: number, b: number): number => barriers.crossed(x[a]! * ground.east, y[a]! * ground.north, x[b]! * ground.east, y[b]! * ground.north)
  // The cost of a corner is its straight distance from the sample it was reached from, and the detours on the way: nearly a
  // Voronoi diagram, and every patch grows out of its sample.
  const far = new Float64Array(x.length).fill(Infinity)
  const origin = new Int32Array(x.length).fill(-1)
  const detours = new Float64Array(x.length)
  const heap = newHeap()
  for (let c = 0; c < x.length; c++) {
    if (label[c] === -1) continue
    far[c] = 0
    origin[c] = c
    heap.push(c, 0)
  }
  for (let top = heap.pop(); top; top = heap.pop()) {
    const c = top.item
    if (top.cost > far[c]!) continue
    for (let k = first[c]!; k < first[c + 1]!; k++) {
      const d = next[k]!
      if (origin[d] === d) continue
      const straight = metres(origin[c]!, d)
      if (Math.max(far[c]!, straight + detours[c]!) >= far[d]!) continue
      const way = detours[c]! + detour * crossed(c, d)
      const cost = Math.max(far[c]!, straight + way)
      if (cost >= far[d]!) continue
      far[d] = cost
      label[d] = label[c]!
      origin[d] = origin[c]!
      detours[d] = way
      heap.push(d, cost)
    }
  }
  return { label, outside, ...joinPatches(label, sites, pieceOf, first, next) }
}

/** A site whose samples are kept apart by others becomes one with those between. */
function joinPatches(label: Int32Array, sites: Site[], pieceOf: number[], first: Uint32Array, next: Uint32Array): { sites: Site[]; pieceOfSite: Int32Array } {
  const patch = new Int32Array(label.length).fill(-1)
  const patchesOf = sites.map((): number[] => [])
  let patches = 0
  for (let c = 0; c < label.length; c++) {
    if (label[c] === -1 || patch[c] !== -1) continue
    patchesOf[label[c]!]!.push(c)
    const waiting = [c]
    patch[c] = patches
    while (waiting.length > 0) {
      const at = waiting.pop()!
      for (let k = first[at]!; k < first[at + 1]!; k++) {
        if (patch[next[k]!] !== -1 || label[next[k]!] !== label[c]) continue
        patch[next[k]!] = patches
        waiting.push(next[k]!)
      }
    }
    patches++
  }
  if (patches === sites.length) return { sites, pieceOfSite: Int32Array.from(pieceOf) }
  const up = sites.map((_, i) => i)
  const root = (i: number): number => (up[i] === i ? i : (up[i] = root(up[i]!)))
  patchesOf.forEach((starts, s) => {
    for (const start of starts.slice(1)) {
      // Breadth first to any corner of the first patch: whatever sites lie on the way are joined.
      const from = new Map<number, number>([[start, -1]])
      const queue = [start]
      for (let i = 0; i < queue.length; i++) {
        const at = queue[i]!
        if (patch[at] === patch[starts[0]!]) {
          for (let c = at; c !== -1; c = from.get(c)!) {
            const [p, q] = [root(s), root(label[c]!)]
            up[Math.max(p, q)] = Math.min(p, q)
          }
          break
        }
        for (let k = first[at]!; k < first[at + 1]!; k++) {
          if (from.has(next[k]!)) continue
          from.set(next[k]!, at)
          queue.push(next[k]!)
        }
      }
    }
  })
  const number = new Map<number, number>()
  const joined: Site[] = []
  const pieces: number[] = []
  sites.forEach((site, s) => {
    const r = root(s)
    const known = number.get(r)
    if (known === undefined) {
      number.set(r, joined.push({ ...site, atoms: [...site.atoms], samples: [] }) - 1)
      pieces.push(pieceOf[s]!)
      return
    }
    const into = joined[known]!
    const share = into.households + site.households === 0 ? 0.5 : site.households / (into.households + site.households)
    into.east += (site.east - into.east) * share
    into.north += (site.north - into.north) * share
    into.households += site.households
    into.atoms.push(...site.atoms)
  })
  for (let c = 0; c < label.length; c++) if (label[c] !== -1) label[c] = number.get(root(label[c]!))!
  return { sites: joined, pieceOfSite: Int32Array.from(pieces) }
}
