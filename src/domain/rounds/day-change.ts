// What a calendar shows beside the days of a routine: which were moved or left out, by somebody or because of a holiday, and why.
import type { LocalDate, WorkCalendar } from '../kernel/working-time.ts'
import type { UnitId } from '../kernel/ids.ts'
import { furthest, heldOn, plannedDays, shifted, type RoundException } from './occurrence.ts'
import { recurrenceDates } from './recurrence.ts'
import type { Routine } from './routine.ts'

export type DayChange = {
  plannedOn: LocalDate
  /** The day it is on instead; null when it is left out. */
  to: LocalDate | null
  cause: 'holiday' | 'decided'
  /** For one unit, or null for all of the routine. */
  unitId: UnitId | null
  reason: string
}

type Ruled = Pick<Routine, 'rule' | 'startsOn' | 'endsOn' | 'holidays'>

/** Days of the rule that a holiday moved or took out, as far as the day it was or the day it is lies between the two. */
export const holidayChanges = (routine: Ruled, calendar: WorkCalendar, from: LocalDate, to: LocalDate): DayChange[] => {
  if (routine.holidays === 'keep') return []
  const kept = new Set(plannedDays(routine, calendar, shifted(from, -furthest), shifted(to, furthest)).map(({ plannedOn }) => plannedOn))
  const last = routine.endsOn !== null && routine.endsOn < shifted(to, furthest) ? routine.endsOn : shifted(to, furthest)
  return recurrenceDates(routine.rule, routine.startsOn, shifted(from, -furthest), last).flatMap((plannedOn): DayChange[] => {
    // One that falls together with another day of the same routine is left out as well.
    const on = kept.has(plannedOn) ? (heldOn(plannedOn, routine.holidays, calendar) ?? null) : null
    const touches = (day: LocalDate | null): boolean => day !== null && day >= from && day <= to
    return on === plannedOn || !(touches(plannedOn) || touches(on)) ? [] : [{ plannedOn, to: on, cause: 'holiday', unitId: null, reason: '' }]
  })
}

export const decidedChange = (exception: RoundException & { reason: string }): DayChange => ({
  plannedOn: exception.plannedOn, to: exception.kind === 'move' ? exception.to : null, cause: 'decided', unitId: exception.unitId, reason: exception.reason,
})
