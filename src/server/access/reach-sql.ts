// The rule of access as SQL: the twin of domain/access/can.ts. A property test holds the two together.
import type { Actor, ActorPost } from '../../domain/access/actor.ts'
import { postsWith } from '../../domain/access/can.ts'
import { lineLevels } from '../../domain/access/place.ts'
import { reachOf, type Reach } from '../../domain/access/roles.ts'
import type { Verb } from '../../domain/access/verbs.ts'

/** Collects values of one statement and gives each its `$n`. */
export type Values = { list: unknown[]; add(value: unknown): string }

export const newValues = (...first: unknown[]): Values => {
  const list = [...first]
  return { list, add: (value) => `$${list.push(value)}` }
}

const heldBy = (post: ActorPost, values: Values): string[] => [
  ...(post.unit ? [`c.holder_unit_id = ${values.add(post.unit.id)}`] : []),
  ...(post.officeId !== null
    ? [`c.holder_office_id = ${values.add(post.officeId)}`, `c.assigned_office_id = ${values.add(post.officeId)}`, `(c.assisting_office_ids <> '{}' and c.assisting_office_ids @> ${values.add([post.officeId])}::bigint[])`]
    : []),
]

const deepestIs = (post: ActorPost, values: Values): string[] =>
  post.unit ? [`coalesce(c.microgrid_id, c.grid_id, c.community_id, c.street_id) = ${values.add(post.unit.id)}`] : []

const inSubtree = (post: ActorPost, values: Values): string[] => {
  const { unit } = post
  if (!unit) return []
  return [`c.${lineLevels.find((level) => level === unit.level)}_id = ${values.add(unit.id)}`]
}

/** Then nothing more is asked, and no value stands in the statement without a use. */
const reachesAll = (post: ActorPost, reach: Reach): boolean => reach === 'all' || (reach === 'subtree' && post.unit?.level === 'district')

const conditions = (actor: Actor, post: ActorPost, reach: Reach, values: Values): string[] => {
  switch (reach) {
    case 'all':
      return []
    case 'self':
      return actor.personId === null ? [] : [`c.owner_id = ${values.add(actor.personId)}`]
    case 'post':
      return heldBy(post, values)
    case 'unit':
      return [...heldBy(post, values), ...deepestIs(post, values)]
    case 'subtree':
      return post.unit ? inSubtree(post, values) : heldBy(post, values)
  }
}

/**
 * Condition on `cases c` (or anything with its place and holder columns) that holds exactly where `can` allows.
 * Never empty: no post means `false`. The district is part of it.
 */
export const reachSql = (actor: Actor, verb: Verb, values: Values): string => {
  const reaches = postsWith(actor, verb).map((post) => ({ post, reach: reachOf(post.role, verb)! }))
  const district = `c.district = ${values.add(actor.district)}`
  if (reaches.some(({ post, reach }) => reachesAll(post, reach))) return district
  const conditionsOfAll = reaches.flatMap(({ post, reach }) => conditions(actor, post, reach, values))
  return `${district} and ${conditionsOfAll.length === 0 ? 'false' : `(${conditionsOfAll.join(' or ')})`}`
}
