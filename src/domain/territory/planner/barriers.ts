// Roads, railways and rivers: what a straight way between two places crosses, and points along both sides of each line,
// so that a border can run on the line itself.
import type { Ground } from './ground.ts'
import type { Barrier } from './types.ts'

export type Barriers = {
  /** Weights of the lines crossed an odd number of times, added up; metres from the ground's corner. */
  crossed: (e1: number, n1: number, e2: number, n2: number) => number
  /** Two places, left and right of a line, for every few metres of it: e, n, e, n, metres, weight. */
  pairs: readonly (readonly [number, number, number, number, number, number])[]
}

const bin = 64
const beside = 1.5
const every = 12

export function barriersOf(barriers: readonly Barrier[], ground: Ground): Barriers {
  const bins = new Map<number, number[]>()
  const key = (i: number, j: number): number => i * 100_003 + j
  /** e1, n1, e2, n2, barrier. */
  const segments: number[] = []
  const pairs: [number, number, number, number, number, number][] = []
  barriers.forEach(({ line, weight }, b) => {
    if (!(weight > 0)) return
    for (let i = 1; i < line.length; i++) {
      const [p, q] = [line[i - 1]!, line[i]!]
      const [e1, n1, e2, n2] = [ground.x(p) * ground.east, ground.y(p) * ground.north, ground.x(q) * ground.east, ground.y(q) * ground.north]
      const long = Math.hypot(e2 - e1, n2 - n1)
      if (!(long > 0) || long > 200_000) continue
      const s = segments.push(e1, n1, e2, n2, b) / 5 - 1
      const parts = Math.ceil(long / every)
      const [ue, un] = [(e2 - e1) / long, (n2 - n1) / long]
      for (let k = 0; k < parts; k++) {
        const t = (long * (k + 0.5)) / parts
        const [e, n] = [e1 + ue * t, n1 + un * t]
        pairs.push([e - un * beside, n + ue * beside, e + un * beside, n - ue * beside, long / parts, weight])
      }
      // The squares along the segment, a little generously.
      const steps = Math.ceil(long / (bin / 2))
      let last = -1
      for (let k = 0; k <= steps; k++) {
        const [i0, j0] = [Math.floor((e1 + (ue * long * k) / steps) / bin), Math.floor((n1 + (un * long * k) / steps) / bin)]
        if (key(i0, j0) === last) continue
        last = key(i0, j0)
        for (let di = -1; di <= 1; di++) {
          for (let dj = -1; dj <= 1; dj++) {
            const list = bins.get(key(i0 + di, j0 + dj))
            if (!list) bins.set(key(i0 + di, j0 + dj), [s])
            else if (list.at(-1) !== s) list.push(s)
          }
        }
      }
    }
  })
  if (segments.length === 0) return { crossed: () => 0, pairs }
  const seen = new Int32Array(segments.length / 5)
  let round = 0
  const crossed: Barriers['crossed'] = (e1, n1, e2, n2) => {
    round++
    const odd = new Set<number>()
    const steps = Math.max(1, Math.ceil(Math.hypot(e2 - e1, n2 - n1) / bin))
    for (let k = 0; k <= steps; k++) {
      const list = bins.get(key(Math.floor((e1 + ((e2 - e1) * k) / steps) / bin), Math.floor((n1 + ((n2 - n1) * k) / steps) / bin)))
      if (!list) continue
      for (const s of list) {
        if (seen[s] === round) continue
        seen[s] = round
        const at = 5 * s
        const [a, b, c, d, line] = [segments[at]!, segments[at + 1]!, segments[at + 2]!, segments[at + 3]!, segments[at + 4]!]
        const side = (e: number, n: number): boolean => (c - a) * (n - b) - (e - a) * (d - b) > 0
        const hand = (e: number, n: number): boolean => (e2 - e1) * (n - n1) - (e - e1) * (n2 - n1) > 0
        if (side(e1, n1) === side(e2, n2) || hand(a, b) === hand(c, d)) continue
        if (odd.has(line)) odd.delete(line)
        else odd.add(line)
      }
    }
    let sum = 0
    for (const line of odd) sum += barriers[line]!.weight
    return sum
  }
  return { crossed, pairs }
}
