// Where cells meet: every triangle whose corners lie in different cells is cut midway between them. A cut is on the edge
// wherever whole steps allow; beside it (half a step at most) only where both triangles stay as they should, so that the
// parts of all triangles fill the ground exactly.
import type { Mesh } from './mesh.ts'
import { beforeOf, nextOf } from './triangulation.ts'

export type Borders = {
  x: number[]
  y: number[]
  /** Corners that must stay: those the boundary came with. */
  given: (point: number) => boolean
  /** Pieces of border, one after the other: from, to, cell on the left, cell on the right (-1 outside). */
  segments: number[]
}

export function bordersOf(mesh: Mesh, cellOfSite: ArrayLike<number>): Borders {
  const { triangles, twins, kept, inside, label } = mesh
  const x = Array.from(mesh.x)
  const y = Array.from(mesh.y)
  const cell = (corner: number): number => cellOfSite[label[corner]!]!
  const point = (px: number, py: number): number => (y.push(py), x.push(px) - 1)
  const area = (a: number, b: number, c: number): number => (x[b]! - x[a]!) * (y[c]! - y[a]!) - (x[c]! - x[a]!) * (y[b]! - y[a]!)
  const right = (...corners: number[]): boolean => {
    const [a, b, c] = corners as [number, number, number]
    return a === b || b === c || c === a || area(a, b, c) > 0
  }
  const cut = new Int32Array(triangles.length).fill(-1)
  const exact = new Uint8Array(triangles.length)
  const mixed: number[] = []
  const setCut = (h: number, p: number, isExact: boolean): void => {
    for (const e of [h, twins[h]!]) {
      if (e === -1) continue
      cut[e] = p
      exact[e] = isExact ? 1 : 0
    }
  }
  /** A point of whole steps on the edge itself, as near to its middle as there is one; otherwise an end. */
  const cutExactly = (h: number): void => {
    const [a, b] = [triangles[h]!, triangles[nextOf(h)]!].sort((p, q) => p - q) as [number, number]
    const [dx, dy] = [x[b]! - x[a]!, y[b]! - y[a]!]
    let [g, r] = [Math.abs(dx), Math.abs(dy)]
    while (r > 0) [g, r] = [r, g % r]
    const half = Math.floor(g / 2)
    setCut(h, half === 0 ? a : point(x[a]! + (dx / g) * half, y[a]! + (dy / g) * half), true)
  }
  for (let h = 0; h < triangles.length; h++) {
    if (!inside[Math.floor(h / 3)]) continue
    const [a, b] = [triangles[h]!, triangles[nextOf(h)]!]
    if (cell(a) === cell(b)) continue
    if (cut[h] === -1) {
      const [sx, sy] = [x[a]! + x[b]!, y[a]! + y[b]!]
      setCut(h, point(Math.round(sx / 2), Math.round(sy / 2)), sx % 2 === 0 && sy % 2 === 0)
    }
    const t = Math.floor(h / 3)
    if (mixed.at(-1) !== t) mixed.push(t)
  }
  const middle = new Map<number, number>()
  const fits = (t: number): boolean => {
    const h = 3 * t
    const [a, b, c] = [triangles[h]!, triangles[h + 1]!, triangles[h + 2]!]
    const [p, q, r] = [cut[h]!, cut[h + 1]!, cut[h + 2]!]
    if (p !== -1 && q !== -1 && r !== -1) {
      for (const m of middles(a, b, c, p, q, r)) {
        if (right(a, p, m) && right(a, m, r) && right(b, q, m) && right(b, m, p) && right(c, r, m) && right(c, m, q)) {
          middle.set(t, m)
          return true
        }
      }
      return false
    }
    const e = p === -1 ? h + 2 : q === -1 ? h : h + 1
    // The lone corner is where both cut edges meet: the origin of e.
    const lone = triangles[e]!
    const [u, v] = [triangles[nextOf(e)]!, triangles[beforeOf(e)]!]
    const [s, w] = [cut[e]!, cut[beforeOf(e)]!]
    return right(lone, s, w) && ((right(s, u, v) && right(s, v, w)) || (right(s, u, w) && right(u, v, w)))
  }
  function* middles(a: number, b: number, c: number, p: number, q: number, r: number): Generator<number> {
    const [mx, my] = [(x[a]! + x[b]! + x[c]!) / 3, (y[a]! + y[b]! + y[c]!) / 3]
    yield point(2 * Math.round(mx / 2), 2 * Math.round(my / 2))
    yield point(Math.round(mx), Math.round(my))
    yield p
    yield q
    yield r
  }
  const waiting = [...mixed]
  while (waiting.length > 0) {
    const t = waiting.pop()!
    middle.delete(t)
    if (fits(t)) continue
    let changed = false
    for (let h = 3 * t; h < 3 * t + 3; h++) {
      if (cut[h] === -1 || exact[h]) continue
      cutExactly(h)
      changed = true
      if (twins[h] !== -1 && inside[Math.floor(twins[h]! / 3)]) waiting.push(Math.floor(twins[h]! / 3))
    }
    if (changed) waiting.push(t)
  }
  const segments: number[] = []
  const add = (from: number, to: number, left: number, far: number): void => {
    if (from !== to) segments.push(from, to, left, far)
  }
  for (const t of mixed) {
    const h = 3 * t
    const [p, q, r] = [cut[h]!, cut[h + 1]!, cut[h + 2]!]
    if (p !== -1 && q !== -1 && r !== -1) {
      const m = middle.get(t)!
      const [a, b, c] = [cell(triangles[h]!), cell(triangles[h + 1]!), cell(triangles[h + 2]!)]
      add(p, m, a, b)
      add(q, m, b, c)
      add(r, m, c, a)
      continue
    }
    const e = p === -1 ? h + 2 : q === -1 ? h : h + 1
    add(cut[e]!, cut[beforeOf(e)]!, cell(triangles[e]!), cell(triangles[nextOf(e)]!))
  }
  for (let h = 0; h < triangles.length; h++) {
    if (!inside[Math.floor(h / 3)] || kept[h]! % 2 === 0) continue
    const [a, b] = [triangles[h]!, triangles[nextOf(h)]!]
    if (cut[h] === -1) add(a, b, cell(a), -1)
    else {
      add(a, cut[h]!, cell(a), -1)
      add(cut[h]!, b, cell(b), -1)
    }
  }
  return { x, y, given: (i) => mesh.given[i] === 1, segments }
}

