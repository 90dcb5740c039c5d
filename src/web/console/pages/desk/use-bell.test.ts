import { expect, test } from 'vitest'
import { grown } from './use-bell.ts'

const counts = { toAccept: 3, toDispatch: 2, yellow: 4, red: 1, requests: 0, chases: 0, suspended: 0 }

test('what was there when the desk was opened rings nobody', () => expect(grown(undefined, counts)).toBeUndefined())
test('something new or red rings, the one that grew most; what shrinks or only turns yellow doesn’t', () => {
  expect(grown(counts, { ...counts, toAccept: 4, red: 3 })).toBe('red')
  expect(grown(counts, { ...counts, toAccept: 2, yellow: 9, requests: 3 })).toBeUndefined()
})
