// Divides connected sites into cells within a range: how many cells, the balanced power diagram, then whole sites, one
// piece each, in range wherever a way is found.
import { addCell, breach, costOf, newCellSet, put, type CellSet } from './cell-set.ts'
import { powerCells, type Bounds } from './centres.ts'
import type { Graph } from './graph.ts'
import { polish } from './polish.ts'
import { joinStrays, repairByMoves, repairByNumber } from './repair.ts'

export type PartitionTask = {
  graph: Graph
  members: readonly number[]
  bounds: Bounds
  crossed: (e1: number, n1: number, e2: number, n2: number) => number
  /** Today's cell of each site (-1: none), to be kept as far as possible. */
  home?: Int32Array | undefined
}

/** Whether some number of cells divides so many households within the range. */
export const divisible = (households: number, { least, most }: Bounds): boolean => Math.ceil(households / most) <= Math.floor(households / least)

/** Cells for households, as near to the middle of the range as a whole number allows. */
export function cellsFor(households: number, { least, most }: Bounds): number {
  const wanted = Math.max(1, Math.round((2 * households) / (least + most)))
  return divisible(households, { least, most }) && households > 0 ? Math.min(Math.floor(households / least), Math.max(Math.ceil(households / most), wanted)) : wanted
}

/** Cells numbered from 0, in the order of their first site; -1 for sites that aren't members. */
export type Partition = { cellOf: Int32Array; cells: number; breached: number }

export function partition(task: PartitionTask): Partition {
  if (task.home) {
    // Few moves first; but where they leave cells out of range that a new division doesn't, the range counts for more.
    const kept = numbered(revised(task, task.home))
    if (kept.breached === 0) return kept
    const anew = partition({ ...task, home: undefined })
    return anew.breached < kept.breached ? anew : kept
  }
  const { graph, members, bounds } = task
  const large = members.filter((i) => graph.weight[i]! > bounds.most)
  const rest = members.filter((i) => graph.weight[i]! <= bounds.most)
  const households = rest.reduce((sum, i) => sum + graph.weight[i]!, 0)
  const first = large.length > 0 && households < bounds.least ? 0 : cellsFor(households, bounds)
  const [fewest, mostCells] = [Math.ceil(households / bounds.most), Math.floor(households / bounds.least)]
  // Where the first number leaves cells out of range, others may suit the sizes of the buildings better.
  const numbers = [first, ...[first - 1, first + 1, Math.round(households / (0.9 * bounds.most)), Math.round(households / (1.15 * bounds.least))].filter((n) => n >= Math.max(1, fewest) && n <= mostCells)]
  let best: { set: CellSet; breached: number; cost: number } | undefined
  const attempt = (cells: number, direction: number): void => {
    const set = divide(task, large, rest, cells, households, direction)
    const breached = set.members.filter((_, cell) => breach(set, cell) >= 1).length
    const cost = costOf(set)
    if (!best || breached < best.breached || (breached === best.breached && cost < best.cost)) best = { set, breached, cost }
  }
  // Few cells are soon tried from more sides.
  const directions = first <= 1 || members.length > 4000 ? [0] : first <= 16 ? [0, 0.4, 0.8, 1.2] : [0, 0.5, 1]
  for (const direction of directions) attempt(first, direction)
  for (const cells of new Set(numbers.slice(1))) {
    if (best!.breached === 0 || members.length > 4000) break
    attempt(cells, 0)
  }
  return numbered(best!.set)
}

function divide(task: PartitionTask, large: readonly number[], rest: readonly number[], cells: number, households: number, direction: number): CellSet {
  const { graph, members, bounds, crossed } = task
  const extent = (of: Float64Array): number => members.reduce((m, i) => Math.max(m, of[i]!), -Infinity) - members.reduce((m, i) => Math.min(m, of[i]!), Infinity)
  const square = Math.max(1, (extent(graph.east) * extent(graph.north)) / (2 * Math.PI * Math.max(1, cells + large.length)))
  const mean = Math.max(1, households / Math.max(1, cells))
  const borderCost = 0.06 * mean * Math.sqrt(square)
  const set = newCellSet(graph, bounds, { borderCost, barrierCost: 2 * borderCost })
  for (const i of large) put(set, i, addCell(set))
  const start = set.members.length
  for (let c = 0; c < cells; c++) addCell(set)
  if (cells > 0) {
    // Room for what rounding to whole sites takes: about half a site on either side.
    const typical = rest.length === 0 ? 0 : households / rest.length
    const slack = Math.max(0, Math.min(typical / 2, 0.8 * (mean - bounds.least), 0.8 * (bounds.most - mean)))
    const flow = { least: Math.min(mean, bounds.least + slack), most: Math.max(mean, bounds.most - slack) }
    const cellOf = powerCells(graph, rest, cells, flow, crossed, 3 * square, direction)
    rest.forEach((i, m) => put(set, i, start + cellOf[m]!))
  }
  joinStrays(set, members)
  repairByMoves(set)
  repairByNumber(set)
  polish(set, 6)
  return set
}

/** Today's cells with as few households moved as brings them into range. */
function revised({ graph, members, bounds }: PartitionTask, home: Int32Array): CellSet {
  const highest = members.reduce((m, i) => Math.max(m, home[i]!), -1)
  const set = newCellSet(graph, bounds, { borderCost: 1, barrierCost: 1 }, home, 1e6)
  for (let c = 0; c <= highest; c++) addCell(set)
  for (const i of members) if (home[i] !== -1) put(set, i, home[i]!)
  if (set.members.every((m) => m.length === 0)) put(set, members[0]!, addCell(set))
  joinStrays(set, members)
  repairByMoves(set)
  repairByNumber(set)
  return set
}

function numbered(set: CellSet): Partition {
  const number = new Map<number, number>()
  const cellOf = set.cellOf.map((cell) => {
    if (cell === -1) return -1
    const known = number.get(cell)
    if (known !== undefined) return known
    number.set(cell, number.size)
    return number.size - 1
  })
  return { cellOf, cells: number.size, breached: set.members.filter((_, cell) => breach(set, cell) >= 1).length }
}
