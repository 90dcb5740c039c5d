// Ground that goes from cells to another unit: every unit above the cells and above the receiver keeps its books. A
// receiver with units below it passes the ground on to the one of its cells that has the longest border with it.
import type { Operation, UnitRef } from '../plan/operation.ts'
import { cellsOf, getUnit, lineUp, type EditNet } from './net.ts'
import type { Piece } from './pieces.ts'
import { segmentOf, turnedKey, type Border } from './plane.ts'
import { editProblem } from './problems.ts'
import { handOver, type Sheet } from './sheet.ts'

const lengthOf = (sheet: Sheet, edge: number): number => {
  const [[ax, ay], [bx, by]] = segmentOf(sheet.plane, edge)
  return Math.hypot(bx - ax, by - ay)
}

/** How much of its border a piece has in common with another, in steps. */
export function commonLength(sheet: Sheet, piece: Border, other: Border): number {
  let sum = 0
  for (const edge of piece) if (other.has(turnedKey(edge))) sum += lengthOf(sheet, edge)
  return sum
}

export type Gift = { piece: Piece; to: UnitRef }

/** Cells that lose all their ground, each with the pieces it is made of. */
export function emptied(sheet: Sheet, all: readonly Piece[], given: ReadonlySet<Piece>): UnitRef[] {
  const keeps = new Set(all.filter((piece) => !given.has(piece)).map(({ owner }) => owner))
  return [...new Set([...given].flatMap(({ owner }) => (owner === null || keeps.has(owner) ? [] : [owner])))].filter((cell) => sheet.net.units.has(cell))
}

/**
 * Hands pieces over. A cell that goes entirely moves under the receiver as it is, if it lies directly below who gives it
 * and the receiver may have such units below it; otherwise it would vanish, which is refused by its name.
 */
export function give(sheet: Sheet, all: readonly Piece[], gifts: readonly Gift[]): Operation[] {
  const { net } = sheet
  const moves: Operation[] = []
  const waiting = new Map(gifts.map((gift) => [gift.piece, gift.to]))
  for (const cell of emptied(sheet, all, new Set(waiting.keys()))) {
    const mine = [...waiting.keys()].filter(({ owner }) => owner === cell)
    const targets = new Set(mine.map((piece) => waiting.get(piece)!))
    const [target] = targets
    const unit = getUnit(net, cell)
    const sameDepth = unit.parent !== null && target !== undefined && getUnit(net, unit.parent).level === net.units.get(target)?.level
    if (targets.size > 1 || !sameDepth) throw editProblem('edit.swallows', { name: unit.name })
    for (const piece of mine) {
      handOver(sheet, piece.border, lineUp(net, unit.parent), lineUp(net, target!))
      waiting.delete(piece)
    }
    moves.push({ kind: 'move', unit: cell, parent: target! })
  }
  while (waiting.size > 0) {
    let best: { piece: Piece; cell: UnitRef; length: number } | undefined
    for (const [piece, to] of waiting) {
      for (const cell of cellsOf(net, to)) {
        const length = commonLength(sheet, piece.border, sheet.borders.get(cell) ?? new Set())
        if (length > 0 && (!best || length > best.length)) best = { piece, cell, length }
      }
    }
    if (!best) {
      const [[piece, to]] = waiting as unknown as [[Piece, UnitRef]]
      throw editProblem('edit.not-neighbours', { name: piece.owner === null ? '' : getUnit(net, piece.owner).name, other: getUnit(net, to).name })
    }
    handOver(sheet, best.piece.border, lineUp(net, best.piece.owner), lineUp(net, best.cell))
    waiting.delete(best.piece)
  }
  return moves
}

/** Units above a place in the net, for one that isn't in it yet. */
export const lineOfNew = (net: EditNet, unit: UnitRef, parent: UnitRef | null): UnitRef[] => [unit, ...lineUp(net, parent)]
