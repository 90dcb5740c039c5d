import { expect, it, vi } from 'vitest'
import { tileAddress } from './net-tiles.ts'

it('tiles of another day or of a changed net have another address', () => {
  expect(tileAddress('http://x', undefined, 0)).toBe('http://x/tiles/{z}/{x}/{y}.mvt?v=0')
  expect(tileAddress('http://x', undefined, 7)).toBe('http://x/tiles/{z}/{x}/{y}.mvt?v=7')
  expect(tileAddress('http://x', '2025-12-31', 7)).toBe('http://x/tiles/{z}/{x}/{y}.mvt?on=2025-12-31&v=7')
  expect(tileAddress('http://x', undefined, 7, 99)).toBe('http://x/tiles/{z}/{x}/{y}.mvt?v=7-99')
})

it('a map that is just made asks for the present net at once', async () => {
  vi.stubGlobal('document', { documentElement: {} })
  vi.stubGlobal('getComputedStyle', () => ({ getPropertyValue: () => '#fff' }))
  const { netStyle } = await import('./style.ts')
  expect(netStyle(tileAddress('http://x', undefined, 8)).sources['net']).toMatchObject({ tiles: ['http://x/tiles/{z}/{x}/{y}.mvt?v=8'] })
})
