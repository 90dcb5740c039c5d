import { expect, test } from 'vitest'
import { coverMore, inPixels } from './covering.ts'

const face = { x: 0.1, y: 0.2, width: 0.25, height: 0.3 }
const plate = { x: 0.5, y: 0.5, width: 0.5, height: 0.5 }

test('an area covers whole pixels outwards and stays in the picture', () => {
  expect(inPixels(face, { width: 100, height: 50 })).toEqual({ left: 10, top: 10, width: 25, height: 15 })
  expect(inPixels({ x: 0.101, y: 0, width: 0.001, height: 0.001 }, { width: 100, height: 50 })).toEqual({ left: 10, top: 0, width: 1, height: 1 })
  expect(inPixels({ ...plate, width: 0.9 }, { width: 101, height: 51 })).toEqual({ left: 50, top: 25, width: 51, height: 26 })
})

test('more is covered, never less', () => {
  expect(coverMore(undefined, { hidden: false, areas: [face] })).toEqual({ hidden: false, areas: [face] })
  expect(coverMore({ hidden: false, areas: [face] }, { hidden: false, areas: [face, plate] })).toEqual({ hidden: false, areas: [face, plate] })
  expect(coverMore({ hidden: true, areas: [] }, { hidden: false, areas: [] }).hidden).toBe(true)
})
