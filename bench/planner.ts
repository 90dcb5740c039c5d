// The division planner: one community, then a whole district on one core; how many cells are in range, how compact they
// are, and what two plain rivals make of the same sites.
import { shapeArea2 } from '../src/domain/kernel/geometry.ts'
import { boxOf } from '../src/domain/kernel/geometry.ts'
import { barriersOf } from '../src/domain/territory/planner/barriers.ts'
import { squaresOf } from '../src/domain/territory/planner/figures.ts'
import { siteGraph, type Graph } from '../src/domain/territory/planner/graph.ts'
import { groundOf } from '../src/domain/territory/planner/ground.ts'
import { meshOf } from '../src/domain/territory/planner/mesh.ts'
import { planDivision } from '../src/domain/territory/planner/plan-division.ts'
import { sitesOf } from '../src/domain/territory/planner/sites.ts'
import type { PlannerDivision } from '../src/domain/territory/planner/types.ts'
import { divisionStandard } from '../src/domain/territory/unit.ts'
import { round, type BenchLine, type BenchOptions } from './bench-line.ts'
import { growGreedily, kMeans } from './support/planner-rivals.ts'
import { makeDistrict, makeTown, type Town } from './support/towns.ts'

export const about = 'divisions of synthetic towns: time, memory, cells in range, beside k-means and greedy growing'

const { microgrid } = divisionStandard

/** Cells in range among those the input allows: a cell with a site above the range can't be, whoever makes it. */
function inRange(graph: Graph, cellOf: ArrayLike<number>, cells: number, { least, most }: { least: number; most: number }): { good: number; allowed: number } {
  const load = new Float64Array(cells)
  const above = new Uint8Array(cells)
  for (let i = 0; i < graph.count; i++) {
    load[cellOf[i]!]! += graph.weight[i]!
    if (graph.weight[i]! > most) above[cellOf[i]!] = 1
  }
  let good = 0
  let allowed = 0
  for (let c = 0; c < cells; c++) {
    if (above[c] === 1) continue
    allowed++
    if (load[c]! >= least && load[c]! <= most) good++
  }
  return { good, allowed }
}

function graphOfTown(town: Town): Graph {
  const ground = groundOf(boxOf(town.boundary))
  const barriers = barriersOf(town.barriers ?? [], ground)
  const mesh = meshOf(town.boundary, sitesOf(town.buildings, ground), barriers, ground)
  if ('fault' in mesh) throw new Error(mesh.fault)
  return siteGraph(mesh, barriers, ground)
}

const plan = (town: Town): PlannerDivision => {
  const made = planDivision(town)
  if (made.kind === 'refused') throw new Error(`${town.name}: ${made.code}`)
  return made
}

type Sum = { good: number; allowed: number; squares: number }
const add = (sum: Sum, one: { good: number; allowed: number }, squares: number): void => {
  sum.good += one.good
  sum.allowed += one.allowed
  sum.squares += squares
}

