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
import { growFromSeeds, growGreedily, kMeans, partOf } from './support/planner-rivals.ts'
import { makeDistrict, makeTown, type Town } from './support/towns.ts'

export const about = 'divisions of synthetic towns: time, memory, cells in range, beside k-means and greedy growing'

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

  const micro = newTable()
  const grids = newTable()
  let gaps = 0
  let moreThanOnePiece = 0
  const whole: Whole = { grids: 0, ours: 0, means: 0, seeds: 0, greedy: 0 }
  const compact = { micro: 0, grid: 0 }
  divisions.forEach((division, k) => {
    const cells = division.grids.flatMap((g) => g.microgrids)
    const graph = graphOfTown(towns[k]!)
    if (cells.reduce((sum, c) => sum + shapeArea2(c.shape), 0) !== shapeArea2(division.boundary)) gaps++
    moreThanOnePiece += [...division.grids, ...cells].filter((c) => c.shape.type !== 'Polygon').length
    compact.micro += division.figures.microgrids.compactness * cells.length
    compact.grid += division.figures.grids.compactness * division.grids.length
    compare(micro, graph, division, 'microgrid')
    compare(grids, graph, division, 'grid')
    standing(whole, graph, division)
  })
  const line: Line = (name, value, unit, more = {}) => ({ bench: 'planner', case: name, value: round(value), unit, ...more })
  const town = `${towns.length} communities, ${towns.reduce((s, t) => s + t.buildings.length, 0)} buildings, ${divisions.reduce((s, d) => s + d.figures.households, 0)} households`
  return [
    line('one community, 300 buildings, 2,500 households', warm, 'ms', { reach: '< 1000', ok: warm < 1000 }),
    line('the same, first run of the process', cold, 'ms', { reach: '< 1000', ok: cold < 1000 }),
    line(`district: ${town}`, seconds, 's', { reach: '< 30', ok: seconds < 30 }),
    line('district: memory of the whole process at its highest', memory, 'MB', { reach: '< 1000', ok: memory < 1000 }),
    line('communities whose cells leave a gap or overlap', gaps, 'communities', { reach: 0, ok: gaps === 0 }),
    line('cells in more than one piece', moreThanOnePiece, 'cells', { reach: 0, ok: moreThanOnePiece === 0 }),
    line('mean Polsby–Popper of microgrids', compact.micro / micro.cells, ''),
    line('mean Polsby–Popper of grids', compact.grid / grids.cells, ''),
    ...wholeLines(whole, line),
    ...linesOf('microgrids', micro, line),
    ...linesOf('grids', grids, line),
  ]
}

type Way = { good: number; allowed: number; squares: number }
type Table = { cells: number; inRange: number; ours: Way; means: Way; seeds: Way; greedy: Way }
const newTable = (): Table => ({ cells: 0, inRange: 0, ours: newWay(), means: newWay(), seeds: newWay(), greedy: newWay() })
const newWay = (): Way => ({ good: 0, allowed: 0, squares: 0 })

/** Adds a community: the planner's cells and what the rivals make of the same sites. */
function compare(table: Table, graph: Graph, division: PlannerDivision, level: 'grid' | 'microgrid'): void {
  const bounds = divisionStandard[level]
  const cells = level === 'grid' ? division.grids : division.grids.flatMap((g) => g.microgrids)
  const figures = level === 'grid' ? division.figures.grids : division.figures.microgrids
  const add = (way: Way, one: { good: number; allowed: number }, squares: number): void => {
    way.good += one.good
    way.allowed += one.allowed
    way.squares += squares
  }
  const total = division.limits.some((l) => l.limit === 'total-not-divisible' && l.level === level)
  const excused = cells.filter((c) => division.limits.some((l) => 'level' in l && l.level === level && matches(l, c.atoms)) || (total && (c.households < bounds.least || c.households > bounds.most)))
  table.cells += figures.cells
  table.inRange += figures.inRange
  add(table.ours, { good: figures.inRange, allowed: figures.cells - excused.length }, figures.squares)
  const means = kMeans(graph, figures.cells)
  add(table.means, inRange(graph, means, figures.cells, bounds), squaresOf(graph, means, figures.cells))
  const seeds = growFromSeeds(graph, figures.cells)
  add(table.seeds, inRange(graph, seeds, figures.cells, bounds), squaresOf(graph, seeds, figures.cells))
  const greedy = growGreedily(graph, (bounds.least + bounds.most) / 2)
  add(table.greedy, inRange(graph, greedy.cellOf, greedy.cells, bounds), squaresOf(graph, greedy.cellOf, greedy.cells))
}

