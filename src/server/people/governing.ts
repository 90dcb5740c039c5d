// Whether somebody may change a post or a person: the domain's rule of granting, asked of what is in the database.
import type { Actor, ActorPost } from '../../domain/access/actor.ts'
import type { PersonId } from '../../domain/kernel/ids.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import { isRole, mayGrant, standsThere, type PostPlace } from '../../domain/people/appointing.ts'
import { peopleProblem } from '../../domain/people/problems.ts'
import type { Role } from '../../domain/access/roles.ts'
import type { HeldPost } from './posts.ts'

/** The post by which the actor may give, end or lend this role here; refuses otherwise. */
export const granting = (actor: Actor, role: string, place: PostPlace): ActorPost => {
  const grant = isRole(role) ? mayGrant(actor, role, place) : ({ allowed: false, reason: 'above' } as const)
  if (grant.allowed) return grant.post
  if (grant.reason === 'above') throw peopleProblem('people.role-above', { role })
  throw kernelProblem('access.refused', { verb: 'people.manage', reason: grant.reason })
}

export const fittingRole = (role: string, place: PostPlace): Role => {
  if (!isRole(role) || !standsThere(role, place)) throw peopleProblem('people.role-not-there', { role })
  return role
}

export const notOneself = (actor: Actor, person: PersonId): void => {
  if (actor.personId === person) throw peopleProblem('people.own-post')
}

/** Some post of theirs is the actor's to give: enough to record their leave. */
export const governsSome = (actor: Actor, posts: readonly HeldPost[]): ActorPost => {
  const grants = posts.map((post) => (isRole(post.role) ? mayGrant(actor, post.role, post.place) : ({ allowed: false, reason: 'above' } as const)))
  const grant = grants.find((one) => one.allowed)
  if (grant) return grant.post
  const above = posts.find((_, n) => grants[n]!.allowed === false && (grants[n] as { reason: string }).reason === 'above')
  if (above) throw peopleProblem('people.role-above', { role: above.role })
  throw kernelProblem('access.refused', { verb: 'people.manage', reason: 'out-of-reach' })
}

/** Every post of theirs is the actor's to give: needed for what opens them all, their account and their phone. */
export const governsAll = (actor: Actor, posts: readonly HeldPost[]): ActorPost => {
  if (posts.length === 0) throw kernelProblem('access.refused', { verb: 'people.manage', reason: 'out-of-reach' })
  return posts.map((post) => granting(actor, post.role, post.place))[0]!
}
