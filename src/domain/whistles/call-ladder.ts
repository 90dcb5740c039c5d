// Who is told when a department doesn't answer: its officers at 80 % of the limit, the street's desk and head when the
// limit is over, the district's desk half an hour of its own time later. Each rung once; what was missed while nobody
// looked is told by its highest rung. An objection that waits climbs too: past whoever decides it, after the same patience.
import type { CalendarBook } from '../clocks/calendar-book.ts'
import { isPaused, isRunning, type Clock } from '../clocks/clock.ts'
import { dueAfter } from '../kernel/working-time.ts'
import { ownCalendar } from './clock-of-call.ts'
import type { CallFold } from './whistle.ts'

export const callRungs = ['department', 'street', 'district'] as const
export type CallRung = (typeof callRungs)[number]

const patience = { amount: 30, unit: 'workMinute' } as const

const rungAt = (clock: Clock, rung: CallRung, calendars: CalendarBook): number => {
  if (rung === 'department') return clock.yellowAt!
  // Red begins behind the due instant.
  return (rung === 'street' ? clock.dueAt! : dueAfter(ownCalendar(clock, calendars).calendar, clock.dueAt!, patience)) + 1
}

/** When the next rung is reached; null while the clock doesn't run and at the top. */
export const nextCallRungAt = (clock: Clock, calendars: CalendarBook): number | null => {
  const rung = callRungs[clock.rungs]
  return rung === undefined || !isRunning(clock) ? null : rungAt(clock, rung, calendars)
}

export const climbCall = (clock: Clock, now: number, calendars: CalendarBook): { clock: Clock; told: CallRung | null } => {
  let rungs = clock.rungs
  while (rungs < callRungs.length && isRunning(clock) && rungAt(clock, callRungs[rungs]!, calendars) <= now) rungs += 1
  return rungs === clock.rungs ? { clock, told: null } : { clock: { ...clock, rungs }, told: callRungs[rungs - 1]! }
}

/** When it is told above that an objection still waits to be decided; null where none does, and once it was told. */
export const objectionRungAt = ({ state, clock, toldAbove }: Pick<CallFold, 'state' | 'clock' | 'toldAbove'>, calendars: CalendarBook): number | null =>
  state !== 'objected' || toldAbove || !isPaused(clock) ? null : dueAfter(ownCalendar(clock, calendars).calendar, clock.pauses.at(-1)![0], patience)
