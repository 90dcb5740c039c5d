// What somebody asks for on the map, and the operations of a plan it comes to.
import type { Position } from '../../kernel/geometry.ts'
import type { NewUnit, Operation, UnitFacts, UnitRef } from '../plan/operation.ts'
import type { Tree } from '../plan/tree.ts'
import { addCorner, dropCorner, moveCorner } from './corner.ts'
import { cutOut } from './cut-out.ts'
import { fillGap } from './fill-gap.ts'
import { mergeUnits } from './merge.ts'
import { editNet } from './net.ts'
import { redrawBorder } from './redraw.ts'
import { retireUnit } from './retire.ts'
import { splitUnit } from './split.ts'

/** Units crossed by a line are cut as well, or go as a whole to the side where most of them lies. */
export type Crossed = 'cut' | 'whole'

export type Edit =
  | { kind: 'split'; unit: UnitRef; line: readonly Position[]; crossed: Crossed }
  | { kind: 'merge'; units: readonly UnitRef[]; name?: string | undefined }
  /** The line becomes the border of the two; what it cuts off either goes to the other. */
  | { kind: 'redrawBorder'; units: readonly [UnitRef, UnitRef]; line: readonly Position[] }
  | { kind: 'moveCorner'; at: Position; to: Position }
  /** A new corner on the edge between two corners. */
  | { kind: 'addCorner'; between: readonly [Position, Position]; at: Position }
  | { kind: 'dropCorner'; at: Position }
  /** A new unit from ground of another: beside it, or inside it one level below. */
  | { kind: 'cutOut'; unit: UnitRef; ring: readonly Position[]; as: 'beside' | 'below'; facts: UnitFacts }
  /** A new unit where its parent has none yet. */
  | { kind: 'fillGap'; parent: UnitRef; ring: readonly Position[]; facts: UnitFacts }
  | { kind: 'retire'; unit: UnitRef; into: UnitRef }

/** `issue` names the units that are made. Throws the Problem that says why it can't be done. */
export function operationsFor(tree: Tree, edit: Edit, issue: () => NewUnit): Operation[] {
  const net = editNet(tree)
  switch (edit.kind) {
    case 'split':
      return splitUnit(net, edit, issue)
    case 'merge':
      return mergeUnits(net, edit, issue)
    case 'redrawBorder':
      return redrawBorder(net, edit)
    case 'moveCorner':
      return moveCorner(net, edit)
    case 'addCorner':
      return addCorner(net, edit)
    case 'dropCorner':
      return dropCorner(net, edit)
    case 'cutOut':
      return cutOut(net, edit, issue)
    case 'fillGap':
      return fillGap(net, edit, issue)
    case 'retire':
      return retireUnit(net, edit)
  }
}
