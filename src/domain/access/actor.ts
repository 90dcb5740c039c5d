// Who asks: the account behind a request with the posts it holds today. Built once per request.
import type { AccountId, DistrictId, OfficeId, PersonId, PostId, UnitId } from '../kernel/ids.ts'
import type { UnitLine } from './place.ts'
import type { Role } from './roles.ts'

/** A post as far as access needs it. `unit` carries its line of ancestors, so that reach needs no look-up. */
export type ActorPost = {
  id: PostId | null
  role: Role
  unit: UnitLine | null
  officeId: OfficeId | null
  /** Whose post it is while they are on leave; absent for one's own. */
  standsInFor?: PersonId
}

export type Actor = {
  district: DistrictId
  accountId: AccountId | null
  personId: PersonId | null
  /** Shown beside what the person did; never empty. */
  name: string
  posts: readonly ActorPost[]
}

export const anonymous = (district: DistrictId): Actor => ({
  district,
  accountId: null,
  personId: null,
  name: '匿名',
  posts: [{ id: null, role: 'anonymous', unit: null, officeId: null }],
})

/** Everybody who signed in may also do what a resident may. */
export const residentPost: ActorPost = { id: null, role: 'resident', unit: null, officeId: null }

export const unitsOf = (actor: Actor): readonly UnitId[] => actor.posts.flatMap((post) => (post.unit ? [post.unit.id] : []))
