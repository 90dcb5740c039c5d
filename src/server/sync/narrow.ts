// Where a phone's holder works, if that is narrow: communities that their posts lie in. What they reach lies there or is their
// own, so that records are looked for by an index of these instead of in the whole district.
import type { Actor } from '../../domain/access/actor.ts'
import type { UnitId } from '../../domain/kernel/ids.ts'
import type { Values } from '../access/reach-sql.ts'

/** Undefined where some post stands wider, or at an office. */
export const communitiesOf = (actor: Actor): UnitId[] | undefined => {
  const found = new Set<UnitId>()
  for (const { role, unit, officeId } of actor.posts) {
    if (officeId !== null || (unit !== null && unit.communityId === null)) return undefined
    if (unit === null && role !== 'resident') return undefined
    if (unit?.communityId != null) found.add(unit.communityId)
  }
  return [...found]
}

/** A wider condition that every record within reach fulfils. */
export const narrowSql = (actor: Actor, values: Values, own: 'owned' | 'not owned'): string => {
  const communities = communitiesOf(actor)
  if (!communities) return 'true'
  const there = `c.community_id = any(${values.add(communities)}::bigint[])`
  return own === 'owned' ? `(${there} or c.owner_id = ${values.add(actor.personId)})` : there
}
