// Rounds: the days of a rule, holidays, exceptions, windows, what counts as done, and what it adds to the patrol rate.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, calendar, clockOf, lineOf } from '../../../tests/support/domain/small-district.ts'
import type { UnitId } from '../kernel/ids.ts'
import { evidenceFault, missingOf, type Evidence } from './evidence.ts'
import { contributionsOfRound } from './measure-round.ts'
import { occurrenceKey, occurrenceOf, plannedDays, roundStateOf, type PlannedDay } from './occurrence.ts'
import { recurrenceDates, recurrenceFault } from './recurrence.ts'
import type { DoneWhen, HolidayRule } from './routine.ts'

const grid = 1111 as UnitId

describe('a rule', () => {
  test.each([
    ['FREQ=WEEKLY;BYDAY=TU,FR', ['2025-09-02', '2025-09-05', '2025-09-09', '2025-09-12']],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', ['2025-09-01']],
    ['FREQ=DAILY;INTERVAL=5', ['2025-09-01', '2025-09-06', '2025-09-11']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', []],
    ['FREQ=MONTHLY;BYDAY=2WE', ['2025-09-10']],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1', ['2025-09-01']],
    ['FREQ=DAILY;COUNT=2', ['2025-09-01', '2025-09-02']],
    ['FREQ=DAILY;UNTIL=20250903', ['2025-09-01', '2025-09-02', '2025-09-03']],
  ])('%s gives its days', (rule, days) => {
    expect(recurrenceFault(rule)).toBeUndefined()
    expect(recurrenceDates(rule, '2025-09-01', '2025-09-01', '2025-09-13')).toEqual(days)
  })

  test.each([
    ['', 'FREQ'], ['nonsense', 'FREQ'], ['FREQ=SECONDLY', 'FREQ'], ['FREQ=HOURLY', 'FREQ'], ['FREQ=DAILY;COUNT=abc', 'COUNT'], ['FREQ=DAILY;INTERVAL=0', 'INTERVAL'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'FREQ'], ['FREQ=WEEKLY;BYDAY=XX', 'BYDAY'], ['FREQ=DAILY;BYHOUR=3', 'BYHOUR'], ['BYDAY=MO;FREQ=WEEKLY', 'FREQ'], ['FREQ=DAILY;COUNT=2;UNTIL=20250903', 'UNTIL'], ['FREQ=DAILY;BYMONTH=2', 'BYMONTH'], ['FREQ=MONTHLY;BYMONTHDAY=30', 'BYMONTHDAY'], ['FREQ=MONTHLY;BYDAY=5MO', 'BYDAY'],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', 'BYMONTHDAY'], ['FREQ=MONTHLY;BYSETPOS=1', 'BYSETPOS'],
    ['FREQ=DAILY;DTSTART=20250101', 'DTSTART'], ['FREQ=DAILY=2', 'FREQ'], ['FREQ=DAILY;constructor=1', 'constructor'],
  ])('%o is refused by the part that is wrong', (rule, part) => {
    expect(recurrenceFault(rule)).toBe(part)
  })

  const rules = fc.oneof(
    fc.record({ n: fc.integer({ min: 1, max: 60 }) }).map(({ n }) => `FREQ=DAILY;INTERVAL=${n}`),
    fc.record({ n: fc.integer({ min: 1, max: 60 }), days: fc.subarray(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], { minLength: 1 }) }).map(({ n, days }) => `FREQ=WEEKLY;INTERVAL=${n};BYDAY=${days.join(',')}`),
    fc.record({ freq: fc.constantFrom('MONTHLY', 'YEARLY'), n: fc.integer({ min: 1, max: 24 }), day: fc.integer({ min: 1, max: 28 }), back: fc.boolean() }).map(({ freq, n, day, back }) => `FREQ=${freq};INTERVAL=${n};BYMONTHDAY=${back ? -day : day}`),
    fc.record({ freq: fc.constantFrom('MONTHLY', 'YEARLY'), n: fc.integer({ min: 1, max: 24 }), nth: fc.constantFrom('1', '-1', '4', '-4', ''), set: fc.boolean() }).map(({ freq, n, nth, set }) => `FREQ=${freq};INTERVAL=${n};BYDAY=${nth}WE,${nth}FR${set ? ';BYSETPOS=-1' : ''}`),
    fc.record({ n: fc.integer({ min: 1, max: 60 }), month: fc.integer({ min: 1, max: 12 }) }).map(({ n, month }) => `FREQ=YEARLY;INTERVAL=${n};BYMONTH=${month};BYMONTHDAY=15`),
  )
  test('that is taken has its days within a bounded time, however it is written', () => {
    fc.assert(fc.property(rules, (rule) => {
      expect(recurrenceFault(rule)).toBeUndefined()
      expect(recurrenceDates(rule, '2020-01-01', '2020-01-01', '2080-12-31').length, rule).toBeGreaterThan(0)
    }), { numRuns: 60 })
  })

  test('counts from its start, whatever part of it is looked at', () => {
    fc.assert(fc.property(fc.constantFrom('FREQ=DAILY;INTERVAL=3', 'FREQ=WEEKLY;BYDAY=MO,TH', 'FREQ=MONTHLY;BYMONTHDAY=1,15', 'FREQ=DAILY;COUNT=20'), fc.nat(60), fc.nat(60), (rule, skip, length) => {
      const day = (n: number): string => new Date(Date.UTC(2025, 8, 1 + n)).toISOString().slice(0, 10)
      const all = recurrenceDates(rule, day(0), day(0), day(150))
      expect(recurrenceDates(rule, day(0), day(skip), day(skip + length))).toEqual(all.filter((date) => date >= day(skip) && date <= day(skip + length)))
    }))
  })
})

