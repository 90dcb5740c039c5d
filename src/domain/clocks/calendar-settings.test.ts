// Calendars as people set them: the country's days, the district's own, weekdays and hours; what a change changes, and what is
// no calendar. And the lists of days that offices keep in spreadsheets.
import { describe, expect, test } from 'vitest'
import { dueAfter, isWorkday } from '../kernel/working-time.ts'
import { areaOf } from './area-class.ts'
import { calendarFlaws, changedDays, daysOfYear, ordinarySettings, readerOf, workCalendarOf, type CalendarSettings, type NationalDay } from './calendar-settings.ts'
import { readDate, readHolidayList } from './holiday-list.ts'
import type { UnitId } from '../kernel/ids.ts'

const named = { zh: '国庆节', en: 'National Day' }
const national: NationalDay[] = [
  ...['01', '02', '03', '04', '05', '06', '07'].map((day) => ({ date: `2026-10-${day}`, works: false, ...named })), { date: '2026-09-20', works: true, ...named }, { date: '2026-10-10', works: true, ...named },
]
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const saturdays: CalendarSettings = { ...ordinarySettings, weekdays: [1, 2, 3, 4, 5, 6] }

describe('a calendar', () => {
  test('has the country’s holidays and make-up workdays', () => {
    const calendar = workCalendarOf('standard', 1, ordinarySettings, national)
    expect(['2026-09-30', '2026-10-01', '2026-10-07', '2026-10-08', '2026-10-10', '2026-10-11'].map((date) => isWorkday(calendar, at(`${date} 10:00`)))).toEqual([true, false, false, true, true, false])
  })

  test('of a street that works Saturdays rests on a holiday that falls on one', () => {
    const calendar = workCalendarOf('saturdays', 1, saturdays, national)
    expect(['2026-10-03', '2026-10-10', '2026-10-17', '2026-10-18'].map((date) => isWorkday(calendar, at(`${date} 10:00`)))).toEqual([false, true, true, false])
    expect(dueAfter(calendar, at('2026-10-16 16:00'), { amount: 2, unit: 'workHour' })).toBe(at('2026-10-17 10:00'))
  })

  test('has days of its own that beat the country’s and the weekday', () => {
    const own = { ...ordinarySettings, exceptions: { '2026-10-02': true, '2026-10-12': false } }
    const calendar = workCalendarOf('own', 3, own, national)
    expect(['2026-10-02', '2026-10-12', '2026-10-13'].map((date) => isWorkday(calendar, at(`${date} 10:00`)))).toEqual([true, false, true])
    expect(readerOf(own, national)('2026-10-02')).toEqual({ date: '2026-10-02', works: true, reason: 'own', national: national[1] })
  })

  test('may do without the country’s days', () => {
    expect(readerOf({ ...ordinarySettings, national: false }, national)('2026-10-01')).toEqual({ date: '2026-10-01', works: true, reason: 'weekday', national: null })
  })

  test('shows every day of a year once', () => {
    expect([daysOfYear(2024, ordinarySettings, national).length, daysOfYear(2026, ordinarySettings, national).length]).toEqual([366, 365])
    expect(daysOfYear(2026, ordinarySettings, national).filter(({ reason }) => reason === 'national')).toHaveLength(9)
  })

  test('says which days a change changes, and none when it says the same in other words', () => {
    const before = { settings: ordinarySettings, national }
    const years = { from: 2026, until: 2026 }
    expect(changedDays(before, { settings: { ...ordinarySettings, exceptions: { '2026-10-01': false, '2026-10-04': false } }, national }, years)).toEqual([])
    expect(changedDays(before, { settings: { ...ordinarySettings, exceptions: { '2026-10-08': false, '2026-10-03': true } }, national }, years)).toEqual([{ date: '2026-10-03', works: true }, { date: '2026-10-08', works: false }])
    expect(changedDays(before, { settings: ordinarySettings, national: national.filter(({ works }) => !works) }, years)).toEqual([{ date: '2026-09-20', works: false }, { date: '2026-10-10', works: false }])
  })

  const wrong: [string, Partial<CalendarSettings>, string[]][] = [
    ['without a weekday', { weekdays: [] }, ['weekdays']], ['with a weekday twice', { weekdays: [1, 1] }, ['weekdays']], ['without hours', { spans: [] }, ['spans']],
    ['with hours that overlap', { spans: [[540, 720], [700, 900]] }, ['spans']], ['with hours that end before they begin', { spans: [[720, 540]] }, ['spans']],
    ['with a day that is none', { exceptions: { '2026-02-30': false } }, ['dates']],
    ['that rests for longer than a month', { exceptions: Object.fromEntries(daysOfYear(2027, ordinarySettings, []).slice(40, 80).map(({ date }) => [date, false])) }, ['pause']],
  ]
  test.each(wrong)('%s is none', (_, change, flaws) => {
    expect(calendarFlaws({ ...ordinarySettings, ...change }, national)).toEqual(flaws)
  })

  test('as every district begins with is one', () => {
    expect(calendarFlaws(ordinarySettings, national)).toEqual([])
  })
})

describe('a list of days from a spreadsheet', () => {
  test.each([
    ['2026-10-01', '2026-10-01'], ['2026/10/1', '2026-10-01'], ['2026年10月1日', '2026-10-01'], ['２０２６.10.01', '2026-10-01'], [20261001, '2026-10-01'], ['2026-10-01 00:00', '2026-10-01'],
    ['2026-02-30', undefined], ['10月1日', undefined], [null, undefined],
  ])('reads %s as a date', (cell, date) => expect(readDate(cell)).toBe(date))

  test('is read by row, faults by their number', () => {
    const rows = [['国庆', '2026-10-01', '放假'], ['调休', '2026/10/10', '上班'], ['', '某天', '放假'], ['', '2026-10-05', '看情况'], ['重复', '2026-10-01', '上班'], ['再说一遍', '2026-10-10', '工作日']]
    expect(readHolidayList(rows.map((cells, n) => ({ row: n + 2, cells })))).toEqual({
      days: [{ date: '2026-10-01', works: false }, { date: '2026-10-10', works: true }],
      faults: [{ row: 4, reason: 'no-date' }, { row: 5, reason: 'no-kind' }, { row: 6, reason: 'twice' }],
    })
  })
})

describe('the area class', () => {
  const id = (n: number): UnitId => n as UnitId
  const line = { streetId: id(1), communityId: id(11), gridId: id(111), microgridId: null }
  test.each([
    [[], 'B'], [[[1, 'A']], 'A'], [[[1, 'A'], [111, 'C']], 'C'], [[[2, 'A']], 'B'], [[[9, 'C']], 'C'], [[[9, 'C'], [11, 'A']], 'A'],
  ] as [[number, 'A' | 'B' | 'C'][], string][])('with %j is %s', (classes, expected) => {
    expect(areaOf(new Map(classes.map(([unit, area]) => [id(unit), area])), line, id(9))).toBe(expected)
  })
})
