// When a message may leave. Those at work are left alone outside the working days and hours of their unit's calendar, lunch
// not counted; residents at night; anybody in the hours they keep for themselves, whatever a rule says.
import { isWorkday, type WorkCalendar } from '../kernel/working-time.ts'
import type { MessageRule } from './message-rule.ts'

const minute = 60_000
const day = 1_440 * minute

/** Minutes after midnight, local; `until` before `from` is over midnight. */
export type QuietHours = { from: number; until: number }

export const quietOfResidents: QuietHours = { from: 21 * 60, until: 8 * 60 }

/** So that what happens within a moment leaves as one. */
export const gatherFor = 15_000

/** Longer than any holiday. */
const longest = 60

const midnightOf = ({ zoneOffsetMinutes }: WorkCalendar, instant: number): number => {
  const shift = zoneOffsetMinutes * minute
  return Math.floor((instant + shift) / day) * day - shift
}

/** `at`, or the next morning of work if work has ended for the day or there is none. */
export const withinWorkday = (calendar: WorkCalendar, at: number): number => {
  const [first, last] = [calendar.spans[0]?.[0] ?? 0, calendar.spans.at(-1)?.[1] ?? 1_440]
  for (let n = 0, midnight = midnightOf(calendar, at); n < longest; n += 1, midnight += day) {
    if (!isWorkday(calendar, midnight + 12 * 60 * minute) || at >= midnight + last * minute) continue
    return Math.max(at, midnight + first * minute)
  }
  return at
}

/** The next beginning of a span of work: when what was gathered is sent. */
export const nextGathering = (calendar: WorkCalendar, at: number): number => {
  for (let n = 0, midnight = midnightOf(calendar, at); n < longest; n += 1, midnight += day) {
    if (!isWorkday(calendar, midnight + 12 * 60 * minute)) continue
    const next = calendar.spans.map(([from]) => midnight + from * minute).find((start) => start > at)
    if (next !== undefined) return next
  }
  return at
}

export const isQuiet = ({ from, until }: QuietHours, calendar: WorkCalendar, at: number): boolean => {
  const now = (at - midnightOf(calendar, at)) / minute
  return from <= until ? now >= from && now < until : now >= from || now < until
}

/** The end of the quiet hours `at` lies in, or `at`. */
const afterQuiet = (quiet: QuietHours, calendar: WorkCalendar, at: number): number => {
  if (!isQuiet(quiet, calendar, at)) return at
  const end = midnightOf(calendar, at) + quiet.until * minute
  return end > at ? end : end + day
}

export type Sending = Pick<MessageRule, 'timing' | 'breaksQuiet'> & { at: number; audience: 'staff' | 'residents'; calendar: WorkCalendar; own: QuietHours | null }

/** The first instant at which it may be sent. */
export const sendAt = ({ at, timing, breaksQuiet, audience, calendar, own }: Sending): number => {
  const allowed = (instant: number): number => {
    const ordinary = breaksQuiet ? instant : audience === 'staff' ? withinWorkday(calendar, instant) : afterQuiet(own ?? quietOfResidents, calendar, instant)
    return own === null ? ordinary : afterQuiet(own, calendar, ordinary)
  }
  // Own hours may reach into the evening: then it is the next morning of work, and so on until both agree.
  const first = timing === 'gathered' && audience === 'staff' ? nextGathering(calendar, at) : at + gatherFor
  let instant = first
  for (let n = 0; n < longest; n += 1) {
    const next = allowed(instant)
    if (next === instant) return instant
    instant = next
  }
  // Hours that leave no hour of work: one's own count.
  return own === null ? first : afterQuiet(own, calendar, first)
}
