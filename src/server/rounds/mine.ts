// What one's posts have to make on some days: whatever opens or is still open then, and what was made already.
import type { MyRound } from '../../contract/rounds.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { roles } from '../../domain/access/roles.ts'
import type { LocalDate } from '../../domain/kernel/working-time.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { expectedIn, openBook, stateNow, type Expected } from './expected.ts'
import { presentMine } from './present.ts'
import { isMine } from './subjects.ts'
import { daysOn } from './span.ts'

/** Windows that opened so many days before may still be open. */
const longestWindow = 60

const doesRounds = (role: keyof typeof roles): boolean => 'round.do' in roles[role].verbs

export const myRounds = async (context: Context, db: Queryable, actor: Actor, from: LocalDate, days: number, now: number): Promise<MyRound[]> => {
  const to = daysOn(from, days - 1)
  const book = await openBook(context, db, actor.district, daysOn(from, -longestWindow), to)
  const begin = Date.parse(`${from}T00:00:00Z`) - book.calendar.zoneOffsetMinutes * 60_000
  const found = new Map<string, Expected>()
  const asked = book.routines.filter((routine) => routine.who.kind === 'people' ? routine.who.personIds.includes(actor.personId!) : actor.posts.some((post) => post.unit !== null && routine.who.kind === 'roles' && routine.who.roles.includes(post.role)))
  const spans = actor.posts.flatMap((post) => (post.unit !== null && doesRounds(post.role) ? [post.unit] : []))
  // Those whose window is settled are no longer expected, but those of today that were made are shown as made.
  for (const unit of spans)
    for (const one of expectedIn({ ...book, routines: asked.map((routine) => ({ ...routine, settledUntil: Math.min(routine.settledUntil, begin) })) }, unit))
      if (one.occurrence.closesAt >= begin && isMine(actor, one.routine, one.unit)) found.set(`${one.routine.id}/${one.unit.id}/${one.occurrence.plannedOn}`, one)
  if (found.size === 0) return []
  const rows = await db.query<{ id: string; key: string; state: 'done' | 'late' | 'missed' | 'excused'; done_at: Date | null; by: string | null }>(
    `select r.id, concat_ws('/', r.routine_id, r.unit_id, to_char(r.planned_on, 'YYYY-MM-DD')) as key, r.state, r.done_at, p.name as by from rounds r left join persons p on p.district = r.district and p.id = r.person_id
     where r.district = $1 and r.unit_id = any($2::bigint[]) and r.held_on between $3 and $4 and r.routine_id = any($5::uuid[])`,
    [actor.district, [...new Set([...found.values()].map(({ unit }) => unit.id))], book.from, to, [...new Set([...found.values()].map(({ routine }) => routine.id))]])
  const settled = new Map(rows.map((row) => [row.key, row]))
  return [...found].map(([key, one]) => {
    const row = settled.get(key)
    return presentMine(one, row?.state ?? stateNow(one, now), row?.done_at ? { id: row.id, at: row.done_at.getTime(), by: row.by ?? '' } : null)
  }).sort((a, b) => a.closesAt - b.closesAt || a.unit.code.localeCompare(b.unit.code) || (a.routineId < b.routineId ? -1 : 1))
}
