// Closing a unit: its ground and what lies below it go to a neighbour; or to its parent, which then has a gap there.
import type { Operation, UnitRef } from '../plan/operation.ts'
import { commonLength } from './give.ts'
import { below, cellsOf, getDrawn, getUnit, lineUp, type EditNet } from './net.ts'
import { editProblem } from './problems.ts'
import { boxAround, boxBetween, boxOfShape, handOver, openSheet, reshaped } from './sheet.ts'

export function retireUnit(net: EditNet, edit: { unit: UnitRef; into: UnitRef }): Operation[] {
  const unit = getUnit(net, edit.unit)
  const into = getUnit(net, edit.into)
  const retire: Operation = { kind: 'retire', unit: unit.unit, successor: into.unit }
  if (unit.parent === into.unit || unit.shape === null) return [retire]
  if (into.level !== unit.level || into.unit === unit.unit) throw editProblem('edit.not-siblings', { name: unit.name, other: into.name })
  const { shape } = getDrawn(net, edit.into)
  const sheet = openSheet(net, boxAround([boxOfShape(shape), boxOfShape(unit.shape)]), [boxBetween(boxOfShape(shape), boxOfShape(unit.shape))])
  const ground = new Set(sheet.borders.get(unit.unit)!)
  if (commonLength(sheet, ground, sheet.borders.get(into.unit)!) === 0) throw editProblem('edit.not-neighbours', { name: unit.name, other: into.name })
  const takesCells = below(net, unit.unit).length > 0
  if (takesCells && below(net, into.unit).length === 0) throw editProblem('edit.has-children', { name: unit.name, other: into.name })
  // Units below go along as they are; a cell's own ground goes to the cell beside it.
  const nearest = takesCells ? into.unit : cellsOf(net, into.unit).map((cell) => ({ cell, length: commonLength(sheet, ground, sheet.borders.get(cell) ?? new Set()) })).sort((a, b) => b.length - a.length)[0]!.cell
  handOver(sheet, ground, lineUp(net, unit.unit), lineUp(net, nearest))
  const households = unit.households === null || into.households === null ? null : unit.households + into.households
  const shapes = reshaped(sheet, new Set([unit.unit]))
  return [{ kind: 'reshape', shapes }, ...(households === null ? [] : [{ kind: 'change', unit: into.unit, households } as const]), retire]
}
