// Which way a search is expected to be shorter.
import { expect, it } from 'vitest'
import { longerWalk, walkFor, type Wanted } from './how-to-look.ts'

const million: Wanted = { share: 0.03, likely: 0.03, total: 1_000_000, most: 21, within: 1, units: 1 }

it('goes through the newest for common words, and looks rare ones up', () => {
  expect(walkFor(million)).toEqual({ of: 'all', rows: 1_050 })
  expect(walkFor({ ...million, share: 0.0005, likely: 0.0005 })).toBeUndefined()
  expect(walkFor({ ...million, share: 1 })).toEqual({ of: 'all', rows: 32 })
})

it('goes through the newest of a street for what is common there, and looks up what lies in a small unit', () => {
  expect(walkFor({ ...million, within: 18, units: 18 })).toEqual({ of: 'unit', rows: 1_050 })
  expect(walkFor({ ...million, share: 0.004, within: 18, units: 18 })).toBeUndefined()
  expect(walkFor({ ...million, within: 203, units: 1_529 })).toBeUndefined()
})

it('looks up words that hardly stand together, as long as it is bearable should they do', () => {
  expect(walkFor({ ...million, share: 0.0034, likely: 0.0034 })).toEqual({ of: 'all', rows: 9_265 })
  expect(walkFor({ ...million, share: 0.0034, likely: 0.0003 })).toBeUndefined()
  expect(walkFor({ ...million, likely: 0.0003 })).toEqual({ of: 'all', rows: 1_050 })
})

it('goes farther when some more are enough, and gives up when too few were found to tell', () => {
  expect(longerWalk(million, { of: 'all', rows: 1_050 }, 10)).toEqual({ of: 'all', rows: 3_308 })
  expect(longerWalk(million, { of: 'all', rows: 1_050 }, 2)).toBeUndefined()
  expect(longerWalk({ ...million, share: 0.002 }, { of: 'all', rows: 16_000 }, 5)).toBeUndefined()
})
