// Texts of the Problems of calendars, ladders and area classes, in English.
import type { clockProblemsZh } from './problems-clocks.zh.ts'
import type { Say } from './say.ts'

export const clockProblemsEn: Record<keyof typeof clockProblemsZh, Say> = {
  'clocks.calendar-wrong': () => 'No clock can run by such a calendar: check weekdays, work spans (in order, not overlapping) and dates, and leave no more than 31 days in a row without work.',
  'clocks.calendar-changed': () => 'Somebody has just changed this calendar. Open it again, look at what is new, then change it.',
  'clocks.calendar-unknown': () => 'There is no such calendar.',
  'clocks.place-unknown': () => 'There is no such unit or office.',
  'clocks.ladder-wrong': () => 'Such a ladder doesn’t stand: its rungs go in order (yellow, then red, then more and more workdays), each tells somebody, and there is one rule for each stage and urgency.',
}
