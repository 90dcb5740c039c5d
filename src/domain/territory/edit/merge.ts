// Siblings with a border between them become one unit; what lies below them goes on below it.
import { shapeArea2 } from '../../kernel/geometry.ts'
import type { NewUnit, Operation, UnitRef } from '../plan/operation.ts'
import type { SpecialType } from '../unit.ts'
import { getDrawn, type EditNet } from './net.ts'
import { addBorder, shapeOf, turnedKey, type Border } from './plane.ts'
import { editProblem } from './problems.ts'
import { boxAround, boxBetween, boxOfShape, openSheet, reshaped } from './sheet.ts'

/** Whether one can go from any of the borders to any other over edges they share. */
export function hangTogether(borders: readonly Border[]): boolean {
  const reached = new Set([0])
  for (const i of reached) borders.forEach((other, k) => !reached.has(k) && [...borders[i]!].some((edge) => other.has(turnedKey(edge))) && reached.add(k))
  return reached.size === borders.length
}

export function mergeUnits(net: EditNet, edit: { units: readonly UnitRef[]; name?: string | undefined }, issue: () => NewUnit): Operation[] {
  const units = [...new Set(edit.units)].map((unit) => getDrawn(net, unit))
  const [first, second] = units
  if (!first || !second) throw editProblem('edit.not-neighbours', { name: first?.name ?? '', other: first?.name ?? '' })
  const stranger = units.find((one) => one.parent !== first.parent)
  if (stranger) throw editProblem('edit.not-siblings', { name: first.name, other: stranger.name })
  const around = boxAround(units.map(({ shape }) => boxOfShape(shape)))
  const sheet = openSheet(net, around, [units.length === 2 ? boxBetween(boxOfShape(first.shape), boxOfShape(second.shape)) : around])
  const borders = units.map(({ unit }) => sheet.borders.get(unit)!)
  if (!hangTogether(borders)) throw editProblem('edit.not-neighbours', { name: first.name, other: second.name })
  const border: Border = new Set()
  for (const one of borders) addBorder(border, one)
  const largest = units.reduce((best, one) => (shapeArea2(one.shape) > shapeArea2(best.shape) ? one : best))
  const households = units.some((one) => one.households === null) ? null : units.reduce((sum, one) => sum + one.households!, 0)
  const special = units.every((one) => one.special === first.special) ? (first.special as SpecialType | null) : null
  const shapes = reshaped(sheet, new Set(units.map(({ unit }) => unit)))
  return [
    ...(shapes.length > 0 ? [{ kind: 'reshape', shapes } as const] : []),
    {
      kind: 'merge', units: units.map(({ unit }) => unit),
      into: { unit: issue(), name: edit.name?.trim() || largest.name, aliases: largest.aliases, village: first.village && units.every((one) => one.village), special, households, shape: shapeOf(sheet.plane, border) },
    },
  ]
}
