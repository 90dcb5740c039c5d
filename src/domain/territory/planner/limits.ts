// What keeps cells out of their range: a building too large, buildings on one spot, a total that no number of cells
// divides; what is left is the fit of the neighbours.
import type { DivisionStandard } from '../unit.ts'
import type { Bounds } from './centres.ts'
import { divisible } from './partition.ts'
import { householdsByAtom, type Region } from './plan-region.ts'
import type { AtomRef, CellIndex, CellLevel, PlannerInput, PlannerLimit } from './types.ts'

export function limitsOf(input: PlannerInput & { standard: DivisionStandard }, region: Region, gridIndex: (grid: number) => number, cellIndex: readonly Required<CellIndex>[]): PlannerLimit[] {
  const { mesh, graph, cellOf, gridOf, cells, grids, pieceOfCell } = region
  const limits: PlannerLimit[] = mesh.outside.flatMap((site) => site.atoms.map((atom): PlannerLimit => ({ limit: 'building-outside', atom, households: householdsByAtom(input)(atom) })))
  const totals = new Float64Array(mesh.pieces)
  for (let i = 0; i < graph.count; i++) totals[mesh.pieceOfSite[i]!]! += graph.weight[i]!
  totals.forEach((households, piece) => {
    if (households === 0) limits.push({ limit: 'piece-without-households', piece })
  })
  const gridOfSite = Int32Array.from(cellOf, (cell) => gridOf[cell]!)
  const at = (level: CellLevel, bounds: Bounds, of: ArrayLike<number>, count: number, pieceOf: (cell: number) => number, indexOf: (cell: number) => CellIndex): void => {
    const load = new Float64Array(count)
    const sites: number[][] = Array.from({ length: count }, () => [])
    for (let i = 0; i < graph.count; i++) {
      load[of[i]!]! += graph.weight[i]!
      sites[of[i]!]!.push(i)
    }
    const pieceHasLarge = new Set(sites.flatMap((list, cell) => (list.some((i) => graph.weight[i]! > bounds.most) ? [pieceOf(cell)] : [])))
    const said = new Set<number>()
    for (let cell = 0; cell < count; cell++) {
      const households = load[cell]!
      const { least, most } = bounds
      const piece = pieceOf(cell)
      if ((households >= least && households <= most) || totals[piece] === 0) continue
      const large = sites[cell]!.filter((i) => graph.weight[i]! > most)
      if (large.length > 0) {
        for (const i of large) {
          const atoms: readonly AtomRef[] = mesh.sites[i]!.atoms
          if (atoms.length === 1) limits.push({ limit: 'building-above-range', level, atom: atoms[0]!, households: graph.weight[i]!, most })
          else limits.push({ limit: 'buildings-in-one-place', level, atoms, households: graph.weight[i]!, most })
        }
      } else if (!pieceHasLarge.has(piece) && !divisible(totals[piece]!, bounds)) {
        if (!said.has(piece)) limits.push({ limit: 'total-not-divisible', level, piece, households: totals[piece]!, least, most })
        said.add(piece)
      } else {
        limits.push({ limit: 'neighbours-do-not-fit', level, cell: indexOf(cell), households, least, most, atoms: sites[cell]!.flatMap((i) => mesh.sites[i]!.atoms) })
      }
    }
  }
  at('grid', input.standard.grid, gridOfSite, grids, (grid) => pieceOfCell[gridOf.indexOf(grid)]!, (grid) => ({ grid: gridIndex(grid) }))
  at('microgrid', input.standard.microgrid, cellOf, cells.count, (cell) => pieceOfCell[cell]!, (cell) => cellIndex[cell]!)
  return limits
}
