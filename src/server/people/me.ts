// What an app has to know about whoever uses it: name, district, posts, and every verb some post carries.
import type { Me } from '../../contract/account.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { roles, type RoleDefinition } from '../../domain/access/roles.ts'
import type { OfficeId, UnitId } from '../../domain/kernel/ids.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import type { District } from '../territory/districts.ts'
import { netVersionOf } from '../territory/net-rows.ts'
import { namesOfPosts } from './queries.ts'

const verbsOf = (actor: Actor): string[] => [...new Set(actor.posts.flatMap((post) => Object.keys((roles[post.role] as RoleDefinition).verbs)))].sort()

type Named = { unit(id: UnitId): Me['posts'][number]['unit'] | undefined; office(id: OfficeId): Me['posts'][number]['office'] | undefined }

export const describeMe = (district: District, actor: Actor, named: Named, netVersion: number): Me => ({
  signedIn: actor.accountId !== null,
  accountId: actor.accountId,
  personId: actor.personId,
  name: actor.name,
  district: {
    id: district.id, code: district.code, name: district.name, schematic: district.schematic,
    anonymousReports: district.settings.anonymousReports ?? true, center: district.center, netVersion,
  },
  posts: actor.posts.map((post) => ({
    id: post.id, role: post.role,
    unit: (post.unit && named.unit(post.unit.id)) ?? null,
    office: (post.officeId !== null && named.office(post.officeId)) || null,
  })),
  verbs: verbsOf(actor),
})

export const presentMe = async (context: Context, db: Queryable, actor: Actor): Promise<Me> => {
  const district = await context.districts.get(actor.district)
  const names = await namesOfPosts(db, actor)
  return describeMe(district, actor, { unit: (id) => names.units.get(id), office: (id) => names.offices.get(id) }, await netVersionOf(db, actor.district))
}
