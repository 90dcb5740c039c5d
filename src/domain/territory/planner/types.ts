// What the division planner is given and what it answers. Pure data, plain enough to cross to a worker or a job: the
// browser runs the planner for a preview, the server for a whole district.
import type { Position, Shape } from '../../kernel/geometry.ts'
import type { DivisionStandard } from '../unit.ts'
import type { PlannerProblemCode } from './problems.ts'

export type BuildingPlace = { readonly type: 'Point'; readonly coordinates: Position } | Shape

export type PlannerBuilding = {
  id: string
  /** A point, or the footprint: no cell cuts through it. */
  place: BuildingPlace
  /** Whole, 0 or more. With entrances, their sum counts instead. */
  households: number
  /** Given by entrance, a building may be divided between entrances, and only there. */
  entrances?: readonly { position: Position; households: number }[] | undefined
}

export type BarrierKind = 'road' | 'railway' | 'river' | 'other'

export type Barrier = {
  kind: BarrierKind
  line: readonly Position[]
  /** How much it divides: 1 like a main road, 0 not at all, 5 like a wide river. */
  weight: number
}

/** A cell of today's division, by its own name; `buildings` are the ids of what lies in it, or `id#n` for one entrance. */
export type PresentCell = { id: string; shape: Shape | null; buildings: readonly string[] }
export type PresentGrid = PresentCell & {
  microgrids: readonly PresentCell[]
  /** Keeps its exact shape; what is left of the boundary is divided around it. */
  keep?: boolean | undefined
  /** Kept, but its microgrids are divided anew inside its border; otherwise they stay as they are. */
  anew?: boolean | undefined
}

export type PlannerInput = {
  boundary: Shape
  buildings: readonly PlannerBuilding[]
  barriers?: readonly Barrier[] | undefined
  present?: readonly PresentGrid[] | undefined
  /** Start from the present division and let as few households as possible move; otherwise it is only compared with. */
  revise?: boolean | undefined
  /** Grids of microgrids of buildings (or entrances) as somebody has put them: then only borders and figures are made. */
  assigned?: readonly (readonly (readonly AtomRef[])[])[] | undefined
  /** Households a grid and a microgrid should hold; without it the standard of 300–500 and 30–50. */
  standard?: DivisionStandard | undefined
}

/** A building, or one of its entrances (by index): what is never cut. */
export type AtomRef = { building: string; entrance?: number }

export type PlannedCell = {
  /** One piece. Corners in whole steps, shared with its neighbours to the last digit. */
  shape: Shape
  atoms: readonly AtomRef[]
  households: number
  /** Polsby–Popper: 4π·area / perimeter², 1 for a circle. */
  compactness: number
  /** One person for every microgrid, and one more for every grid. */
  peopleNeeded: number
  /** The present cell it goes on from: the one most of its households come from, if no other cell has more of them. */
  continues: string | null
}
export type PlannedGrid = PlannedCell & { microgrids: readonly PlannedCell[]; kept?: true }

export type LevelFigures = {
  cells: number
  inRange: number
  /** Households of a cell. */
  mean: number
  least: number
  most: number
  /** Standard deviation of households. */
  deviation: number
  /** Mean Polsby–Popper. */
  compactness: number
  /** Sum over households of the squared distance to the middle of their cell, in square metres. */
  squares: number
  /** Metres of barrier that run through cells instead of between them. */
  crossings: number
}

export type PlannerFigures = {
  households: number
  buildings: number
  grids: LevelFigures
  microgrids: LevelFigures
  peopleNeeded: number
  /** Against the present division, where one was given: households that change their grid, and their microgrid. */
  moved: { grid: number; microgrid: number } | null
}

/** What keeps a cell out of its range, or was left out; by name, so that somebody can do something about it. */
export type PlannerLimit =
  /** One building (or entrance) alone holds more than a cell should. */
  | { limit: 'building-above-range'; level: CellLevel; atom: AtomRef; households: number; most: number }
  /** Buildings on one spot, or over one another, can't be told apart by a border. */
  | { limit: 'buildings-in-one-place'; level: CellLevel; atoms: readonly AtomRef[]; households: number; most: number }
  /** No number of cells divides these households within the range. */
  | { limit: 'total-not-divisible'; level: CellLevel; piece: number; households: number; least: number; most: number }
  /** A piece of the boundary (or a kept grid) without households is a cell all the same. */
  | { limit: 'piece-without-households'; piece: number }
  /** Sizes of the buildings and the shape of the ground leave no better cut that was found. */
  | { limit: 'neighbours-do-not-fit'; level: CellLevel; cell: CellIndex; households: number; least: number; most: number; atoms: readonly AtomRef[] }
  | { limit: 'building-outside'; atom: AtomRef; households: number }

export type CellLevel = 'grid' | 'microgrid'
/** Where a cell stands in the answer: the grid's index and, for a microgrid, its own. */
export type CellIndex = { grid: number; microgrid?: number }

export type PlannerDivision = {
  kind: 'division'
  grids: readonly PlannedGrid[]
  figures: PlannerFigures
  limits: readonly PlannerLimit[]
  /**
   * The boundary with the corners at which cells meet it. A corner that the boundary didn't have lies on its edge, to the
   * nearest whole step (half a centimetre); all cells together are exactly this shape.
   */
  boundary: Shape
}

export type PlannerRefusal = { kind: 'refused'; code: PlannerProblemCode; params: Readonly<Record<string, string | number>> }

export type PlannerResult = PlannerDivision | PlannerRefusal

/** Hears how far the planner is (0 to 1); answers false to stop it. */
export type PlannerProgress = (fraction: number) => boolean
