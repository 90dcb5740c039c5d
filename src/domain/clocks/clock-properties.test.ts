// Clocks over generated calendars: a pause moves the due time by exactly the work it took away, an extension adds exactly
// itself, computing anew is computing from scratch, and more limit or later start is never due sooner.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workBetween, type Limit } from '../kernel/working-time.ts'
import type { NamedCalendar } from './calendar-book.ts'
import { calendarFlaws, workCalendarOf, type CalendarSettings } from './calendar-settings.ts'
import { extendClock, lengthOf, pauseClock, recomputeClock, restartClock, resumeClock, startClock, stopClock, type Clock } from './clock.ts'

const minute = 60_000
const day = 1_440 * minute
const begin = Date.parse('2026-03-02T00:00:00+08:00')

const spans = fc.uniqueArray(fc.integer({ min: 0, max: 1_440 }), { minLength: 2, maxLength: 6 }).map((list) => {
  const sorted = list.sort((a, b) => a - b).slice(0, list.length - (list.length % 2))
  return Array.from({ length: sorted.length / 2 }, (_, n) => [sorted[2 * n]!, sorted[2 * n + 1]!] as const)
})
const exceptions = fc.array(fc.tuple(fc.integer({ min: 0, max: 89 }), fc.boolean()), { maxLength: 20 })
  .map((list) => Object.fromEntries(list.map(([n, works]) => [new Date(begin + 8 * 60 * minute + n * day).toISOString().slice(0, 10), works])))
const settings: fc.Arbitrary<CalendarSettings> = fc.record({ national: fc.constant(false), weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }), spans, exceptions })
  .filter((one) => calendarFlaws(one, []).length === 0)
const calendars = settings.map((one): NamedCalendar => ({ code: 'own', version: 1, calendar: workCalendarOf('own', 1, one, []) }))
const limits: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({ amount: fc.integer({ min: 1, max: 2_000 }), unit: fc.constant('workMinute' as const) }), fc.record({ amount: fc.integer({ min: 1, max: 40 }), unit: fc.constant('workHour' as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 8 }), unit: fc.constant('workday' as const) }), fc.record({ amount: fc.integer({ min: 1, max: 200 }), unit: fc.constant('hour' as const) }),
)
const starts = fc.integer({ min: 0, max: 20 * 1_440 }).map((n) => begin + n * minute)
/** Gaps of work and of pause, in turn. */
const gaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 4_000 })), { maxLength: 4 })

/** Time of the limit's own kind that counted between two instants. */
const counted = (clock: Clock, calendar: NamedCalendar, until: number): number => {
  const between = (from: number, to: number): number => (clock.limit.unit === 'hour' ? to - from : workBetween(calendar.calendar, from, to))
  return between(clock.startedAt, until) - clock.pauses.reduce((sum, [from, to]) => sum + between(Math.min(from, until), Math.min(to ?? until, until)), 0)
}

/** Pauses and goes on as the gaps say, as long as it isn't due. */
const lived = (limit: Limit, at: number, calendar: NamedCalendar, plan: readonly (readonly [number, number])[]): Clock => {
  let [clock, now] = [startClock(1, 'handle', limit, at, calendar), at]
  for (const [running, paused] of plan) {
    now += running * minute
    if (clock.dueAt! <= now) break
    clock = resumeClock(pauseClock(clock, now), (now += paused * minute), calendar)
  }
  return clock
}

const settled = { numRuns: 300 }

