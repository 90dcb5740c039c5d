// A triangulation of whole-numbered points in which given edges are kept: Delaunay by d3-delaunay, then missing edges are
// brought in by turning diagonals (Sloan 1993). Every decision is the sign of an exact product, so whatever the input,
// the triangles fill the plane without gap or overlap, or the fault is named.
import { Delaunay } from 'd3-delaunay'

export type Triangulation = {
  x: Float64Array
  y: Float64Array
  /** Three corners a triangle, counter-clockwise; half-edge h runs from triangles[h] to triangles[nextOf(h)]. */
  triangles: Uint32Array
  /** The same edge seen from the other side; -1 on the rim. */
  twins: Int32Array
  /** How often each half-edge was asked to be kept; its twin has the same. */
  kept: Uint8Array
}
export type TriangulationFault = { fault: 'crossing' | 'flat'; point: number }

export const nextOf = (h: number): number => (h % 3 === 2 ? h - 2 : h + 1)
export const beforeOf = (h: number): number => (h % 3 === 0 ? h + 2 : h - 1)

/** Twice the area of a, b, c: positive when they turn left. Exact while the points lie within 0.4 degrees. */
export const turn = (x: Float64Array, y: Float64Array, a: number, b: number, c: number): number =>
  (x[b]! - x[a]!) * (y[c]! - y[a]!) - (x[c]! - x[a]!) * (y[b]! - y[a]!)

/** Points are all different. `wide` and `tall` stretch them for measuring. The edges are pairs of points. */
export function triangulate(x: Float64Array, y: Float64Array, wide: number, tall: number, edges: readonly (readonly [number, number])[]): Triangulation | TriangulationFault {
  const flat = new Float64Array(x.length * 2)
  for (let i = 0; i < x.length; i++) {
    flat[2 * i] = x[i]! * wide
    flat[2 * i + 1] = y[i]! * tall
  }
  const made = new Delaunay(flat)
  // d3-delaunay turns clockwise as seen with north up: two corners of each triangle change places.
  const triangles = Uint32Array.from(made.triangles)
  const twins = Int32Array.from(made.halfedges)
  const mesh: Triangulation = { x, y, triangles, twins, kept: new Uint8Array(triangles.length) }
  if (triangles.length > 0 && turn(x, y, triangles[0]!, triangles[1]!, triangles[2]!) < 0) mirror(mesh)
  for (let t = 0; t < triangles.length; t += 3) {
    if (turn(x, y, triangles[t]!, triangles[t + 1]!, triangles[t + 2]!) <= 0) return { fault: 'flat', point: triangles[t]! }
  }
  const some = new Int32Array(x.length).fill(-1)
  for (let h = 0; h < triangles.length; h++) some[triangles[h]!] = h
  if (some.includes(-1)) return { fault: 'flat', point: some.indexOf(-1) }
  for (const [a, b] of edges) {
    const fault = keep(mesh, some, a, b)
    if (fault) return fault
  }
  return mesh
}

function mirror({ triangles, twins }: Triangulation): void {
  // Corner order a b c becomes a c b: half-edge ab is now found where ca was, bc stays in the middle, ca where ab was.
  const place = (h: number): number => (h % 3 === 1 ? h : h % 3 === 0 ? h + 2 : h - 2)
  const old = twins.slice()
  for (let h = 0; h < twins.length; h++) twins[place(h)] = old[h]! === -1 ? -1 : place(old[h]!)
  for (let t = 0; t < triangles.length; t += 3) {
    const b = triangles[t + 1]!
    triangles[t + 1] = triangles[t + 2]!
    triangles[t + 2] = b
  }
}

/** Turns the diagonal of the two triangles at h: from (p, r) to (q, s). The corners' `some` stay true. */
function turnDiagonal(mesh: Triangulation, some: Int32Array, h: number): void {
  const { triangles, twins, kept } = mesh
  const g = twins[h]!
  const h1 = nextOf(h)
  const h2 = beforeOf(h)
  const g1 = nextOf(g)
  const g2 = beforeOf(g)
  const p = triangles[h]!
  const r = triangles[g]!
  const q = triangles[h2]!
  const s = triangles[g2]!
  const outer = [h1, h2, g1, g2].map((e) => [twins[e]!, kept[e]!] as const)
  // New triangles: q, p, s in h's place and s, r, q in g's.
  const base = h - (h % 3)
  const other = g - (g % 3)
  triangles.set([q, p, s], base)
  triangles.set([s, r, q], other)
  const tie = (e: number, [twin, count]: readonly [number, number]): void => {
    twins[e] = twin
    kept[e] = count
    if (twin !== -1) twins[twin] = e
  }
  tie(base, outer[1]!)
  tie(base + 1, outer[2]!)
  tie(other, outer[3]!)
  tie(other + 1, outer[0]!)
  tie(base + 2, [other + 2, 0])
  kept[other + 2] = 0
  some[q] = base
  some[p] = base + 1
  some[s] = other
  some[r] = other + 1
}

