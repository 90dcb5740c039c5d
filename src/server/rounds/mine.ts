// What one has to make on some days: by one's posts, or because one stands in; whatever opens or is still open then, and what
// was made already. With everything a phone needs to make it without a network.
import type { MyRound } from '../../contract/rounds.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { roles } from '../../domain/access/roles.ts'
import { maskName } from '../../domain/people/masking.ts'
import type { LocalDate } from '../../domain/kernel/working-time.ts'
import { findingsOf, type Evidence } from '../../domain/rounds/evidence.ts'
import type { RoundState } from '../../domain/rounds/occurrence.ts'
import { caseNumberText } from '../cases/number.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { expectedIn, findExpected, openBook, stateNow, type Book, type Expected } from './expected.ts'
import { readPlaces, readWishes, type PlacesOf } from './places.ts'
import { presentMine } from './present.ts'
import { daysOn } from './span.ts'
import { isMine } from './subjects.ts'
import { readSwapsAround, swapOf, type KeptSwap } from './swaps.ts'

/** Windows that opened so many days before may still be open. */
const longestWindow = 60

const doesRounds = (role: keyof typeof roles): boolean => 'round.do' in roles[role].verbs

type MadeRow = { id: string; key: string; state: 'done' | 'late' | 'missed' | 'excused'; done_at: Date | null; by: string | null; evidence: Evidence | null; cases: { id: string; number: number; reported: number; finding: string | null }[] }

const madeSql = `select r.id, concat_ws('/', r.routine_id, r.unit_id, to_char(r.planned_on, 'YYYY-MM-DD')) as key, r.state, r.done_at, p.name as by, r.evidence,
    coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'number', c.number, 'reported', (extract(epoch from c.reported_at) * 1000)::bigint, 'finding', c.round_finding) order by c.number) from cases c where c.district = r.district and c.round_id = r.id), '[]') as cases
  from rounds r left join persons p on p.district = r.district and p.id = r.person_id
  where r.district = $1 and r.routine_id = any($2::uuid[]) and r.unit_id = any($3::bigint[]) and r.planned_on = any($4::date[])`

const doneOf = (row: MadeRow | undefined): MyRound['done'] =>
  row?.done_at ? {
    id: row.id, at: row.done_at.getTime(), by: row.by ?? '',
    findings: row.evidence ? findingsOf(row.evidence).map((finding) => {
      const found = row.cases.find((one) => one.finding === finding.code)
      return { ...finding, case: found ? { id: found.id, number: caseNumberText(found.number, found.reported) } : null }
    }) : [],
  } : null

export const keyOf = ({ routine, unit, occurrence }: Expected): string => `${routine.id}/${unit.id}/${occurrence.plannedOn}`

/** By one's posts. Those whose window is settled are no longer expected, but those of today that were made are shown as made. */
const byPosts = (book: Book, actor: Actor, begin: number): Map<string, Expected> => {
  const asked = ({ who }: Expected['routine']): boolean => who.kind === 'people' ? who.personIds.includes(actor.personId!) : actor.posts.some((post) => post.unit !== null && who.roles.includes(post.role))
  const found = new Map<string, Expected>()
  for (const { unit, role } of actor.posts)
    if (unit !== null && doesRounds(role)) for (const one of expectedIn(book, unit, asked, begin)) if (isMine(actor, one.routine, one.unit)) found.set(keyOf(one), one)
  return found
}

/** Those somebody asked me for, or gave me, wherever they are. */
const swapped = (book: Book, swaps: readonly KeptSwap[]): Expected[] =>
  swaps.flatMap((swap) => {
    const unit = book.net.units.get(swap.unitId as never)
    const found = unit && book.routines.filter(({ id }) => id === swap.routineId).map((routine) => findExpected(book, routine, unit, swap.plannedOn)).find((one) => one !== undefined)
    return found ? [found] : []
  })

type Read = { made: readonly MadeRow[]; placesOf: PlacesOf; wishesOf: Awaited<ReturnType<typeof readWishes>>; swaps: readonly KeptSwap[] }

