// By what somebody without an account is counted.
import { expect, it } from 'vitest'
import { networkOf } from './endpoint.ts'

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
  ['2001:db8::1', '2001:db8::'],
  [undefined, ''],
])('%s counts as %s', (address, counted) => expect(networkOf(address)).toBe(counted))
