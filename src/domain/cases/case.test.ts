// Which unit holds a case, and which stands above it on the line of its place.
import { describe, expect, test } from 'vitest'
import { caseIn } from '../../../tests/support/domain/example-case.ts'
import { lineOf, nowhere } from '../../../tests/support/domain/small-district.ts'
import type { UnitId } from '../kernel/ids.ts'
import { holderLevel, unitAbove, unitAt } from './case.ts'

const unit = (id: number): UnitId => id as UnitId

describe('the line of a case', () => {
  test.each([[1, 'district'], [11, 'street'], [111, 'community'], [1111, 'grid'], [11111, 'microgrid'], [12, null], [null, null]] as const)('held by %s, it is held at the level %s', (id, level) => {
    expect(holderLevel(caseIn('filed', { holderUnitId: id === null ? null : unit(id) }))).toBe(level)
  })

  test('each level’s unit has the next wider one above it, and the district none', () => {
    expect((['microgrid', 'grid', 'community', 'street', 'district'] as const).map((level) => unitAbove(caseIn('filed'), level))).toEqual([1111, 111, 11, 1, null])
  })

  test('where a level isn’t known, the nearest wider one stands in for it', () => {
    expect(unitAt(caseIn('filed', lineOf(111)), 'microgrid')).toBe(111)
    expect(unitAt(caseIn('filed', lineOf(11)), 'community')).toBe(11)
    for (const level of ['district', 'street', 'community', 'grid', 'microgrid'] as const) expect(unitAt(caseIn('filed', nowhere), level)).toBe(1)
  })
})