/** Brings the edge a–b in; where a point lies on the way, as two edges. */
function keep(mesh: Triangulation, some: Int32Array, a: number, b: number): TriangulationFault | undefined {
  const { x, y, triangles, twins, kept } = mesh
  let from = a
  while (from !== b) {
    // Around `from`, the triangle through which the way leaves.
    let h = some[from]!
    let way: { reached: number; edge: number } | { cross: number } | undefined
    const start = h
    for (let turned = 0; turned < 2 && way === undefined; turned++) {
      let first = true
      for (; h !== -1 && (first || h !== start); h = turned === 0 ? twins[beforeOf(h)]! : nextAround(mesh, h), first = false) {
        const u = triangles[nextOf(h)]!
        const v = triangles[beforeOf(h)]!
        if (u === b || (turn(x, y, from, b, u) === 0 && ahead(x, y, from, b, u))) way = { reached: u, edge: h }
        else if (v === b || (turn(x, y, from, b, v) === 0 && ahead(x, y, from, b, v))) way = { reached: v, edge: beforeOf(h) }
        else if (turn(x, y, from, b, u) < 0 && turn(x, y, from, b, v) > 0) way = { cross: nextOf(h) }
        if (way) break
      }
      h = start
    }
    if (!way) return { fault: 'flat', point: from }
    if ('reached' in way) {
      markKept(mesh, way.edge)
      from = way.reached
      continue
    }
    // The edges that lie across the way, up to b or the first point on it.
    const across: number[] = []
    let e = way.cross
    let end = b
    for (;;) {
      if (kept[e]! > 0) return { fault: 'crossing', point: from }
      across.push(triangles[e]!, triangles[nextOf(e)]!)
      const g = twins[e]!
      if (g === -1) return { fault: 'flat', point: from }
      const w = triangles[beforeOf(g)]!
      const side = turn(x, y, from, b, w)
      if (w === b || side === 0) {
        end = w
        break
      }
      e = side > 0 ? nextOf(g) : beforeOf(g)
    }
    let turns = 0
    const limit = 50 * across.length + across.length * across.length
    for (let at = 0; at < across.length; at += 2) {
      if (turns++ > limit) return { fault: 'flat', point: from }
      const p = across[at]!
      const r = across[at + 1]!
      const edge = edgeBetween(mesh, some, p, r)
      if (edge === -1) return { fault: 'flat', point: from }
      const q = triangles[beforeOf(edge)]!
      const s = triangles[beforeOf(twins[edge]!)]!
      if (turn(x, y, s, q, p) * turn(x, y, s, q, r) >= 0) {
        across.push(p, r)
        continue
      }
      turnDiagonal(mesh, some, edge)
      if (q === from || s === from || q === end || s === end) continue
      if (turn(x, y, from, end, q) * turn(x, y, from, end, s) < 0) across.push(q, s)
    }
    const edge = edgeBetween(mesh, some, from, end)
    if (edge === -1) return { fault: 'flat', point: from }
    markKept(mesh, edge)
    from = end
  }
  return undefined
}

const nextAround = (mesh: Triangulation, h: number): number => {
  const g = mesh.twins[h]!
  return g === -1 ? -1 : nextOf(g)
}

const ahead = (x: Float64Array, y: Float64Array, from: number, to: number, p: number): boolean =>
  (x[to]! - x[from]!) * (x[p]! - x[from]!) + (y[to]! - y[from]!) * (y[p]! - y[from]!) > 0

function markKept(mesh: Triangulation, h: number): void {
  mesh.kept[h] = mesh.kept[h]! + 1
  const g = mesh.twins[h]!
  if (g !== -1) mesh.kept[g] = mesh.kept[g]! + 1
}

/** The half-edge from p to r, or -1. */
function edgeBetween(mesh: Triangulation, some: Int32Array, p: number, r: number): number {
  const start = some[p]!
  for (let h = start, first = true; h !== -1 && (first || h !== start); h = nextAround(mesh, h), first = false) {
    if (mesh.triangles[nextOf(h)] === r) return h
    if (mesh.triangles[beforeOf(h)] === r && mesh.twins[beforeOf(h)] !== -1) return mesh.twins[beforeOf(h)]!
  }
  for (let h = start, first = true; h !== -1 && (first || h !== start); h = mesh.twins[beforeOf(h)]!, first = false) {
    if (mesh.triangles[nextOf(h)] === r) return h
    if (mesh.triangles[beforeOf(h)] === r && mesh.twins[beforeOf(h)] !== -1) return mesh.twins[beforeOf(h)]!
  }
  return -1
}