describe('a holiday', () => {
  // National Day 2025: 1 to 8 October are free; Sunday 28 September and Saturday 11 October are worked.
  const daily = (holidays: HolidayRule, from: string, to: string): string[] =>
    plannedDays({ rule: 'FREQ=WEEKLY;BYDAY=WE', startsOn: '2025-09-01', endsOn: null, holidays }, calendar, from, to).map(({ plannedOn, on }) => (plannedOn === on ? on : `${plannedOn}>${on}`))

  test.each([
    ['keep', ['2025-09-24', '2025-10-01', '2025-10-08', '2025-10-15']],
    ['cancel', ['2025-09-24', '2025-10-15']],
    ['next', ['2025-09-24', '2025-10-01>2025-10-09', '2025-10-15']],
    ['previous', ['2025-09-24', '2025-10-01>2025-09-30', '2025-10-15']],
  ] as const)('%s', (rule, days) => {
    expect(daily(rule, '2025-09-20', '2025-10-16')).toEqual(days)
  })

  test('moves a day into the span that is looked at, and out of it', () => {
    expect(daily('next', '2025-10-09', '2025-10-10')).toEqual(['2025-10-01>2025-10-09'])
    expect(daily('next', '2025-10-01', '2025-10-03')).toEqual([])
    expect(daily('previous', '2025-09-29', '2025-09-30')).toEqual(['2025-10-01>2025-09-30'])
  })
})

describe('an occurrence', () => {
  const routine = { id: 'r', window: { from: 8 * 60, until: 18 * 60, days: 2 } }
  const planned: PlannedDay = { plannedOn: '2025-09-22', on: '2025-09-22' }

  test('opens and closes by the clock in China, so many days later', () => {
    const one = occurrenceOf(routine, grid, planned, [], calendar)!
    expect([clockOf(one.opensAt), clockOf(one.closesAt), occurrenceKey(one)]).toEqual(['2025-09-22 08:00', '2025-09-24 18:00', 'r/1111/2025-09-22'])
  })

  test('is left out or moved by an exception; that of the one unit counts before that of all', () => {
    const all = { unitId: null, plannedOn: '2025-09-22', kind: 'cancel' } as const
    const mine = { unitId: grid, plannedOn: '2025-09-22', kind: 'move', to: '2025-09-25' } as const
    expect(occurrenceOf(routine, grid, planned, [all], calendar)).toBeUndefined()
    expect(occurrenceOf(routine, grid, planned, [all, mine], calendar)).toMatchObject({ plannedOn: '2025-09-22', on: '2025-09-25' })
    expect(occurrenceOf(routine, 1112 as UnitId, planned, [mine], calendar)).toMatchObject({ on: '2025-09-22' })
  })

  const window = { opensAt: at('2025-09-22 08:00'), closesAt: at('2025-09-22 18:00') }
  test.each([
    ['07:59', null, 'upcoming'], ['08:00', null, 'open'], ['18:00', null, 'open'], ['18:01', null, 'missed'],
    ['18:01', { doneAt: at('2025-09-22 18:00'), excuse: null }, 'done'], ['20:00', { doneAt: at('2025-09-22 18:01'), excuse: null }, 'late'],
    ['20:00', { doneAt: null, excuse: 'snow' }, 'excused'], ['20:00', { doneAt: at('2025-09-22 19:00'), excuse: 'snow' }, 'late'],
  ] as const)('at %s with %o is %s', (time, record, state) => {
    expect(roundStateOf(window, record ?? undefined, at(`2025-09-22 ${time}`))).toBe(state)
  })

  test('adds to the patrol rate once it is settled; excused it leaves the rate, made up it stands in a column of its own', () => {
    const add = (record: Parameters<typeof contributionsOfRound>[1], time: string) =>
      contributionsOfRound(window, record, lineOf(1111), at(`2025-09-22 ${time}`), calendar).map(({ measure, numerator, denominator }) => `${measure} ${numerator}/${denominator}`)
    expect(add(undefined, '12:00')).toEqual([])
    expect(add({ doneAt: at('2025-09-22 11:00'), excuse: null }, '12:00')).toEqual(['patrol 1/1'])
    expect(add(undefined, '18:30')).toEqual(['patrol 0/1'])
    expect(add({ doneAt: null, excuse: 'snow' }, '12:00')).toEqual(['patrolExcused 1/1'])
    expect(add({ doneAt: at('2025-09-22 19:00'), excuse: null }, '20:00')).toEqual(['patrol 0/1', 'patrolLate 1/1'])
  })
})

describe('what counts as done', () => {
  const wanted: DoneWhen = { checklist: [{ code: 'fire', zh: '消防', en: 'Fire', required: true }, { code: 'light', zh: '照明', en: 'Light', required: false }], photo: true, places: 2, talk: false, note: false }
  const given: Evidence = { checks: [{ code: 'fire', ok: false }], photos: 1, places: ['a', 'b'], talked: false, note: '' }

  test('is what was asked for; a fault that was found counts as looked at', () => {
    expect(missingOf(wanted, given)).toEqual([])
    expect(evidenceFault(wanted, given)).toBeUndefined()
  })

  test('names everything that is missing; one place twice is one place', () => {
    expect(missingOf(wanted, { checks: [], photos: 0, places: ['a', 'a'], talked: true, note: 'x' })).toEqual(['checklist', 'photo', 'places'])
    expect(missingOf({ ...wanted, talk: true, note: true }, { ...given, note: ' ' })).toEqual(['talk', 'note'])
    expect(evidenceFault(wanted, { ...given, photos: 0 })?.code).toBe('round.not-done-yet')
    expect(evidenceFault(wanted, { ...given, checks: [...given.checks, { code: 'nosuch', ok: true }] })?.code).toBe('round.check-unknown')
  })
})
