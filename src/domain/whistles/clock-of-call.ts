// The clock of a call: by the office's own calendar; in an emergency by the natural one, in which every minute counts.
import { calendarFor, calendarOf, type CalendarBook, type NamedCalendar } from '../clocks/calendar-book.ts'
import { isPaused, recomputeClock, startClock, type Clock } from '../clocks/clock.ts'
import { emptyLine } from '../access/place.ts'
import type { OfficeId } from '../kernel/ids.ts'
import type { Limit, WorkCalendar } from '../kernel/working-time.ts'
import type { Trigger } from './kinds.ts'

export const callStage = 'm:reportIn'

const naturalCode = 'natural'

/** Day and night, every day. */
const natural = ({ zoneOffsetMinutes }: Pick<WorkCalendar, 'zoneOffsetMinutes'>): NamedCalendar => ({
  code: naturalCode, version: 1, calendar: { version: naturalCode, zoneOffsetMinutes, spans: [[0, 1_440]], weekdays: [1, 2, 3, 4, 5, 6, 7], exceptions: {} },
})

/** The calendar a call's clock was started by. */
export const ownCalendar = (clock: Pick<Clock, 'calendar'>, calendars: CalendarBook): NamedCalendar =>
  clock.calendar === naturalCode ? natural(calendars.standard.calendar) : calendarOf(calendars, clock.calendar)

export const startCallClock = (officeId: OfficeId, trigger: Trigger, limit: Limit, now: number, calendars: CalendarBook): Clock => {
  const calendar = trigger === 'emergency' ? natural(calendars.standard.calendar) : calendarFor(calendars, { ...emptyLine, holderUnitId: null, holderOfficeId: officeId })
  return startClock(1, callStage, limit, now, calendar)
}

/** Its time as if nobody had objected: an objection that nobody decided has won no time. */
export const withoutOpenPause = (clock: Clock, calendar: NamedCalendar): Clock => (isPaused(clock) ? recomputeClock({ ...clock, pauses: clock.pauses.slice(0, -1) }, calendar) : clock)
