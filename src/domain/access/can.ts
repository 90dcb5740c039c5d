// can(actor, verb, thing): the one rule of access. Its twin as SQL is server/access/reach-sql.ts;
// a property test holds the two together.
import type { DistrictId, OfficeId, PersonId, UnitId } from '../kernel/ids.ts'
import type { Actor, ActorPost } from './actor.ts'
import { deepestOf, liesIn, type Line, type UnitLine } from './place.ts'
import { reachOf, type Reach } from './roles.ts'
import type { Verb } from './verbs.ts'

/** What access needs to know of a thing. */
export type Thing = Line & {
  district: DistrictId
  holderUnitId: UnitId | null
  holderOfficeId: OfficeId | null
  /** The department last called to it; keeps sight of it after handing back. */
  assignedOfficeId: OfficeId | null
  /** Offices called to help; they have sight of it too. */
  assistingOfficeIds: readonly OfficeId[]
  /** Who brought it in. */
  ownerId: PersonId | null
}

export type Decision = { allowed: true; post: ActorPost } | { allowed: false; reason: 'no-verb' | 'out-of-reach' | 'other-district' }

/** The posts of the actor that carry the verb at all. */
export const postsWith = (actor: Actor, verb: Verb): readonly ActorPost[] =>
  actor.posts.filter((post) => reachOf(post.role, verb) !== undefined)

export const within = (actor: Actor, post: ActorPost, reach: Reach, thing: Thing): boolean => {
  const own = actor.personId !== null && thing.ownerId === actor.personId
  const held =
    (post.unit !== null && thing.holderUnitId === post.unit.id) ||
    (post.officeId !== null && (thing.holderOfficeId === post.officeId || thing.assignedOfficeId === post.officeId || thing.assistingOfficeIds.includes(post.officeId)))
  switch (reach) {
    case 'all':
      return true
    case 'self':
      return own
    case 'post':
      return held
    case 'unit':
      return held || (post.unit !== null && deepestOf(thing) === post.unit.id)
    case 'subtree':
      // What a unit holds lies in it, or nowhere yet: then the district's desk holds it and reaches everything.
      return post.unit !== null ? liesIn(thing, post.unit) : held
  }
}

/** Fails closed: without a post that carries the verb and reaches the thing, the answer is no, with the reason. */
export const can = (actor: Actor, verb: Verb, thing: Thing): Decision => {
  if (thing.district !== actor.district) return { allowed: false, reason: 'other-district' }
  const posts = postsWith(actor, verb)
  if (posts.length === 0) return { allowed: false, reason: 'no-verb' }
  const post = posts.find((one) => within(actor, one, reachOf(one.role, verb)!, thing))
  return post ? { allowed: true, post } : { allowed: false, reason: 'out-of-reach' }
}

/** Whether everything that lies in the unit is within reach: then a list of that unit needs no other condition. */
export const coversUnit = (actor: Actor, verb: Verb, unit: UnitLine): boolean =>
  postsWith(actor, verb).some((post) => {
    const reach = reachOf(post.role, verb)
    if (reach === 'all') return true
    return reach === 'subtree' && post.unit !== null && liesIn(unit, post.unit)
  })