describe('a clock over any calendar', () => {
  test('is due when exactly its limit has passed, pauses left out', () => {
    fc.assert(fc.property(calendars, limits, starts, gaps, (calendar, limit, at, plan) => {
      const clock = lived(limit, at, calendar, plan)
      expect(counted(clock, calendar, clock.dueAt!)).toBe(lengthOf(limit, calendar.calendar))
      expect(Math.abs(counted(clock, calendar, clock.yellowAt!) - lengthOf(limit, calendar.calendar) * 0.8)).toBeLessThanOrEqual(1)
    }), settled)
  })

  test('that was paused has exactly as much work left as before', () => {
    fc.assert(fc.property(calendars, limits, starts, fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 6_000 }), (calendar, limit, at, running, paused) => {
      const [from, to] = [at + running * minute, at + (running + paused) * minute]
      const before = startClock(1, 'handle', limit, at, calendar)
      fc.pre(from < before.dueAt!)
      const after = resumeClock(pauseClock(before, from), to, calendar)
      const left = (since: number, until: number): number => (limit.unit === 'hour' ? until - since : workBetween(calendar.calendar, since, until))
      expect(left(to, after.dueAt!)).toBe(left(from, before.dueAt!))
      expect(after.dueAt!).toBeGreaterThanOrEqual(before.dueAt!)
    }), settled)
  })

  test('paused and resumed at once is the same clock', () => {
    fc.assert(fc.property(calendars, limits, starts, fc.integer({ min: 0, max: 500 }), (calendar, limit, at, running) => {
      const before = startClock(1, 'handle', limit, at, calendar)
      const now = at + running * minute
      fc.pre(now < before.dueAt!)
      expect(resumeClock(pauseClock(before, now), now, calendar)).toMatchObject({ dueAt: before.dueAt, yellowAt: before.yellowAt })
    }), settled)
  })

  test('that is extended is one that had the longer limit from the start', () => {
    fc.assert(fc.property(calendars, limits, starts, gaps, fc.integer({ min: 1, max: 10 }), (calendar, limit, at, plan, more) => {
      const clock = lived(limit, at, calendar, plan)
      const extended = extendClock(clock, more, calendar)
      const longer = recomputeClock({ ...clock, limit: { ...limit, amount: limit.amount + more } }, calendar)
      expect(extended).toMatchObject({ dueAt: longer.dueAt, yellowAt: longer.yellowAt })
      expect(extended.dueAt!).toBeGreaterThan(clock.dueAt!)
    }), settled)
  })

  test('computed anew with another calendar is what it would have been from scratch, and back again what it was', () => {
    fc.assert(fc.property(calendars, settings, limits, starts, gaps, (calendar, other, limit, at, plan) => {
      const next: NamedCalendar = { code: 'own', version: 2, calendar: workCalendarOf('own', 2, other, []) }
      const clock = lived(limit, at, calendar, plan)
      const scratch = clock.pauses.reduce((one, [from, until]) => resumeClock(pauseClock(one, from), until!, next), startClock(1, 'handle', limit, at, next))
      expect(recomputeClock(clock, next)).toEqual(scratch)
      expect(recomputeClock(recomputeClock(clock, next), calendar)).toEqual(clock)
    }), settled)
  })

  test('that was stopped stays as it was judged, whatever the calendar becomes', () => {
    fc.assert(fc.property(calendars, settings, limits, starts, fc.integer({ min: 0, max: 5_000 }), (calendar, other, limit, at, running) => {
      const stopped = stopClock(startClock(1, 'handle', limit, at, calendar), at + running * minute, calendar)
      expect(recomputeClock(stopped, { code: 'own', version: 2, calendar: workCalendarOf('own', 2, other, []) })).toEqual(stopped)
    }), settled)
  })

  test('that goes on after it was stopped doesn’t count the time between', () => {
    fc.assert(fc.property(calendars, limits, starts, fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 1, max: 6_000 }), (calendar, limit, at, running, between) => {
      const clock = startClock(1, 'handle', limit, at, calendar)
      const now = at + running * minute
      fc.pre(now < clock.dueAt!)
      const again = restartClock(stopClock(clock, now, calendar), now + between * minute, calendar)
      expect(again.dueAt).toBe(resumeClock(pauseClock(clock, now), now + between * minute, calendar).dueAt)
    }), settled)
  })

  test('is never due sooner for starting later or having more time', () => {
    fc.assert(fc.property(calendars, limits, starts, fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 10 }), (calendar, limit, at, later, more) => {
      const due = (from: number, amount: number): number => startClock(1, 'handle', { ...limit, amount }, from, calendar).dueAt!
      expect(due(at + later * minute, limit.amount)).toBeGreaterThanOrEqual(due(at, limit.amount))
      expect(due(at, limit.amount + more)).toBeGreaterThanOrEqual(due(at, limit.amount))
    }), settled)
  })
})