/** What was recorded of these, and what stands beside them. */
const readAbout = async (db: Queryable, book: Book, actor: Actor, found: readonly Expected[], from: LocalDate, hasPlaces: HasPlaces): Promise<Read> => {
  const { district } = actor
  const units = [...new Set(found.map(({ unit }) => unit))]
  const ids = units.map(({ id }) => id)
  const routineIds = [...new Set(found.map(({ routine }) => routine.id))]
  const talking = found.filter(({ routine }) => routine.doneWhen.talk).map(({ unit }) => unit)
  const [made, placesOf, wishesOf, swaps] = await Promise.all([
    found.length === 0 ? [] : db.query<MadeRow>(madeSql, [district, routineIds, ids, [...new Set(found.map(({ occurrence }) => occurrence.plannedOn))]], 'rounds-made'),
    readPlaces(db, book.net, district, routineIds.filter(hasPlaces), units), readWishes(db, book.net, district, [...new Set(talking)], from), readSwapsAround(db, district, book.from, book.to, ids, actor.personId),
  ])
  return { made, placesOf, wishesOf, swaps }
}

export type HasPlaces = (routineId: string) => boolean
/** `more`: what isn't the same for everybody whose round it is, or changes while its routine doesn't. */
export type Mine = { key: string; one: Expected; state: RoundState; more: Pick<MyRound, 'done' | 'places' | 'wishes' | 'swap'> }

/** In no order. The book has to begin so many days before the first of these days. */
export const readMine = async (book: Book, db: Queryable, actor: Actor, from: LocalDate, now: number, hasPlaces: HasPlaces = () => true): Promise<Mine[]> => {
  const begin = Date.parse(`${from}T00:00:00Z`) - book.calendar.zoneOffsetMinutes * 60_000
  const found = byPosts(book, actor, begin)
  const known = found.size
  let read = await readAbout(db, book, actor, [...found.values()], from, hasPlaces)
  for (const one of swapped(book, read.swaps.filter(({ toPersonId }) => toPersonId === actor.personId))) if (one.occurrence.closesAt >= begin) found.set(keyOf(one), one)
  if (found.size > known) read = await readAbout(db, book, actor, [...found.values()], from, hasPlaces)
  const settled = new Map(read.made.map((row) => [row.key, row]))
  const swapAt = swapOf(read.swaps)
  return [...found].map(([key, one]) => {
    const row = settled.get(key)
    const swap = swapAt(one.unit, one.routine.id, one.occurrence.plannedOn)
    const toMyself = swap?.toPersonId === actor.personId
    return { key, one, state: row?.state ?? stateNow(one, now), more: {
      done: doneOf(row), places: read.placesOf(one.routine.id, one.unit),
      wishes: one.routine.doneWhen.talk ? read.wishesOf(one.unit).map(({ id, name, address, wish, lng, lat, talked_on }) => ({ id, name: maskName(name), address, wish, lng, lat, talkedOn: talked_on })) : [],
      swap: swap ? { id: swap.id, state: swap.state, toMe: toMyself, name: toMyself ? (swap.from ?? '') : swap.to, reason: swap.reason } : null,
    } }
  })
}

/** Days between which everything lies that decides about rounds of so many days from this one on. */
export const bookSpan = (from: LocalDate, days: number): { from: LocalDate; to: LocalDate } => ({ from: daysOn(from, -longestWindow), to: daysOn(from, days - 1) })

export const myRounds = async (context: Context, db: Queryable, actor: Actor, from: LocalDate, days: number, now: number): Promise<MyRound[]> => {
  const span = bookSpan(from, days)
  const book = await openBook(context, db, actor.district, span.from, span.to)
  return (await readMine(book, db, actor, from, now)).map(({ one, state, more }) => presentMine(one, state, more))
    .sort((a, b) => a.closesAt - b.closesAt || a.unit.code.localeCompare(b.unit.code) || (a.routineId < b.routineId ? -1 : 1))
}
