// Working time over China's calendar: the days that catch people out, borders of office hours, and properties.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, calendar, clockOf } from '../../../tests/support/domain/small-district.ts'
import { addWorkMinutes, dueAfter, isWorkday, localDate, localMonth, workBetween, type Limit, type WorkCalendar } from './working-time.ts'

describe('which days are worked', () => {
  test.each([
    ['2025-09-26', true, 'an ordinary Friday'],
    ['2025-09-27', false, 'an ordinary Saturday'],
    ['2025-09-28', true, 'a Sunday worked for National Day'],
    ['2025-09-30', true, 'the eve of National Day'],
    ['2025-10-01', false, 'National Day'],
    ['2025-10-04', false, 'the Saturday within the holiday'],
    ['2025-10-08', false, 'the last day of the holiday'],
    ['2025-10-09', true, 'the first day after it'],
    ['2025-10-11', true, 'a Saturday worked for National Day'],
    ['2025-10-12', false, 'the Sunday after it'],
    ['2026-02-14', true, 'a Saturday worked for Spring Festival'],
    ['2026-02-17', false, 'Spring Festival'],
    ['2026-02-24', true, 'the first day after Spring Festival'],
    ['2026-02-28', true, 'the second Saturday worked for it'],
  ])('%s: %s (%s)', (date, worked) => {
    expect(isWorkday(calendar, at(`${date} 00:00`))).toBe(worked)
    expect(isWorkday(calendar, at(`${date} 23:59`))).toBe(worked)
  })

  test('a day begins at midnight in China, not in Greenwich', () => {
    expect(localDate(calendar, Date.parse('2025-09-30T15:59:59.999Z'))).toBe('2025-09-30')
    expect(localDate(calendar, Date.parse('2025-09-30T16:00:00.000Z'))).toBe('2025-10-01')
    expect(localMonth(calendar, Date.parse('2025-12-31T16:00:00.000Z'))).toBe('2026-01')
  })
})

describe('when a limit ends', () => {
  const limits: [string, Limit['unit'], number, string, string][] = [
    ['2025-09-22 09:00', 'workHour', 1, '2025-09-22 10:00', 'within one span'],
    ['2025-09-22 09:00', 'workHour', 3, '2025-09-22 12:00', 'the end of a span still counts to it'],
    ['2025-09-22 11:30', 'workHour', 1, '2025-09-22 13:30', 'lunch doesn’t count'],
    ['2025-09-22 12:20', 'workMinute', 30, '2025-09-22 13:30', 'reported at lunch, begins after it'],
    ['2025-09-22 07:10', 'workHour', 4, '2025-09-22 14:00', 'reported before office hours'],
    ['2025-09-22 17:00', 'workMinute', 1, '2025-09-23 09:01', 'reported as the office closes'],
    ['2025-09-22 23:30', 'workHour', 4, '2025-09-23 14:00', 'reported at night'],
    ['2025-09-22 10:00', 'workday', 1, '2025-09-23 10:00', 'a workday later, the same time'],
    ['2025-09-19 16:00', 'workHour', 4, '2025-09-22 12:00', 'over an ordinary weekend'],
    ['2025-09-26 16:00', 'workHour', 4, '2025-09-28 12:00', 'over a weekend whose Sunday is worked'],
    ['2025-09-30 16:30', 'workHour', 1, '2025-10-09 09:30', 'over National Day'],
    ['2025-10-03 12:00', 'workday', 1, '2025-10-09 17:00', 'reported in the holiday'],
    ['2025-09-30 09:00', 'workday', 5, '2025-10-13 17:00', 'five workdays, of which one is a Saturday'],
    ['2026-02-14 15:00', 'workday', 2, '2026-02-25 15:00', 'over Spring Festival'],
    ['2025-10-01 03:00', 'hour', 8, '2025-10-01 11:00', 'natural hours run in a holiday'],
    ['2025-09-30 20:00', 'hour', 24, '2025-10-01 20:00', 'natural hours run at night'],
  ]
  test.each(limits)('from %s, %s × %i, it is %s (%s)', (from, unit, amount, due) => {
    expect(clockOf(dueAfter(calendar, at(from), { unit, amount }))).toBe(due)
  })

  test('no limit at all ends where work begins next', () => {
    expect(clockOf(addWorkMinutes(calendar, at('2025-09-22 10:10'), 0))).toBe('2025-09-22 10:10')
    expect(clockOf(addWorkMinutes(calendar, at('2025-09-27 10:10'), 0))).toBe('2025-09-28 09:00')
  })
})

describe('work between two instants', () => {
  test.each([
    ['2025-09-22 09:00', '2025-09-22 17:00', 420],
    ['2025-09-22 11:50', '2025-09-22 13:10', 20],
    ['2025-09-22 12:00', '2025-09-22 13:00', 0],
    ['2025-09-30 16:00', '2025-10-09 10:00', 120],
    ['2025-10-01 00:00', '2025-10-08 23:59', 0],
    ['2025-10-06 00:00', '2025-10-13 00:00', 3 * 420],
    ['2025-09-22 17:00', '2025-09-22 09:00', 0],
    ['2025-09-22 10:00', '2025-09-22 10:00', 0],
  ])('from %s until %s there are %i minutes', (from, until, minutes) => {
    expect(workBetween(calendar, at(from), at(until)) / 60_000).toBe(minutes)
  })
})

