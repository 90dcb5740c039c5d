// How many breaches of the standard a plan leaves beside how many there are: warned of, never blocking.
import type { Preview } from '../../../contract/plan-parts.ts'
import type { DistrictId, UnitId } from '../../../domain/kernel/ids.ts'
import { polygonsOf } from '../../../domain/kernel/geometry.ts'
import type { Tree } from '../../../domain/territory/plan/tree.ts'
import { checkStandard, type DividedUnit } from '../../../domain/territory/unit.ts'
import type { Context } from '../../context.ts'
import type { Net } from '../net.ts'
import { standardOf } from '../rules.ts'
import type { TerritoryChange } from './change.ts'

const divided = (tree: Tree, idOf: (ref: UnitId | `new:${string}`) => UnitId): DividedUnit[] =>
  [...tree.values()].map(({ unit, parent, level, households, special, shape }) => ({
    id: idOf(unit), level, parentId: parent === null ? null : idOf(parent), households, special, ...(shape === null ? {} : { pieces: polygonsOf(shape).length }),
  }))

export const countBreaches = async (context: Context, district: DistrictId, _net: Net, change: TerritoryChange): Promise<Preview['standard']> => {
  const standard = await standardOf(context, district)
  const counts = new Map<string, { before: number; after: number }>()
  const count = (tree: Tree, side: 'before' | 'after'): void => {
    for (const { rule } of checkStandard(divided(tree, change.idOf), standard)) {
      const known = counts.get(rule) ?? { before: 0, after: 0 }
      known[side]++
      counts.set(rule, known)
    }
  }
  count(change.before, 'before')
  count(change.after, 'after')
  return [...counts].map(([rule, both]) => ({ rule, ...both })).sort((a, b) => (a.rule < b.rule ? -1 : 1))
}
