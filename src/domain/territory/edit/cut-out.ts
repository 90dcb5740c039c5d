// A new unit from the ground of another, a market inside a grid for one: the drawn ring is cut out as a hole or a corner.
// It stands beside the unit it is cut from, or below it as a cell of its own.
import type { Position } from '../../kernel/geometry.ts'
import type { NewUnit, Operation, UnitFacts, UnitRef } from '../plan/operation.ts'
import { childLevel } from '../unit.ts'
import { ringWayOf } from './drawn-line.ts'
import { commonLength, emptied, lineOfNew } from './give.ts'
import { cellsOf, familyOf, getDrawn, getUnit, lineUp, type EditNet } from './net.ts'
import { piecesOf } from './pieces.ts'
import { addBorder, borderOfFace, segmentOf, shapeOf, turnedKey, type Border } from './plane.ts'
import { editProblem } from './problems.ts'
import { boxAround, boxOfLine, boxOfShape, handOver, nodeEdges, openSheet, reshaped, type Sheet } from './sheet.ts'
import { facesOf, ringArea, type Segment } from './linework.ts'

/** The border of the ring drawn, cut where it meets the units'. */
export function ringBorder(sheet: Sheet, units: readonly UnitRef[], ring: readonly Position[]): Border {
  const way = ringWayOf(sheet.plane, ring)
  const counterClockwise = ringArea(way.slice(1)) > 0 ? way : [...way].reverse()
  const edges = nodeEdges(sheet, units, [boxOfLine(ring)], [counterClockwise])[0]!
  const border: Border = new Set(edges)
  for (const edge of edges) if (border.has(turnedKey(edge))) return simplified(sheet, edges)
  return border
}

/** A ring so narrow that rounding folded it onto itself: what area is left. */
const simplified = (sheet: Sheet, edges: readonly number[]): Border => {
  const segments = [...new Set(edges)].map((edge): Segment => segmentOf(sheet.plane, edge))
  const border: Border = new Set()
  for (const face of facesOf(segments)) addBorder(border, borderOfFace(sheet.plane, face))
  return border
}

export function cutOut(net: EditNet, edit: { unit: UnitRef; ring: readonly Position[]; as: 'beside' | 'below'; facts: UnitFacts }, issue: () => NewUnit): Operation[] {
  const host = getDrawn(net, edit.unit)
  const level = edit.as === 'below' ? childLevel(host.level) : host.level
  const parent = edit.as === 'below' ? host.unit : host.parent
  if (!level || parent === null) throw editProblem('edit.outside')
  const ringBox = boxOfLine(edit.ring)
  const sheet = openSheet(net, boxAround([boxOfShape(host.shape), ringBox]), [ringBox])
  const ring = ringBorder(sheet, familyOf(net, host.unit), edit.ring)
  const pieces = piecesOf(sheet, cellsOf(net, host.unit), [], ring).filter(({ owner }) => owner !== null)
  const taken = pieces.filter(({ inside }) => inside)
  if (taken.length === 0) throw editProblem('edit.outside')
  const hostIsCell = !net.children.has(host.unit)
  const firstBelow = hostIsCell && edit.as === 'below'
  const unit = issue()
  const moves: Operation[] = []
  if (!firstBelow) {
    for (const cell of emptied(sheet, pieces, new Set(taken))) {
      const { name, parent: above } = getUnit(net, cell)
      if (cell === host.unit || above !== host.unit || edit.as === 'below') throw editProblem('edit.swallows', { name })
      moves.push({ kind: 'move', unit: cell, parent: unit })
    }
  }
  const moved = moves.flatMap((one) => (one.kind === 'move' ? [one.unit] : []))
  const above = lineOfNew(net, unit, parent)
  const border: Border = new Set()
  for (const piece of taken) {
    addBorder(border, piece.border)
    if (!firstBelow && moved.includes(piece.owner!)) handOver(sheet, piece.border, lineUp(net, getUnit(net, piece.owner!).parent), above)
  }
  // Ground of cells that stay outside goes to the new unit; where cells came along, to the one beside it.
  const rest = new Set(firstBelow ? [] : taken.filter(({ owner }) => !moved.includes(owner!)))
  while (rest.size > 0) {
    const choices = [...rest].flatMap((piece) => moved.map((cell) => ({ piece, cell, length: commonLength(sheet, piece.border, sheet.borders.get(cell)!) })))
    const best = choices.sort((a, b) => b.length - a.length)[0]
    if (best && best.length === 0) throw editProblem('edit.swallows', { name: getUnit(net, best.cell).name })
    const { piece } = best ?? { piece: [...rest][0]! }
    handOver(sheet, piece.border, lineUp(net, piece.owner), best ? [best.cell, ...above] : above)
    rest.delete(piece)
  }
  const shapes = reshaped(sheet, new Set([unit]))
  // Households that are said to be in the new cell were counted in the one it is cut from.
  const left = hostIsCell && !firstBelow && host.households !== null && edit.facts.households ? host.households - edit.facts.households : null
  return [
    ...(left !== null && left >= 0 ? [{ kind: 'change', unit: host.unit, households: left } as const] : []),
    ...(shapes.length > 0 ? [{ kind: 'reshape', shapes } as const] : []),
    { kind: 'create', level, parent, ...edit.facts, unit, shape: shapeOf(sheet.plane, border) },
    ...moves,
  ]
}
