// The division planner: from a boundary and its buildings to grids and microgrids, with figures and with what prevents
// better ones. The same input gives the same answer to the last digit.
import { boxOf } from '../../kernel/geometry.ts'
import { numberingOrder } from '../numbering.ts'
import { divisionStandard } from '../unit.ts'
import { putTogether, wholeDivision } from './around-kept.ts'
import { checkInput } from './check-input.ts'
import { compactnessOf, levelFigures, squaresOf } from './figures.ts'
import { groundOf, type Ground } from './ground.ts'
import { partKept } from './kept.ts'
import { limitsOf } from './limits.ts'
import { planRegion, type Region } from './plan-region.ts'
import { continued } from './present.ts'
import type { PlannedCell, PlannedGrid, PlannerDivision, PlannerInput, PlannerProgress, PlannerRefusal, PlannerResult } from './types.ts'

const faultCodes = {
  crossing: 'planner.boundary-crosses-itself', flat: 'planner.too-narrow', cancelled: 'planner.cancelled', 'in-pieces': 'planner.cell-in-pieces', unknown: 'planner.building-unknown',
} as const

export function planDivision(given: PlannerInput, onProgress: PlannerProgress = () => true): PlannerResult {
  const refusal = checkInput(given)
  if (refusal) return refusal
  const input = { ...given, standard: given.standard ?? divisionStandard }
  if (!input.present?.some((grid) => grid.keep)) return divide(input, onProgress)
  const parted = partKept(input)
  if ('kind' in parted) return parted
  const made: PlannerDivision[] = []
  for (const [i, part] of parted.parts.entries()) {
    const present = part.grid ? [part.grid] : input.present.filter((grid) => !grid.keep)
    const division = part.whole ? wholeDivision(part, input) : divide({ ...input, boundary: part.ground, buildings: part.buildings, assigned: part.assigned, present: present.length > 0 ? present : undefined }, (done) => onProgress((i + done) / parted.parts.length), part.grid !== null)
    if (division.kind === 'refused') return division
    made.push(division)
  }
  return putTogether(parted, made, input)
}

function divide(input: Checked, onProgress: PlannerProgress, oneGrid = false): PlannerResult {
  const ground = groundOf(boxOf(input.boundary))
  const region = planRegion(input, input.boundary, ground, onProgress, oneGrid)
  if ('fault' in region) return { kind: 'refused', code: faultCodes[region.fault], params: 'building' in region ? { building: region.building } : {} } satisfies PlannerRefusal
  return divisionOf(input, region, ground)
}

type Checked = PlannerInput & { standard: typeof divisionStandard }

function divisionOf(input: Checked, region: Region, ground: Ground): PlannerDivision {
  const { mesh, graph, cellOf, gridOf, cells, grids, home } = region
  const sitesOfCell: number[][] = Array.from({ length: cells.count }, () => [])
  cellOf.forEach((cell, site) => sitesOfCell[cell]!.push(site))
  const gridOfSite = Int32Array.from(cellOf, (cell) => gridOf[cell]!)
  const cellHome = home && continued(cellOf, home.microgrid, graph.weight, cells.count)
  const gridHome = home && continued(gridOfSite, home.grid, graph.weight, grids)
  const microgridOf = (cell: number): PlannedCell => ({
    shape: region.cellShapes[cell]!,
    atoms: sitesOfCell[cell]!.flatMap((site) => mesh.sites[site]!.atoms),
    households: cells.weight[cell]!,
    compactness: compactnessOf(region.cellShapes[cell]!),
    peopleNeeded: 1,
    continues: cellHome && cellHome.from[cell] !== -1 ? home.microgridIds[cellHome.from[cell]!]! : null,
  })
  const position = (cell: number): readonly [number, number] => ground.position(cells.east[cell]! / ground.east, cells.north[cell]! / ground.north)
  const members: number[][] = Array.from({ length: grids }, () => [])
  gridOf.forEach((grid, cell) => members[grid]!.push(cell))
  const middleOf = (list: readonly number[]): readonly [number, number] => {
    const whole = list.reduce((sum, cell) => sum + cells.weight[cell]! + 1e-6, 0)
    const [lng, lat] = list.reduce(([x, y], cell) => [x + position(cell)[0] * (cells.weight[cell]! + 1e-6), y + position(cell)[1] * (cells.weight[cell]! + 1e-6)], [0, 0])
    return [lng / whole, lat / whole]
  }
  const gridOrder = numberingOrder(members.map(middleOf))
  const cellIndex: { grid: number; microgrid: number }[] = []
  const planned = gridOrder.map((grid, g): PlannedGrid => {
    const list = members[grid]!
    const ordered = numberingOrder(list.map(position)).map((k) => list[k]!)
    ordered.forEach((cell, m) => (cellIndex[cell] = { grid: g, microgrid: m }))
    const microgrids = ordered.map(microgridOf)
    return {
      shape: region.gridShapes[grid]!,
      atoms: microgrids.flatMap((cell) => cell.atoms),
      households: microgrids.reduce((sum, cell) => sum + cell.households, 0),
      compactness: compactnessOf(region.gridShapes[grid]!),
      peopleNeeded: 1 + microgrids.length,
      continues: gridHome && gridHome.from[grid] !== -1 ? home.gridIds[gridHome.from[grid]!]! : null,
      microgrids,
    }
  })
  const microgrids = planned.flatMap((grid) => grid.microgrids)
  const through = (of: ArrayLike<number>): number =>
    mesh.pairs.reduce((sum, [a, b, metres]) => {
      const [p, q] = [mesh.label[a]!, mesh.label[b]!]
      return p !== -1 && q !== -1 && of[p] === of[q] ? sum + metres : sum
    }, 0)
  return {
    kind: 'division',
    grids: planned,
    boundary: region.boundary,
    figures: {
      households: microgrids.reduce((sum, cell) => sum + cell.households, 0),
      buildings: new Set(mesh.sites.flatMap((site) => site.atoms.map((atom) => atom.building))).size,
      grids: levelFigures(planned, input.standard.grid, squaresOf(graph, gridOfSite, grids), through(gridOfSite)),
      microgrids: levelFigures(microgrids, input.standard.microgrid, squaresOf(graph, cellOf, cells.count), through(cellOf)),
      peopleNeeded: planned.reduce((sum, grid) => sum + grid.peopleNeeded, 0),
      moved: gridHome && cellHome ? { grid: gridHome.moved, microgrid: cellHome.moved } : null,
    },
    limits: limitsOf(input, region, (grid) => gridOrder.indexOf(grid), cellIndex),
  }
}
