// The page of one person: posts over time with the cases each handled, leaves, turns as a substitute, the account. No
// rank, no score, nothing about when somebody was online.
import type { PersonCard } from '../../contract/people.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { DistrictId, PersonId, PostId } from '../../domain/kernel/ids.ts'
import { isRole, mayGrant } from '../../domain/people/appointing.ts'
import { maskPhone } from '../../domain/people/masking.ts'
import { peopleProblem } from '../../domain/people/problems.ts'
import { todayOf } from '../access/actors.ts'
import type { Queryable } from '../db/open.ts'
import type { Context } from '../context.ts'
import type { Place } from './persons.ts'
import { isWithin } from './persons.ts'
import { postsOf, powersFrom, type HeldPost } from './posts.ts'
import { scopeOf } from './scope.ts'

/** Whoever has no post within the asker's reach isn't there. */
export const mustBeWithin = async (context: Context, db: Queryable, actor: Actor, person: PersonId): Promise<void> => {
  if (!(await isWithin(db, actor.district, await scopeOf(context, actor, undefined), person))) throw peopleProblem('people.not-found')
}

const placesSql = `case when u.id is null then null else jsonb_build_object('id', u.id, 'name', u.name, 'level', u.level) end as unit,
  case when o.id is null then null else jsonb_build_object('id', o.id, 'name', o.name) end as office`
const placeJoins = 'left join units u on u.district = p.district and u.id = p.unit_id left join offices o on o.district = p.district and o.id = p.office_id'

const readPlaces = async (db: Queryable, district: DistrictId, person: PersonId) =>
  new Map((await db.query<{ id: PostId; handled: number } & Place>(
    `select p.id, ${placesSql}, (select count(distinct s.case_id) from case_steps s where s.district = p.district and s.person_id = $2 and s.post_id = p.id and s.step = 'handle') as handled
     from posts p ${placeJoins} where p.district = $1 and p.person_id = $2`, [district, person])).map((row) => [row.id, row]))

type LeaveRow = { id: number; from_on: string; until_on: string; withdrawn: boolean; substitutes: PersonCard['leaves'][number]['substitutes'] }

const readLeaves = (db: Queryable, district: DistrictId, person: PersonId): Promise<LeaveRow[]> =>
  db.query<LeaveRow>(
    `select l.id, l.from_on, l.until_on, l.withdrawn_at is not null as withdrawn,
       (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'postId', t.post_id, 'from', t.from_on, 'until', t.until_on, 'person', jsonb_build_object('id', n.id, 'name', n.name)) order by t.from_on, t.id), '[]')
        from substitutions t join persons n on n.district = t.district and n.id = t.person_id where t.district = l.district and t.leave_id = l.id and t.withdrawn_at is null) as substitutes
     from leaves l where l.district = $1 and l.person_id = $2 order by l.from_on desc, l.id desc limit 200`,
    [district, person],
  )

type StoodRow = { id: number; role: string; for_id: PersonId; for_name: string; from_on: string; until_on: string } & Place

/** Turns as a substitute, as long as the leave they belong to. */
const readStoodIn = (db: Queryable, district: DistrictId, person: PersonId): Promise<StoodRow[]> =>
  db.query<StoodRow>(
    `select t.id, p.role, ${placesSql}, n.id as for_id, n.name as for_name, greatest(t.from_on, l.from_on) as from_on, least(t.until_on, l.until_on) as until_on
     from substitutions t join leaves l on l.district = t.district and l.id = t.leave_id join posts p on p.district = t.district and p.id = t.post_id
     join persons n on n.district = p.district and n.id = p.person_id ${placeJoins}
     where t.district = $1 and t.person_id = $2 and t.withdrawn_at is null and l.withdrawn_at is null and t.from_on <= l.until_on
     order by t.from_on desc, t.id desc limit 200`,
    [district, person],
  )

type AccountRow = { name: string; phone: string | null; login: string | null; has_account: boolean; active: boolean | null; has_password: boolean | null; slip_until: Date | null }

const accountOf = (row: AccountRow, now: number): PersonCard['account'] => {
  const slipUntil = row.slip_until !== null && row.slip_until.getTime() > now ? row.slip_until.getTime() : null
  const state = !row.has_account ? (row.phone === null ? 'none' : 'phone') : row.active === false ? 'off' : slipUntil !== null ? 'slip' : row.has_password ? 'ready' : row.phone === null ? 'none' : 'phone'
  return { state, login: row.login, slipUntil }
}

const grants = (actor: Actor, post: HeldPost): boolean => isRole(post.role) && mayGrant(actor, post.role, post.place).allowed

export const presentPerson = async (context: Context, db: Queryable, actor: Actor, id: PersonId, now: number): Promise<PersonCard> => {
  await mustBeWithin(context, db, actor, id)
  const { district } = actor
  const today = todayOf(now)
  const [[row], held, powers, places, leaves, stoodIn] = await Promise.all([
    db.query<AccountRow>(
      `select n.name, n.phone, a.login, a.id is not null as has_account, a.active, a.password_hash is not null as has_password,
         (select v.expires_at from activations v where v.district = a.district and v.account_id = a.id) as slip_until
       from persons n left join accounts a on a.district = n.district and a.person_id = n.id where n.district = $1 and n.id = $2`, [district, id]),
    postsOf(db, district, id), powersFrom(db, district, id, today), readPlaces(db, district, id), readLeaves(db, district, id), readStoodIn(db, district, id),
  ])
  const others = actor.personId !== id
  const open = held.filter((post) => post.untilOn === null || post.untilOn >= today)
  return {
    id, name: row!.name, phone: row!.phone === null ? null : maskPhone(row!.phone), today,
    posts: held.map((post) => ({
      id: post.id, role: post.role, unit: places.get(post.id)?.unit ?? null, office: places.get(post.id)?.office ?? null, from: post.fromOn, until: post.untilOn,
      handled: places.get(post.id)?.handled ?? 0, mayChange: others && open.includes(post) && grants(actor, post),
    })),
    leaves: leaves.map((leave) => ({ id: leave.id, from: leave.from_on, until: leave.until_on, withdrawn: leave.withdrawn, substitutes: leave.substitutes })),
    stoodIn: stoodIn.map((turn) => ({ id: turn.id, role: turn.role, unit: turn.unit, office: turn.office, for: { id: turn.for_id, name: turn.for_name }, from: turn.from_on, until: turn.until_on })),
    account: accountOf(row!, now),
    mayLeave: open.some((post) => grants(actor, post)),
    mayAccount: others && powers.length > 0 && powers.every((post) => grants(actor, post)),
  }
}
