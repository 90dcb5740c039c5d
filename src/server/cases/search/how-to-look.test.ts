// Which way a search is expected to be shorter.
import { expect, it } from 'vitest'
import { longerWalk, walkFor, type Wanted } from './how-to-look.ts'

const million: Wanted = { share: 0.03, total: 1_000_000, most: 21, within: 1, units: 1 }

it('goes through the newest for common words, and looks rare ones up', () => {
  expect(walkFor(million)).toBe(1_050)
  expect(walkFor({ ...million, share: 0.0005 })).toBeUndefined()
  expect(walkFor({ ...million, share: 1 })).toBe(32)
})

it('looks up whatever lies in a small unit: the index narrows it', () => {
  expect(walkFor({ ...million, within: 203, units: 1_529 })).toBeUndefined()
  expect(walkFor({ ...million, total: 5_000, within: 203, units: 203 })).toBeUndefined()
})

it('goes farther when some more are enough, and gives up when too few were found to tell', () => {
  expect(longerWalk(million, 1_050, 10)).toBe(3_308)
  expect(longerWalk(million, 1_050, 2)).toBeUndefined()
  expect(longerWalk({ ...million, share: 0.002 }, 16_000, 5)).toBeUndefined()
})
