// A plane cut into faces that share their corners: when an edge gets a new corner, both sides get it, and a face is only
// ever cut in two along edges both halves keep. Gaps and overlaps can't arise. (A doubly connected edge list: half-edges
// come in pairs 2k and 2k+1, one for each side.)

/** Corners in whole steps; half-edges by number. Face -1 is the outside. */
export type Mesh = {
  x: number[]
  y: number[]
  origin: number[]
  next: number[]
  prev: number[]
  face: number[]
  /** One half-edge of each face. */
  edgeOf: number[]
}

export const twin = (h: number): number => h ^ 1

function link(mesh: Mesh, a: number, b: number): void {
  mesh.next[a] = b
  mesh.prev[b] = a
}

/** A mesh from rings of corner numbers, counter-clockwise, not closed; neighbours name the same corners. */
export function meshOf(x: readonly number[], y: readonly number[], rings: readonly (readonly number[])[]): Mesh {
  const mesh: Mesh = { x: [...x], y: [...y], origin: [], next: [], prev: [], face: [], edgeOf: [] }
  const byEnds = new Map<string, number>()
  const halfEdge = (a: number, b: number): number => {
    const known = byEnds.get(`${a} ${b}`)
    if (known !== undefined) return known
    const h = mesh.origin.length
    mesh.origin.push(a, b)
    mesh.face.push(-1, -1)
    mesh.next.push(-1, -1)
    mesh.prev.push(-1, -1)
    byEnds.set(`${a} ${b}`, h)
    byEnds.set(`${b} ${a}`, h + 1)
    return h
  }
  rings.forEach((ring, f) => {
    const edges = ring.map((a, i) => halfEdge(a, ring[(i + 1) % ring.length]!))
    edges.forEach((h, i) => {
      if (mesh.face[h] !== -1) throw new Error(`two faces on one side of an edge: ${mesh.face[h]} and ${f}`)
      mesh.face[h] = f
      link(mesh, h, edges[(i + 1) % edges.length]!)
    })
    mesh.edgeOf.push(edges[0]!)
  })
  const outward = new Map<number, number>()
  mesh.face.forEach((f, h) => f === -1 && outward.set(mesh.origin[h]!, h))
  mesh.face.forEach((f, h) => f === -1 && link(mesh, h, outward.get(mesh.origin[twin(h)]!)!))
  return mesh
}

/** Puts a corner on an edge, on both of its sides; answers the half-edge that starts there on the given side. */
export function splitEdge(mesh: Mesh, h: number, x: number, y: number): number {
  const t = twin(h)
  const corner = mesh.x.push(x) - 1
  mesh.y.push(y)
  const n = mesh.origin.length
  mesh.origin.push(corner, mesh.origin[t]!)
  mesh.face.push(mesh.face[h]!, mesh.face[t]!)
  mesh.next.push(-1, -1)
  mesh.prev.push(-1, -1)
  link(mesh, n, mesh.next[h]!)
  link(mesh, h, n)
  link(mesh, mesh.prev[t]!, n + 1)
  link(mesh, n + 1, t)
  mesh.origin[t] = corner
  return n
}

/**
 * Cuts a face from the origin of `from` to the origin of `to`, through the bends given. The part left of the way
 * (from → to) keeps the face's number; the part on the right gets the number answered.
 */
export function cutFace(mesh: Mesh, from: number, to: number, bends: readonly (readonly [number, number])[]): number {
  const old = mesh.face[from]!
  const fresh = mesh.edgeOf.length
  const beforeFrom = mesh.prev[from]!
  const beforeTo = mesh.prev[to]!
  const corners = [mesh.origin[from]!, ...bends.map(([x, y]) => (mesh.y.push(y), mesh.x.push(x) - 1)), mesh.origin[to]!]
  let left = beforeFrom
  let right = from
  for (let i = 0; i + 1 < corners.length; i++) {
    const n = mesh.origin.length
    mesh.origin.push(corners[i]!, corners[i + 1]!)
    mesh.face.push(old, fresh)
    mesh.next.push(-1, -1)
    mesh.prev.push(-1, -1)
    link(mesh, left, n)
    link(mesh, n + 1, right)
    left = n
    right = n + 1
  }
  link(mesh, left, to)
  link(mesh, beforeTo, right)
  mesh.edgeOf[old] = left
  mesh.edgeOf.push(right)
  for (let h = mesh.next[right]!; h !== right; h = mesh.next[h]!) mesh.face[h] = fresh
  return fresh
}

/** Half-edges around a face, counter-clockwise. */
export function edgesAround(mesh: Mesh, face: number): number[] {
  const first = mesh.edgeOf[face]!
  const around = [first]
  for (let h = mesh.next[first]!; h !== first; h = mesh.next[h]!) around.push(h)
  return around
}

/** The border of a union of faces (one piece without holes) as corner numbers, counter-clockwise, not closed. */
export function borderOf(mesh: Mesh, groupOfFace: (face: number) => number, group: number, anyFace: number): number[] {
  const has = (h: number): boolean => mesh.face[h] !== -1 && groupOfFace(mesh.face[h]!) === group
  let start = mesh.edgeOf[anyFace]!
  // Any edge with another group (or nothing) on its far side will do: go from face to face until one is met.
  const seen = new Set<number>()
  const waiting = [anyFace]
  search: while (waiting.length > 0) {
    const face = waiting.pop()!
    if (seen.has(face)) continue
    seen.add(face)
    for (const h of edgesAround(mesh, face)) {
      if (!has(twin(h))) {
        start = h
        break search
      }
      waiting.push(mesh.face[twin(h)]!)
    }
  }
  const border: number[] = []
  let h = start
  do {
    border.push(mesh.origin[h]!)
    let n = mesh.next[h]!
    while (has(twin(n))) n = mesh.next[twin(n)]!
    h = n
  } while (h !== start)
  return border
}
