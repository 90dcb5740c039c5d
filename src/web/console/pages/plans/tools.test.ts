import { describe, expect, it } from 'vitest'
import { isReady, pointsFrom } from './tools.ts'

describe('points typed one a line', () => {
  it('are read with either comma or a blank between', () => {
    expect(pointsFrom('113.3,40.08\n 113.31，40.09 \n\n113.32 40.1')).toEqual([[113.3, 40.08], [113.31, 40.09], [113.32, 40.1]])
  })
  it('are refused as a whole when one is none, or there is but one', () => {
    expect(pointsFrom('113.3,40.08\nhere')).toBeUndefined()
    expect(pointsFrom('113.3,40.08')).toBeUndefined()
    expect(pointsFrom('213.3,40.08\n1,2')).toBeUndefined()
  })
})

it('a tool waits for what it needs', () => {
  expect([isReady('split', 0), isReady('split', 1), isReady('split', 2)]).toEqual([false, true, false])
  expect([isReady('merge', 1), isReady('merge', 3), isReady('redraw', 3), isReady('fillGap', 0)]).toEqual([false, true, false, true])
})
