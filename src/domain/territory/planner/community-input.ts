// A community of the net as the planner takes it: its ground without special sites, its buildings, today's cells.
import { boxOf, type Position, type Shape } from '../../kernel/geometry.ts'
import { holdsPoint } from '../../kernel/geometry-inside.ts'
import { differenceOf, unionOf } from '../../kernel/overlay.ts'
import { editNet } from '../edit/net.ts'
import { borderOf, shapeOf, takeBorder } from '../edit/plane.ts'
import { openSheet } from '../edit/sheet.ts'
import type { UnitRef } from '../plan/operation.ts'
import { childrenOf, type PlanUnit, type Tree } from '../plan/tree.ts'
import type { Barrier, PlannerBuilding, PlannerInput, PresentGrid } from './types.ts'
import type { DivisionStandard } from '../unit.ts'

/** Where a building counts: its point, or the middle of its footprint's corners. */
export function middleOf({ place }: Pick<PlannerBuilding, 'place'>): Position {
  if (place.type === 'Point') return place.coordinates
  const ring = (place.type === 'Polygon' ? place.coordinates : place.coordinates[0]!)[0]!.slice(1)
  return [ring.reduce((sum, p) => sum + p[0], 0) / ring.length, ring.reduce((sum, p) => sum + p[1], 0) / ring.length]
}

export type CommunityCells = {
  grids: readonly PlanUnit[]
  microgrids: readonly PlanUnit[]
  /** Special microgrids: the planner leaves them as they are. */
  specials: readonly PlanUnit[]
}

export function cellsOfCommunity(tree: Tree, community: UnitRef): CommunityCells {
  const children = childrenOf(tree)
  const grids = children.get(community) ?? []
  const all = grids.flatMap((grid) => children.get(grid.unit) ?? [])
  return { grids, microgrids: all.filter((cell) => cell.special === null), specials: all.filter((cell) => cell.special !== null) }
}

/** The community's shape without its special sites; null when nothing is left, or nothing was drawn. */
export const groundOfCommunity = (tree: Tree, community: UnitRef): Shape | null => groundWithout(tree, community, cellsOfCommunity(tree, community).specials)

function groundWithout(tree: Tree, unit: UnitRef, specials: readonly PlanUnit[]): Shape | null {
  const shape = tree.get(unit)?.shape ?? null
  const holes = specials.flatMap((cell) => cell.shape ?? [])
  if (shape === null || holes.length === 0) return shape
  try {
    // Edge by edge where the net is exact; by the geometry library where it isn't.
    const sheet = openSheet(editNet(new Map([...tree].filter(([ref]) => ref === unit || holes.includes(tree.get(ref)!.shape!)))), boxOf(shape))
    const border = new Set(sheet.borders.get(unit) ?? borderOf(sheet.plane, shape))
    for (const cell of specials) takeBorder(border, sheet.borders.get(cell.unit) ?? [])
    return shapeOf(sheet.plane, border)
  } catch {
    const whole = unionOf(holes)
    return whole ? differenceOf(shape, whole) : shape
  }
}

export type CommunityWish = { revise?: boolean | undefined; standard?: DivisionStandard | undefined }

/** Buildings that stand in a special site belong to it and are not divided. */
export function communityInput(tree: Tree, community: UnitRef, buildings: readonly PlannerBuilding[], barriers: readonly Barrier[], wish: CommunityWish = {}): PlannerInput | null {
  const boundary = groundOfCommunity(tree, community)
  if (boundary === null) return null
  const { grids, microgrids, specials } = cellsOfCommunity(tree, community)
  const children = childrenOf(tree)
  const placed = buildings.map((building) => ({ building, at: middleOf(building) }))
  const within = (shape: Shape | null): string[] => (shape === null ? [] : placed.filter(({ at }) => holdsPoint(shape, at)).map(({ building }) => building.id))
  // A building counted by entrance may lie in several cells.
  const doors = placed.flatMap(({ building, at }) => (building.entrances?.length ? building.entrances.map((entrance, i) => ({ name: `${building.id}#${i}`, at: entrance.position })) : [{ name: building.id, at }]))
  const inCell = (shape: Shape | null): string[] => (shape === null ? [] : doors.filter(({ at }) => holdsPoint(shape, at)).map(({ name }) => name))
  const inSpecial = new Set(specials.flatMap((cell) => within(cell.shape)))
  const present = grids.map((grid): PresentGrid => ({
    id: String(grid.unit), shape: groundWithout(tree, grid.unit, specials.filter((cell) => cell.parent === grid.unit)), buildings: [],
    microgrids: (children.get(grid.unit) ?? []).filter((cell) => microgrids.includes(cell)).map((cell) => ({ id: String(cell.unit), shape: cell.shape, buildings: inCell(cell.shape) })),
  }))
  return {
    boundary, barriers, buildings: buildings.filter(({ id }) => !inSpecial.has(id)),
    ...(present.some((grid) => grid.microgrids.length > 0) ? { present } : {}),
    ...(wish.revise ? { revise: true } : {}), ...(wish.standard ? { standard: wish.standard } : {}),
  }
}
