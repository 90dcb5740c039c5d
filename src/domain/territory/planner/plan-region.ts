// One boundary with its buildings: the ground is triangulated, sites become microgrids, microgrids become grids, borders
// are drawn. Small cells come first because theirs is the narrow range; grids of whole microgrids find theirs easily.
import type { Shape } from '../../kernel/geometry.ts'
import { assignedCells, type AssignedFault } from './assigned.ts'
import { barriersOf, type Barriers } from './barriers.ts'
import { bordersOf } from './borders.ts'
import { cellGraph, siteGraph, type Graph } from './graph.ts'
import type { Ground } from './ground.ts'
import { meshOf, type Mesh } from './mesh.ts'
import { partition, type Partition } from './partition.ts'
import { homeOf, type Home } from './present.ts'
import { shapesOf } from './rings.ts'
import { sitesOf, type Site } from './sites.ts'
import { smooth } from './smoothing.ts'
import type { DivisionStandard } from '../unit.ts'
import type { PlannerInput, PlannerProgress } from './types.ts'

export type Region = {
  mesh: Mesh
  graph: Graph
  /** Microgrid of each site, grid of each microgrid. */
  cellOf: Int32Array
  gridOf: Int32Array
  cells: Graph
  grids: number
  cellShapes: Shape[]
  gridShapes: Shape[]
  boundary: Shape
  pieceOfCell: Int32Array
  home: Home | undefined
}

export type RegionFault = { fault: 'crossing' | 'flat' | 'cancelled' } | AssignedFault

/** Metres a border may be straightened by: little between buildings, more over open ground. */
const toleranceOf = (free: number): number => Math.min(12, Math.max(2.5, 0.25 * free))

export function planRegion(input: PlannerInput & { standard: DivisionStandard }, boundary: Shape, ground: Ground, onProgress: PlannerProgress, oneGrid = false): Region | RegionFault {
  const barriers = barriersOf(input.barriers ?? [], ground)
  const siteSet = sitesOf(input.buildings, ground)
  const samples = siteSet.sites.flatMap((site) => site.samples)
  const mesh = meshOf(boundary, siteSet, barriers, ground)
  if ('fault' in mesh) return { fault: mesh.fault }
  if (!onProgress(0.3)) return { fault: 'cancelled' }
  const graph = siteGraph(mesh, barriers, ground)
  const home = input.present && homeOf(mesh.sites, householdsByAtom(input), input.present)
  const fixed = input.assigned && assignedCells(mesh, graph, input.assigned)
  if (fixed && 'fault' in fixed) return fixed
  const groups = groupsOf(graph, mesh.pieceOfSite)
  const { cellOf, cells } = fixed ?? divideInto(graph, groups.of, groups.count, input.standard.microgrid, barriers, input.revise ? home?.microgrid : undefined)
  if (!onProgress(0.7)) return { fault: 'cancelled' }
  const cellsGraph = cellGraph(graph, cellOf, cells)
  const pieceOfCell = new Int32Array(cells)
  cellOf.forEach((cell, site) => (pieceOfCell[cell] = mesh.pieceOfSite[site]!))
  const gridHome = input.revise && home ? gridHomeOf(cellOf, cells, home, graph) : undefined
  const groupOfCell = new Int32Array(cells)
  cellOf.forEach((cell, site) => (groupOfCell[cell] = groups.of[site]!))
  const divided = oneGrid ? { cellOf: new Int32Array(cells), cells: 1 } : fixed ? { cellOf: fixed.gridOf, cells: fixed.grids } : divideInto(cellsGraph, groupOfCell, groups.count, input.standard.grid, barriers, gridHome)
  const { cellOf: gridOf, cells: grids } = divided
  if (!onProgress(0.8)) return { fault: 'cancelled' }
  const borders = smooth(bordersOf(mesh, cellOf), ground, [...cornersOf(input, ground), ...samples], toleranceOf(mesh.free))
  const shapes = (groups: number, groupOf: (cell: number) => number): Shape[] => shapesOf(borders, groups, groupOf, ground)
  return {
    mesh, graph, cellOf, gridOf, cells: cellsGraph, grids, pieceOfCell, home,
    cellShapes: shapes(cells, (cell) => cell),
    gridShapes: shapes(grids, (cell) => gridOf[cell]!),
    boundary: shapes(1, () => 0)[0]!,
  }
}

/** What is divided on its own: each piece of the ground. */
function groupsOf(graph: Graph, pieceOf: Int32Array): { of: Int32Array; count: number } {
  const of = new Int32Array(graph.count).fill(-1)
  let count = 0
  for (let i = 0; i < graph.count; i++) {
    if (of[i] !== -1) continue
    const number = count++
    const waiting = [i]
    of[i] = number
    while (waiting.length > 0) {
      const at = waiting.pop()!
      for (let k = graph.first[at]!; k < graph.first[at + 1]!; k++) {
        const n = graph.next[k]!
        if (of[n] !== -1 || pieceOf[n] !== pieceOf[i]) continue
        of[n] = number
        waiting.push(n)
      }
    }
  }
  return { of, count }
}

/** Every group on its own, numbered through. */
function divideInto(graph: Graph, groupOf: ArrayLike<number>, groups: number, bounds: DivisionStandard['grid'], barriers: Barriers, home: Int32Array | undefined): Partition {
  const membersOf: number[][] = Array.from({ length: groups }, () => [])
  for (let i = 0; i < graph.count; i++) membersOf[groupOf[i]!]!.push(i)
  const all: Partition = { cellOf: new Int32Array(graph.count).fill(-1), cells: 0, breached: 0 }
  for (const members of membersOf) {
    const made = partition({ graph, members, bounds, crossed: barriers.crossed, home })
    for (const i of members) all.cellOf[i] = all.cells + made.cellOf[i]!
    all.cells += made.cells
    all.breached += made.breached
  }
  return all
}

/** Today's grid of each new microgrid: where most of its households are. */
function gridHomeOf(cellOf: Int32Array, cells: number, home: Home, graph: Graph): Int32Array {
  const votes = Array.from({ length: cells }, () => new Map<number, number>())
  cellOf.forEach((cell, site) => {
    const grid = home.grid[site]!
    if (grid !== -1) votes[cell]!.set(grid, (votes[cell]!.get(grid) ?? 0) + graph.weight[site]! + 1e-6)
  })
  return Int32Array.from(votes, (of) => [...of].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? -1)
}

export function householdsByAtom({ buildings }: Pick<PlannerInput, 'buildings'>): (atom: Site['atoms'][number]) => number {
  const byId = new Map(buildings.map((b) => [b.id, b]))
  return ({ building, entrance }) => (entrance === undefined ? byId.get(building)!.households : byId.get(building)!.entrances![entrance]!.households)
}

/** Corners of all footprints, in steps. */
function cornersOf({ buildings }: PlannerInput, ground: Ground): number[] {
  const corners: number[] = []
  for (const { place } of buildings) {
    if (place.type === 'Point') continue
    for (const p of (place.type === 'Polygon' ? [place.coordinates] : place.coordinates).flat(2)) corners.push(ground.x(p), ground.y(p))
  }
  return corners
}
