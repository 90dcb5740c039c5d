// A new unit where its parent has none yet: of the ring drawn, what lies inside the parent and in no unit of it.
import type { Position } from '../../kernel/geometry.ts'
import type { NewUnit, Operation, UnitFacts, UnitRef } from '../plan/operation.ts'
import { childLevel } from '../unit.ts'
import { ringBorder } from './cut-out.ts'
import { below, familyOf, getDrawn, type EditNet } from './net.ts'
import { piecesOf } from './pieces.ts'
import { addBorder, shapeOf, type Border } from './plane.ts'
import { editProblem } from './problems.ts'
import { boxAround, boxOfLine, boxOfShape, openSheet, reshaped } from './sheet.ts'

export function fillGap(net: EditNet, edit: { parent: UnitRef; ring: readonly Position[]; facts: UnitFacts }, issue: () => NewUnit): Operation[] {
  const parent = getDrawn(net, edit.parent)
  const level = childLevel(parent.level)
  if (!level) throw editProblem('edit.outside')
  const ringBox = boxOfLine(edit.ring)
  const sheet = openSheet(net, boxAround([boxOfShape(parent.shape), ringBox]), [ringBox])
  const family = familyOf(net, parent.unit)
  const ring = ringBorder(sheet, family, edit.ring)
  const children = below(net, parent.unit)
  // The parent is asked as if it were a cell: what none of its units claims is its own ground.
  const inParent = piecesOf(sheet, [parent.unit, ...children], ring, sheet.borders.get(parent.unit)!)
  const inRing = piecesOf(sheet, [parent.unit, ...children], sheet.borders.get(parent.unit)!, ring)
  const mine = piecesOf(sheet, children, [...ring, ...sheet.borders.get(parent.unit)!])
  const key = (border: Border): string => [...border].sort((a, b) => a - b).join()
  const within = new Set(inParent.filter(({ inside }) => inside).map(({ border }) => key(border)))
  const drawn = new Set(inRing.filter(({ inside }) => inside).map(({ border }) => key(border)))
  const free = mine.filter(({ owner, border }) => owner === null && within.has(key(border)) && drawn.has(key(border)))
  if (free.length === 0) throw editProblem('edit.no-gap')
  const border: Border = new Set()
  for (const piece of free) addBorder(border, piece.border)
  const shapes = reshaped(sheet)
  return [
    ...(shapes.length > 0 ? [{ kind: 'reshape', shapes } as const] : []),
    { kind: 'create', level, parent: parent.unit, ...edit.facts, unit: issue(), shape: shapeOf(sheet.plane, border) },
  ]
}
