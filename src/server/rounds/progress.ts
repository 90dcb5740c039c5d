// The plan of a month: what is due, done and missing, by day, by routine and by unit below. Rows and what is expected are
// counted by the same conditions as the list behind (list.ts), so that each number opens as many as it says.
import type { ReplyOf } from '../../contract/route.ts'
import type { RoundProgress, roundRoutes } from '../../contract/rounds.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { lineKey, lineLevels, type LineLevel } from '../../domain/access/place.ts'
import { isWorkday } from '../../domain/kernel/working-time.ts'
import type { WhyMissed } from '../../domain/rounds/missing.ts'
import { childLevel } from '../../domain/territory/unit.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import type { NetUnit } from '../territory/net.ts'
import { expectedIn, openBook, stateNow } from './expected.ts'
import { unitRefOf } from './present.ts'
import type { SettledState } from './rows.ts'
import { earlyKeys, rowsWithinSql } from './rows-within.ts'
import { daysOn, monthSpan } from './span.ts'

type Counts = RoundProgress
const none = (): Counts => ({ due: 0, done: 0, late: 0, missed: 0, excused: 0, open: 0, upcoming: 0, vacant: 0, away: 0, unmade: 0 })

type State = SettledState | 'open' | 'upcoming'

const add = (counts: Counts, state: State, why: WhyMissed, number: number): void => {
  counts[state] += number
  if (state === 'missed') counts[why] += number
  if (state !== 'excused') counts.due += number
}

type Sum = { routine_id: string; held_on: string; child: number | null; state: SettledState; why: WhyMissed; count: number }

const sumRows = (db: Queryable, actor: Actor, unit: NetUnit, from: string, to: string, child: LineLevel | undefined): Promise<Sum[]> => {
  const { condition, values } = rowsWithinSql(actor.district, unit, from, to)
  return db.query<Sum>(
    `select r.routine_id, to_char(r.held_on, 'YYYY-MM-DD') as held_on, ${child === undefined ? 'null::bigint' : `r.${child}_id`} as child, r.state, coalesce(r.why, 'unmade') as why, count(*) as count from rounds r where ${condition} group by 1, 2, 3, 4, 5`, values)
}

type Plan = ReplyOf<typeof roundRoutes.plan>

export const monthPlan = async (context: Context, db: Queryable, actor: Actor, unit: NetUnit, month: string, routineId: string | undefined, now: number): Promise<Plan> => {
  const { from, to } = monthSpan(month)
  const child = childLevel(unit.level) as LineLevel | undefined
  const [book, rows, early] = await Promise.all([openBook(context, db, actor.district, from, to), sumRows(db, actor, unit, from, to, child), earlyKeys(db, actor.district, unit, from, to)])
  const total = none()
  const [days, routines, units] = [new Map<string, Counts>(), new Map<string, Counts>(), new Map<number, Counts>()]
  const of = <K>(map: Map<K, Counts>, key: K): Counts => map.get(key) ?? map.set(key, none()).get(key)!
  for (let on = from; on <= to; on = daysOn(on, 1)) of(days, on)
  for (const one of unit.children) of(units, one.id as number)
  const count = (state: State, why: WhyMissed, routine: string, on: string, below: number | null, number: number): void => {
    // Each routine is named, so that one can be chosen; the rest is about the chosen one.
    add(of(routines, routine), state, why, number)
    if (routineId !== undefined && routine !== routineId) return
    add(total, state, why, number)
    add(of(days, on), state, why, number)
    if (below !== null) add(of(units, below), state, why, number)
  }
  for (const row of rows) count(row.state, row.why, row.routine_id, row.held_on, row.child, row.count)
  for (const one of expectedIn(book, unit.line)) {
    if (early.has(`${one.routine.id}/${one.unit.id}/${one.occurrence.plannedOn}`)) continue
    const below = child === undefined || !lineLevels.includes(child) ? null : (one.unit.line[lineKey(child)] as number | null)
    count(stateNow(one, now), 'unmade', one.routine.id, one.occurrence.on, below, 1)
  }
  const names = await routineNames(db, actor, [...routines.keys()])
  const midnight = (on: string): number => Date.parse(`${on}T00:00:00Z`) - book.calendar.zoneOffsetMinutes * 60_000
  return {
    unit: unitRefOf(book.net, unit.id), total,
    days: [...days].map(([on, counts]) => ({ on, workday: isWorkday(book.calendar, midnight(on)), ...counts })),
    routines: [...routines].map(([id, counts]) => ({ routineId: id, name: names.get(id) ?? '', ...counts })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    units: [...units].filter(([id, counts]) => counts.due + counts.excused > 0 || book.net.units.has(id as NetUnit['id'])).map(([id, counts]) => ({ unit: unitRefOf(book.net, id), ...counts })),
  }
}

const routineNames = async (db: Queryable, actor: Actor, ids: readonly string[]): Promise<Map<string, string>> =>
  new Map((await db.query<{ id: string; name: string }>('select distinct on (id) id, name from routines where district = $1 and id = any($2::uuid[]) order by id, version desc', [actor.district, ids])).map(({ id, name }) => [id, name]))
