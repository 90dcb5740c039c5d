import { expect, it } from 'vitest'
import type { NewUnit } from '../../../../domain/territory/plan/operation.ts'
import { guessesOf } from './guesses.ts'

it('a guess stands until somebody enters the households; a new name leaves it', () => {
  const [west, east] = ['new:w', 'new:e'] as NewUnit[] as [NewUnit, NewUnit]
  const split = { kind: 'split' as const, unit: 1, into: [{ unit: west, name: '西', shape: null, guess: 'buildings' as const }, { unit: east, name: '东', shape: null, guess: 'area' as const }], successor: west }
  expect([...guessesOf([split])]).toEqual([[west, 'buildings'], [east, 'area']])
  expect([...guessesOf([split, { kind: 'change', unit: west, name: '西院' }, { kind: 'change', unit: east, households: 12 }])]).toEqual([[west, 'buildings']])
})
