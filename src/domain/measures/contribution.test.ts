// How a rate is computed and shown: exact on integers, half-up, and never 100 % of nothing.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { percentText, rateOf } from './contribution.ts'

describe('a percentage', () => {
  test.each([
    [16_871, 17_033, '99.05'],
    [0, 17_033, '0.00'],
    [17_033, 17_033, '100.00'],
    [1, 3, '33.33'],
    [2, 3, '66.67'],
    [1, 8, '12.50'],
    [1, 800, '0.13'],
    [1, 20_000, '0.01'],
    [1, 20_001, '0.00'],
    [19_999, 20_000, '100.00'],
    [89_995, 100_000, '90.00'],
    [1_005, 100_000, '1.01'],
    [3, 2, '150.00'],
    [9_007_199_254_740_990, 9_007_199_254_740_991, '100.00'],
  ])('%i of %i is written %s', (numerator, denominator, text) => expect(percentText(numerator, denominator)).toBe(text))

  test('of nothing is a dash and no rate, not 100 %', () => {
    expect(percentText(0, 0)).toBe('–')
    expect(rateOf(0, 0)).toBeNull()
  })

  const pair = fc.tuple(fc.nat(Number.MAX_SAFE_INTEGER), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }))

  test('is the nearest hundredth, and the upper one where two are equally near', () => {
    fc.assert(fc.property(pair, ([numerator, denominator]) => {
      const text = percentText(numerator, denominator)
      expect(text).toMatch(/^\d+\.\d\d$/)
      // 2·|shown − exact|·denominator in units of 1/10000: the shown value is at most half a hundredth away.
      const shown = BigInt(text.replace('.', ''))
      const twiceOff = 2n * (shown * BigInt(denominator) - 10_000n * BigInt(numerator))
      expect(twiceOff > -BigInt(denominator)).toBe(true)
      expect(twiceOff <= BigInt(denominator)).toBe(true)
    }))
  })

  test('never falls when the numerator grows, and multiplying both changes nothing', () => {
    const small = fc.record({ numerator: fc.nat(1_000_000), more: fc.nat(1_000_000), denominator: fc.integer({ min: 1, max: 1_000_000 }), times: fc.integer({ min: 1, max: 1_000 }) })
    fc.assert(fc.property(small, ({ numerator, more, denominator, times }) => {
      expect(Number(percentText(numerator + more, denominator))).toBeGreaterThanOrEqual(Number(percentText(numerator, denominator)))
      expect(rateOf(numerator + more, denominator)!).toBeGreaterThanOrEqual(rateOf(numerator, denominator)!)
      expect(percentText(numerator * times, denominator * times)).toBe(percentText(numerator, denominator))
    }))
  })
})