function linesOf(cells: string, { cells: count, inRange: good, ours, means, seeds, greedy }: Table, line: Line): BenchLine[] {
  const share = (way: Way): number => (100 * way.good) / way.allowed
  const own = share(ours)
  const beside = (way: Way): Partial<BenchLine> => ({ limit: round(own), ratio: round(own / share(way)) })
  return [
    line(cells, count, 'cells'),
    line(`${cells} in range, of all`, (100 * good) / count, '%'),
    line(`${cells} in range, of those the input allows (no building or entrance above the range; a total that some number of cells divides)`, own, '%', { reach: '>= 98', ok: own >= 98 }),
    line(`${cells} in range, k-means with as many cells`, share(means), '%', beside(means)),
    line(`${cells} in range, greedy growing from as many seeds at once`, share(seeds), '%', beside(seeds)),
    line(`${cells} in range, greedy growing one after the other to the middle of the range`, share(greedy), '%', beside(greedy)),
    line(`${cells}: sum of squared distances beside k-means`, ours.squares / 1e6, 'household·km²', { limit: round(means.squares / 1e6), ratio: round(ours.squares / means.squares), reach: '<= 1.15 of k-means', ok: ours.squares <= 1.15 * means.squares }),
    line(`${cells}: sum of squared distances, greedy growing from seeds`, seeds.squares / 1e6, 'household·km²'),
    line(`${cells}: sum of squared distances, greedy growing one after the other`, greedy.squares / 1e6, 'household·km²'),
  ]
}

type Whole = { grids: number; ours: number; means: number; seeds: number; greedy: number }

/** Grids that keep the standard as a whole: in range, and every microgrid in them that can be in range is. */
function standing(sum: Whole, graph: Graph, division: PlannerDivision): void {
  const { grid, microgrid } = divisionStandard
  const fits = (h: number, { least, most }: { least: number; most: number }): boolean => h >= least && h <= most
  sum.grids += division.grids.length
  for (const one of division.grids) {
    const good = one.microgrids.every((c) => fits(c.households, microgrid) || division.limits.some((l) => 'level' in l && l.level === 'microgrid' && matches(l, c.atoms)))
    if (good && fits(one.households, grid)) sum.ours++
  }
  type Cut = (part: Graph, households: number, middle: number) => { cellOf: Int32Array; cells: number }
  const count = (households: number, middle: number): number => Math.max(1, Math.round(households / middle))
  const stands = (cut: Cut): number => {
    const made = cut(graph, division.figures.households, (grid.least + grid.most) / 2)
    let good = 0
    for (let g = 0; g < made.cells; g++) {
      const part = partOf(graph, Array.from({ length: graph.count }, (_, i) => i).filter((i) => made.cellOf[i] === g))
      const households = part.weight.reduce((a, b) => a + b, 0)
      if (!fits(households, grid)) continue
      const inner = cut(part, households, (microgrid.least + microgrid.most) / 2)
      const { good: right, allowed } = inRange(part, inner.cellOf, inner.cells, microgrid)
      if (right === allowed) good++
    }
    return good
  }
  sum.means += stands((part, households, middle) => ({ cellOf: kMeans(part, count(households, middle)), cells: count(households, middle) }))
  sum.seeds += stands((part, households, middle) => ({ cellOf: growFromSeeds(part, Math.min(part.count, count(households, middle))), cells: count(households, middle) }))
  sum.greedy += stands((part, _, middle) => growGreedily(part, middle))
}

function wholeLines({ grids, ours, means, seeds, greedy }: Whole, line: Line): BenchLine[] {
  const name = 'grids in range with every microgrid in range that can be'
  const beside = (way: string, value: number): BenchLine =>
    line(`${name}: ${way}`, (100 * value) / grids, '%', { limit: round((100 * ours) / grids), ratio: value === 0 ? 1000 : round(ours / value), reach: 'ours at least twice', ok: ours >= 2 * value })
  return [line(name, (100 * ours) / grids, '%'), beside('k-means', means), beside('greedy growing from seeds at once', seeds), beside('greedy growing one after the other', greedy)]
}

type Line = (name: string, value: number, unit: string, more?: Partial<BenchLine>) => BenchLine

const matches = (limit: PlannerDivision['limits'][number], atoms: readonly { building: string; entrance?: number }[]): boolean => {
  const has = (a: { building: string; entrance?: number }): boolean => atoms.some((b) => b.building === a.building && b.entrance === a.entrance)
  if (limit.limit === 'building-above-range') return has(limit.atom)
  return limit.limit === 'buildings-in-one-place' && has(limit.atoms[0]!)
}
