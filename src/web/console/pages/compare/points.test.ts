import { expect, it } from 'vitest'
import { pointsBetween } from './points.ts'

it('two rates differ by points of a percent; without a denominator there is nothing to say', () => {
  expect(pointsBetween({ numerator: 90, denominator: 100 }, { numerator: 93, denominator: 100 })).toBe('+3.0')
  expect(pointsBetween({ numerator: 2, denominator: 3 }, { numerator: 1, denominator: 3 })).toBe('-33.3')
  expect(pointsBetween({ numerator: 0, denominator: 0 }, { numerator: 1, denominator: 3 })).toBe('–')
})
