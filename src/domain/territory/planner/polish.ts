// Moves and exchanges between neighbouring cells that make them rounder or let a border follow a barrier, as long as
// nothing leaves its range.
import { breach, cellsBeside, moveCost, put, staysWhole, type CellSet } from './cell-set.ts'

const least = 1e-6

export function polish(set: CellSet, passes: number): void {
  for (let pass = 0; pass < passes; pass++) {
    let better = 0
    for (let i = 0; i < set.cellOf.length; i++) {
      if (set.cellOf[i] === -1) continue
      if (moveOne(set, i) || exchange(set, i)) better++
    }
    if (better === 0) break
  }
}

function moveOne(set: CellSet, i: number): boolean {
  const from = set.cellOf[i]!
  if (set.members[from]!.length < 2) return false
  const w = set.graph.weight[i]!
  const big = w > set.bounds.most ? 1 : 0
  let best = -1
  let bestCost = -least
  for (const to of cellsBeside(set, i)) {
    const before = breach(set, from) + breach(set, to)
    const after = breach(set, from, set.load[from]! - w, set.above[from]! - big) + breach(set, to, set.load[to]! + w, set.above[to]! + big)
    if (after > before + least) continue
    const cost = moveCost(set, i, to)
    if (cost < bestCost) {
      best = to
      bestCost = cost
    }
  }
  if (best === -1 || !staysWhole(set, i)) return false
  put(set, i, best)
  return true
}

/** The site for one of a neighbouring cell on the common border. */
function exchange(set: CellSet, i: number): boolean {
  const { graph, cellOf } = set
  const from = cellOf[i]!
  const w = graph.weight[i]!
  if (w === 0 || w > set.bounds.most || set.members[from]!.length < 2) return false
  for (const to of cellsBeside(set, i)) {
    if (set.above[to]! > 0 || set.above[from]! > 0) continue
    const give = moveCost(set, i, to)
    const before = breach(set, from) + breach(set, to)
    for (const m of set.members[to]!.slice()) {
      const v = graph.weight[m]!
      if (v === 0 || v > set.bounds.most) continue
      const after = breach(set, from, set.load[from]! - w + v) + breach(set, to, set.load[to]! + w - v)
      if (after > before + least || !touches(set, m, from)) continue
      // A first look without the exact sums; then the exchange itself, taken back if it doesn't help.
      const take = moveCost(set, m, from)
      if (give + take > 0.3 * (Math.abs(give) + Math.abs(take))) continue
      if (!staysWhole(set, i)) return false
      put(set, i, to)
      if (touches(set, m, from) && staysWhole(set, m)) {
        const back = moveCost(set, m, from)
        if (give + back < -least) {
          put(set, m, from)
          return true
        }
      }
      put(set, i, from)
    }
  }
  return false
}

const touches = ({ graph, cellOf }: CellSet, m: number, cell: number): boolean => {
  for (let k = graph.first[m]!; k < graph.first[m + 1]!; k++) if (cellOf[graph.next[k]!] === cell) return true
  return false
}