describe('whatever the instant and the limit', () => {
  const start = at('2025-08-01 00:00')
  const instant = fc.integer({ min: start, max: start + 300 * 86_400_000 })
  const minutes = fc.integer({ min: 0, max: 30 * 420 })

  test('the work until the due time is the limit, to the millisecond', () => {
    fc.assert(fc.property(instant, minutes, (from, limit) => {
      expect(workBetween(calendar, from, addWorkMinutes(calendar, from, limit))).toBe(limit * 60_000)
    }))
  })

  test('the due time is never before the report and lies in office hours', () => {
    fc.assert(fc.property(instant, minutes, (from, limit) => {
      const due = addWorkMinutes(calendar, from, limit)
      expect(due).toBeGreaterThanOrEqual(from)
      expect(isWorkday(calendar, due)).toBe(true)
      const minute = ((due + 480 * 60_000) % 86_400_000) / 60_000
      expect(calendar.spans.some(([begin, end]) => begin <= minute && minute <= end)).toBe(true)
    }))
  })

  test('a later report or a longer limit is never due earlier', () => {
    fc.assert(fc.property(instant, instant, minutes, minutes, (a, b, m, n) => {
      const [early, late] = [Math.min(a, b), Math.max(a, b)]
      const [short, long] = [Math.min(m, n), Math.max(m, n)]
      expect(addWorkMinutes(calendar, early, short)).toBeLessThanOrEqual(addWorkMinutes(calendar, late, long))
    }))
  })

  test('work over two stretches is the sum of both', () => {
    fc.assert(fc.property(fc.array(instant, { minLength: 3, maxLength: 3 }), (three) => {
      const [a, b, c] = three.sort((x, y) => x - y) as [number, number, number]
      expect(workBetween(calendar, a, b) + workBetween(calendar, b, c)).toBe(workBetween(calendar, a, c))
    }))
  })
})

describe('read from a table of days', () => {
  const midnightOf = ({ zoneOffsetMinutes }: WorkCalendar, instant: number): number => Math.floor((instant + zoneOffsetMinutes * 60_000) / 86_400_000) * 86_400_000 - zoneOffsetMinutes * 60_000
  const isWorked = ({ exceptions, weekdays, zoneOffsetMinutes }: WorkCalendar, instant: number): boolean =>
    exceptions[localDate({ zoneOffsetMinutes }, instant)] ?? weekdays.includes(new Date(instant + zoneOffsetMinutes * 60_000).getUTCDay() || 7)
  /** Minute by span by day, asking each day its date. */
  const walk = (one: WorkCalendar, from: number, minutes: number): number => {
    let left = minutes * 60_000
    for (let midnight = midnightOf(one, from); ; midnight += 86_400_000)
      for (const [start, end] of isWorked(one, midnight) ? one.spans : []) {
        const begin = Math.max(midnight + start * 60_000, from)
        const there = midnight + end * 60_000 - begin
        if (there > 0 && left <= there) return begin + left
        left -= Math.max(0, there)
      }
  }
  const dates = fc.integer({ min: -40, max: 400 }).map((n) => localDate(calendar, at('2025-12-01 00:00') + n * 86_400_000))
  const anyCalendar = fc.record({
    version: fc.constant('any'), zoneOffsetMinutes: fc.constantFrom(-300, 0, 330, 480), spans: fc.constantFrom([[0, 1_440]], [[540, 720], [780, 1_020]]) as fc.Arbitrary<WorkCalendar['spans']>,
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), exceptions: fc.dictionary(dates, fc.boolean(), { maxKeys: 12 }),
  })

  test('it is what walking from day to day gives, before 1970 as well', () => {
    fc.assert(fc.property(anyCalendar, fc.integer({ min: -200 * 86_400_000, max: 500 * 86_400_000 }), fc.integer({ min: 0, max: 300 * 420 }), fc.boolean(), (one, offset, minutes, old) => {
      const from = (old ? 0 : at('2025-12-01 00:00')) + offset
      const due = addWorkMinutes(one, from, minutes)
      expect(due).toBe(walk(one, from, minutes))
      expect(workBetween(one, from, due)).toBe(minutes * 60_000)
      expect(isWorkday(one, from)).toBe(isWorked(one, from))
    }))
  })
})

describe('a broken calendar', () => {
  const never: WorkCalendar = { ...calendar, version: 'never', weekdays: [], exceptions: {} }

  test('without a work day is named instead of being searched for ever', () => {
    expect(() => addWorkMinutes(never, at('2025-09-22 10:00'), 1)).toThrow('calendar never has no work day within 60 days')
  })

  test('without office hours is named too', () => {
    expect(() => addWorkMinutes({ ...calendar, version: 'no hours', spans: [] }, at('2025-09-22 10:00'), 1)).toThrow('calendar no hours has no work day')
  })

  test('with one work day in the year is used until it is past', () => {
    const once: WorkCalendar = { ...never, version: 'once', exceptions: { '2025-10-11': true } }
    expect(clockOf(addWorkMinutes(once, at('2025-09-22 10:00'), 60))).toBe('2025-10-11 10:00')
    expect(() => addWorkMinutes(once, at('2025-10-12 10:00'), 60)).toThrow('calendar once')
  })

  test.each([NaN, Infinity, -1])('a limit of %s minutes is refused', (minutes) => {
    expect(() => addWorkMinutes(calendar, at('2025-09-22 10:00'), minutes)).toThrow(RangeError)
  })
})
