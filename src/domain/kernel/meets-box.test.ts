import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Box, Polygon, Position } from './geometry.ts'
import { holdsPoint } from './geometry-inside.ts'
import { meetsBox } from './meets-box.ts'

const ring = (...corners: Position[]): Position[] => [...corners, corners[0]!]
const holed: Polygon = { type: 'Polygon', coordinates: [ring([0, 0], [10, 0], [10, 10], [0, 10]), ring([2, 2], [2, 8], [8, 8], [8, 2])] }
const slanting: Polygon = { type: 'Polygon', coordinates: [ring([0, 0], [10, 0], [0, 10])] }

describe('a shape and a box', () => {
  it.each<[string, Polygon, Box, boolean]>([
    ['apart', holed, [11, 0, 12, 1], false], ['the box around the shape', holed, [-1, -1, 11, 11], true], ['the box inside', holed, [0.5, 0.5, 1, 1], true],
    ['the box in a hole', holed, [3, 3, 4, 4], false], ['across the hole’s border', holed, [1.5, 3, 4, 4], true], ['touching a side', holed, [10, 3, 12, 4], true],
    ['touching a corner', holed, [10, 10, 12, 12], true], ['near a slanting side, boxes meeting', slanting, [6, 6, 9, 9], false], ['on a slanting side', slanting, [5, 5, 9, 9], true],
    ['a band right through', holed, [-5, 4, 15, 5], true], ['a point', holed, [1, 1, 1, 1], true], ['a point in the hole', holed, [5, 5, 5, 5], false],
  ])('%s', (_, shape, box, answer) => expect(meetsBox(shape, box)).toBe(answer))

  it('a point of the shape inside of the box means that they meet', () => {
    const degree = fc.integer({ min: -20, max: 120 }).map((n) => n / 10)
    fc.assert(fc.property(fc.constantFrom(holed, slanting), degree, degree, degree, degree, (shape, a, b, c, d) => {
      const box: Box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
      const inside = [0, 0.13, 0.37, 0.5, 0.71, 0.89, 1].flatMap((u) => [0, 0.21, 0.5, 0.83, 1].map((v): Position => [box[0] + u * (box[2] - box[0]), box[1] + v * (box[3] - box[1])]))
      if (inside.some((point) => holdsPoint(shape, point))) expect(meetsBox(shape, box)).toBe(true)
    }))
  })
})
