// What of the routines is still to come or open: computed from rule, calendar, exceptions and the net of today. What has
// closed and was settled stands in rows; together they are every occurrence, each once.
import type { UnitLine } from '../../domain/access/place.ts'
import type { LocalDate, WorkCalendar } from '../../domain/kernel/working-time.ts'
import { occurrenceOf, plannedDays, roundStateOf, type Occurrence, type PlannedDay } from '../../domain/rounds/occurrence.ts'
import type { Context } from '../context.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
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

/** Occurrences of a day of the span in these units that are not settled yet. */
export function* expectedIn(book: Book, within: UnitLine, wanted: (routine: KeptRoutine) => boolean = () => true): Generator<Expected> {
  for (const routine of book.routines) {
    if (!wanted(routine)) continue
    const subjects = subjectsOf(book.net, routine, within)
    if (subjects.length === 0) continue
    for (const day of daysOf(book, routine)) {
      const exceptions = book.exceptions.filter((one) => one.routineId === routine.id && one.plannedOn === day.plannedOn)
      for (const unit of subjects) {
        const occurrence = occurrenceOf(routine, unit.id, day, exceptions, book.calendar)
        if (occurrence && occurrence.on >= book.from && occurrence.on <= book.to && occurrence.closesAt > routine.settledUntil) yield { routine, unit, occurrence }
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
