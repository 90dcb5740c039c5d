// What a plan was drawn on: operations carry whole shapes, and such a shape is true only while the borders it was drawn
// between are where they were. Each step of a plan remembers those of the net, as they were when it was added.
import { boxOf, type Box, type Shape } from '../../kernel/geometry.ts'
import type { UnitId } from '../../kernel/ids.ts'
import type { Operation, UnitRef } from './operation.ts'
import { childrenOf, isNew, type Children, type PlanUnit, type Tree } from './tree.ts'

/** A unit of the net as it was, with the units directly below it. */
export type GroundUnit = { unit: UnitId; name: string; shape: Shape | null; below: readonly UnitRef[] }

export const setsShape = (operation: Operation): boolean =>
  operation.kind === 'reshape' || (operation.kind === 'create' && operation.shape !== null) || (operation.kind === 'merge' && operation.into.shape !== null)
  || (operation.kind === 'split' && operation.into.some((part) => part.shape !== null))

export const boxesMeet = (a: Box, b: Box): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]

export const liesNear = ({ shape }: Pick<PlanUnit, 'shape'>, box: Box): boolean => shape !== null && boxesMeet(boxOf(shape), box)

/** More than side by side. */
export const liesOver = ({ shape }: Pick<PlanUnit, 'shape'>, box: Box): boolean => {
  if (shape === null) return false
  const own = boxOf(shape)
  return own[0] < box[2] && box[0] < own[2] && own[1] < box[3] && box[1] < own[3]
}

/** Units whose borders an operation builds on. Beside one that sets shapes, a move and a closing do as well. */
export const groundRefs = (operation: Operation, children: Children): readonly UnitRef[] => {
  switch (operation.kind) {
    case 'reshape':
      return operation.shapes.map(({ unit }) => unit)
    case 'split':
      return [operation.unit, ...(children.get(operation.unit) ?? []).map(({ unit }) => unit)]
    case 'merge':
      return operation.units
    case 'move':
    case 'retire':
      return [operation.unit]
    case 'create': {
      if (operation.shape === null) return []
      const box = boxOf(operation.shape)
      return [operation.parent, ...(children.get(operation.parent) ?? []).filter((one) => liesNear(one, box)).map(({ unit }) => unit)]
    }
    case 'change':
      return []
  }
}

/** What a step of these operations has to remember of the net it is added on; nothing when it sets no shape. */
export const groundOf = (net: Tree, operations: readonly Operation[]): GroundUnit[] => {
  if (!operations.some(setsShape)) return []
  const children = childrenOf(net)
  const ground = new Map<UnitRef, GroundUnit>()
  for (const operation of operations) {
    for (const ref of groundRefs(operation, children)) {
      const unit = net.get(ref)
      if (!unit || isNew(ref) || ground.has(ref)) continue
      ground.set(ref, { unit: ref, name: unit.name, shape: unit.shape, below: (children.get(ref) ?? []).map((one) => one.unit) })
    }
  }
  return [...ground.values()]
}
