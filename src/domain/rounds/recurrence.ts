// The days a routine falls on: a recurrence rule as RFC 5545 writes it, expanded by a library. The library looks for the
// next day until the year 9999, so only such rules are taken that have days in every period they speak of.
import * as library from 'rrule'
import type { LocalDate } from '../kernel/working-time.ts'

// Node finds the library's older form, browsers its newer one.
const { RRule } = (library as unknown as { default?: typeof library }).default ?? library

const whole = (from: number, to: number) => (text: string): boolean => /^-?\d{1,4}$/.test(text) && Number(text) >= from && Number(text) <= to && Number(text) !== 0
const every = (one: (text: string) => boolean) => (text: string): boolean => text.split(',').length <= 31 && text.split(',').every(one)

const interval = { INTERVAL: whole(1, 60), COUNT: whole(1, 2000), UNTIL: (value: string) => /^\d{8}$/.test(value), WKST: (value: string) => /^(MO|SU)$/.test(value) }
const weekday = every((day) => /^(MO|TU|WE|TH|FR|SA|SU)$/.test(day))
const inMonth = {
  BYDAY: every((day) => /^([+-]?[1-4])?(MO|TU|WE|TH|FR|SA|SU)$/.test(day)),
  // With one day that every month has.
  BYMONTHDAY: (value: string): boolean => every(whole(-31, 31))(value) && value.split(',').some((day) => Math.abs(Number(day)) <= 28),
  BYSETPOS: whole(-1, 1),
}

/** What each frequency may be narrowed by; parts that are not here are refused by name. */
const partsOf: ReadonlyMap<string, ReadonlyMap<string, (value: string) => boolean>> = new Map([
  ['DAILY', new Map(Object.entries(interval))],
  ['WEEKLY', new Map(Object.entries({ ...interval, BYDAY: weekday }))],
  ['MONTHLY', new Map(Object.entries({ ...interval, ...inMonth }))],
  ['YEARLY', new Map(Object.entries({ ...interval, ...inMonth, BYMONTH: every(whole(1, 12)) }))],
])

/** Two that together may leave no day, or say the same twice. */
const apart: readonly (readonly [string, string])[] = [['COUNT', 'UNTIL'], ['BYDAY', 'BYMONTHDAY']]

/** What is wrong with a rule: the part's name, or undefined when it can be used. */
export const recurrenceFault = (rule: string): string | undefined => {
  const list = rule.split(';').map((part) => part.split('='))
  const names = list.map(([name]) => name ?? '')
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) return twice
  const [first, ...rest] = list
  const parts = first?.[0] === 'FREQ' && first.length === 2 ? partsOf.get(first[1]!) : undefined
  if (!parts) return 'FREQ'
  const wrong = rest.find(([name = '', value = '', ...more]) => more.length > 0 || !parts.get(name)?.(value))
  if (wrong) return wrong[0] || 'FREQ'
  if (names.includes('BYSETPOS') && !names.includes('BYDAY') && !names.includes('BYMONTHDAY')) return 'BYSETPOS'
  return apart.find((pair) => pair.every((name) => names.includes(name)))?.[1]
}

const dayOf = (date: LocalDate): Date => new Date(`${date}T00:00:00Z`)
export const dateText = (day: Date): LocalDate => day.toISOString().slice(0, 10)

/** Days of the rule from `startsOn` on that lie between the two given days, both included. The rule has to be a sound one. */
export const recurrenceDates = (rule: string, startsOn: LocalDate, from: LocalDate, to: LocalDate): LocalDate[] => {
  if (to < startsOn || to < from) return []
  const options = RRule.parseString(rule)
  const last = dayOf(to)
  const until = options.until && options.until < last ? options.until : last
  return new RRule({ ...options, dtstart: dayOf(startsOn), until }).between(dayOf(from < startsOn ? startsOn : from), last, true).map(dateText)
}
