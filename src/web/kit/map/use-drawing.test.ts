import { describe, expect, it } from 'vitest'
import type { Ring } from '../../../domain/kernel/geometry.ts'
import { cornerChange } from './use-drawing.ts'

const ring: Ring = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]

describe('what was done to a ring', () => {
  it('is a corner moved, the first one too', () => {
    expect(cornerChange(ring, [[0, 0], [5, 1], [4, 4], [0, 4], [0, 0]])).toEqual({ kind: 'moved', from: [4, 0], to: [5, 1] })
    expect(cornerChange(ring, [[1, 1], [4, 0], [4, 4], [0, 4], [1, 1]])).toEqual({ kind: 'moved', from: [0, 0], to: [1, 1] })
  })
  it('is a corner added between two, over the end of the ring too', () => {
    expect(cornerChange(ring, [[0, 0], [2, -1], [4, 0], [4, 4], [0, 4], [0, 0]])).toEqual({ kind: 'added', between: [[0, 0], [4, 0]], at: [2, -1] })
    expect(cornerChange(ring, [[0, 0], [4, 0], [4, 4], [0, 4], [-1, 2], [0, 0]])).toEqual({ kind: 'added', between: [[0, 4], [0, 0]], at: [-1, 2] })
  })
  it('is a corner dropped, or nothing', () => {
    expect(cornerChange(ring, [[0, 0], [4, 0], [0, 4], [0, 0]])).toEqual({ kind: 'dropped', at: [4, 4] })
    expect(cornerChange(ring, ring)).toBeUndefined()
  })
})
