import { describe, expect, it } from 'vitest'
import { betterFirst, figureOf, monthBefore, monthsBetween, statesOf } from './cells.ts'

const cells = [
  { measure: 'disposal' as const, part: '', numerator: 16_871, denominator: 17_033 },
  { measure: 'state' as const, part: 'closed', numerator: 7, denominator: 7 },
  { measure: 'state' as const, part: 'filed', numerator: 2, denominator: 2 },
]
const figure = (numerator: number, denominator: number) => figureOf([{ measure: 'disposal', part: '', numerator, denominator }], 'disposal')

describe('numbers of the statistics page', () => {
  it('show the source’s disposal rate from its two integers', () => {
    expect(figureOf(cells, 'disposal')).toMatchObject({ numerator: 16_871, denominator: 17_033, text: '99.05' })
  })
  it('show nothing rather than 100 % where there was nothing', () => {
    expect(figureOf(cells, 'rework')).toEqual({ numerator: 0, denominator: 0, rate: null, text: '–' })
  })
  it('count cases by state', () => {
    expect([...statesOf(cells)]).toEqual([['closed', 7], ['filed', 2]])
  })
  it('walk months over the turn of a year', () => {
    expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
    expect(monthBefore('2026-02', 11)).toBe('2025-03')
    expect(monthBefore('2026-12', 12)).toBe('2025-12')
  })
  it('rank the better first, with units without data last; less rework is better', () => {
    const ranked = [figure(0, 0), figure(5, 10), figure(9, 10)].sort(betterFirst('disposal')).map((one) => one.text)
    expect(ranked).toEqual(['90.00', '50.00', '–'])
    expect([figure(5, 10), figure(1, 10)].sort(betterFirst('rework')).map((one) => one.text)).toEqual(['10.00', '50.00'])
  })
})
