// Numbers that look random and are the same every time: the map and the counts of a demonstration district are
// invented, but never twice differently.

export type Seeded = {
  /** In [0, 1). */
  next: () => number
  between: (low: number, high: number) => number
  /** Whole, both ends included. */
  whole: (low: number, high: number) => number
  pick: <T>(list: readonly T[]) => T
}

const fold = (text: string): number => {
  let h = 2166136261
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619)
  return h >>> 0
}

/** A stream of its own for every name, so that a change in one place of the map leaves the others as they were. */
export function seeded(seed: number, name = ''): Seeded {
  let state = (seed ^ fold(name)) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => low + Math.floor((high - low + 1) * next()),
    pick: (list) => list[Math.floor(next() * list.length)]!,
  }
}

/** Shares a whole total out by weight: whole parts, none below `least`, largest remainders first. */
export function shareOut(total: number, weights: readonly number[], least = 0): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const free = total - least * weights.length
  if (free < 0 || !(sum > 0)) throw new RangeError(`cannot share ${total} among ${weights.length}`)
  const exact = weights.map((w) => (free * w) / sum)
  const parts = exact.map((e) => least + Math.floor(e))
  let rest = total - parts.reduce((a, b) => a + b, 0)
  const order = exact.map((e, i) => ({ i, r: e - Math.floor(e) })).sort((a, b) => b.r - a.r || a.i - b.i)
  for (const { i } of order) {
    if (rest === 0) break
    parts[i]!++
    rest--
  }
  return parts
}
