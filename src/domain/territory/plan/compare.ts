// Comparing across a reorganisation: units that lineage connects are put together until both sides are the same ground, as
// far as is known. A unit that nothing happened to is a group of its own.
import type { UnitId } from '../../kernel/ids.ts'

export type LineageLink = { from: UnitId; to: UnitId }

export type ComparableGroup = {
  /** Units of the earlier net, and those of the later that they went on as; in both a unit that stayed. */
  before: readonly UnitId[]
  after: readonly UnitId[]
}

/**
 * Connected groups of units of one level at two times. Links may lead over units that came and ended in between. What
 * began without a predecessor, or ended without one that is left, stands alone on its side.
 */
export const comparableGroups = (before: readonly UnitId[], after: readonly UnitId[], links: readonly LineageLink[]): ComparableGroup[] => {
  const leader = new Map<UnitId, UnitId>()
  const find = (id: UnitId): UnitId => {
    const above = leader.get(id) ?? id
    if (above === id) return id
    const top = find(above)
    leader.set(id, top)
    return top
  }
  const join = (a: UnitId, b: UnitId): void => {
    const [one, other] = [find(a), find(b)]
    if (one !== other) leader.set(Math.max(one, other) as UnitId, Math.min(one, other) as UnitId)
  }
  for (const { from, to } of links) join(from, to)
  const groups = new Map<UnitId, { before: UnitId[]; after: UnitId[] }>()
  const groupOf = (id: UnitId): { before: UnitId[]; after: UnitId[] } => {
    const top = find(id)
    const group = groups.get(top) ?? { before: [], after: [] }
    groups.set(top, group)
    return group
  }
  for (const id of before) groupOf(id).before.push(id)
  for (const id of after) groupOf(id).after.push(id)
  return [...groups.values()]
}
