// A dashboard that is put together from texts says what it would say written out as a whole.
import { expect, it, vi } from 'vitest'
import type { UnitId } from '../../domain/kernel/ids.ts'
import type { NetUnit } from '../territory/net.ts'
import type { UnitSums } from './queries.ts'
import { writeDashboard } from './write-dashboard.ts'

const unitOf = (id: number, name: string): NetUnit => ({ id: id as UnitId, name, level: 'street', code: '1', children: [] }) as unknown as NetUnit
const sumsOf = (id: number, ...cells: UnitSums['cells']): UnitSums => ({ unit_id: id as UnitId, cells })
const textOf = (...dashboard: Parameters<typeof writeDashboard>): string => writeDashboard(...dashboard).bytes.toString()

it('is what the contract promises, for units with and without numbers and with any name', () => {
  const sums = [sumsOf(1, ['disposal', '', 3, 4], ['state', 'filed', 1, 1]), sumsOf(3, ['onTime', '', 0, 2])]
  expect(textOf(unitOf(1, '平城区'), [unitOf(2, 'called "so"'), unitOf(3, '永泰街道')], sums, 1_000)).toBe(
    JSON.stringify({
      unit: { id: 1, name: '平城区', level: 'street', cells: [{ measure: 'disposal', part: '', numerator: 3, denominator: 4 }, { measure: 'state', part: 'filed', numerator: 1, denominator: 1 }] },
      children: [{ id: 2, name: 'called "so"', level: 'street', cells: [] }, { id: 3, name: '永泰街道', level: 'street', cells: [{ measure: 'onTime', part: '', numerator: 0, denominator: 2 }] }],
      asOf: 1_000,
    }),
  )
  expect(JSON.parse(textOf(unitOf(9, ''), [], [], 5))).toEqual({ unit: { id: 9, name: '', level: 'street', cells: [] }, children: [], asOf: 5 })
})

it('writes out the numbers of a row once', () => {
  const sums = [sumsOf(1, ['disposal', '', 3, 4])]
  const first = textOf(unitOf(1, '平城区'), [], sums, 1)
  const writing = vi.spyOn(JSON, 'stringify')
  expect(textOf(unitOf(1, '平城区'), [], sums, 1)).toBe(first)
  expect(writing.mock.calls.some(([value]) => Array.isArray(value))).toBe(false)
  writing.mockRestore()
})
