import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitOf, receivedOf, type Part } from './parts.ts'

describe('parts of a photo', () => {
  it.each<[string, Part[], number]>([
    ['nothing', [], 0], ['one', [{ from: 0, length: 10 }], 10], ['a gap', [{ from: 0, length: 10 }, { from: 11, length: 5 }], 10], ['overlapping', [{ from: 5, length: 10 }, { from: 0, length: 10 }], 15], ['only a later one', [{ from: 5, length: 5 }], 0],
  ])('%s: so much is there', (_, parts, received) => expect(receivedOf(parts)).toBe(received))

  it('is told what a part adds', () => {
    expect(fitOf(10, 30, { from: 11, length: 5 })).toEqual({ kind: 'gap' })
    expect(fitOf(10, 30, { from: 10, length: 21 })).toEqual({ kind: 'beyond' })
    expect(fitOf(10, 30, { from: 2, length: 8 })).toEqual({ kind: 'known' })
    expect(fitOf(10, 30, { from: 5, length: 10 })).toEqual({ kind: 'next', skip: 5, last: false })
    expect(fitOf(10, 30, { from: 10, length: 20 })).toEqual({ kind: 'next', skip: 0, last: true })
  })

  it('put in any order, twice, in any sizes, are the whole photo once, by asking where to go on', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), fc.array(fc.record({ from: fc.nat(420), length: fc.integer({ min: 1, max: 90 }) }), { maxLength: 60 }), (total, tries) => {
      const photo = Array.from({ length: total }, (_, n) => n)
      const kept: number[] = []
      const put = (part: Part): boolean => {
        const fit = fitOf(kept.length, total, part)
        if (fit.kind === 'next') kept.push(...photo.slice(part.from + fit.skip, part.from + part.length))
        return fit.kind === 'next' && fit.last
      }
      let whole = 0
      for (const part of tries) if (put(part)) whole += 1
      while (kept.length < total) if (put({ from: kept.length, length: Math.min(50, total - kept.length) })) whole += 1
      expect(kept).toEqual(photo)
      expect(whole).toBe(1)
    }))
  })
})
