// What an app has to know about whoever uses it: name, district, posts, and every verb some post carries.
import type { Me } from '../../contract/account.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { roles, type RoleDefinition } from '../../domain/access/roles.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { netVersionOf } from '../territory/net-rows.ts'
import { namesOfPosts } from './queries.ts'

export const presentMe = async (context: Context, db: Queryable, actor: Actor): Promise<Me> => {
  const district = await context.districts.get(actor.district)
  const names = await namesOfPosts(db, actor)
  return {
    signedIn: actor.accountId !== null,
    accountId: actor.accountId,
    personId: actor.personId,
    name: actor.name,
    district: {
      id: district.id, code: district.code, name: district.name, schematic: district.schematic,
      anonymousReports: district.settings.anonymousReports ?? true, center: district.center, netVersion: await netVersionOf(db, actor.district),
    },
    posts: actor.posts.map((post) => ({
      id: post.id, role: post.role,
      unit: (post.unit && names.units.get(post.unit.id)) ?? null,
      office: (post.officeId !== null && names.offices.get(post.officeId)) || null,
    })),
    verbs: [...new Set(actor.posts.flatMap((post) => Object.keys((roles[post.role] as RoleDefinition).verbs)))].sort(),
  }
}