export async function run({ quick }: BenchOptions): Promise<BenchLine[]> {
  const one = makeTown({ name: 'one', seed: 7, buildings: 300, households: 2500, quarters: ['slabs', 'towers', 'courtyards', 'village'] })
  const coldAt = performance.now()
  plan(one)
  const cold = performance.now() - coldAt
  const times: number[] = []
  for (let turn = 0; turn < 5; turn++) {
    const from = performance.now()
    plan(one)
    times.push(performance.now() - from)
  }
  const warm = times.sort((a, b) => a - b)[2]!
  const towns = makeDistrict(3, quick ? 20 : 203)
  const from = performance.now()
  const divisions = towns.map(plan)
  const seconds = (performance.now() - from) / 1000
  const memory = process.resourceUsage().maxRSS / 1024

  const ours: Sum = { good: 0, allowed: 0, squares: 0 }
  const means: Sum = { good: 0, allowed: 0, squares: 0 }
  const grown: Sum = { good: 0, allowed: 0, squares: 0 }
  let gaps = 0
  let moreThanOnePiece = 0
  const count = { grids: 0, gridsGood: 0, gridsExcused: 0, cells: 0, cellsGood: 0, excused: 0, failed: 0, compactMicro: 0, compactGrid: 0 }
  divisions.forEach((division, k) => {
    const { grids, microgrids } = division.figures
    const cells = division.grids.flatMap((g) => g.microgrids)
    const graph = graphOfTown(towns[k]!)
    if (cells.reduce((sum, c) => sum + shapeArea2(c.shape), 0) !== shapeArea2(division.boundary)) gaps++
    moreThanOnePiece += [...division.grids, ...cells].filter((c) => c.shape.type !== 'Polygon').length
    const large = cells.filter((c) => c.households > microgrid.most && division.limits.some((l) => l.limit !== 'neighbours-do-not-fit' && 'level' in l && l.level === 'microgrid' && matches(l, c.atoms)))
    add(ours, { good: microgrids.inRange, allowed: microgrids.cells - large.length }, microgrids.squares)
    const km = kMeans(graph, microgrids.cells)
    add(means, inRange(graph, km, microgrids.cells, microgrid), squaresOf(graph, km, microgrids.cells))
    const greedy = growGreedily(graph, (microgrid.least + microgrid.most) / 2)
    add(grown, inRange(graph, greedy.cellOf, greedy.cells, microgrid), squaresOf(graph, greedy.cellOf, greedy.cells))
    count.grids += grids.cells
    count.gridsGood += grids.inRange
    count.cells += microgrids.cells
    count.cellsGood += microgrids.inRange
    for (const limit of division.limits) if (limit.limit === 'neighbours-do-not-fit') count.failed++
    count.compactMicro += microgrids.compactness * microgrids.cells
    count.compactGrid += grids.compactness * grids.cells
    if (division.limits.some((l) => l.limit === 'total-not-divisible' && l.level === 'grid')) count.gridsExcused += grids.cells - grids.inRange
  })
  const share = (sum: Sum): number => sum.good / sum.allowed
  const line = (name: string, value: number, unit: string, more: Partial<BenchLine> = {}): BenchLine => ({ bench: 'planner', case: name, value: round(value), unit, ...more })
  const town = `${towns.length} communities, ${towns.reduce((s, t) => s + t.buildings.length, 0)} buildings, ${divisions.reduce((s, d) => s + d.figures.households, 0)} households`
  const [ourShare, meansShare, grownShare] = [share(ours), share(means), share(grown)]
  return [
    line('one community, 300 buildings, 2,500 households', warm, 'ms', { reach: '< 1000', ok: warm < 1000 }),
    line('the same, first run of the process', cold, 'ms', { reach: '< 1000', ok: cold < 1000 }),
    line(`district: ${town}`, seconds, 's', { reach: '< 30', ok: seconds < 30 }),
    line('district: memory of the whole process at its highest', memory, 'MB', { reach: '< 1000', ok: memory < 1000 }),
    line('microgrids in range, of those the input allows (all but cells with a building or entrance above the range)', 100 * ourShare, '%', { reach: '>= 98', ok: ourShare >= 0.98 }),
    line('microgrids in range, of all', (100 * count.cellsGood) / count.cells, '%'),
    line('microgrids', count.cells, 'cells'),
    line('grids in range, of those the input allows (all but communities whose total no number of grids divides)', (100 * count.gridsGood) / (count.grids - count.gridsExcused), '%', { reach: '>= 98', ok: count.gridsGood / (count.grids - count.gridsExcused) >= 0.98 }),
    line('grids', count.grids, 'cells'),
    line('mean Polsby–Popper of microgrids', count.compactMicro / count.cells, ''),
    line('mean Polsby–Popper of grids', count.compactGrid / count.grids, ''),
    line('communities whose cells leave a gap or overlap', gaps, 'communities', { reach: 0, ok: gaps === 0 }),
    line('cells in more than one piece', moreThanOnePiece, 'cells', { reach: 0, ok: moreThanOnePiece === 0 }),
    line('k-means: microgrids in range, same count', 100 * meansShare, '%', { limit: round(100 * ourShare), ratio: round(ourShare / meansShare), reach: 'ours at least twice', ok: ourShare >= 2 * meansShare }),
    line('greedy growing: microgrids in range', 100 * grownShare, '%', { limit: round(100 * ourShare), ratio: round(ourShare / grownShare), reach: 'ours at least twice', ok: ourShare >= 2 * grownShare }),
    line('sum of squared distances, planner', ours.squares / 1e6, 'household·km²', { limit: round(means.squares / 1e6), ratio: round(ours.squares / means.squares), reach: '<= 1.15 of k-means', ok: ours.squares <= 1.15 * means.squares }),
    line('sum of squared distances, k-means', means.squares / 1e6, 'household·km²'),
    line('sum of squared distances, greedy growing', grown.squares / 1e6, 'household·km²'),
  ]
}

const matches = (limit: PlannerDivision['limits'][number], atoms: readonly { building: string; entrance?: number }[]): boolean => {
  const has = (a: { building: string; entrance?: number }): boolean => atoms.some((b) => b.building === a.building && b.entrance === a.entrance)
  if (limit.limit === 'building-above-range') return has(limit.atom)
  return limit.limit === 'buildings-in-one-place' && has(limit.atoms[0]!)
}
