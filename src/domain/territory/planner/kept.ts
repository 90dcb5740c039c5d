// Grids that are kept: each keeps its border, and its microgrids unless they are asked for anew. What is left of the
// boundary is divided around them. Here the boundary and its buildings are taken apart.
import { boxOf, type Shape } from '../../kernel/geometry.ts'
import { Problem } from '../../kernel/problem.ts'
import { addBorder, borderOf, fromOf, lineKey, planeAround, segmentOf, shapeOf, takeBorder, toOf, type Border, type Plane } from '../edit/plane.ts'
import { plannerProblem } from './problems.ts'
import type { AtomRef, PlannerBuilding, PlannerInput, PlannerRefusal, PresentCell, PresentGrid } from './types.ts'
import { along, inOrder, type Ways } from './ways.ts'

export type Part = {
  ground: Shape
  /** None: the part around those that are kept. */
  grid: PresentGrid | null
  /** The grid's microgrids stay as they are. */
  whole: boolean
  buildings: readonly PlannerBuilding[]
  assigned: NonNullable<PlannerInput['assigned']> | undefined
}
export type Parted = {
  plane: Plane
  boundary: Shape
  parts: Part[]
  /** In no kept grid, and nothing is left around them. */
  outside: readonly { atom: AtomRef; households: number }[]
}

export const atomKey = ({ building, entrance }: AtomRef): string => (entrance === undefined ? building : `${building}#${entrance}`)

/** Everybody in the cell by key; a building counted by entrance may be named as a whole. */
const keysOf = (cell: PresentCell, byId: ReadonlyMap<string, PlannerBuilding>): string[] =>
  cell.buildings.flatMap((key) => { const doors = byId.get(key)?.entrances; return doors?.length ? doors.map((_, i) => `${key}#${i}`) : [key] })

const refuse = (code: PlannerRefusal['code'], params: PlannerRefusal['params'] = {}): PlannerRefusal => ({ kind: 'refused', code, params })

/** Corners that lie on somebody else's edge, to the step, become corners of that edge. */
function nodes(plane: Plane, borders: readonly Border[]): Ways {
  const corners = [...new Set(borders.flatMap((border) => [...border].map(fromOf)))].sort((p, q) => plane.spots[p]![0] - plane.spots[q]![0])
  const ways = new Map<number, number[]>()
  for (const edge of new Set(borders.flatMap((border) => [...border].map(lineKey)))) {
    const [a, b] = segmentOf(plane, edge)
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
    const long = Math.hypot(dx, dy)
    let [low, high] = [0, corners.length]
    while (low < high) {
      const mid = (low + high) >> 1
      if (plane.spots[corners[mid]!]![0] < Math.min(a[0], b[0]) - 1) low = mid + 1
      else high = mid
    }
    const on: number[] = []
    for (; low < corners.length && plane.spots[corners[low]!]![0] <= Math.max(a[0], b[0]) + 1; low++) {
      const [x, y] = plane.spots[corners[low]!]!
      const t = ((x - a[0]) * dx + (y - a[1]) * dy) / long
      if (t > 1 && t < long - 1 && Math.abs((x - a[0]) * dy - (y - a[1]) * dx) / long <= 0.75) on.push(corners[low]!)
    }
    if (on.length > 0) ways.set(edge, [fromOf(edge), ...inOrder(plane, edge, on), toOf(edge)])
  }
  return ways
}

