// What became of units that a plan ended: which units each went on as, and which of them takes what has no place.
import type { UnitRef } from './operation.ts'

export type How = 'split' | 'merge' | 'retire'

/** One unit ended here; `successor` is one of `to`. */
export type Ending = { unit: UnitRef; how: How; to: readonly UnitRef[]; successor: UnitRef }

/** An ended unit with the units it goes on as when the plan is through; `mixed` when several kinds of ending came together. */
export type Fate = { unit: UnitRef; how: How | 'mixed'; to: readonly UnitRef[]; successor: UnitRef }

/**
 * Follows every ended unit to the units that are there in the end. Endings come in the order of the operations, and a
 * unit ends once, so that a later ending can only concern units that are still there.
 */
export const fatesOf = (endings: readonly Ending[]): Map<UnitRef, Fate> => {
  const fates = new Map<UnitRef, Fate>()
  // Backwards: what a unit ended into is resolved before the unit itself.
  for (let n = endings.length - 1; n >= 0; n--) {
    const { unit, how, to, successor } = endings[n]!
    const later = to.flatMap((ref) => fates.get(ref) ?? [])
    const hows = new Set([how, ...later.map((fate) => fate.how)])
    fates.set(unit, {
      unit,
      how: hows.size === 1 ? how : 'mixed',
      to: [...new Set(to.flatMap((ref) => fates.get(ref)?.to ?? [ref]))],
      successor: fates.get(successor)?.successor ?? successor,
    })
  }
  return fates
}
