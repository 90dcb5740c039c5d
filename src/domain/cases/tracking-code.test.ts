import { describe, expect, test } from 'vitest'
import { plainTrackingCode, trackingCode } from './tracking-code.ts'

describe('a tracking code', () => {
  test('is twelve signs in three groups that nobody mistakes for each other', () => {
    expect(trackingCode(new Uint8Array(12))).toBe('0000-0000-0000')
    const all = trackingCode(Uint8Array.from({ length: 12 }, (_, n) => n + 8))
    expect(all).toBe('89AB-CDEF-GHJK')
    expect(trackingCode(Uint8Array.from({ length: 12 }, (_, n) => 255 - n))).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
  })

  test('is understood as people type it', () => {
    for (const typed of ['K10F-3M9X-2TWB', 'k1of 3m9x 2twb', 'KIOF3M9X2TWB', ' kl0f–3m9x—2twb ']) expect(plainTrackingCode(typed)).toBe('K10F3M9X2TWB')
  })
})