export function partKept(input: PlannerInput): Parted | PlannerRefusal {
  const kept = (input.present ?? []).filter((grid) => grid.keep === true)
  const [west, south] = boxOf(input.boundary)
  const plane = planeAround([west, south])
  const byId = new Map(input.buildings.map((building) => [building.id, building]))
  const partOf = new Map<string, number>()
  const cellOf = new Map<string, string>()
  kept.forEach((grid, g) => {
    for (const cell of grid.microgrids) for (const key of keysOf(cell, byId)) if (!cellOf.has(key)) cellOf.set(key, `${g} ${cell.id}`)
    for (const cell of [grid, ...grid.microgrids]) for (const key of keysOf(cell, byId)) if (!partOf.has(key)) partOf.set(key, g + 1)
  })
  try {
    const before = [input.boundary, ...kept.map((grid) => grid.shape)]
    if (before.includes(null)) return refuse('planner.kept-not-exact', { grid: kept.find((grid) => grid.shape === null)!.id })
    const cells = kept.flatMap((grid) => grid.microgrids.flatMap((cell) => cell.shape ?? []))
    const ways = nodes(plane, [...before, ...cells].map((shape) => borderOf(plane, shape!)))
    const [boundary, ...shapes] = before.map((shape) => along(plane, shape!, ways)) as [Shape, ...Shape[]]
    const rest = borderOf(plane, boundary)
    const parts = kept.map((given, g): Part => {
      const border = borderOf(plane, shapes[g]!)
      takeBorder(rest, border)
      const grid: PresentGrid = { ...given, shape: shapes[g]!, microgrids: given.microgrids.map((cell) => ({ ...cell, shape: cell.shape && along(plane, cell.shape, ways) })) }
      const homeless = [...partOf].some(([key, part]) => part === g + 1 && !cellOf.has(key))
      const whole = grid.anew !== true && grid.microgrids.length > 0 && !homeless && grid.microgrids.every((cell) => cell.shape !== null)
      if (whole) {
        const sum: Border = new Set()
        for (const cell of grid.microgrids) addBorder(sum, borderOf(plane, cell.shape!))
        if (sum.size !== border.size || [...sum].some((edge) => !border.has(edge))) throw plannerProblem('planner.kept-not-exact', { grid: grid.id })
      }
      return { ground: shapes[g]!, grid, whole, buildings: [], assigned: undefined }
    })
    const around = shapeOf(plane, rest)
    const all = [...(around ? [{ ground: around, grid: null, whole: false, buildings: [], assigned: undefined }] : []), ...parts]
    const numberOf = (key: string): number => (partOf.get(key) ?? (around ? 0 : -1)) - (around || !partOf.has(key) ? 0 : 1)
    const buildings = all.map((): PlannerBuilding[] => [])
    const outside: { atom: AtomRef; households: number }[] = []
    for (const building of input.buildings) {
      const { id, entrances } = building
      const doors = entrances?.length ? entrances.map((_, i) => numberOf(`${id}#${i}`)) : [numberOf(id)]
      if (doors[0] !== -1 && doors.every((part) => part === doors[0])) buildings[doors[0]!]!.push(building)
      else if (!entrances?.length) outside.push({ atom: { building: id }, households: building.households })
      else entrances.forEach(({ position, households }, i) => {
        // A kept border between its entrances: each of them is a building of its own here.
        if (doors[i] === -1) outside.push({ atom: { building: id, entrance: i }, households })
        else buildings[doors[i]!]!.push({ id: `${id}#${i}`, place: { type: 'Point', coordinates: position }, households })
      })
    }
    const own = buildings.map((list) => new Set(list.map((building) => building.id)))
    const assigned = all.map((): AtomRef[][][] => [])
    for (const grid of input.assigned ?? []) {
      const cells = all.map((): AtomRef[][] => [])
      for (const cell of grid) {
        const part = cell.length === 0 ? -1 : numberOf(atomKey(cell[0]!))
        if (part === -1) continue
        const strange = cell.find((atom) => numberOf(atomKey(atom)) !== part || (all[part]!.whole && cellOf.get(atomKey(atom)) !== cellOf.get(atomKey(cell[0]!))))
        if (strange) return refuse('planner.building-kept', { building: strange.building })
        cells[part]!.push(cell.map((atom) => (own[part]!.has(atomKey(atom)) ? { building: atomKey(atom) } : atom)))
      }
      cells.forEach((list, part) => {
        // One grid, whatever pieces its ground is in.
        if (all[part]!.grid) assigned[part]!.push(...list.map((cell) => [cell]))
        else if (list.length > 0) assigned[part]!.push(list)
      })
    }
    return { plane, boundary, outside, parts: all.map((part, i) => ({ ...part, buildings: buildings[i]!, assigned: input.assigned && assigned[i]! })) }
  } catch (fault) {
    if (fault instanceof Problem) return refuse('planner.kept-not-exact', { grid: String((fault.params as { grid?: string }).grid ?? kept[0]!.id) })
    throw fault
  }
}
