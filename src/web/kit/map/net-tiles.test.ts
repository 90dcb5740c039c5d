import { expect, it } from 'vitest'
import { tileAddress } from './net-tiles.ts'

it('tiles of another day or of a changed net have another address', () => {
  expect(tileAddress('http://x', undefined, 0)).toBe('http://x/tiles/{z}/{x}/{y}.mvt')
  expect(tileAddress('http://x', '2025-12-31', 0)).toBe('http://x/tiles/{z}/{x}/{y}.mvt?on=2025-12-31')
  expect(tileAddress('http://x', '2025-12-31', 7)).toBe('http://x/tiles/{z}/{x}/{y}.mvt?on=2025-12-31&v=7')
})
