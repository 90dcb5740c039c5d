// A clock of a case: a limit for one stage, in natural or in working time, which can be paused, extended and stopped.
// Due times are computed when something happens to the clock and kept, so that lists sort by them; what they were
// computed from is kept too, so that a changed calendar can compute them anew. Instants are epoch milliseconds.
import { addWorkMinutes, minutesOfWorkday, workBetween, type Limit, type WorkCalendar } from '../kernel/working-time.ts'
import type { NamedCalendar } from './calendar-book.ts'

/** A stage of the loop, a superior's demand, or `m:` and the code of a milestone inside handling (stop work, penalty …). */
export type Stage = 'accept' | 'verify' | 'dispatch' | 'handle' | 'check' | 'close' | 'chase' | `m:${string}`

/** How high the ladder of reminders was climbed for a due time: −1 yellow, 0 red, then workdays; −2 not yet. */
export type Climbed = { to: number; dueAt: number }

export type Clock = {
  /** Counts within the case. */
  no: number
  stage: Stage
  /** Code and version of the calendar it was last computed with. */
  calendar: string
  version: number
  limit: Limit
  /** What was granted on top, in the limit's unit. */
  extended: number
  startedAt: number
  /** Time that doesn't count; the last may be open. */
  pauses: readonly (readonly [from: number, until: number | null])[]
  /** When 80 % of the limit are used; null while paused. */
  yellowAt: number | null
  /** Null while paused. */
  dueAt: number | null
  stoppedAt: number | null
  /** How many rungs it has climbed in all, those of an earlier due time counted too. */
  rungs: number
  /** For each due time of which something was told, the present one last; missing where only the count was kept. */
  climbed?: readonly Climbed[]
}

export type Light = 'green' | 'yellow' | 'red' | 'paused' | 'stopped'

/** Share of a limit after which a clock turns yellow (domain §3). */
export const yellowShare = 0.8

const minute = 60_000

/** Milliseconds of the limit's own time: of work, or of day and night. */
export const lengthOf = ({ amount, unit }: Limit, calendar: WorkCalendar): number => {
  switch (unit) {
    case 'hour':
    case 'workHour':
      return amount * 60 * minute
    case 'workMinute':
      return amount * minute
    case 'workday':
      return amount * minutesOfWorkday(calendar) * minute
  }
}

const isNatural = ({ unit }: Limit): boolean => unit === 'hour'

const elapsed = (limit: Limit, calendar: WorkCalendar, from: number, until: number): number =>
  isNatural(limit) ? Math.max(0, until - from) : workBetween(calendar, from, until)

const advance = (limit: Limit, calendar: WorkCalendar, from: number, length: number): number =>
  Math.round(isNatural(limit) ? from + length : addWorkMinutes(calendar, from, length / minute))

/** The instant at which so much of the limit's time has passed, pauses left out; an open pause counts as over at once. */
const instantAfter = (clock: Pick<Clock, 'limit' | 'startedAt' | 'pauses'>, calendar: WorkCalendar, length: number): number => {
  let [at, left] = [clock.startedAt, length]
  for (const [from, until] of clock.pauses) {
    const before = elapsed(clock.limit, calendar, at, from)
    if (before >= left || until === null) break
    left -= before
    at = until
  }
  return advance(clock.limit, calendar, at, left)
}

export const isPaused = (clock: Clock): boolean => clock.stoppedAt === null && clock.pauses.at(-1)?.[1] === null
export const isRunning = (clock: Clock): boolean => clock.stoppedAt === null && !isPaused(clock)

/** The same clock with its due times as this calendar has them. A stopped clock stays as it was judged. */
export const recomputeClock = (clock: Clock, { code, version, calendar }: NamedCalendar): Clock => {
  if (clock.stoppedAt !== null) return clock
  if (isPaused(clock)) return { ...clock, calendar: code, version, yellowAt: null, dueAt: null }
  const whole = lengthOf({ ...clock.limit, amount: clock.limit.amount + clock.extended }, calendar)
  return { ...clock, calendar: code, version, yellowAt: instantAfter(clock, calendar, whole * yellowShare), dueAt: instantAfter(clock, calendar, whole) }
}

export const startClock = (no: number, stage: Stage, limit: Limit, at: number, calendar: NamedCalendar): Clock =>
  recomputeClock({ no, stage, calendar: calendar.code, version: calendar.version, limit, extended: 0, startedAt: at, pauses: [], yellowAt: null, dueAt: null, stoppedAt: null, rungs: 0, climbed: [] }, calendar)

/** Ends it; an open pause ends with it, and the due times are those by which it is judged. */
export const stopClock = (clock: Clock, at: number, calendar: NamedCalendar): Clock =>
  clock.stoppedAt !== null ? clock : { ...(isPaused(clock) ? resumeClock(clock, at, calendar) : clock), stoppedAt: at }

export const pauseClock = (clock: Clock, at: number): Clock =>
  isRunning(clock) ? { ...clock, pauses: [...clock.pauses, [at, null]], yellowAt: null, dueAt: null } : clock

export const resumeClock = (clock: Clock, at: number, calendar: NamedCalendar): Clock => {
  if (!isPaused(clock)) return clock
  const [from] = clock.pauses.at(-1)!
  return recomputeClock({ ...clock, pauses: [...clock.pauses.slice(0, -1), [from, at]] }, calendar)
}

/** Lets a stopped clock go on: the time since doesn't count. */
export const restartClock = (clock: Clock, at: number, calendar: NamedCalendar): Clock =>
  clock.stoppedAt === null ? clock : recomputeClock({ ...clock, pauses: [...clock.pauses, [clock.stoppedAt, at]], stoppedAt: null }, calendar)

/** Grants so much more, in the limit's own unit. */
export const extendClock = (clock: Clock, amount: number, calendar: NamedCalendar): Clock =>
  clock.stoppedAt !== null ? clock : recomputeClock({ ...clock, extended: clock.extended + amount }, calendar)

/** What its light is told from. */
export type Judged = Pick<Clock, 'yellowAt' | 'dueAt' | 'stoppedAt'>

export const clockLight = (clock: Judged, now: number): Light => {
  if (clock.stoppedAt !== null) return 'stopped'
  if (clock.dueAt === null || clock.yellowAt === null) return 'paused'
  return now > clock.dueAt ? 'red' : now >= clock.yellowAt ? 'yellow' : 'green'
}

/** Whether a stopped clock was kept; undefined while it runs. */
export const wasKept = (clock: Judged): boolean | undefined =>
  clock.stoppedAt === null ? undefined : clock.dueAt === null || clock.stoppedAt <= clock.dueAt

/** The running clock that is due first. */
export const nextDue = (clocks: readonly Clock[]): Clock | undefined =>
  clocks.filter(isRunning).reduce<Clock | undefined>((first, clock) => (first === undefined || clock.dueAt! < first.dueAt! ? clock : first), undefined)
