// A district's work calendar as people set it: which weekdays and hours are worked, whether the country's public holidays
// hold, and single days of its own. From it and the country's list comes the calendar that clocks run by.
import type { LocalDate, WorkCalendar } from '../kernel/working-time.ts'

export type CalendarSettings = {
  /** The country's public holidays and make-up workdays hold. */
  national: boolean
  /** ISO weekdays, 1 = Monday. */
  weekdays: readonly number[]
  /** Minutes after midnight, ascending, apart. */
  spans: readonly (readonly [from: number, to: number])[]
  /** Days of its own, which beat both the country's and the weekday: worked or not. */
  exceptions: Readonly<Record<LocalDate, boolean>>
}

/** A day of the country's list: a holiday, also one that falls on a weekend, or a make-up workday. */
export type NationalDay = { date: LocalDate; works: boolean; zh: string; en: string }

/** Office hours as they are usual: Monday to Friday, 9–12 and 13–17. */
export const ordinarySettings: CalendarSettings = { national: true, weekdays: [1, 2, 3, 4, 5], spans: [[540, 720], [780, 1_020]], exceptions: {} }

/** China keeps UTC+8 all year. */
const zoneOffsetMinutes = 480

/** The first calendar of every district, for whoever is assigned no other. */
export const standardCode = 'standard'

export const workCalendarOf = (code: string, version: number, settings: CalendarSettings, national: readonly NationalDay[]): WorkCalendar => ({
  version: `${code}-${version}`, zoneOffsetMinutes, spans: settings.spans, weekdays: settings.weekdays,
  exceptions: { ...(settings.national ? Object.fromEntries(national.map(({ date, works }) => [date, works])) : {}), ...settings.exceptions },
})

export type DayReason = 'weekday' | 'national' | 'own'
export type CalendarDay = { date: LocalDate; works: boolean; reason: DayReason; national: NationalDay | null }

const dayInMs = 86_400_000
const dateOf = (day: number): LocalDate => new Date(day).toISOString().slice(0, 10)
const weekdayOf = (date: LocalDate): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7

export const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && dateOf(Date.parse(`${text}T00:00:00Z`)) === text

/** Answers for each day whether it is worked and why. */
export const readerOf = (settings: CalendarSettings, national: readonly NationalDay[]): ((date: LocalDate) => CalendarDay) => {
  const known = new Map(national.map((day) => [day.date, day]))
  return (date) => {
    const listed = (settings.national && known.get(date)) || null
    const own = settings.exceptions[date]
    if (own !== undefined) return { date, works: own, reason: 'own', national: listed }
    return listed ? { date, works: listed.works, reason: 'national', national: listed } : { date, works: settings.weekdays.includes(weekdayOf(date)), reason: 'weekday', national: null }
  }
}

/** The settings with this day worked or not; what it would be anyway needs no day of its own. */
export const withDay = (settings: CalendarSettings, national: readonly NationalDay[], date: LocalDate, works: boolean): CalendarSettings => {
  const { [date]: _, ...rest } = settings.exceptions
  const without = { ...settings, exceptions: rest }
  return readerOf(without, national)(date).works === works ? without : { ...without, exceptions: { ...rest, [date]: works } }
}

export const daysOfYear = (year: number, settings: CalendarSettings, national: readonly NationalDay[]): CalendarDay[] => {
  const read = readerOf(settings, national)
  const list: CalendarDay[] = []
  for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1); day += dayInMs) list.push(read(dateOf(day)))
  return list
}

export type ChangedDay = { date: LocalDate; works: boolean }

/** Days of these years that are worked after a change and weren't before, or the other way round. */
export const changedDays = (
  before: { settings: CalendarSettings; national: readonly NationalDay[] }, after: { settings: CalendarSettings; national: readonly NationalDay[] }, years: { from: number; until: number },
): ChangedDay[] => {
  const list: ChangedDay[] = []
  for (let year = years.from; year <= years.until; year += 1) {
    const then = daysOfYear(year, before.settings, before.national)
    daysOfYear(year, after.settings, after.national).forEach(({ date, works }, n) => {
      if (works !== then[n]!.works) list.push({ date, works })
    })
  }
  return list
}

export const sameHours = (a: CalendarSettings, b: CalendarSettings): boolean => JSON.stringify(a.spans) === JSON.stringify(b.spans)

/** Longer is no pause but a mistake: no clock would come to its end. */
const longestPauseDays = 31

const longestPause = (settings: CalendarSettings, national: readonly NationalDay[]): number => {
  const dates = [...Object.keys(settings.exceptions), ...(settings.national ? national.map(({ date }) => date) : [])].sort()
  const read = readerOf(settings, national)
  const [from, until] = dates.length === 0 ? [Date.UTC(2024, 0, 1), Date.UTC(2024, 0, 14)] : [Date.parse(dates[0]!) - 14 * dayInMs, Date.parse(dates.at(-1)!) + 14 * dayInMs]
  let [longest, run] = [0, 0]
  for (let day = from; day <= until; day += dayInMs) {
    run = read(dateOf(day)).works ? 0 : run + 1
    longest = Math.max(longest, run)
  }
  return longest
}

export type CalendarFlaw = 'weekdays' | 'spans' | 'dates' | 'pause'

/** What is wrong with it; empty when clocks can run by it. */
export const calendarFlaws = (settings: CalendarSettings, national: readonly NationalDay[]): CalendarFlaw[] => {
  const { weekdays, spans, exceptions } = settings
  const flaws: CalendarFlaw[] = []
  if (weekdays.length === 0 || new Set(weekdays).size !== weekdays.length || weekdays.some((day) => !Number.isInteger(day) || day < 1 || day > 7)) flaws.push('weekdays')
  const ordered = spans.every(([from, to], n) => Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to <= 1_440 && from < to && (n === 0 || spans[n - 1]![1] <= from))
  if (spans.length === 0 || !ordered) flaws.push('spans')
  if (!Object.keys(exceptions).every(isDate)) flaws.push('dates')
  return flaws.length === 0 && longestPause(settings, national) > longestPauseDays ? ['pause'] : flaws
}
