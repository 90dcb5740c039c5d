// Places and lines: where something lies, how deep that is known, and which unit it is in.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineOf, nowhere, unitLine, units } from '../../../tests/support/domain/small-district.ts'
import { deepestOf, lineKey, lineLevels, liesIn } from './place.ts'

const anyUnit = fc.constantFrom(...units)

describe('a line of units', () => {
  test('names the unit of each level that is known', () => {
    expect(lineOf(11121)).toEqual({ streetId: 11, communityId: 111, gridId: 1112, microgridId: 11121 })
    expect(lineOf(112)).toEqual({ streetId: 11, communityId: 112, gridId: null, microgridId: null })
    expect(lineLevels.map(lineKey)).toEqual(['streetId', 'communityId', 'gridId', 'microgridId'])
  })

  test.each([[11121, 11121], [1112, 1112], [112, 112], [12, 12], [1, null]])('the deepest unit known of %i is %s', (unit, deepest) => {
    expect(deepestOf(lineOf(unit))).toBe(deepest)
  })

  test('nothing is known of a place nobody has located', () => expect(deepestOf(nowhere)).toBeNull())

  test.each([
    [11111, 11111, true], [11111, 1111, true], [11111, 111, true], [11111, 11, true], [11111, 1, true],
    [11111, 11112, false], [11111, 1112, false], [11111, 112, false], [11111, 12, false],
    [11, 111, false], [111, 11111, false],
  ])('%i lies in %i: %s', (place, unit, lies) => expect(liesIn(lineOf(place), unitLine(unit))).toBe(lies))

  test('a place nobody has located lies in the district only', () => {
    expect(units.filter((unit) => liesIn(nowhere, unitLine(unit)))).toEqual([1])
  })

  test('lying in is the same as the number beginning so: it passes upwards and two sisters share nothing', () => {
    fc.assert(fc.property(anyUnit, anyUnit, (place, unit) => {
      expect(liesIn(lineOf(place), unitLine(unit))).toBe(String(place).startsWith(String(unit)))
    }))
  })
})
