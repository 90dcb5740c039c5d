// What one has to make on some days: by one's posts, or because one stands in; whatever opens or is still open then, and what
// was made already. With everything a phone needs to make it without a network.
import type { MyRound } from '../../contract/rounds.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { roles } from '../../domain/access/roles.ts'
import { maskName } from '../../domain/people/masking.ts'
import type { LocalDate } from '../../domain/kernel/working-time.ts'
import { findingsOf, type Evidence } from '../../domain/rounds/evidence.ts'
import { caseNumberText } from '../cases/number.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { expectedIn, findExpected, openBook, stateNow, type Book, type Expected } from './expected.ts'
import { readPlaces, readWishes } from './places.ts'
import { presentMine } from './present.ts'
import { daysOn } from './span.ts'
import { isMine } from './subjects.ts'
import { readSwaps, readSwapsTo, swapOf, type KeptSwap } from './swaps.ts'

/** Windows that opened so many days before may still be open. */
const longestWindow = 60

const doesRounds = (role: keyof typeof roles): boolean => 'round.do' in roles[role].verbs

type MadeRow = { id: string; key: string; state: 'done' | 'late' | 'missed' | 'excused'; done_at: Date | null; by: string | null; evidence: Evidence | null; cases: { id: string; number: number; reported: number; finding: string | null }[] }

const madeSql = `select r.id, concat_ws('/', r.routine_id, r.unit_id, to_char(r.planned_on, 'YYYY-MM-DD')) as key, r.state, r.done_at, p.name as by, r.evidence,
    coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'number', c.number, 'reported', (extract(epoch from c.reported_at) * 1000)::bigint, 'finding', c.round_finding) order by c.number) from cases c where c.district = r.district and c.round_id = r.id), '[]') as cases
  from rounds r left join persons p on p.district = r.district and p.id = r.person_id
  where r.district = $1 and r.unit_id = any($2::bigint[]) and r.held_on between $3 and $4 and r.routine_id = any($5::uuid[])`

const doneOf = (row: MadeRow | undefined): MyRound['done'] =>
  row?.done_at ? {
    id: row.id, at: row.done_at.getTime(), by: row.by ?? '',
    findings: row.evidence ? findingsOf(row.evidence).map((finding) => {
      const found = row.cases.find((one) => one.finding === finding.code)
      return { ...finding, case: found ? { id: found.id, number: caseNumberText(found.number, found.reported) } : null }
    }) : [],
  } : null

/** Those somebody asked me for, or gave me, wherever they are. */
const swapped = (book: Book, swaps: readonly KeptSwap[]): Expected[] =>
  swaps.flatMap((swap) => {
    const unit = book.net.units.get(swap.unitId as never)
    const found = unit && book.routines.filter(({ id }) => id === swap.routineId).map((routine) => findExpected(book, routine, unit, swap.plannedOn)).find((one) => one !== undefined)
    return found ? [found] : []
  })

export const keyOf = ({ routine, unit, occurrence }: Expected): string => `${routine.id}/${unit.id}/${occurrence.plannedOn}`

export const myRounds = async (context: Context, db: Queryable, actor: Actor, from: LocalDate, days: number, now: number, open: typeof openBook = openBook): Promise<MyRound[]> => {
  const { district } = actor
  const to = daysOn(from, days - 1)
  const book = await open(context, db, district, daysOn(from, -longestWindow), to)
  const begin = Date.parse(`${from}T00:00:00Z`) - book.calendar.zoneOffsetMinutes * 60_000
  const found = new Map<string, Expected>()
  const asked = book.routines.filter((routine) => routine.who.kind === 'people' ? routine.who.personIds.includes(actor.personId!) : actor.posts.some((post) => post.unit !== null && routine.who.kind === 'roles' && routine.who.roles.includes(post.role)))
  const spans = actor.posts.flatMap((post) => (post.unit !== null && doesRounds(post.role) ? [post.unit] : []))
  // Those whose window is settled are no longer expected, but those of today that were made are shown as made.
  for (const unit of spans)
    for (const one of expectedIn({ ...book, routines: asked.map((routine) => ({ ...routine, settledUntil: Math.min(routine.settledUntil, begin) })) }, unit))
      if (one.occurrence.closesAt >= begin && isMine(actor, one.routine, one.unit)) found.set(keyOf(one), one)
  const toMe = actor.personId === null ? [] : await readSwapsTo(db, district, actor.personId, book.from, to)
  for (const one of swapped(book, toMe)) if (one.occurrence.closesAt >= begin) found.set(keyOf(one), one)
  if (found.size === 0) return []
  const units = [...new Set([...found.values()].map(({ unit }) => unit))]
  const routineIds = [...new Set([...found.values()].map(({ routine }) => routine.id))]
  const talking = [...found.values()].filter(({ routine }) => routine.doneWhen.talk).map(({ unit }) => unit)
  const [rows, placesOf, wishesOf, swaps] = await Promise.all([
    db.query<MadeRow>(madeSql, [district, units.map(({ id }) => id), book.from, to, routineIds], 'rounds-made'), readPlaces(db, book.net, district, routineIds, units), readWishes(db, book.net, district, [...new Set(talking)], from),
    readSwaps(db, district, book.from, to, units.map(({ id }) => id)),
  ])
  const settled = new Map(rows.map((row) => [row.key, row]))
  const swapAt = swapOf(swaps)
  return [...found].map(([key, one]) => {
    const row = settled.get(key)
    const swap = swapAt(one.unit, one.routine.id, one.occurrence.plannedOn)
    const toMyself = swap?.toPersonId === actor.personId
    return presentMine(one, row?.state ?? stateNow(one, now), {
      done: doneOf(row), places: placesOf(one.routine.id, one.unit),
      wishes: one.routine.doneWhen.talk ? wishesOf(one.unit).map(({ id, name, address, wish, lng, lat, talked_on }) => ({ id, name: maskName(name), address, wish, lng, lat, talkedOn: talked_on })) : [],
      swap: swap ? { id: swap.id, state: swap.state, toMe: toMyself, name: toMyself ? (swap.from ?? '') : swap.to, reason: swap.reason } : null,
    })
  }).sort((a, b) => a.closesAt - b.closesAt || a.unit.code.localeCompare(b.unit.code) || (a.routineId < b.routineId ? -1 : 1))
}
