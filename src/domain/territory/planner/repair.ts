// Brings cells into range that the flow left outside: stray parts go to their neighbours, then chains of moves carry
// households from cells that have too many, or to cells that have too few, through others that stay in range.
import { addCell, breach, cellsBeside, moveCost, put, staysWhole, totalBreach, type CellSet } from './cell-set.ts'
import { newHeap } from './heap.ts'

/** Keeps the heaviest piece of each cell; the rest goes to what it borders on, the nearest first. */
export function joinStrays(set: CellSet, sites: readonly number[]): void {
  const { graph, cellOf } = set
  const piece = new Map<number, number>()
  const best = new Map<number, { piece: number; weight: number }>()
  let pieces = 0
  for (const i of sites) {
    if (piece.has(i) || cellOf[i] === -1) continue
    const number = pieces++
    const waiting = [i]
    piece.set(i, number)
    let weight = 0
    while (waiting.length > 0) {
      const at = waiting.pop()!
      weight += graph.weight[at]! + 1e-6
      for (let k = graph.first[at]!; k < graph.first[at + 1]!; k++) {
        const n = graph.next[k]!
        if (piece.has(n) || cellOf[n] !== cellOf[i]) continue
        piece.set(n, number)
        waiting.push(n)
      }
    }
    const known = best.get(cellOf[i]!)
    if (!known || weight > known.weight + 1e-9) best.set(cellOf[i]!, { piece: number, weight })
  }
  for (const i of sites) if (cellOf[i] !== -1 && best.get(cellOf[i]!)!.piece !== piece.get(i)) put(set, i, -1)
  const loose = new Set(sites.filter((i) => cellOf[i] === -1))
  if (loose.size === 0) return
  const heap = newHeap()
  const choices: { i: number; cell: number }[] = []
  const offer = (i: number): void => {
    for (const cell of cellsBeside(set, i)) {
      const load = set.load[cell]!
      const far = load > 0 ? (graph.east[i]! - set.sumEast[cell]! / load) ** 2 + (graph.north[i]! - set.sumNorth[cell]! / load) ** 2 : 0
      heap.push(choices.push({ i, cell }) - 1, far)
    }
  }
  for (const i of loose) offer(i)
  for (let top = heap.pop(); top; top = heap.pop()) {
    const { i, cell } = choices[top.item]!
    if (cellOf[i] !== -1) continue
    put(set, i, cell)
    for (let k = graph.first[i]!; k < graph.first[i + 1]!; k++) if (loose.has(graph.next[k]!) && cellOf[graph.next[k]!] === -1) offer(graph.next[k]!)
  }
}

type Step = { i: number; from: number; to: number; after: number; cost: number }

/** Moves that let the breached cell give (or take) a site, the most promising first. */
function stepsAt(set: CellSet, cell: number, breadth: number): Step[] {
  const steps: Step[] = []
  const { graph, cellOf, load, bounds } = set
  const weigh = (i: number, from: number, to: number): void => {
    const w = graph.weight[i]!
    const big = w > bounds.most ? 1 : 0
    const after = breach(set, from, load[from]! - w, set.above[from]! - big) + breach(set, to, load[to]! + w, set.above[to]! + big)
    steps.push({ i, from, to, after, cost: moveCost(set, i, to) })
  }
  const giving = load[cell]! > bounds.most || set.above[cell]! > 0
  for (const i of set.members[cell]!) {
    if (giving) {
      if (graph.weight[i]! > 0) for (const to of cellsBeside(set, i)) weigh(i, cell, to)
      continue
    }
    for (let k = graph.first[i]!; k < graph.first[i + 1]!; k++) {
      const n = graph.next[k]!
      const from = cellOf[n]!
      if (from === -1 || from === cell || graph.weight[n] === 0 || steps.some((s) => s.i === n)) continue
      weigh(n, from, cell)
    }
  }
  steps.sort((a, b) => a.after - b.after || a.cost - b.cost || a.i - b.i || a.to - b.to)
  const chosen: Step[] = []
  for (const step of steps) {
    if (chosen.length === breadth) break
    if (set.members[step.from]!.length > 1 && staysWhole(set, step.i)) chosen.push(step)
  }
  return chosen
}

