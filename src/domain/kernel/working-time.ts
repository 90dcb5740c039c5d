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

const shiftOf = ({ zoneOffsetMinutes }: WorkCalendar): number => zoneOffsetMinutes * minute

/** Local days since 1970. */
const dayOf = (calendar: WorkCalendar, instant: number): number => Math.floor((instant + shiftOf(calendar)) / day)

/** Which days of a block are worked, read once for each calendar in use: a limit walks over many days, thousands of clocks over the same. */
const blockDays = 128
const knownBlocks = new WeakMap<WorkCalendar, Map<number, readonly boolean[]>>()

const readBlock = ({ exceptions, weekdays }: WorkCalendar, block: number): boolean[] =>
  Array.from({ length: blockDays }, (_, n) => {
    const date = new Date((block * blockDays + n) * day)
    return exceptions[date.toISOString().slice(0, 10)] ?? weekdays.includes(date.getUTCDay() || 7)
  })

/** Whether a local day is worked. */
const daysOf = (calendar: WorkCalendar): ((day: number) => boolean) => {
  let blocks = knownBlocks.get(calendar)
  if (!blocks) knownBlocks.set(calendar, (blocks = new Map()))
  const known = blocks
  return (day) => {
    const block = Math.floor(day / blockDays)
    let days = known.get(block)
    if (!days) known.set(block, (days = readBlock(calendar, block)))
    return days[day - block * blockDays]!
  }
}

export const isWorkday = (calendar: WorkCalendar, instant: number): boolean => daysOf(calendar)(dayOf(calendar, instant))

/** Longest run without a work day that is still believed; past it the calendar is broken. */
const longestPause = 60

/** The instant at which `workMinutes` of work have passed since `from`. Ends of spans count to the span they end. */
export const addWorkMinutes = (calendar: WorkCalendar, from: number, workMinutes: number): number => {
  if (!(workMinutes >= 0 && Number.isFinite(workMinutes))) throw new RangeError(`a limit of ${workMinutes} minutes is none`)
  const works = daysOf(calendar)
  const shift = shiftOf(calendar)
  let left = workMinutes * minute
  let today = dayOf(calendar, from)
  for (let pause = 0; pause < longestPause; pause += 1, today += 1) {
    if (!works(today)) continue
    const midnight = today * day - shift
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
  const works = daysOf(calendar)
  const shift = shiftOf(calendar)
  let sum = 0
  for (let today = dayOf(calendar, from), midnight = today * day - shift; midnight < until; today += 1, midnight += day) {
    if (!works(today)) continue
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
