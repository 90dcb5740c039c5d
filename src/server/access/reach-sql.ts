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
  ...(post.officeId !== null ? [`c.holder_office_id = ${values.add(post.officeId)}`, `c.assigned_office_id = ${values.add(post.officeId)}`] : []),
]

const deepestIs = (post: ActorPost, values: Values): string[] =>
  post.unit ? [`coalesce(c.microgrid_id, c.grid_id, c.community_id, c.street_id) = ${values.add(post.unit.id)}`] : []

const inSubtree = (post: ActorPost, values: Values): string[] => {
  const { unit } = post
  if (!unit) return []
  if (unit.level === 'district') return ['true']
  return [`c.${lineLevels.find((level) => level === unit.level)}_id = ${values.add(unit.id)}`]
}

const conditions = (actor: Actor, post: ActorPost, reach: Reach, values: Values): string[] => {
  switch (reach) {
    case 'all':
      return ['true']
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
  const all = postsWith(actor, verb).flatMap((post) => conditions(actor, post, reachOf(post.role, verb)!, values))
  const unique = [...new Set(all)]
  const reach = unique.includes('true') ? 'true' : unique.length === 0 ? 'false' : `(${unique.join(' or ')})`
  return `c.district = ${values.add(actor.district)} and ${reach}`
}
