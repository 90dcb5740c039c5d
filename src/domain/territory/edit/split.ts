// Splitting a unit along a drawn line. What lies below goes to the part it lies in; what the line crosses is cut as well,
// on every level, or goes as a whole to the side where most of it lies.
import { shareOut } from '../../kernel/seeded.ts'
import type { MadeUnit, NewUnit, Operation, UnitRef } from '../plan/operation.ts'
import type { Crossed } from './edit.ts'
import { boxesAlong, wayOf } from './drawn-line.ts'
import { below, cellsOf, familyOf, getDrawn, getUnit, type EditNet } from './net.ts'
import { cutNear, groupsOf, restOf, type Piece } from './pieces.ts'
import { addBorder, lineKey, shapeOf, takeBorder, type Border } from './plane.ts'
import { editProblem } from './problems.ts'
import { boxAround, boxOfShape, nodeEdges, openSheet, reshaped, type Sheet } from './sheet.ts'
import type { Position } from '../../kernel/geometry.ts'

type SplitEdit = { unit: UnitRef; line: readonly Position[]; crossed: Crossed }

/** Which side each piece lies on; sides are numbered from 0. A part of the unit that the line never meets goes with the largest side. */
function sidesOf(pieces: readonly Piece[], drawn: ReadonlySet<number>): { sides: number[]; count: number } {
  const whole = groupsOf(pieces, () => true)
  const cut = groupsOf(pieces, (edge) => !drawn.has(lineKey(edge)))
  const areas: number[] = []
  cut.forEach((group, i) => (areas[group] = (areas[group] ?? 0) + pieces[i]!.area))
  const partsOfWhole = new Map<number, Set<number>>()
  cut.forEach((group, i) => partsOfWhole.set(whole[i]!, (partsOfWhole.get(whole[i]!) ?? new Set()).add(group)))
  const met = [...partsOfWhole.values()].filter((parts) => parts.size > 1).flatMap((parts) => [...parts])
  if (met.length < 2) throw editProblem('edit.line-does-not-cross')
  const largest = met.reduce((best, group) => (areas[group]! > areas[best]! ? group : best))
  const number = new Map(met.map((group, i) => [group, i]))
  return { sides: cut.map((group) => number.get(group) ?? number.get(largest)!), count: met.length }
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

/** Parts as they are made: side, ground and households each. */
type Part = { side: number; border: Border; area: number; households: number | null }

function madeFrom(sheet: Sheet, unit: UnitRef, parts: readonly Part[], issue: () => NewUnit): Operation {
  const { name, village, special } = getUnit(sheet.net, unit)
  const into = parts.map(({ border, households }, i): MadeUnit => ({
    unit: issue(), name: `${name}（${i + 1}）`, village, special: special as MadeUnit['special'], households, shape: shapeOf(sheet.plane, border),
  }))
  const largest = parts.reduce((best, part, i) => (part.area > parts[best]!.area ? i : best), 0)
  return { kind: 'split', unit, into, successor: into[largest]!.unit }
}

/** Households by ground, for a first guess; nobody knows better before somebody counts. */
const guessed = (households: number | null, areas: readonly number[]): (number | null)[] =>
  households === null ? areas.map(() => null) : shareOut(households, areas)

const sumKnown = (values: readonly (number | null)[]): number | null => (values.some((one) => one === null) ? null : sum(values as number[]))

/** Cuts a unit and what lies below it, the smallest first. Answers households by side. */
function cutDown(sheet: Sheet, unit: UnitRef, root: UnitRef, pieces: readonly Piece[], sides: readonly number[], issue: () => NewUnit, out: Operation[]): Map<number, number | null> {
  const cells = new Set(cellsOf(sheet.net, unit))
  const bySide = new Map<number, { border: Border; area: number }>()
  pieces.forEach((piece, i) => {
    // Ground of the unit itself that no cell covers goes with it.
    if (piece.owner === null ? unit !== root : !cells.has(piece.owner)) return
    const part = bySide.get(sides[i]!) ?? { border: new Set(), area: 0 }
    addBorder(part.border, piece.border)
    part.area += piece.area
    bySide.set(sides[i]!, part)
  })
  const children = below(sheet.net, unit)
  const homes = new Map<number, number | null>()
  const order = [...bySide.keys()].sort((a, b) => a - b)
  if (children.length === 0) {
    const shares = guessed(getUnit(sheet.net, unit).households, order.map((side) => bySide.get(side)!.area))
    order.forEach((side, i) => homes.set(side, shares[i]!))
  } else {
    const inner = children.map((child) => cutDown(sheet, child, root, pieces, sides, issue, out))
    for (const side of order) homes.set(side, sumKnown(inner.flatMap((one) => (one.has(side) ? [one.get(side)!] : []))))
  }
  if (order.length > 1) out.push(madeFrom(sheet, unit, order.map((side) => ({ side, ...bySide.get(side)!, households: homes.get(side)! })), issue))
  return homes
}

/** Every child goes as a whole to the side where most of it lies; no edge is cut. */
function splitWhole(net: EditNet, edit: SplitEdit, sideOf: ReadonlyMap<UnitRef, number>, issue: () => NewUnit): Operation[] {
  const { shape } = getDrawn(net, edit.unit)
  const sheet = openSheet(net, boxOfShape(shape))
  const children = below(net, edit.unit)
  const rest: Border = new Set(sheet.borders.get(edit.unit))
  const parts = [...new Set(children.flatMap((child) => sideOf.get(child) ?? []))].sort((a, b) => a - b).map((side): Part => {
    const mine = children.filter((child) => sideOf.get(child) === side)
    const border: Border = new Set()
    for (const child of mine) addBorder(border, sheet.borders.get(child) ?? [])
    takeBorder(rest, border)
    return { side, border, area: mine.length, households: sumKnown(mine.map((child) => getUnit(net, child).households)) }
  })
  if (parts.length < 2) throw editProblem('edit.whole-on-one-side')
  addBorder(parts[0]!.border, rest)
  const split = madeFrom(sheet, edit.unit, parts, issue)
  const shapes = reshaped(sheet, new Set([edit.unit]))
  return [...(shapes.length > 0 ? [{ kind: 'reshape', shapes } as const] : []), split]
}

export function splitUnit(net: EditNet, edit: SplitEdit, issue: () => NewUnit): Operation[] {
  const { shape } = getDrawn(net, edit.unit)
  const near = boxesAlong(edit.line)
  const sheet = openSheet(net, boxAround([boxOfShape(shape), ...near]), near)
  const drawn = new Set(nodeEdges(sheet, familyOf(net, edit.unit), near, [wayOf(sheet.plane, edit.line)])[0]!.map(lineKey))
  const cut = cutNear(sheet, cellsOf(net, edit.unit), near, drawn)
  const inside = [...cut, ...restOf(sheet, edit.unit, cut)]
  const { sides } = sidesOf(inside, drawn)
  if (edit.crossed === 'whole' && below(net, edit.unit).length > 0) {
    const sideOf = new Map<UnitRef, number>()
    for (const child of below(net, edit.unit)) {
      const cells = new Set(cellsOf(net, child))
      const areas = new Map<number, number>()
      inside.forEach((piece, i) => piece.owner !== null && cells.has(piece.owner) && areas.set(sides[i]!, (areas.get(sides[i]!) ?? 0) + piece.area))
      const most = [...areas].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]
      if (most) sideOf.set(child, most[0])
    }
    return splitWhole(net, edit, sideOf, issue)
  }
  const splits: Operation[] = []
  cutDown(sheet, edit.unit, edit.unit, inside, sides, issue, splits)
  const gone = new Set(splits.flatMap((one) => (one.kind === 'split' ? [one.unit] : [])))
  const shapes = reshaped(sheet, gone)
  return [...(shapes.length > 0 ? [{ kind: 'reshape', shapes } as const] : []), ...splits]
}
