// What the signed-in person's posts let them work on. What everybody may do as a resident doesn't open a page of the console.
import type { Me } from '../../../contract/account.ts'
import { reachOf, roles, type Role } from '../../../domain/access/roles.ts'
import type { Verb } from '../../../domain/access/verbs.ts'

export const postsOf = (me: Me): Me['posts'] => me.posts.filter((post) => post.role !== 'resident' && post.role !== 'anonymous')

/** Whether a post carries the verb beyond one's own things. */
export const worksOn = (me: Me | undefined, verb: Verb): boolean =>
  me !== undefined && postsOf(me).some((post) => {
    const reach = post.role in roles ? reachOf(post.role as Role, verb) : undefined
    return reach !== undefined && reach !== 'self'
  })

/** Whether a post carries the verb over a unit, of which the line of units above (itself included) is known. */
export const reachesUnit = (me: Me | undefined, verb: Verb, line: readonly { id: number }[]): boolean =>
  me !== undefined && postsOf(me).some((post) => {
    const reach = post.role in roles ? reachOf(post.role as Role, verb) : undefined
    return reach === 'all' || (reach === 'subtree' && line.some(({ id }) => id === post.unit?.id))
  })

/** The unit a person's pages begin with: where their first post stands. */
export const ownUnitId = (me: Me | undefined): number | undefined => (me ? postsOf(me).find((post) => post.unit)?.unit?.id : undefined)
