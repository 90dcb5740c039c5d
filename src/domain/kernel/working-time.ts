// Working time: adding a limit to an instant, and measuring between two, over a calendar of work days and hours.
// A calendar is data (China's public holidays and make-up workdays come from outside); instants are epoch milliseconds.
// The zone is a fixed offset: China keeps UTC+8 all year.

/** Local date as `YYYY-MM-DD`. */
export type LocalDate = string

export type WorkCalendar = {
  /** Stored beside every due time computed with it. */
  version: string
  zoneOffsetMinutes: number
  /** Work spans of a work day in minutes after local midnight, ascending, not overlapping. */
  spans: readonly (readonly [from: number, to: number])[]
  /** ISO weekdays (1 = Monday) that are worked unless an exception says otherwise. */
  weekdays: readonly number[]
  /** Public holidays (`false`) and make-up workdays (`true`). */
  exceptions: Readonly<Record<LocalDate, boolean>>
}

/** Natural hours, or minutes, hours and days of work. */
export const limitUnits = ['hour', 'workMinute', 'workHour', 'workday'] as const

/** A limit for a stage. */
export type Limit = { amount: number; unit: (typeof limitUnits)[number] }

const minute = 60_000
const day = 1_440 * minute

export const localDate = (calendar: Pick<WorkCalendar, 'zoneOffsetMinutes'>, instant: number): LocalDate =>
  new Date(instant + calendar.zoneOffsetMinutes * minute).toISOString().slice(0, 10)

/** `YYYY-MM` of an instant in the calendar's zone. */
export const localMonth = (calendar: Pick<WorkCalendar, 'zoneOffsetMinutes'>, instant: number): string =>
  localDate(calendar, instant).slice(0, 7)

const midnightOf = (calendar: WorkCalendar, instant: number): number => {
  const shift = calendar.zoneOffsetMinutes * minute
  return Math.floor((instant + shift) / day) * day - shift
}

export const isWorkday = (calendar: WorkCalendar, instant: number): boolean => {
  const exception = calendar.exceptions[localDate(calendar, instant)]
  if (exception !== undefined) return exception
  const weekday = new Date(instant + calendar.zoneOffsetMinutes * minute).getUTCDay() || 7
  return calendar.weekdays.includes(weekday)
}

/** Longest run without a work day that is still believed; past it the calendar is broken. */
const longestPause = 60

/** The instant at which `workMinutes` of work have passed since `from`. Ends of spans count to the span they end. */
export const addWorkMinutes = (calendar: WorkCalendar, from: number, workMinutes: number): number => {
  if (!(workMinutes >= 0 && Number.isFinite(workMinutes))) throw new RangeError(`a limit of ${workMinutes} minutes is none`)
  let left = workMinutes * minute
  let midnight = midnightOf(calendar, from)
  for (let pause = 0; pause < longestPause; pause += 1, midnight += day) {
    if (!isWorkday(calendar, midnight)) continue
    for (const [start, end] of calendar.spans) {
      const begin = Math.max(midnight + start * minute, from)
      const available = midnight + end * minute - begin
      if (available <= 0) continue
      if (left <= available) return begin + left
      left -= available
      pause = 0
    }
  }
  throw new RangeError(`calendar ${calendar.version} has no work day within ${longestPause} days`)
}

/** Milliseconds of work between two instants; 0 when `until` is not after `from`. */
export const workBetween = (calendar: WorkCalendar, from: number, until: number): number => {
  let sum = 0
  for (let midnight = midnightOf(calendar, from); midnight < until; midnight += day) {
    if (!isWorkday(calendar, midnight)) continue
    for (const [start, end] of calendar.spans)
      sum += Math.max(0, Math.min(until, midnight + end * minute) - Math.max(from, midnight + start * minute))
  }
  return sum
}

export const minutesOfWorkday = (calendar: WorkCalendar): number => calendar.spans.reduce((sum, [from, to]) => sum + to - from, 0)

export const dueAfter = (calendar: WorkCalendar, from: number, limit: Limit): number => {
  switch (limit.unit) {
    case 'hour':
      return from + limit.amount * 60 * minute
    case 'workMinute':
      return addWorkMinutes(calendar, from, limit.amount)
    case 'workHour':
      return addWorkMinutes(calendar, from, limit.amount * 60)
    case 'workday':
      return addWorkMinutes(calendar, from, limit.amount * minutesOfWorkday(calendar))
  }
}
