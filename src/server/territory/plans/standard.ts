// How many breaches of the standard a plan leaves beside how many there are: warned of, never blocking.
import type { Preview } from '../../../contract/plan-parts.ts'
import type { DistrictId } from '../../../domain/kernel/ids.ts'
import type { UnitRef } from '../../../domain/territory/plan/operation.ts'
import type { Tree } from '../../../domain/territory/plan/tree.ts'
import type { Context } from '../../context.ts'
import { standardOf } from '../rules.ts'
import { findBreaches } from '../standard/find-breaches.ts'
import type { TerritoryChange } from './change.ts'

const divided = (tree: Tree) => [...tree.values()].map(({ unit, parent, level, households, special, shape }) => ({ id: unit, level, parentId: parent, households, special, shape }))

export const countBreaches = async (context: Context, district: DistrictId, change: TerritoryChange): Promise<Preview['standard']> => {
  const standard = await standardOf(context, district)
  const counts = new Map<string, { rule: string; before: number; after: number }>()
  const count = async (tree: Tree, side: 'before' | 'after'): Promise<void> => {
    for (const { rule } of await findBreaches<UnitRef>(divided(tree), standard)) {
      const known = counts.get(rule) ?? { rule, before: 0, after: 0 }
      known[side]++
      counts.set(rule, known)
    }
  }
  await count(change.before, 'before')
  await count(change.after, 'after')
  return [...counts.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1))
}
