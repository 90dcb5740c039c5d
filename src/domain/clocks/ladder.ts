// The ladder of reminders a running clock climbs: who is told when it turns yellow, when it is late, and when it stays
// late. Each rung is climbed once.
import type { Limit } from '../kernel/working-time.ts'
import { dueAfter } from '../kernel/working-time.ts'
import { calendarOf, type CalendarBook } from './calendar-book.ts'
import { isRunning, type Clock } from './clock.ts'

export type Rung = {
  /** At 80 % of the limit, at its end, or so long after it. */
  at: 'yellow' | 'red' | { afterRed: Limit }
  tell: 'holder' | 'chief' | 'above'
}

/** In the order of time. */
export type Ladder = readonly Rung[]

export const standardLadder: Ladder = [
  { at: 'yellow', tell: 'holder' },
  { at: 'red', tell: 'chief' },
  { at: { afterRed: { amount: 1, unit: 'workday' } }, tell: 'above' },
]

/** When a running clock climbs a rung; null while it doesn't run. */
export const rungAt = (clock: Clock, rung: Rung, calendars: CalendarBook): number | null => {
  if (!isRunning(clock)) return null
  if (rung.at === 'yellow') return clock.yellowAt
  return rung.at === 'red' ? clock.dueAt : dueAfter(calendarOf(calendars, clock.calendar).calendar, clock.dueAt!, rung.at.afterRed)
}

/** The next instant at which a clock turns by itself: the rung it hasn't climbed yet. */
export const nextRungAt = (clock: Clock, ladder: Ladder, calendars: CalendarBook): number | null => {
  const rung = ladder[clock.rungs]
  return rung === undefined ? null : rungAt(clock, rung, calendars)
}
