// Why rounds weren't made: whether anybody had them to make, and whether any of those was there on a day of the window.
// Whoever stood in during leave was there; asked of posts and leave for all of them at once.
import type { DistrictId, PersonId, UnitId } from '../../domain/kernel/ids.ts'
import { liesIn, type UnitLine } from '../../domain/access/place.ts'
import { isAway, overlap, standsIn, type Leave, type Substitution } from '../../domain/people/leave.ts'
import { whyMissed, type WhyMissed } from '../../domain/rounds/missing.ts'
import { todayOf } from '../access/actors.ts'
import type { Queryable } from '../db/open.ts'
import type { Expected } from './expected.ts'
import { daysOn } from './span.ts'

type PostRow = { id: number; person_id: PersonId; role: string; from_on: string; until_on: string | null; unit: UnitLine }
type LeaveRow = { id: number; person_id: PersonId; from_on: string; until_on: string }
type StandRow = { leave_id: number; post_id: number; person_id: PersonId; from_on: string; until_on: string }

const day = (column: string): string => `to_char(${column}, 'YYYY-MM-DD') as ${column.split('.').at(-1)}`

const daysOf = (from: string, to: string): string[] => {
  const days = [from]
  while (days.at(-1)! < to) days.push(daysOn(days.at(-1)!, 1))
  return days
}

export const whysOf = async (db: Queryable, district: DistrictId, missed: readonly Expected[]): Promise<(one: Expected) => WhyMissed> => {
  if (missed.length === 0) return () => 'unmade'
  const roles = [...new Set(missed.flatMap(({ routine }) => (routine.who.kind === 'roles' ? routine.who.roles : [])))]
  const named = [...new Set(missed.flatMap(({ routine }) => (routine.who.kind === 'people' ? routine.who.personIds : [])))]
  const units = [...new Set(missed.flatMap(({ unit }) => [unit.line.streetId, unit.line.communityId, unit.line.gridId, unit.line.microgridId].filter((id): id is UnitId => id !== null)))]
  const from = missed.map(({ occurrence }) => occurrence.on).sort()[0]!
  const to = todayOf(Math.max(...missed.map(({ occurrence }) => occurrence.closesAt)))
  const posts = await db.query<PostRow>(
    `select p.id, p.person_id, p.role, ${day('p.from_on')}, ${day('p.until_on')}, jsonb_build_object('id', u.id, 'level', u.level, 'streetId', u.street_id, 'communityId', u.community_id, 'gridId', u.grid_id, 'microgridId', u.microgrid_id) as unit
     from posts p join units u on u.district = p.district and u.id = p.unit_id
     where p.district = $1 and p.role = any($2::text[]) and (p.unit_id = any($3::bigint[]) or u.level = 'district') and p.from_on <= $5::date and (p.until_on is null or p.until_on >= $4::date)`,
    [district, roles, units, from, to])
  const people = [...new Set([...posts.map((post) => post.person_id), ...named])]
  const leaves = (await db.query<LeaveRow>(`select id, person_id, ${day('from_on')}, ${day('until_on')} from leaves where district = $1 and withdrawn_at is null and from_on <= $3::date and until_on >= $2::date and (person_id = any($4::bigint[])
       or person_id in (select t.person_id from substitutions t where t.district = $1 and t.post_id = any($5::bigint[])))`, [district, from, to, people, posts.map(({ id }) => id)]))
    .map((row): Leave & { id: number } => ({ id: row.id, personId: row.person_id, fromOn: row.from_on, untilOn: row.until_on, withdrawn: false }))
  const stands = (await db.query<StandRow>(`select leave_id, post_id, person_id, ${day('from_on')}, ${day('until_on')} from substitutions where district = $1 and post_id = any($2::bigint[]) and withdrawn_at is null and from_on <= $4::date and until_on >= $3::date`, [district, posts.map(({ id }) => id), from, to]))
    .map((row): Substitution & { leaveId: number } => ({ leaveId: row.leave_id, postId: row.post_id as never, personId: row.person_id, fromOn: row.from_on, untilOn: row.until_on, withdrawn: false }))
  const isManned = (post: PostRow, on: string): boolean => {
    const days = { fromOn: post.from_on, untilOn: post.until_on }
    if (!overlap(days, { fromOn: on, untilOn: on })) return false
    if (!isAway(leaves, post.person_id, on)) return true
    return stands.some((one) => { const leave = leaves.find(({ id }) => id === one.leaveId); return one.postId === (post.id as never) && leave !== undefined && standsIn(one, leave, days, leaves, on) })
  }
  return ({ routine: { who }, unit, occurrence }) => {
    const days = daysOf(occurrence.on, todayOf(occurrence.closesAt - 1))
    if (who.kind === 'people') return whyMissed({ stood: who.personIds.length > 0, there: who.personIds.some((id) => days.some((on) => !isAway(leaves, id, on))) })
    const mine = posts.filter((post) => who.roles.includes(post.role as never) && liesIn(unit.line, post.unit) && overlap({ fromOn: post.from_on, untilOn: post.until_on }, { fromOn: days[0]!, untilOn: days.at(-1)! }))
    return whyMissed({ stood: mine.length > 0, there: mine.some((post) => days.some((on) => isManned(post, on))) })
  }
}
