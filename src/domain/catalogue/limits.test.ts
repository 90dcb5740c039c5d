// Which limit holds: the table of precedence, and that nothing gets more time for being urgent.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendars } from '../../../tests/support/domain/example-case.ts'
import { at } from '../../../tests/support/domain/small-district.ts'
import { nextDue, startClock } from '../clocks/clock.ts'
import { limitUnits } from '../kernel/working-time.ts'
import { areaClasses, limitsFor, type Circumstances, type StageLimit } from './category.ts'

const row = (amount: number, where: Partial<StageLimit> = {}): StageLimit => ({ stage: 'handle', urgent: null, condition: null, area: null, ...where, limit: { amount, unit: 'hour' } })

const all = [
  row(100), row(90, { area: 'A' }), row(80, { condition: 'grave' }), row(70, { condition: 'grave', area: 'A' }), row(200, { condition: 'large' }),
  row(20, { urgent: true }), row(15, { urgent: true, area: 'A' }), row(95, { urgent: true, condition: 'slow' }), row(1, { stage: 'verify' }),
]

const hours = (limits: readonly StageLimit[], circumstances: Circumstances): number[] => limitsFor({ limits }, 'handle', circumstances).map(({ amount }) => amount)

describe('the limits that hold', () => {
  test.each([
    // urgent, condition, area: the urgent one, then the one without the urgency
    [false, null, 'B', [100]],
    [false, null, 'A', [90]],
    [false, 'grave', 'B', [80]],
    [false, 'grave', 'A', [70]],
    [false, 'large', 'A', [200]],
    [false, 'slow', 'B', [100]],
    [true, null, 'B', [20, 100]],
    [true, null, 'A', [15, 90]],
    [true, 'grave', 'B', [20, 80]],
    [true, 'grave', 'A', [15, 70]],
    [true, 'large', 'B', [20, 200]],
    [true, 'slow', 'A', [95, 90]],
  ] as const)('urgent %s, condition %s, area %s: %j hours', (urgent, condition, area, expected) => {
    expect(hours(all, { urgent, condition, area })).toEqual(expected)
    expect(hours(all.toReversed(), { urgent, condition, area })).toEqual(expected)
  })

  test('what is said of ordinary cases in so many words outweighs what is said of any, and the area', () => {
    const limits = [row(100), row(90, { area: 'A' }), row(50, { urgent: false })]
    expect(hours(limits, { urgent: false, condition: null, area: 'A' })).toEqual([50])
    expect(hours(limits, { urgent: true, condition: null, area: 'A' })).toEqual([50])
  })

  test('are none where the catalogue sets none', () => {
    expect(limitsFor({ limits: all }, 'close', { urgent: true, condition: null, area: 'B' })).toEqual([])
    expect(hours([row(20, { urgent: true })], { urgent: false, condition: null, area: 'B' })).toEqual([])
  })

  test('whatever a district sets, urgency never adds time, by day and night', () => {
    const conditions = ['grave', 'large']
    const anyLimit = fc.record({
      stage: fc.constant('handle' as const), urgent: fc.constantFrom(true, false, null), condition: fc.constantFrom(...conditions, null), area: fc.constantFrom(...areaClasses, null),
      limit: fc.record({ amount: fc.integer({ min: 1, max: 30 }), unit: fc.constantFrom(...limitUnits) }),
    })
    const due = (limits: readonly StageLimit[], start: number, circumstances: Circumstances): number | undefined =>
      nextDue(limitsFor({ limits }, 'handle', circumstances).map((limit) => startClock(1, 'handle', limit, start, calendars.standard)))?.dueAt ?? undefined
    fc.assert(fc.property(fc.array(anyLimit, { maxLength: 12 }), fc.constantFrom(...conditions, null), fc.constantFrom(...areaClasses), fc.integer({ min: 0, max: 20 * 24 * 60 }), (rows, condition, area, minutes) => {
      const limits = [row(48), ...rows]
      const start = at('2025-09-22 00:00') + minutes * 60_000
      expect(due(limits, start, { urgent: true, condition, area })).toBeLessThanOrEqual(due(limits, start, { urgent: false, condition, area })!)
    }))
  })
})
