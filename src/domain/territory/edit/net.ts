// The units an edit looks at: the tree of a plan in which borders that are shared are drawn with the same corners. A cell
// is a unit without units below it; all others are as large as the cells below them.
import type { Shape } from '../../kernel/geometry.ts'
import type { UnitRef } from '../plan/operation.ts'
import type { PlanUnit, Tree } from '../plan/tree.ts'
import { editProblem } from './problems.ts'

export type EditNet = { units: Tree; children: ReadonlyMap<UnitRef, readonly UnitRef[]> }

export function editNet(tree: Tree): EditNet {
  const children = new Map<UnitRef, UnitRef[]>()
  for (const { unit, parent } of tree.values()) {
    if (parent === null) continue
    const known = children.get(parent)
    if (known) known.push(unit)
    else children.set(parent, [unit])
  }
  return { units: tree, children }
}

export function getUnit(net: EditNet, unit: UnitRef): PlanUnit {
  const found = net.units.get(unit)
  if (!found) throw editProblem('edit.unit-unknown')
  return found
}

/** A unit that has been drawn. */
export function getDrawn(net: EditNet, unit: UnitRef): PlanUnit & { shape: Shape } {
  const found = getUnit(net, unit)
  if (!found.shape) throw editProblem('edit.no-shape', { name: found.name })
  return { ...found, shape: found.shape }
}

export const below = (net: EditNet, unit: UnitRef): readonly UnitRef[] => net.children.get(unit) ?? []

/** The cells of a unit; itself where nothing lies below it. */
export function cellsOf(net: EditNet, unit: UnitRef): UnitRef[] {
  const children = below(net, unit)
  return children.length === 0 ? [unit] : children.flatMap((child) => cellsOf(net, child))
}

/** The unit and everything below it, widest first. */
export const familyOf = (net: EditNet, unit: UnitRef): UnitRef[] => [unit, ...below(net, unit).flatMap((child) => familyOf(net, child))]

/** The unit and everything above it, narrowest first. */
export function lineUp(net: EditNet, unit: UnitRef | null): UnitRef[] {
  const line: UnitRef[] = []
  for (let at = unit; at !== null && line.length < 6; at = net.units.get(at)?.parent ?? null) line.push(at)
  return line
}