/** Tries chains of moves that begin at a breached cell; keeps the first that leaves less breach than before. */
function chain(set: CellSet, cell: number, depth: number, breadth: number, tries: { left: number }): boolean {
  const touched: { i: number; from: number }[] = []
  const go = (active: number, debt: number, left: number): boolean => {
    // debt: breach of all touched cells now, less what it was.
    for (const step of stepsAt(set, active, breadth)) {
      if (tries.left-- <= 0) return false
      if (touched.some((t) => t.i === step.i)) continue
      const now = breach(set, step.from) + breach(set, step.to)
      put(set, step.i, step.to)
      const then = debt + breach(set, step.from) + breach(set, step.to) - now
      touched.push({ i: step.i, from: step.from })
      if (then < -1e-6) return true
      if (left > 1) {
        const [a, b] = [breach(set, step.from), breach(set, step.to)]
        const follow = a >= b ? [step.from, step.to] : [step.to, step.from]
        for (const next of follow) if (breach(set, next) >= 1 && go(next, then, left - 1)) return true
      }
      touched.pop()
      put(set, step.i, step.from)
    }
    return false
  }
  return go(cell, 0, depth)
}

const efforts = [{ depth: 1, breadth: 12, tries: 40 }, { depth: 2, breadth: 8, tries: 120 }, { depth: 3, breadth: 6, tries: 400 }, { depth: 5, breadth: 4, tries: 1200 }] as const

/** Chains for every breached cell, short ones first, until none helps. A cell whose breach no chain mended is left alone until it changes. */
export function repairByMoves(set: CellSet, skip: ReadonlySet<number> = new Set()): void {
  for (const { depth, breadth, tries } of efforts) {
    const given = new Map<number, number>()
    for (let again = true, turns = 0; again && turns < 20; turns++) {
      again = false
      for (let cell = 0; cell < set.members.length; cell++) {
        if (skip.has(cell)) continue
        while (breach(set, cell) >= 1 && given.get(cell) !== set.load[cell]) {
          if (chain(set, cell, depth, breadth, { left: tries })) again = true
          else given.set(cell, set.load[cell]!)
        }
      }
    }
  }
}

const copyOf = (set: CellSet): Int32Array => set.cellOf.slice()

function restore(set: CellSet, cellOf: Int32Array): void {
  for (let i = 0; i < cellOf.length; i++) if (set.cellOf[i] !== cellOf[i]) put(set, i, cellOf[i]!)
}

/** A cell too large for the range is cut in two, one too small is shared out among its neighbours, where that leaves less breach. */
export function repairByNumber(set: CellSet): void {
  const breached = set.members.flatMap((_, cell) => (breach(set, cell) >= 1 ? [cell] : []))
  for (const cell of breached) {
    if (breach(set, cell) < 1) continue
    const before = copyOf(set)
    const worth = totalBreach(set)
    if (set.load[cell]! > set.bounds.most ? !cutInTwo(set, cell) : !shareOutCell(set, cell)) continue
    if (totalBreach(set) >= worth - 1e-6) repairByMoves(set, new Set(breached.filter((other) => other !== cell)))
    if (totalBreach(set) >= worth - 1e-6) restore(set, before)
  }
}

function cutInTwo(set: CellSet, cell: number): boolean {
  const { graph } = set
  const sites = [...set.members[cell]!]
  if (sites.length < 2) return false
  const extent = (of: Float64Array): number => Math.max(...sites.map((i) => of[i]!)) - Math.min(...sites.map((i) => of[i]!))
  const along = extent(graph.east) >= extent(graph.north) ? graph.east : graph.north
  const sorted = [...sites].sort((a, b) => along[a]! - along[b]! || a - b)
  const half = set.load[cell]! / 2
  const fresh = addCell(set)
  for (const i of sorted.slice(0, -1)) {
    if (set.load[fresh]! + graph.weight[i]! / 2 > half) break
    put(set, i, fresh)
  }
  if (set.members[fresh]!.length === 0) put(set, sorted[0]!, fresh)
  joinStrays(set, sites)
  return true
}

function shareOutCell(set: CellSet, cell: number): boolean {
  const sites = [...set.members[cell]!]
  if (set.members.filter((m) => m.length > 0).length < 2) return false
  for (const i of sites) put(set, i, -1)
  const loose = new Set(sites)
  while (loose.size > 0) {
    let best: { i: number; to: number; worth: number } | undefined
    for (const i of loose) {
      for (const to of cellsBeside(set, i)) {
        const w = set.graph.weight[i]!
        const worth = breach(set, to, set.load[to]! + w) + (set.load[to]! + w) / 1e4
        if (!best || worth < best.worth) best = { i, to, worth }
      }
    }
    if (!best) {
      for (const i of sites) put(set, i, cell)
      return false
    }
    put(set, best.i, best.to)
    loose.delete(best.i)
  }
  return true
}
