// Which units can be compared across a reorganisation.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { UnitId } from '../../kernel/ids.ts'
import { comparableGroups } from './compare.ts'

const ids = (...list: number[]): UnitId[] => list as UnitId[]
const link = (from: number, to: number) => ({ from: from as UnitId, to: to as UnitId })

test('what was split or merged is compared together, what stayed alone by itself', () => {
  expect(comparableGroups(ids(1, 2, 3, 4), ids(1, 5, 6, 7), [link(2, 5), link(2, 6), link(3, 7), link(4, 7)])).toEqual([
    { before: [1], after: [1] }, { before: [2], after: [5, 6] }, { before: [3, 4], after: [7] },
  ])
})

test('lineage over units that were there only in between is followed', () => {
  expect(comparableGroups(ids(1, 2), ids(9), [link(1, 3), link(3, 9), link(2, 9)])).toEqual([{ before: [1, 2], after: [9] }])
})

test('a unit without a counterpart stands alone', () => {
  expect(comparableGroups(ids(1), ids(2), [])).toEqual([{ before: [1], after: [] }, { before: [], after: [2] }])
})

test('every unit is in one group, whatever the links, and links never lead out of a group', () => {
  const some = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 20 })
  fc.assert(fc.property(some, some, fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }))), (before, after, pairs) => {
    const links = pairs.map(([from, to]) => link(from, to))
    const groups = comparableGroups(ids(...before), ids(...after), links)
    expect(groups.flatMap((group) => group.before).sort((a, b) => a - b)).toEqual([...before].sort((a, b) => a - b))
    expect(groups.flatMap((group) => group.after).sort((a, b) => a - b)).toEqual([...after].sort((a, b) => a - b))
    const groupOf = (id: UnitId): number => groups.findIndex((group) => group.before.includes(id) || group.after.includes(id))
    for (const { from, to } of links) if (groupOf(from) >= 0 && groupOf(to) >= 0) expect(groupOf(from)).toBe(groupOf(to))
  }))
})
