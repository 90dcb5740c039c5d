import { describe, expect, it } from 'vitest'
import { suggestCategories } from './suggest.ts'

describe('the suggested category', () => {
  it('is the one reported last, then those reported most', () => {
    expect(suggestCategories(['b', 'a', 'a', 'a', 'c'], [], 3)).toEqual(['a', 'b', 'c'])
    expect(suggestCategories(['b', 'a'], [], 3)).toEqual(['b', 'a'])
  })
  it('is what is open around here when nothing was reported yet', () => {
    expect(suggestCategories([], ['x', 'y', 'y'], 2)).toEqual(['y', 'x'])
  })
  it('is none when nothing is known', () => {
    expect(suggestCategories([], [], 4)).toEqual([])
  })
})
