// Redrawing the border of two neighbours: the line drawn becomes their border. Of each of the two the largest part stays,
// what the line cuts off towards the other goes there, and units below and above are moved with it.
import type { Position } from '../../kernel/geometry.ts'
import type { Operation, UnitRef } from '../plan/operation.ts'
import { boxesAlong, wayOf } from './drawn-line.ts'
import { give, type Gift } from './give.ts'
import { cellsOf, familyOf, getDrawn, type EditNet } from './net.ts'
import { cutNear, groupsOf, type Piece } from './pieces.ts'
import { lineKey, turnedKey } from './plane.ts'
import { editProblem } from './problems.ts'
import { boxAround, boxBetween, boxOfShape, nodeEdges, openSheet, reshaped } from './sheet.ts'

export function redrawBorder(net: EditNet, edit: { units: readonly [UnitRef, UnitRef]; line: readonly Position[] }): Operation[] {
  const pair = edit.units.map((unit) => getDrawn(net, unit))
  const [one, other] = pair
  if (!one || !other || one.unit === other.unit || one.level !== other.level) throw editProblem('edit.not-siblings', { name: one?.name ?? '', other: other?.name ?? '' })
  const near = boxesAlong(edit.line)
  const [mine, theirs] = [boxOfShape(one.shape), boxOfShape(other.shape)]
  const sheet = openSheet(net, boxAround([mine, theirs, ...near]), [boxBetween(mine, theirs), ...near])
  const meet = (): boolean => [...sheet.borders.get(one.unit)!].some((edge) => sheet.borders.get(other.unit)!.has(turnedKey(edge)))
  if (!meet()) throw editProblem('edit.not-neighbours', { name: one.name, other: other.name })
  const families = pair.flatMap(({ unit }) => familyOf(net, unit))
  const drawn = new Set(nodeEdges(sheet, families, near, [wayOf(sheet.plane, edit.line)])[0]!.map(lineKey))
  const sideOf = new Map<UnitRef, number>(pair.flatMap(({ unit }, side) => cellsOf(net, unit).map((cell) => [cell, side] as const)))
  const pieces = cutNear(sheet, [...sideOf.keys()], near, drawn)
  const side = (piece: Piece): number => sideOf.get(piece.owner!)!
  const groups = groupsOf(pieces, (edge, from, to) => side(from) === side(to) && !drawn.has(lineKey(edge)))
  const areas = new Map<number, number>()
  groups.forEach((group, i) => areas.set(group, (areas.get(group) ?? 0) + pieces[i]!.area))
  const pieceOf = new Map<number, number>()
  pieces.forEach(({ border }, i) => border.forEach((edge) => pieceOf.set(edge, i)))
  const stays = [0, 1].map((which) => [...new Set(groups.filter((_, i) => side(pieces[i]!) === which))].sort((a, b) => areas.get(b)! - areas.get(a)!)[0])
  const touches = (group: number): boolean => pieces.some((piece, i) => groups[i] === group && [...piece.border].some((edge) => {
    const across = drawn.has(lineKey(edge)) ? undefined : pieceOf.get(turnedKey(edge))
    return across !== undefined && side(pieces[across]!) !== side(piece)
  }))
  const going = new Set([...new Set(groups)].filter((group) => !stays.includes(group) && touches(group)))
  const gifts = pieces.flatMap((piece, i): Gift[] => (going.has(groups[i]!) ? [{ piece, to: pair[1 - side(piece)]!.unit }] : []))
  if (gifts.length === 0) throw editProblem('edit.line-does-not-cross')
  const moves = give(sheet, pieces, gifts)
  const shapes = reshaped(sheet)
  return [...(shapes.length > 0 ? [{ kind: 'reshape', shapes } as const] : []), ...moves]
}
