// A division as a plan: cells that go on keep their name and number and get their new borders, others are made, those that
// nobody goes on from are closed. Corners the division put on the community's border go to everybody who shares it.
import { boxOf, polygonsOf, toSteps, type Position, type Shape } from '../../kernel/geometry.ts'
import { holdsPoint, insidePoint } from '../../kernel/geometry-inside.ts'
import { editNet } from '../edit/net.ts'
import { addBorder, borderOf, lineKey, segmentOf, shapeOf, type Plane } from '../edit/plane.ts'
import { openSheet, replaceEdges, reshaped, type Sheet } from '../edit/sheet.ts'
import type { NewUnit, Operation, UnitRef } from '../plan/operation.ts'
import type { PlanUnit, Tree } from '../plan/tree.ts'
import { cellsOfCommunity, groundOfCommunity } from './community-input.ts'
import type { PlannedCell, PlannerDivision } from './types.ts'
import { waysOf } from './ways.ts'

type Shaped = { unit: UnitRef; shape: Shape }

/** Names of new cells: the next numbers that no cell of the community has. */
function namer(community: PlanUnit, cells: readonly PlanUnit[]): { grid: () => string; microgrid: (grid: string) => string } {
  const used = new Set(cells.map((cell) => cell.name))
  const short = community.aliases[0] ?? community.name
  const place = short.replace(/社区$/, '')
  const next = (name: (n: number) => string): string => {
    let n = 1
    while (used.has(name(n))) n++
    used.add(name(n))
    return name(n)
  }
  return {
    grid: () => next((n) => `${short}第${n}网格`),
    microgrid: (grid) => next((n) => `${place}${/第(\d+)网格/.exec(grid)?.[1] ?? ''}-${n}微网格`),
  }
}

const sharedMetres = (sheet: Sheet, plane: Plane, special: UnitRef, cell: Shape): number => {
  const theirs = new Set([...borderOf(plane, cell)].map(lineKey))
  let sum = 0
  for (const edge of sheet.borders.get(special) ?? []) {
    if (!theirs.has(lineKey(edge))) continue
    const [a, b] = segmentOf(plane, edge)
    sum += Math.hypot(a[0] - b[0], a[1] - b[1])
  }
  return sum
}

export function divisionOperations(tree: Tree, communityRef: UnitRef, division: PlannerDivision, issue: () => NewUnit): Operation[] {
  const community = tree.get(communityRef)!
  const { grids, microgrids, specials } = cellsOfCommunity(tree, communityRef)
  const sheet = openSheet(editNet(tree), boxOf(community.shape!))
  const { plane } = sheet
  replaceEdges(sheet, waysOf(plane, groundOfCommunity(tree, communityRef)!, division.boundary))
  const names = namer(community, [...grids, ...microgrids, ...specials])
  const refOf = (id: string | null, among: readonly PlanUnit[]): PlanUnit | undefined => among.find((unit) => String(unit.unit) === id)

  const creates: Operation[] = []
  const changes: Operation[] = []
  const moves: Operation[] = []
  const shapes: Shaped[] = []
  const gone = new Set<UnitRef>([...grids, ...microgrids].map((unit) => unit.unit))
  const cellRefs: { ref: UnitRef; cell: PlannedCell }[] = []
  const gridRefs: { ref: UnitRef; cell: PlannedCell }[] = []
  // Every special site goes to the grid it has the longest border with; a grid that is kept keeps its own and gets no others.
  const home = new Map(specials.map((special) => {
    const kept = division.grids.findIndex((grid) => grid.kept === true && grid.continues === String(special.parent))
    if (kept !== -1) return [special.unit, kept] as const
    const lengths = division.grids.map((grid) => (grid.kept ? 0 : sharedMetres(sheet, plane, special.unit, grid.shape)))
    const longest = lengths.indexOf(Math.max(...lengths))
    return [special.unit, lengths[longest]! > 0 ? longest : -1] as const
  }))
  division.grids.forEach((grid, g) => {
    const own = specials.filter((special) => home.get(special.unit) === g)
    const border = borderOf(plane, grid.shape)
    for (const special of own) addBorder(border, sheet.borders.get(special.unit)!)
    const shape = shapeOf(plane, border)!
    const households = grid.households + own.reduce((sum, special) => sum + (special.households ?? 0), 0)
    const before = refOf(grid.continues, grids)
    const name = before?.name ?? names.grid()
    const ref = before?.unit ?? issue()
    gridRefs.push({ ref, cell: grid })
    if (before) {
      gone.delete(before.unit)
      shapes.push({ unit: before.unit, shape })
      if (before.households !== households) changes.push({ kind: 'change', unit: before.unit, households })
    } else creates.push({ kind: 'create', level: 'grid', parent: communityRef, unit: ref as NewUnit, name, households, shape })
    for (const special of own) if (special.parent !== ref) moves.push({ kind: 'move', unit: special.unit, parent: ref })
    for (const cell of grid.microgrids) {
      const was = refOf(cell.continues, microgrids)
      const cellRef = was?.unit ?? issue()
      cellRefs.push({ ref: cellRef, cell })
      if (was) {
        gone.delete(was.unit)
        shapes.push({ unit: was.unit, shape: cell.shape })
        if (was.households !== cell.households) changes.push({ kind: 'change', unit: was.unit, households: cell.households })
        if (was.parent !== ref) moves.push({ kind: 'move', unit: was.unit, parent: ref })
      } else creates.push({ kind: 'create', level: 'microgrid', parent: ref, unit: cellRef as NewUnit, name: names.microgrid(name), households: cell.households, shape: cell.shape })
    }
  })
  // A site that touches no planned ground keeps its grid, whose border is then its sites alone.
  for (const special of specials) if (home.get(special.unit) === -1) gone.delete(special.parent!)
  const heir = (unit: PlanUnit, among: readonly { ref: UnitRef; cell: PlannedCell }[]): UnitRef => {
    const at: Position | undefined = unit.shape ? insidePoint(unit.shape) : undefined
    return (at && among.find(({ cell }) => holdsPoint(cell.shape, at))?.ref) ?? among[0]!.ref
  }
  const retires: Operation[] = [...microgrids, ...grids].filter((unit) => gone.has(unit.unit)).map((unit) => ({ kind: 'retire', unit: unit.unit, successor: heir(unit, unit.level === 'grid' ? gridRefs : cellRefs) }))
  const others = reshaped(sheet, new Set([...grids, ...microgrids].map((unit) => unit.unit)))
  const changedShapes = [...shapes.filter(({ unit, shape }) => !sameShape(tree.get(unit)!.shape, shape)), ...others]
  const reshapes: Operation[] = []
  for (let at = 0; at < changedShapes.length; at += 500) reshapes.push({ kind: 'reshape', shapes: changedShapes.slice(at, at + 500) })
  return [...creates, ...moves, ...reshapes, ...changes, ...retires]
}

/** The same corners, wherever the rings begin. */
function sameShape(a: Shape | null, b: Shape): boolean {
  const key = (shape: Shape): string => polygonsOf(shape).flatMap((rings) => rings.flatMap((ring) => ring.slice(1).map((p) => `${toSteps(p[0])} ${toSteps(p[1])}`))).sort().join(',')
  return a !== null && key(a) === key(b)
}
