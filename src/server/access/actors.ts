// Who asks: from a session's token to an Actor with today's posts. Kept for a few seconds per process, since a phone
// sends several requests at once; signing out forgets it at once.
import { createHash } from 'node:crypto'
import { anonymous, residentPost, type Actor, type ActorPost } from '../../domain/access/actor.ts'
import type { AccountId, DistrictId, PersonId } from '../../domain/kernel/ids.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import { roles } from '../../domain/access/roles.ts'
import { phoneIsEnough } from '../../domain/people/phone-code-rules.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { readTogether } from '../db/read-together.ts'
import { postsOnDaySql } from './posts-sql.ts'

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

type Known = { actor: Actor | null; until: number }

const keptFor = 5_000
const mostKept = 20_000
const known = new WeakMap<Context, Map<string, Known>>()

const knownOf = (context: Context): Map<string, Known> => {
  let map = known.get(context)
  if (!map) known.set(context, (map = new Map()))
  return map
}

/** Forgets everybody: the next request of each reads the session and posts anew. */
export const forgetActors = (context: Context): void => knownOf(context).clear()

type ActorRow = {
  district: DistrictId
  account_id: AccountId
  person_id: PersonId
  name: string
  posts: (Omit<ActorPost, 'role' | 'standsInFor'> & { role: string; standsInFor: PersonId | null })[]
}

const postsSql = `
  select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'role', p.role, 'officeId', p.office_id, 'standsInFor', p.stands_in_for,
    'unit', case when u.id is null then null else jsonb_build_object('id', u.id, 'level', u.level, 'streetId', u.street_id,
      'communityId', u.community_id, 'gridId', u.grid_id, 'microgridId', u.microgrid_id) end) order by p.id), '[]')
  from (${postsOnDaySql('a.district', 'a.person_id', '$2::date')}) p left join units u on u.district = a.district and u.id = p.unit_id`

/**
 * A code to a phone is no key to posts that reach sealed data: whoever came in by one has only those that it is enough
 * for, also when they were appointed, or asked to stand in, after they had signed in.
 */
const toActor = (row: ActorRow, byPhone: boolean): Actor => ({
  district: row.district,
  accountId: row.account_id,
  personId: row.person_id,
  name: row.name,
  posts: [
    ...row.posts.flatMap(({ standsInFor, ...post }): ActorPost[] =>
      Object.hasOwn(roles, post.role) && !(byPhone && !phoneIsEnough([post.role])) ? [{ ...(post as ActorPost), ...(standsInFor === null ? {} : { standsInFor }) }] : []),
    residentPost,
  ],
})

/** The zone of dates of posts: a post begins and ends at midnight in China. */
export const todayOf = (now: number): string => {
  const day = Math.floor((now + 8 * 3_600_000) / 86_400_000)
  if (day !== lastDay.day) lastDay = { day, text: new Date(day * 86_400_000).toISOString().slice(0, 10) }
  return lastDay.text
}
/** Every request asks for it. */
let lastDay = { day: 0, text: '1970-01-01' }

const readBySession = async (db: Queryable, token: string, now: number): Promise<Actor | null> => {
  const [row] = await db.query<ActorRow & { by_phone: boolean }>(
    `select a.district, a.id as account_id, a.person_id, n.name, s.by_phone, (${postsSql}) as posts
     from sessions s
     join accounts a on a.district = s.district and a.id = s.account_id
     join persons n on n.district = a.district and n.id = a.person_id
     where s.token_hash = $1 and s.expires_at > $3 and a.active`,
    [hashToken(token), todayOf(now), new Date(now)],
    'actor-by-session',
  )
  return row ? toActor(row, row.by_phone) : null
}

/** The actor of an account, for whoever acts on its behalf inside the server (demonstration, tests, jobs). */
export const readByAccount = async (db: Queryable, district: DistrictId, accountId: AccountId, now: number, byPhone = false): Promise<Actor> => {
  const [row] = await db.query<ActorRow>(
    `select a.district, a.id as account_id, a.person_id, n.name, (${postsSql}) as posts
     from accounts a join persons n on n.district = a.district and n.id = a.person_id
     where a.district = $1 and a.id = $3 and a.active`,
    [district, todayOf(now), accountId],
  )
  if (!row) throw kernelProblem('access.sign-in-needed')
  return toActor(row, byPhone)
}

type Headers = { host?: string | undefined; 'x-district'?: string | string[] | undefined }

/**
 * Fails closed: an unknown or expired token is nobody, in the district that the address or header names. `anew`: as the posts
 * are now, for an answer that stays on a device.
 */
export const findActor = async (context: Context, token: string | undefined, headers: Headers, anew = false): Promise<Actor> => {
  const nobody = async (): Promise<Actor> => anonymous((await context.districts.forRequest(headers)).id)
  if (token === undefined || token.length > 100) return nobody()
  const map = knownOf(context)
  const now = context.clock()
  const kept = map.get(token)
  if (!anew && kept && kept.until > now) return kept.actor ?? nobody()
  const actor = await readBySession(readTogether(context.database), token, now)
  if (map.size >= mostKept) map.clear()
  map.set(token, { actor, until: now + keptFor })
  return actor ?? nobody()
}
