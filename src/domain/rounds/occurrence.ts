// The occurrences of a routine: computed from rule, calendar and exceptions, never stored before something happens to
// them. One has the same key however often it is computed.
import type { UnitId } from '../kernel/ids.ts'
import { isWorkday, type LocalDate, type WorkCalendar } from '../kernel/working-time.ts'
import { dateText, recurrenceDates } from './recurrence.ts'
import type { HolidayRule, Routine } from './routine.ts'

/** What somebody decided about single days: left out, or on another day; for one subject or for all. */
export type RoundException = { unitId: UnitId | null; plannedOn: LocalDate } & ({ kind: 'cancel' } | { kind: 'move'; to: LocalDate })

export type Occurrence = {
  routineId: string
  unitId: UnitId
  /** The day of the rule: part of its key, whatever it is moved to. */
  plannedOn: LocalDate
  /** The day it is on. */
  on: LocalDate
  opensAt: number
  closesAt: number
}

const minute = 60_000
const day = 1_440 * minute

const midnightOf = (date: LocalDate, calendar: WorkCalendar): number => Date.parse(`${date}T00:00:00Z`) - calendar.zoneOffsetMinutes * minute

export const shifted = (date: LocalDate, days: number): LocalDate => dateText(new Date(Date.parse(`${date}T00:00:00Z`) + days * day))

/** No holiday is longer. */
export const furthest = 15

/** The day it is gone for instead, or undefined when it is left out. */
export const heldOn = (date: LocalDate, rule: HolidayRule, calendar: WorkCalendar): LocalDate | undefined => {
  if (rule === 'keep' || isWorkday(calendar, midnightOf(date, calendar))) return date
  if (rule === 'cancel') return undefined
  for (let step = 1; step <= furthest; step += 1) {
    const other = shifted(date, rule === 'next' ? step : -step)
    if (isWorkday(calendar, midnightOf(other, calendar))) return other
  }
  return undefined
}

export type PlannedDay = { plannedOn: LocalDate; on: LocalDate }

/** Days of a routine that are held between two days, both included; two that fall on one day because of a holiday are one. */
export const plannedDays = (routine: Pick<Routine, 'rule' | 'startsOn' | 'endsOn' | 'holidays'>, calendar: WorkCalendar, from: LocalDate, to: LocalDate): PlannedDay[] => {
  const last = routine.endsOn !== null && routine.endsOn < to ? routine.endsOn : to
  const days = recurrenceDates(routine.rule, routine.startsOn, shifted(from, -furthest), routine.endsOn !== null && routine.endsOn < shifted(to, furthest) ? routine.endsOn : shifted(to, furthest))
  const taken = new Set<LocalDate>()
  return days
    .flatMap((plannedOn): PlannedDay[] => {
      const on = heldOn(plannedOn, routine.holidays, calendar)
      if (on === undefined || taken.has(on)) return []
      taken.add(on)
      return [{ plannedOn, on }]
    })
    .filter(({ on }) => on >= from && on <= to && (routine.endsOn === null || on <= last || routine.holidays === 'next'))
}

/** The occurrence of one subject on one planned day, exceptions applied; undefined when it is left out. */
export const occurrenceOf = (routine: Pick<Routine, 'id' | 'window'>, unitId: UnitId, planned: PlannedDay, exceptions: readonly RoundException[], calendar: WorkCalendar): Occurrence | undefined => {
  const applies = exceptions.filter((one) => one.plannedOn === planned.plannedOn && (one.unitId === null || one.unitId === unitId))
  // What was decided for the one subject counts before what was decided for all.
  const exception = applies.find((one) => one.unitId === unitId) ?? applies[0]
  if (exception?.kind === 'cancel') return undefined
  const on = exception?.kind === 'move' ? exception.to : planned.on
  const midnight = midnightOf(on, calendar)
  return {
    routineId: routine.id, unitId, plannedOn: planned.plannedOn, on,
    opensAt: midnight + routine.window.from * minute, closesAt: midnight + routine.window.days * day + routine.window.until * minute,
  }
}

export const occurrenceKey = ({ routineId, unitId, plannedOn }: Pick<Occurrence, 'routineId' | 'unitId' | 'plannedOn'>): string => `${routineId}/${unitId}/${plannedOn}`

/** What was recorded of an occurrence. */
export type RoundRecord = {
  /** When it was done, by the server's clock or, sent later, by when it was done as far as that can be. */
  doneAt: number | null
  /** Why it needn't be done; somebody above said so. */
  excuse: string | null
}

export type RoundState = 'upcoming' | 'open' | 'done' | 'late' | 'missed' | 'excused'

export const roundStateOf = ({ opensAt, closesAt }: Pick<Occurrence, 'opensAt' | 'closesAt'>, record: RoundRecord | undefined, now: number): RoundState => {
  if (record?.doneAt != null) return record.doneAt <= closesAt ? 'done' : 'late'
  if (record?.excuse != null) return 'excused'
  return now < opensAt ? 'upcoming' : now <= closesAt ? 'open' : 'missed'
}
