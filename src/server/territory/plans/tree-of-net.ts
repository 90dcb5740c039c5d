// The net as a plan sees it. One tree per net: plans share its shapes and compare by them.
import type { UnitId } from '../../../domain/kernel/ids.ts'
import type { UnitRef } from '../../../domain/territory/plan/operation.ts'
import type { PlanUnit, Tree } from '../../../domain/territory/plan/tree.ts'
import type { Net } from '../net.ts'

const trees = new WeakMap<Net, Tree>()

export const treeOf = (net: Net): Tree => {
  let tree = trees.get(net)
  if (!tree) {
    const units = new Map<UnitRef, PlanUnit>()
    for (const { id, parentId, level, name, code, aliases, village, special, madeUp, households, shape } of net.units.values())
      units.set(id, { unit: id, parent: parentId, level, name, code, aliases, village, special, madeUp, households, shape })
    trees.set(net, (tree = units))
  }
  return tree
}

/** A reference as it stands in an address. */
export const refFrom = (text: string): UnitRef | undefined => {
  if (/^\d{1,15}$/.test(text)) return Number(text) as UnitId
  return /^new:[0-9a-f-]{36}$/.test(text) ? (text as UnitRef) : undefined
}
