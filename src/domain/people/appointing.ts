// Who may give which role where, and which roles one person may not hold together. Nobody grants what stands above them:
// a role below the level one's own post stands at, or one's own role, within reach of `people.manage`.
import type { Actor, ActorPost } from '../access/actor.ts'
import { postsWith } from '../access/can.ts'
import { liesIn, type UnitLevel, type UnitLine } from '../access/place.ts'
import { reachOf, roles, type Role, type RoleDefinition } from '../access/roles.ts'
import type { Problem } from '../kernel/problem.ts'
import { peopleProblem } from './problems.ts'

/** Where a post stands: the unit, or the unit an office serves. */
export type PostPlace = { line: UnitLine; atOffice: boolean }

export const isRole = (name: string): name is Role => Object.hasOwn(roles, name)

/** Roles a post can be given in: those that stand somewhere. */
export const postRoles = (Object.keys(roles) as Role[]).filter((role) => !(roles[role].at as readonly string[]).includes('none'))

const level: Readonly<Record<UnitLevel, number>> = { microgrid: 1, grid: 2, community: 3, street: 4, district: 5 }

/** How high a role stands: its level; officers of an office below the desk of the unit it serves; who keeps the system on top. */
export const heightOf = (role: Role, place: PostPlace): number => {
  if (role === 'systemAdministrator') return 7
  if (role === 'securityAdministrator' || role === 'auditor') return 6
  return level[place.line.level] - (place.atOffice ? 0.5 : 0)
}

export const standsThere = (role: Role, place: PostPlace): boolean =>
  (roles[role] as RoleDefinition).at.includes(place.atOffice ? 'office' : place.line.level)

const reaches = (post: ActorPost, place: PostPlace): boolean => {
  const reach = reachOf(post.role, 'people.manage')
  return reach === 'all' || (reach === 'subtree' && post.unit !== null && liesIn(place.line, post.unit))
}

export type Grant = { allowed: true; post: ActorPost } | { allowed: false; reason: 'no-verb' | 'out-of-reach' | 'above' }

/** Whether the actor may give, end or lend this role at this place. */
export const mayGrant = (actor: Actor, role: Role, place: PostPlace): Grant => {
  const posts = postsWith(actor, 'people.manage')
  if (posts.length === 0) return { allowed: false, reason: 'no-verb' }
  const near = posts.filter((post) => reaches(post, place))
  if (near.length === 0) return { allowed: false, reason: 'out-of-reach' }
  const height = heightOf(role, place)
  const post = near.find((one) => one.role === role || (one.unit !== null && heightOf(one.role, { line: one.unit, atOffice: false }) > height))
  return post ? { allowed: true, post } : { allowed: false, reason: 'above' }
}

/** Groups of roles of which one person holds at most one kind (docs/access.md, "What is kept apart"). */
const apart: readonly (readonly (readonly Role[])[])[] = [
  [['systemAdministrator'], ['securityAdministrator'], ['auditor']],
  [['streetDesk', 'districtDesk'], ['streetSupervisor', 'districtSupervisor']],
]

/** Why this role can't be added to those the person holds in the same days, or null. */
export const refuseTogether = (role: Role, held: readonly string[]): Problem | null => {
  for (const groups of apart) {
    const mine = groups.find((group) => group.includes(role))
    const other = mine && held.find((one) => groups.some((group) => group !== mine && (group as readonly string[]).includes(one)))
    if (other !== undefined) return peopleProblem('people.roles-apart', { role, other })
  }
  return null
}
