import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { UnitId } from '../kernel/ids.ts'
import { numberingOrder } from './numbering.ts'
import { checkStandard, type DividedUnit } from './standard/check-standard.ts'
import { childCode, isCode, levels, parentLevel, significantCode, type CodeScheme } from './unit.ts'

describe('codes of units', () => {
  test.each([
    ['140213000000', 'district', 51, '140213051000'],
    ['140213051000', 'street', 3, '140213051003'],
    ['140213051003', 'community', 7, '140213051003007'],
    ['140213051003007', 'grid', 12, '140213051003007012'],
  ] as const)('below %s (%s) number %i is %s', (parent, level, number, code) => {
    expect(childCode(parent, level, number)).toBe(code)
  })

  test('there is no code below a microgrid, for number 0, or for a number with too many digits', () => {
    expect(childCode('140213051003007012', 'microgrid', 1)).toBeUndefined()
    expect(childCode('140213051003', 'community', 0)).toBeUndefined()
    expect(childCode('140213051003', 'community', 1000)).toBeUndefined()
  })

  test('a code has its level’s length and only zeros behind its own digits', () => {
    expect(isCode('140213051000', 'street')).toBe(true)
    expect(isCode('140213051003', 'street')).toBe(false)
    expect(isCode('140213051', 'street')).toBe(false)
    expect(isCode('14021305100A', 'community')).toBe(false)
    expect(isCode('140213051003007', 'grid')).toBe(true)
  })

  test('another district may count with two digits a level', () => {
    const scheme: CodeScheme = { digits: { district: 6, street: 9, community: 12, grid: 14, microgrid: 16 }, padTo: 12 }
    expect(childCode('140213051003', 'community', 7, scheme)).toBe('14021305100307')
    expect(childCode('140213051003', 'community', 100, scheme)).toBeUndefined()
    expect(significantCode('140213051000', 'street', scheme)).toBe('140213051')
  })

  test('every level but the district has the one before it as its parent', () => {
    expect(levels.map(parentLevel)).toEqual([undefined, 'district', 'street', 'community', 'grid'])
  })
})

describe('the standard of division', () => {
  const unit = (id: number, level: DividedUnit['level'], households: number | null, parent: number | null = null, more: Partial<DividedUnit> = {}): DividedUnit =>
    ({ id: id as UnitId, level, households, parentId: parent as UnitId | null, special: null, ...more })

  test('300–500 households in a grid and 30–50 in a microgrid keep it, the bounds included', () => {
    for (const [grid, cell] of [[300, 30], [500, 50], [400, 40]] as const) expect(checkStandard([unit(1, 'grid', grid), unit(2, 'microgrid', cell, 1)])).toEqual([])
  })

  test('every cell outside it is listed with what was found and what is wanted', () => {
    expect(checkStandard([unit(1, 'grid', 299), unit(2, 'microgrid', 29, 1), unit(3, 'grid', 501), unit(4, 'microgrid', 51, 3)])).toEqual([
      { unit: 1, rule: 'too-few-households', found: 299, least: 300, most: 500 },
      { unit: 2, rule: 'too-few-households', found: 29, least: 30, most: 50 },
      { unit: 3, rule: 'too-many-households', found: 501, least: 300, most: 500 },
      { unit: 4, rule: 'too-many-households', found: 51, least: 30, most: 50 },
    ])
  })

  test('a special site and a grid of special sites alone need no households, and streets are not measured', () => {
    expect(checkStandard([unit(9, 'street', 3), unit(1, 'grid', 0), unit(2, 'microgrid', 0, 1, { special: 'market' })])).toEqual([])
  })

  test('an empty grid, an uncounted cell and a cell in two pieces are listed', () => {
    expect(checkStandard([unit(1, 'grid', 300), unit(2, 'grid', 300), unit(3, 'microgrid', null, 2, { pieces: 2 })])).toEqual([
      { unit: 1, rule: 'without-microgrids' },
      { unit: 3, rule: 'several-pieces', found: 2 },
      { unit: 3, rule: 'households-unknown' },
    ])
  })

  test('another standard gives other breaches', () => {
    expect(checkStandard([unit(2, 'microgrid', 29)], { grid: { least: 1, most: 9 }, microgrid: { least: 20, most: 30 } })).toEqual([])
  })
})

describe('numbering of cells', () => {
  test('runs west to east and then to the next row south', () => {
    const net = Array.from({ length: 12 }, (_, i): [number, number] => [113.3 + 0.01 * (i % 4), 40.1 - 0.0076 * Math.floor(i / 4)])
    expect(numberingOrder(net)).toEqual(net.map((_, i) => i))
    expect(numberingOrder([...net].reverse())).toEqual(net.map((_, i) => 11 - i))
  })

  test('is west to east in one row and north to south in one column', () => {
    expect(numberingOrder([[3, 0], [1, 0], [2, 0]])).toEqual([1, 2, 0])
    expect(numberingOrder([[0, 1], [0, 3], [0, 2]])).toEqual([1, 2, 0])
    expect(numberingOrder([[5, 5]])).toEqual([0])
  })

  test('gives every cell one number, and the same however the cells are listed', () => {
    const places = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 })), { minLength: 1, maxLength: 30, selector: String })
    fc.assert(fc.property(places, (spots) => {
      const there = numberingOrder(spots).map((i) => String(spots[i]))
      const back = [...spots].reverse()
      expect(numberingOrder(back).map((i) => String(back[i]))).toEqual(there)
      expect(new Set(there).size).toBe(spots.length)
    }))
  })
})
