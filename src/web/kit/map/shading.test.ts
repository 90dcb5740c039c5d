import { describe, expect, it } from 'vitest'
import { stepIndex, stepsOf } from './shading.ts'

describe('steps of a shaded map', () => {
  it('are equal between the lowest and the highest value', () => {
    expect(stepsOf([0, 10, 3, 5, 7, 1], 5)).toEqual([0, 2, 4, 6, 8, 10])
  })
  it('are as many as there are different values, and one when all are the same', () => {
    expect(stepsOf([1, 3], 5)).toEqual([1, 2, 3])
    expect(stepsOf([99, 99], 5)).toEqual([99, 99])
    expect(stepsOf([], 5)).toEqual([])
  })
  it('hold every value, the highest included', () => {
    const edges = stepsOf([0, 10, 3, 5, 7, 1], 5)
    expect([0, 1.9, 2, 9.9, 10].map((value) => stepIndex(value, edges))).toEqual([0, 0, 1, 4, 4])
    expect(stepIndex(99, [99, 99])).toBe(0)
  })
})
