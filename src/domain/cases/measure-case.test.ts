// What a case adds to the measures: the formulas, one by one.
import { describe, expect, test } from 'vitest'
import { caseIn } from '../../../tests/support/domain/example-case.ts'
import { at, calendar, lineOf } from '../../../tests/support/domain/small-district.ts'
import type { MeasureName } from '../measures/contribution.ts'
import type { CaseFold } from './case.ts'
import { eventStates } from './event.ts'
import { contributionsOf } from './measure-case.ts'

const of = (fold: CaseFold, measure: MeasureName): string => {
  const parts = contributionsOf(fold, calendar).filter((part) => part.measure === measure)
  return parts.map(({ numerator, denominator }) => `${numerator}/${denominator}`).join() || '–'
}
const due = at('2025-09-23 10:00')

describe('what a case counts for', () => {
  // state, what is special about it, and disposal, onTime, closing, rework, satisfaction
  const rows: [CaseFold['state'], Partial<CaseFold>, string, string, string, string, string][] = [
    ['reported', {}, '–', '–', '–', '–', '–'],
    ['verifying', {}, '0/1', '–', '–', '–', '–'],
    ['filed', {}, '0/1', '–', '–', '–', '–'],
    ['filed', { overdue: true }, '0/1', '0/1', '–', '–', '–'],
    ['dispatched', {}, '0/1', '–', '–', '–', '–'],
    ['dispatched', { reworkCount: 1 }, '0/1', '–', '–', '1/1', '–'],
    ['handled', { handledAt: due }, '1/1', '1/1', '0/1', '0/1', '–'],
    ['handled', { handledAt: due + 1 }, '1/1', '0/1', '0/1', '0/1', '–'],
    ['handled', { handledAt: due + 1, overdue: true }, '1/1', '0/1', '0/1', '0/1', '–'],
    ['handled', { dueAt: null }, '1/1', '1/1', '0/1', '0/1', '–'],
    ['handled', { reworkCount: 3 }, '1/1', '1/1', '0/1', '1/1', '–'],
    ['checked', {}, '1/1', '1/1', '0/1', '0/1', '–'],
    ['closed', {}, '1/1', '1/1', '1/1', '0/1', '–'],
    ['closed', { rating: 'verySatisfied' }, '1/1', '1/1', '1/1', '0/1', '1/1'],
    ['closed', { rating: 'satisfied' }, '1/1', '1/1', '1/1', '0/1', '1/1'],
    ['closed', { rating: 'fair' }, '1/1', '1/1', '1/1', '0/1', '0/1'],
    ['closed', { rating: 'dissatisfied' }, '1/1', '1/1', '1/1', '0/1', '0/1'],
    ['filed', { reopenCount: 1 }, '0/1', '–', '–', '0/1', '–'],
    ['refused', {}, '–', '–', '–', '–', '–'],
    ['refused', { acceptedAt: at('2025-09-22 10:00') }, '–', '–', '–', '–', '–'],
  ]
  test.each(rows)('%s %o: disposal %s, on time %s, closing %s, rework %s, satisfaction %s', (state, more, ...expected) => {
    const fold = caseIn(state, more)
    expect((['disposal', 'onTime', 'closing', 'rework', 'satisfaction'] as const).map((measure) => of(fold, measure))).toEqual(expected)
  })

  test('every case counts once by its state', () => {
    for (const state of eventStates) {
      const parts = contributionsOf(caseIn(state), calendar).filter(({ measure }) => measure === 'state')
      expect(parts).toEqual([expect.objectContaining({ part: state, numerator: 1, denominator: 1 })])
    }
  })
})

describe('where and when it counts', () => {
  test('in the month in which it was accepted, in China’s months; by state in the month of the report', () => {
    const fold = caseIn('closed', { reportedAt: Date.parse('2025-09-30T15:59:00Z'), acceptedAt: Date.parse('2025-09-30T16:00:00Z'), handledAt: at('2025-11-02 10:00'), rating: 'fair' })
    const months = Object.fromEntries(contributionsOf(fold, calendar).map(({ measure, month }) => [measure, month]))
    expect(months).toEqual({ state: '2025-09', disposal: '2025-10', onTime: '2025-10', closing: '2025-10', rework: '2025-10', satisfaction: '2025-10' })
  })

  test('on the line of its place, whoever holds it', () => {
    for (const { line } of contributionsOf(caseIn('closed', lineOf(12111)), calendar)) expect(line).toEqual(lineOf(12111))
  })
})
