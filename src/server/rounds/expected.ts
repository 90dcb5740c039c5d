// What of the routines is still to come or open: computed from rule, calendar, exceptions and the net of today. What has
// closed and was settled stands in rows; together they are every occurrence, each once.
import type { UnitLine } from '../../domain/access/place.ts'
import type { LocalDate, WorkCalendar } from '../../domain/kernel/working-time.ts'
import { occurrenceOf, plannedDays, roundStateOf, type Occurrence, type PlannedDay } from '../../domain/rounds/occurrence.ts'
import type { Context } from '../context.ts'
import type { DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import type { Queryable } from '../db/open.ts'
import { netOf, type Net, type NetUnit } from '../territory/net.ts'
import { readExceptions, readRoutines, type KeptException, type KeptRoutine } from './routines.ts'
import { subjectsOf } from './subjects.ts'

export type Book = { routines: readonly KeptRoutine[]; exceptions: readonly KeptException[]; net: Net; calendar: WorkCalendar; from: LocalDate; to: LocalDate }

export type Expected = { routine: KeptRoutine; unit: NetUnit; occurrence: Occurrence }

/** Everything that decides about the occurrences between two days, read once. */
export const openBook = async (context: Context, db: Queryable, district: DistrictId, from: LocalDate, to: LocalDate): Promise<Book> => {
  const [routines, exceptions, net, { calendar }] = await Promise.all([readRoutines(db, district, from, to), readExceptions(db, district, from, to), netOf(context, district), context.districts.get(district)])
  return { routines, exceptions, net, calendar, from, to }
}

/** The days of a routine in the book's span, and those that were moved into it. */
const daysOf = ({ exceptions, calendar, from, to }: Book, routine: KeptRoutine): PlannedDay[] => {
  const days = plannedDays(routine, calendar, from, to)
  const known = new Set(days.map(({ plannedOn }) => plannedOn))
  const moved = exceptions.filter((one) => one.routineId === routine.id && one.kind === 'move' && one.to >= from && one.to <= to && !known.has(one.plannedOn) && one.plannedOn >= routine.startsOn && (routine.endsOn === null || one.plannedOn <= routine.endsOn))
  return [...days, ...[...new Set(moved.map(({ plannedOn }) => plannedOn))].map((plannedOn) => ({ plannedOn, on: plannedOn }))]
}

/** The day it is on by rule and holidays. */
export const planOf = (book: Book, routine: KeptRoutine, plannedOn: LocalDate): LocalDate | undefined => daysOf(book, routine).find((one) => one.plannedOn === plannedOn)?.on

/** Whether the routine has such a planned day, whatever was decided about it. */
export const hasDay = (book: Book, routine: KeptRoutine, plannedOn: LocalDate): boolean => daysOf(book, routine).some((one) => one.plannedOn === plannedOn)

/** What is the same for all subjects of a routine: its days, decisions about them, and the occurrence of each where nothing was decided. */
type Worked = { days: readonly { day: PlannedDay; exceptions: readonly KeptException[]; plain: Occurrence }[] }
const worked = new WeakMap<Book, Map<KeptRoutine, Worked>>()

const nowhere = 0 as UnitId

/** Worked out once for a book, however many units and people are asked for. */
const workedOf = (book: Book, routine: KeptRoutine): Worked => {
  let ofBook = worked.get(book)
  if (!ofBook) worked.set(book, (ofBook = new Map()))
  const known = ofBook.get(routine)
  if (known) return known
  const exceptions = Map.groupBy(book.exceptions.filter(({ routineId }) => routineId === routine.id), ({ plannedOn }) => plannedOn)
  const made = { days: daysOf(book, routine).map((day) => ({ day, exceptions: exceptions.get(day.plannedOn) ?? [], plain: occurrenceOf(routine, nowhere, day, [], book.calendar)! })) }
  ofBook.set(routine, made)
  return made
}

const inSpan = ({ from, to }: Book, { on }: Occurrence): boolean => on >= from && on <= to

/** Occurrences of a day of the span in these units that are not settled yet; with `since`, those that close behind it, settled or not. */
export function* expectedIn(book: Book, within: UnitLine, wanted: (routine: KeptRoutine) => boolean = () => true, since?: number): Generator<Expected> {
  for (const routine of book.routines) {
    if (!wanted(routine)) continue
    const subjects = subjectsOf(book.net, routine, within)
    if (subjects.length === 0) continue
    const open = ({ closesAt }: Occurrence): boolean => (since === undefined ? closesAt > routine.settledUntil : closesAt >= since && closesAt > Math.min(routine.settledUntil, since))
    for (const { day, exceptions, plain } of workedOf(book, routine).days) {
      if (exceptions.length === 0) {
        if (open(plain) && inSpan(book, plain)) for (const unit of subjects) yield { routine, unit, occurrence: { ...plain, unitId: unit.id } }
        continue
      }
      for (const unit of subjects) {
        const occurrence = occurrenceOf(routine, unit.id, day, exceptions, book.calendar)
        if (occurrence && inSpan(book, occurrence) && open(occurrence)) yield { routine, unit, occurrence }
      }
    }
  }
}

export const stateNow = ({ occurrence }: Expected, now: number): 'upcoming' | 'open' | 'missed' => roundStateOf(occurrence, undefined, now) as 'upcoming' | 'open' | 'missed'

/** The one occurrence of this key, if the routine has it. */
export const findExpected = (book: Book, routine: KeptRoutine, unit: NetUnit, plannedOn: LocalDate): Expected | undefined => {
  if (!subjectsOf(book.net, routine, unit.line).includes(unit)) return undefined
  const day = daysOf(book, routine).find((one) => one.plannedOn === plannedOn)
  const occurrence = day && occurrenceOf(routine, unit.id, day, book.exceptions.filter((one) => one.routineId === routine.id && one.plannedOn === plannedOn), book.calendar)
  return occurrence && { routine, unit, occurrence }
}
