// What differs between the net as it is and as a plan leaves it.
import type { Shape } from '../../kernel/geometry.ts'
import type { PlanUnit, Tree } from './tree.ts'

export const changedFacts = ['name', 'code', 'parent', 'shape', 'aliases', 'village', 'special', 'households'] as const
export type ChangedFact = (typeof changedFacts)[number]

export type TreeDiff = {
  created: readonly PlanUnit[]
  changed: readonly { was: PlanUnit; is: PlanUnit; facts: readonly ChangedFact[] }[]
  gone: readonly PlanUnit[]
}

export const sameShape = (a: Shape | null, b: Shape | null): boolean => a === b || (a !== null && b !== null && JSON.stringify(a) === JSON.stringify(b))

const sameFact = (fact: ChangedFact, a: PlanUnit, b: PlanUnit): boolean => {
  if (fact === 'shape') return sameShape(a.shape, b.shape)
  if (fact === 'aliases') return a.aliases === b.aliases || a.aliases.join('\n') === b.aliases.join('\n')
  return a[fact] === b[fact]
}

export const diffOf = (before: Tree, after: Tree): TreeDiff => {
  const created: PlanUnit[] = []
  const changed: TreeDiff['changed'][number][] = []
  for (const is of after.values()) {
    const was = before.get(is.unit)
    if (!was) created.push(is)
    else if (was !== is) {
      const facts = changedFacts.filter((fact) => !sameFact(fact, was, is))
      if (facts.length > 0) changed.push({ was, is, facts })
    }
  }
  return { created, changed, gone: [...before.values()].filter(({ unit }) => !after.has(unit)) }
}
