import { describe, expect, it } from 'vitest'
import { readBehindSearch, readCaseSearch, readStatisticsSearch } from './search.ts'

describe('what an address may carry', () => {
  it('keeps the filters of the work-list', () => {
    expect(readCaseSearch({ group: 'open', unitId: 12, overdue: true, category: 201, words: '路灯', bbox: '113.1,40,113.2,40.1' }))
      .toEqual({ group: 'open', unitId: 12, overdue: true, category: '201', words: '路灯', bbox: '113.1,40,113.2,40.1' })
  })
  it('drops what it does not know', () => {
    expect(readCaseSearch({ group: 'x', unitId: -3, overdue: 'no', state: '__proto__', bbox: '1,2', evil: 1 })).toEqual({})
    expect(readStatisticsSearch({ from: '2026-13', measure: 'magic', unit: '7' })).toEqual({ unit: 7 })
  })
  it('always names a measure, a side and months for the list behind a number', () => {
    expect(readBehindSearch({ measure: 'onTime', side: 'rest', from: '2026-01', to: '2026-03' })).toEqual({ measure: 'onTime', side: 'rest', from: '2026-01', to: '2026-03' })
    expect(readBehindSearch({})).toMatchObject({ measure: 'disposal', side: 'denominator' })
  })
})
