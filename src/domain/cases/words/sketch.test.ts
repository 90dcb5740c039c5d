import { expect, it } from 'vitest'
import { sketchOf } from './sketch.ts'

const bitsOf = (tokens: readonly string[]): number[] => [...sketchOf(tokens)].flatMap((bit, place) => (bit === '1' ? [place] : []))

it('sets one bit for each token, whatever stands beside it', () => {
  const [one, other] = [bitsOf(['路灯']), bitsOf(['不亮'])]
  expect(one).toEqual([(0x8def + 31 * 0x706f) % 251])
  expect(bitsOf(['路灯', '不亮', '路灯'])).toEqual([...one, ...other].sort((a, b) => a - b))
  expect(sketchOf([])).toBe('0'.repeat(256))
})

it('takes signs beyond the basic plane as one, and long words whole', () => {
  expect(bitsOf(['𠮷'])).toEqual([0x20bb7 % 251])
  expect(bitsOf(['abcde'])).toEqual([(97 + 31 * 98 + 961 * 99 + 29_791 * 100 + 101) % 251])
})

it('says nothing of class and unit', () => {
  expect(sketchOf(['=02001', '@17'])).toBe('0'.repeat(256))
})

it('spreads pairs of common characters over nearly all bits', () => {
  const signs = [...'路灯井盖垃圾噪声道路坑洼电梯暖气水管消防通道违法建设小区广场学校医院']
  const taken = new Set(signs.flatMap((a) => signs.flatMap((b) => bitsOf([a + b]))))
  expect(taken.size).toBeGreaterThan(245)
})
