// A division with grids that are kept: every part is divided by itself, then the parts are put together; a corner that one
// part puts on a border it shares goes to all who share it.
import { boxOf, type Shape } from '../../kernel/geometry.ts'
import { holdsPoint } from '../../kernel/geometry-inside.ts'
import { numberingOrder } from '../numbering.ts'
import type { DivisionStandard } from '../unit.ts'
import { barriersOf } from './barriers.ts'
import { middleOf } from './community-input.ts'
import { compactnessOf, levelFigures, squaresOf } from './figures.ts'
import { groundOf } from './ground.ts'
import { atomKey, type Part, type Parted } from './kept.ts'
import type { AtomRef, PlannedCell, PlannedGrid, PlannerDivision, PlannerInput, PlannerLimit } from './types.ts'
import { along, mergedWays, waysOf } from './ways.ts'

type Whole = PlannerInput & { standard: DivisionStandard }

/** A grid that stays as it is, with its figures. */
export function wholeDivision(part: Part, input: Whole): PlannerDivision {
  const grid = part.grid!
  const ground = groundOf(boxOf(part.ground))
  const cellOf = new Map<string, number>()
  grid.microgrids.forEach((cell, c) => cell.buildings.forEach((key) => cellOf.has(key) || cellOf.set(key, c)))
  const atoms = part.buildings.flatMap((building): { atom: AtomRef; cell: number; households: number; at: readonly [number, number] }[] => {
    const home = cellOf.get(building.id)
    return building.entrances?.length
      ? building.entrances.map((entrance, i) => ({ atom: { building: building.id, entrance: i }, cell: cellOf.get(`${building.id}#${i}`) ?? home!, households: entrance.households, at: entrance.position }))
      : [{ atom: { building: building.id }, cell: home!, households: building.households, at: middleOf(building) }]
  })
  const places = { east: Float64Array.from(atoms, ({ at }) => ground.x(at) * ground.east), north: Float64Array.from(atoms, ({ at }) => ground.y(at) * ground.north), weight: Float64Array.from(atoms, (one) => one.households), count: atoms.length }
  const microgrids = grid.microgrids.map((cell, c): PlannedCell => {
    const own = atoms.filter((one) => one.cell === c)
    return { shape: cell.shape!, atoms: own.map(({ atom }) => atom), households: own.reduce((sum, one) => sum + one.households, 0), compactness: compactnessOf(cell.shape!), peopleNeeded: 1, continues: cell.id }
  })
  const made: PlannedGrid = {
    shape: part.ground, atoms: microgrids.flatMap((cell) => cell.atoms), households: microgrids.reduce((sum, cell) => sum + cell.households, 0),
    compactness: compactnessOf(part.ground), peopleNeeded: 1 + microgrids.length, continues: grid.id, kept: true, microgrids,
  }
  // Metres of barrier with the same cell on both sides.
  const through = (shapes: readonly Shape[]): number => barriersOf(input.barriers ?? [], ground).pairs.reduce((sum, [le, ln, re, rn, metres]) => {
    const [left, right] = [ground.position(le / ground.east, ln / ground.north), ground.position(re / ground.east, rn / ground.north)]
    return shapes.some((shape) => holdsPoint(shape, left) && holdsPoint(shape, right)) ? sum + metres : sum
  }, 0)
  return {
    kind: 'division', grids: [made], boundary: part.ground, limits: [],
    figures: {
      households: made.households, buildings: part.buildings.length, peopleNeeded: made.peopleNeeded, moved: { grid: 0, microgrid: 0 },
      grids: levelFigures([made], input.standard.grid, squaresOf({ ...places, first: new Uint32Array(), next: new Uint32Array(), border: new Float64Array(), barrier: new Float64Array() }, new Int32Array(atoms.length), 1), through([part.ground])),
      microgrids: levelFigures(microgrids, input.standard.microgrid, squaresOf({ ...places, first: new Uint32Array(), next: new Uint32Array(), border: new Float64Array(), barrier: new Float64Array() }, atoms.map((one) => one.cell), microgrids.length), through(microgrids.map((cell) => cell.shape))),
    },
  }
}

export function putTogether({ plane, boundary, parts, outside }: Parted, divisions: readonly PlannerDivision[], input: Whole): PlannerDivision {
  const ways = mergedWays(plane, parts.map((part, i) => (part.whole ? new Map() : waysOf(plane, part.ground, divisions[i]!.boundary))))
  // An entrance that was a building of its own is one of its building again.
  const entrances = new Map(input.buildings.flatMap(({ id, entrances: doors }) => (doors ?? []).map((_, entrance) => [atomKey({ building: id, entrance }), { building: id, entrance }] as const)))
  const atom = (one: AtomRef): AtomRef => (one.entrance === undefined ? entrances.get(one.building) ?? one : one)
  const drawn = <C extends PlannedCell>(cell: C): C => ({ ...cell, shape: along(plane, cell.shape, ways), atoms: cell.atoms.map(atom) })
  const found = divisions.flatMap((division, part) => division.grids.map((grid, index) => ({ part, index, grid: { ...drawn(grid), microgrids: grid.microgrids.map(drawn), ...(parts[part]!.grid ? { kept: true as const, continues: parts[part]!.grid.id } : {}) } })))
  const order = numberingOrder(found.map(({ grid }) => {
    const [west, south, east, north] = boxOf(grid.shape)
    return [(west + east) / 2, (south + north) / 2] as const
  }))
  const grids = order.map((k): PlannedGrid => found[k]!.grid)
  const placeOf = (part: number, index: number): number => order.findIndex((k) => found[k]!.part === part && found[k]!.index === index)
  let pieces = 0
  const limits = divisions.flatMap((division, part) => {
    const from = pieces
    pieces += parts[part]!.ground.type === 'Polygon' ? 1 : parts[part]!.ground.coordinates.length
    return division.limits.map((limit): PlannerLimit => ({
      ...limit,
      ...('piece' in limit ? { piece: limit.piece + from } : {}), ...('atom' in limit ? { atom: atom(limit.atom) } : {}), ...('atoms' in limit ? { atoms: limit.atoms.map(atom) } : {}),
      ...('cell' in limit ? { cell: { ...limit.cell, grid: placeOf(part, limit.cell.grid) } } : {}),
    } as PlannerLimit))
  })
  const microgrids = grids.flatMap((grid) => grid.microgrids)
  const sum = (of: (division: PlannerDivision) => number): number => divisions.reduce((all, division) => all + of(division), 0)
  return {
    kind: 'division', grids, limits: [...outside.map((one) => ({ limit: 'building-outside' as const, ...one })), ...limits], boundary: along(plane, boundary, ways),
    figures: {
      households: sum((one) => one.figures.households),
      buildings: new Set(microgrids.flatMap((cell) => cell.atoms.map(({ building }) => building))).size,
      grids: levelFigures(grids, input.standard.grid, sum((one) => one.figures.grids.squares), sum((one) => one.figures.grids.crossings)),
      microgrids: levelFigures(microgrids, input.standard.microgrid, sum((one) => one.figures.microgrids.squares), sum((one) => one.figures.microgrids.crossings)),
      peopleNeeded: sum((one) => one.figures.peopleNeeded),
      moved: { grid: sum((one) => one.figures.moved?.grid ?? 0), microgrid: sum((one) => one.figures.moved?.microgrid ?? 0) },
    },
  }
}
