// Takes corners out of borders that hardly turn there. A corner goes only when the triangle it spans with its neighbours
// holds no other corner, neither of a border nor of a building: then nothing is crossed and nothing is cut.
import type { Borders } from './borders.ts'
import type { Ground } from './ground.ts'
import { newHeap } from './heap.ts'

/** `fixed`: corners of buildings in steps, x, y, x, y …; `tolerance` in metres. */
export function smooth(borders: Borders, ground: Ground, fixed: ArrayLike<number>, tolerance: number): Borders {
  const { x, y, segments, given } = borders
  const count = segments.length / 4
  const alive = new Uint8Array(count).fill(1)
  const at = new Map<number, number[]>()
  const tie = (p: number, s: number): void => {
    const list = at.get(p)
    if (list) list.push(s)
    else at.set(p, [s])
  }
  for (let s = 0; s < count; s++) {
    tie(segments[4 * s]!, s)
    tie(segments[4 * s + 1]!, s)
  }
  const bin = 16
  const bins = new Map<number, number[]>()
  const key = (e: number, n: number): number => (Math.floor(e / bin) + 100) * 1_000_003 + Math.floor(n / bin) + 100
  const east = (px: number): number => px * ground.east
  const north = (py: number): number => py * ground.north
  const px: number[] = []
  const py: number[] = []
  const owner: number[] = []
  const place = (sx: number, sy: number, point: number): void => {
    const k = key(east(sx), north(sy))
    px.push(sx)
    py.push(sy)
    const i = owner.push(point) - 1
    const list = bins.get(k)
    if (list) list.push(i)
    else bins.set(k, [i])
  }
  for (const p of at.keys()) place(x[p]!, y[p]!, p)
  for (let i = 0; i < fixed.length; i += 2) place(fixed[i]!, fixed[i + 1]!, -1)
  const off = new Map<number, number>()

  /** The two ends around a corner on a plain stretch of border, u before it and w after, as the first piece runs. */
  const around = (p: number): { s: number; t: number; u: number; w: number } | undefined => {
    const list = at.get(p)!
    if (list.length !== 2 || given(p)) return undefined
    let [s, t] = list as [number, number]
    if (segments[4 * s + 1] !== p) [s, t] = [t, s]
    const same = (a: number, b: number): boolean => segments[4 * s + 2] === a && segments[4 * s + 3] === b
    const onward = segments[4 * t] === p && segments[4 * s + 1] === p && same(segments[4 * t + 2]!, segments[4 * t + 3]!)
    if (onward) return { s, t, u: segments[4 * s]!, w: segments[4 * t + 1]! }
    // Both run towards p, or both away: then one names its sides the other way round.
    if (!same(segments[4 * t + 3]!, segments[4 * t + 2]!)) return undefined
    const other = (k: number): number => (segments[4 * k] === p ? segments[4 * k + 1]! : segments[4 * k]!)
    return { s, t, u: other(s), w: other(t) }
  }
  const heightOf = (p: number, u: number, w: number): number => {
    const [ue, un] = [east(x[u]!), north(y[u]!)]
    const [de, dn] = [east(x[w]!) - ue, north(y[w]!) - un]
    const [pe, pn] = [east(x[p]!) - ue, north(y[p]!) - un]
    const long = de * de + dn * dn
    const along = long === 0 ? 0 : Math.max(0, Math.min(1, (pe * de + pn * dn) / long))
    return Math.hypot(pe - along * de, pn - along * dn)
  }
  const empty = (p: number, u: number, w: number): boolean => {
    const [ax, ay, bx, by, cx, cy] = [x[u]!, y[u]!, x[p]!, y[p]!, x[w]!, y[w]!]
    const side = (x1: number, y1: number, x2: number, y2: number, qx: number, qy: number): number => Math.sign((x2 - x1) * (qy - y1) - (qx - x1) * (y2 - y1))
    const [west, southern, eastern, northern] = [Math.min(ax, bx, cx), Math.min(ay, by, cy), Math.max(ax, bx, cx), Math.max(ay, by, cy)]
    for (let e = Math.floor(east(west) / bin); e <= Math.floor(east(eastern) / bin); e++) {
      for (let n = Math.floor(north(southern) / bin); n <= Math.floor(north(northern) / bin); n++) {
        for (const i of bins.get((e + 100) * 1_000_003 + n + 100) ?? []) {
          const [q, qx, qy] = [owner[i]!, px[i]!, py[i]!]
          if (q === p || q === u || q === w || (q !== -1 && !at.has(q))) continue
          if (qx < west || qx > eastern || qy < southern || qy > northern) continue
          const [s1, s2, s3] = [side(ax, ay, bx, by, qx, qy), side(bx, by, cx, cy, qx, qy), side(cx, cy, ax, ay, qx, qy)]
          if ((s1 >= 0 && s2 >= 0 && s3 >= 0) || (s1 <= 0 && s2 <= 0 && s3 <= 0)) return false
        }
      }
    }
    return true
  }
  const heap = newHeap()
  const offer = (p: number): void => {
    const found = around(p)
    if (!found || found.u === found.w) return
    const rim = segments[4 * found.s + 3] === -1 || segments[4 * found.s + 2] === -1
    const height = heightOf(p, found.u, found.w)
    const sum = height + Math.max(off.get(found.s) ?? 0, off.get(found.t) ?? 0)
    // On the boundary a corner goes only back onto the straight edge it was put on.
    if (rim ? height < 0.03 : sum <= tolerance) heap.push(p, height)
  }
  for (const p of at.keys()) offer(p)
  for (let top = heap.pop(); top; top = heap.pop()) {
    const p = top.item
    if (!at.has(p)) continue
    const found = around(p)
    if (!found || found.u === found.w || Math.abs(heightOf(p, found.u, found.w) - top.cost) > 1e-9) continue
    const { s, t, u, w } = found
    const joined = at.get(u)!.some((k) => k !== s && alive[k] && (segments[4 * k] === w || segments[4 * k + 1] === w))
    if (joined || !empty(p, u, w)) continue
    off.set(s, Math.max(off.get(s) ?? 0, off.get(t) ?? 0) + top.cost)
    if (segments[4 * s] === p) segments[4 * s] = w
    else segments[4 * s + 1] = w
    alive[t] = 0
    at.delete(p)
    const list = at.get(w)!
    list[list.indexOf(t)] = s
    offer(u)
    offer(w)
  }
  const left: number[] = []
  for (let s = 0; s < count; s++) if (alive[s]) left.push(segments[4 * s]!, segments[4 * s + 1]!, segments[4 * s + 2]!, segments[4 * s + 3]!)
  return { ...borders, segments: left }
}
