// Cells while they are being made: which site is in which cell, what each holds, and what a move would change. Sites stay
// whole, and no move leaves a cell in two pieces.
import type { Bounds } from './centres.ts'
import type { Graph } from './graph.ts'

export type CellSet = {
  graph: Graph
  /** -1 for sites that are not divided here. */
  cellOf: Int32Array
  members: number[][]
  load: number[]
  /** Sums of households times place, for the middle and the squares. */
  sumEast: number[]
  sumNorth: number[]
  /** Sites above the range in each cell; such a cell can't be in range. */
  above: number[]
  bounds: Bounds
  /** Cost of a metre of border, and of a metre of barrier (times its weight) inside a cell. */
  borderCost: number
  barrierCost: number
  /** The cell each site is in today, and the cost of a household that moves; for revising. */
  home: Int32Array | undefined
  homeCost: number
}

export function newCellSet(graph: Graph, bounds: Bounds, costs: { borderCost: number; barrierCost: number }, home?: Int32Array, homeCost = 0): CellSet {
  return { graph, cellOf: new Int32Array(graph.count).fill(-1), members: [], load: [], sumEast: [], sumNorth: [], above: [], bounds, ...costs, home, homeCost }
}

export function addCell(set: CellSet): number {
  set.members.push([])
  set.load.push(0)
  set.sumEast.push(0)
  set.sumNorth.push(0)
  return set.above.push(0) - 1
}

function count(set: CellSet, i: number, cell: number, sign: 1 | -1): void {
  const w = set.graph.weight[i]! * sign
  set.load[cell]! += w
  set.sumEast[cell]! += w * set.graph.east[i]!
  set.sumNorth[cell]! += w * set.graph.north[i]!
  if (set.graph.weight[i]! > set.bounds.most) set.above[cell]! += sign
}

/** Puts a site into a cell, or into none (-1). */
export function put(set: CellSet, i: number, cell: number): void {
  const from = set.cellOf[i]!
  if (from === cell) return
  if (from !== -1) {
    const list = set.members[from]!
    list.splice(list.indexOf(i), 1)
    count(set, i, from, -1)
  }
  set.cellOf[i] = cell
  if (cell !== -1) {
    set.members[cell]!.push(i)
    count(set, i, cell, 1)
  }
}

/** 0 in range; otherwise 1 and the distance as a share of the least. A cell with a site above the range should hold no more. */
export function breach(set: CellSet, cell: number, load = set.load[cell]!, above = set.above[cell]!): number {
  const { least, most } = set.bounds
  if (set.members[cell]!.length === 0 && load === 0) return 0
  if (above > 0) return above > 1 ? 0.2 : 0.001 * Math.min(100, set.members[cell]!.length)
  if (load > most) return 1 + (load - most) / least
  if (load < least) return 1 + (least - load) / least
  return 0
}

export const totalBreach = (set: CellSet): number => set.members.reduce((sum, _, cell) => sum + breach(set, cell), 0)

/** Households times squared distance to the middle of their cell, and what barriers inside cells cost: less is better. */
export function costOf(set: CellSet): number {
  const { graph, cellOf, load, sumEast, sumNorth } = set
  let cost = 0
  for (let i = 0; i < graph.count; i++) {
    const cell = cellOf[i]!
    if (cell === -1) continue
    const whole = load[cell]!
    if (whole > 0) cost += graph.weight[i]! * ((graph.east[i]! - sumEast[cell]! / whole) ** 2 + (graph.north[i]! - sumNorth[cell]! / whole) ** 2)
    for (let k = graph.first[i]!; k < graph.first[i + 1]!; k++) if (cellOf[graph.next[k]!] === cell) cost += (graph.border[k]! * graph.barrier[k]! * set.barrierCost) / 2
  }
  return cost
}

const stamp = { round: 0, seen: new Int32Array(0) }

/** Whether the cell stays one piece when the site leaves it. An emptied cell doesn't. */
export function staysWhole(set: CellSet, i: number): boolean {
  const { graph, cellOf } = set
  const cell = cellOf[i]!
  let around = 0
  let start = -1
  for (let k = graph.first[i]!; k < graph.first[i + 1]!; k++) {
    if (cellOf[graph.next[k]!] !== cell) continue
    around++
    start = graph.next[k]!
  }
  if (around === 0) return false
  if (around === 1) return true
  if (stamp.seen.length < graph.count) stamp.seen = new Int32Array(graph.count)
  const round = ++stamp.round
  const { seen } = stamp
  seen[i] = round
  seen[start] = round
  const waiting = [start]
  // Enough to have met all neighbours of i in the cell.
  let met = 0
  while (waiting.length > 0) {
    const at = waiting.pop()!
    for (let k = graph.first[at]!; k < graph.first[at + 1]!; k++) {
      const n = graph.next[k]!
      if (n === i) met++
      if (seen[n] === round || cellOf[n] !== cell) continue
      seen[n] = round
      waiting.push(n)
    }
    if (met === around) return true
  }
  return false
}

/** Cells next to a site, other than its own, in the order of the graph. */
export function cellsBeside(set: CellSet, i: number): number[] {
  const { graph, cellOf } = set
  const found: number[] = []
  for (let k = graph.first[i]!; k < graph.first[i + 1]!; k++) {
    const cell = cellOf[graph.next[k]!]!
    if (cell !== -1 && cell !== cellOf[i] && !found.includes(cell)) found.push(cell)
  }
  return found
}

/** What moving the site changes: squared distances, borders, barriers inside, households away from home. */
export function moveCost(set: CellSet, i: number, to: number): number {
  const { graph, cellOf, load, sumEast, sumNorth } = set
  const from = cellOf[i]!
  const w = graph.weight[i]!
  const [e, n] = [graph.east[i]!, graph.north[i]!]
  let cost = 0
  if (w > 0) {
    // Leaving a cell of load L saves w·L/(L−w)·d² to its middle; entering adds w·L/(L+w)·d².
    const lf = load[from]!
    if (lf > w) cost -= ((w * lf) / (lf - w)) * ((e - sumEast[from]! / lf) ** 2 + (n - sumNorth[from]! / lf) ** 2)
    const lt = load[to]!
    if (lt > 0) cost += ((w * lt) / (lt + w)) * ((e - sumEast[to]! / lt) ** 2 + (n - sumNorth[to]! / lt) ** 2)
  }
  for (let k = graph.first[i]!; k < graph.first[i + 1]!; k++) {
    const other = cellOf[graph.next[k]!]
    const parted = graph.border[k]! * (set.borderCost - set.barrierCost * graph.barrier[k]!)
    if (other === from) cost += parted
    else if (other === to) cost -= parted
  }
  if (set.home) cost += set.homeCost * w * ((set.home[i] === from ? 1 : 0) - (set.home[i] === to ? 1 : 0))
  return cost
}
