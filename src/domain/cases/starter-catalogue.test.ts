// The catalogue a district begins with holds together.
import { describe, expect, test } from 'vitest'
import { isSubclass, starterCatalogue, starterOffices } from './starter-catalogue.ts'

describe('the starter catalogue', () => {
  const codes = starterCatalogue.map(({ code }) => code)
  const offices = new Set<string>(starterOffices.map(({ code }) => code))

  test('has every code once, classes of two digits and subclasses of five below one of them', () => {
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) expect(code).toMatch(/^\d{2}(\d{3})?$/)
    for (const code of codes.filter(isSubclass)) expect(codes).toContain(code.slice(0, 2))
  })

  test('leaves 080–999 to local extensions', () => {
    for (const code of codes.filter(isSubclass)) expect(Number(code.slice(2))).toBeLessThan(80)
  })

  test('has the five classes of components and the six of events, and those of daily life', () => {
    expect(codes.filter((code) => !isSubclass(code))).toEqual(['01', '02', '03', '04', '05', '11', '12', '13', '14', '15', '16', '21', '22', '23', '24'])
    for (const { code, component } of starterCatalogue) expect(component).toBe(code < '10')
  })

  test('gives each subclass a limit, both names and, where it has one, an office that exists', () => {
    for (const entry of starterCatalogue.filter(({ code }) => isSubclass(code))) {
      expect(entry.limit.amount, entry.code).toBeGreaterThan(0)
      expect(Number.isInteger(entry.limit.amount)).toBe(true)
      expect(entry.zh, entry.code).toMatch(/\p{Script=Han}/u)
      expect(entry.en, entry.code).toMatch(/^[A-Z][\p{L} ,-]+$/u)
      if (entry.office !== null) expect(offices).toContain(entry.office)
    }
  })

  test('lets danger to life wait hours, not days', () => {
    for (const code of ['14001', '14002', '01002', '22002']) expect(starterCatalogue.find((entry) => entry.code === code)!.limit.unit, code).toMatch(/[hH]our/)
  })
})
