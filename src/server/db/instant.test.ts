// What is read off is what `pg` reads, for whatever the database writes.
import fc from 'fast-check'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { instantOf } from './instant.ts'

/** Taken before anybody opens a database, which sets ours. */
const usual: (text: string) => Date = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ)
const two = (value: number): string => String(value).padStart(2, '0')

describe('instants of the database', () => {
  it('are those that pg reads', () => {
    const zone = fc.tuple(fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 15 }), fc.constantFrom('', ':30', ':45', ':05:43')).map(([sign, hours, rest]) => `${sign}${two(hours)}${rest}`)
    const fraction = fc.oneof(fc.constant(''), fc.integer({ min: 1, max: 999_999 }).map((micros) => `.${String(micros).padStart(6, '0').replace(/0+$/, '')}`))
    const moment = fc.date({ min: new Date('0101-01-01T00:00:00Z'), max: new Date('9999-12-30T00:00:00Z'), noInvalidDate: true })
    fc.assert(fc.property(moment, fraction, zone, (date, part, at) => {
      const text = `${date.toISOString().slice(0, 19).replace('T', ' ')}${part}${at}`
      expect(instantOf(text)?.getTime(), text).toBe(usual(text).getTime())
    }), { numRuns: 3_000 })
  })

  it('that are rare are left to pg', () => {
    for (const text of ['infinity', '-infinity', '0044-03-15 12:00:00+00 BC', '12026-01-01 00:00:00+00', '0044-03-15 12:00:00+00', '2026-01-01', '2026-01-01 10:00:00']) expect(instantOf(text), text).toBeUndefined()
  })
})
