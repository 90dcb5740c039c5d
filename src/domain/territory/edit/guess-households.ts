// Households of the parts of a split, until somebody counts them: by the buildings that lie in each part where the
// district knows its buildings, otherwise by ground. Each part says which, for the person who checks it.
import { holdsPoint } from '../../kernel/geometry-inside.ts'
import type { Position } from '../../kernel/geometry.ts'
import { shareOut } from '../../kernel/seeded.ts'
import { applyPlan } from '../plan/apply-plan.ts'
import type { MadeUnit, Operation, UnitRef } from '../plan/operation.ts'
import { childrenOf, type Tree } from '../plan/tree.ts'
import { levels } from '../unit.ts'

export type Dwelling = { position: Position; households: number }

const inside = (part: MadeUnit, dwellings: readonly Dwelling[]): number =>
  dwellings.reduce((sum, { position, households }) => sum + (part.shape !== null && holdsPoint(part.shape, position) ? households : 0), 0)

/** A cell's households are shared out, not changed; one that never had a figure gets that of its buildings. */
const guessCell = (into: readonly MadeUnit[], known: number | null, dwellings: readonly Dwelling[]): MadeUnit[] => {
  const counts = into.map((part) => inside(part, dwellings))
  if (counts.every((count) => count === 0)) return into.map((part) => (part.households == null ? part : { ...part, guess: 'area' }))
  const shares = known === null ? counts : shareOut(known, counts)
  return into.map((part, i) => ({ ...part, households: shares[i]!, guess: 'buildings' }))
}

export const guessHouseholds = (tree: Tree, operations: readonly Operation[], dwellings: readonly Dwelling[]): Operation[] => {
  const splits = operations.filter((operation) => operation.kind === 'split')
  if (splits.length === 0) return [...operations]
  const before = childrenOf(tree)
  const after = childrenOf(applyPlan(tree, operations).tree)
  const made = new Map<UnitRef, MadeUnit>()
  const levelOf = (unit: UnitRef): number => levels.indexOf(tree.get(unit)?.level ?? 'microgrid')
  // The smallest first: what is wider is the sum of what lies in it.
  for (const { unit, into } of [...splits].sort((a, b) => levelOf(b.unit) - levelOf(a.unit))) {
    const cell = (before.get(unit) ?? []).length === 0
    const parts = cell ? guessCell(into, tree.get(unit)?.households ?? null, dwellings) : into.map((part): MadeUnit => {
      const below = (after.get(part.unit) ?? []).map((child) => made.get(child.unit) ?? child)
      const guesses = below.flatMap((child) => ('guess' in child && child.guess ? [child.guess] : []))
      if (guesses.length === 0) return part
      const unknown = below.some(({ households }) => households == null)
      return { ...part, households: unknown ? null : below.reduce((sum, { households }) => sum + households!, 0), guess: guesses.includes('area') ? 'area' : 'buildings' }
    })
    for (const part of parts) made.set(part.unit, part)
  }
  return operations.map((operation) => (operation.kind === 'split' ? { ...operation, into: operation.into.map((part) => made.get(part.unit)!) } : operation))
}
