// The order a day's places are walked in.
import { describe, expect, test } from 'vitest'
import { walkingOrder } from './walking-order.ts'

type Stop = { name: string; at: readonly [number, number] | null }
const names = (stops: readonly Stop[]): string => walkingOrder(stops, ({ at }) => at).map(({ name }) => name).join('')

describe('the walking order', () => {
  test('begins with the first and goes on to the nearest', () => {
    expect(names([{ name: 'a', at: [113.3, 40.1] }, { name: 'd', at: [113.33, 40.1] }, { name: 'b', at: [113.31, 40.1] }, { name: 'c', at: [113.32, 40.1] }])).toBe('abcd')
  })
  test('measures on the ground: a hundredth of a degree east is nearer than one north', () => {
    expect(names([{ name: 'a', at: [113.3, 40.1] }, { name: 'north', at: [113.3, 40.11] }, { name: 'east', at: [113.31, 40.1] }])).toBe('aeastnorth')
  })
  test('keeps everything once: places at the same spot, and those without a place at the end', () => {
    expect(names([{ name: 'x', at: null }, { name: 'a', at: [113.3, 40.1] }, { name: 'b', at: [113.3, 40.1] }])).toBe('abx')
    expect(names([])).toBe('')
  })
})
