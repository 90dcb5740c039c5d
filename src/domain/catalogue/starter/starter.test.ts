// The catalogue a district begins with is complete and holds together.
import { describe, expect, test } from 'vitest'
import { calendars } from '../../../../tests/support/domain/example-case.ts'
import { at } from '../../../../tests/support/domain/small-district.ts'
import { startClock } from '../../clocks/clock.ts'
import type { Limit } from '../../kernel/working-time.ts'
import { areaClasses, limitsFor, type Circumstances } from '../category.ts'
import { checkCategory } from '../check-category.ts'
import { burdenOf } from '../burden.ts'
import { isMajor, isMinor, majorOf } from '../numbering.ts'
import { starterCatalogue } from './catalogue.ts'
import { starterOffices } from './offices.ts'

const codes = starterCatalogue.map(({ code }) => code)
const minors = starterCatalogue.filter(({ code }) => isMinor(code))
const offices = new Set<string>(starterOffices.map(({ code }) => code))
const handle = (code: string) => starterCatalogue.find((one) => one.code === code)!.limits.find(({ stage, urgent, condition, area }) => stage === 'handle' && urgent === null && condition === null && area === null)!.limit

/** Every three hours over three weeks with National Day among them. */
const starts = Array.from({ length: 21 * 8 }, (_, n) => at('2025-09-22 00:00') + n * 3 * 3_600_000)
const known = new Map<string, number[]>()
/** When a limit is due, from each of the starts. */
const duesOf = (limit: Limit): number[] => {
  const key = `${limit.amount} ${limit.unit}`
  if (!known.has(key)) known.set(key, starts.map((start) => startClock(1, 'handle', limit, start, calendars.standard).dueAt!))
  return known.get(key)!
}
const earliest = (limits: readonly Limit[]): number[] => starts.map((_, n) => Math.min(...limits.map((limit) => duesOf(limit)[n]!)))
const laterOnce = (one: readonly number[], other: readonly number[]): boolean => one.some((due, n) => due > other[n]!)

/** A minor that goes to nobody, and why. */
const withoutOffice: Readonly<Record<string, string>> = { 24015: 'praise is for whoever is praised; the community passes it on' }

describe('the starter catalogue', () => {
  test('has every code once and in order, each minor below its major', () => {
    expect(codes).toEqual([...new Set(codes)].sort())
    for (const { code } of minors) expect(codes, code).toContain(majorOf(code))
  })

  test('has the five classes of components and the six of events, and those of daily life', () => {
    expect(codes.filter(isMajor)).toEqual(['01', '02', '03', '04', '05', '11', '12', '13', '14', '15', '16', '21', '22', '23', '24'])
    for (const { code, component } of starterCatalogue) expect(component, code).toBe(code < '10')
    expect(minors.length).toBeGreaterThanOrEqual(120)
  })

  test('leaves 080–999 to local extensions', () => {
    for (const { code } of minors) expect(Number(code.slice(2)), code).toBeLessThan(80)
  })

  test('would be saved as it is: names in both languages, offices that exist, a limit for handling, nothing asked that is known', () => {
    for (const one of starterCatalogue) expect(checkCategory(one, offices), one.code).toEqual([])
    for (const { code, zh, en } of starterCatalogue) {
      expect(zh, code).toMatch(/^[\p{Script=Han}]+$/u)
      expect(en, code).toMatch(/^[A-Z][A-Za-z ,-]+$/)
    }
    expect(new Set(minors.map(({ zh }) => zh)).size).toBe(minors.length)
    expect(new Set(minors.map(({ en }) => en)).size).toBe(minors.length)
  })

  test('gives every minor a limit for each stage, and a shorter or equal one when it is urgent', () => {
    for (const { code, limits } of minors)
      for (const stage of ['accept', 'verify', 'dispatch', 'handle', 'check', 'close']) expect(limits.some((one) => one.stage === stage && one.urgent === null), `${code} ${stage}`).toBe(true)
    for (const { code, limits } of minors) {
      expect(limits.some(({ stage, urgent }) => stage === 'handle' && urgent === true), code).toBe(true)
      for (const { stage, limit } of limits.filter(({ urgent }) => urgent === true)) {
        const ordinary = limits.find((one) => one.stage === stage && one.urgent === null && one.condition === null && one.area === null)!
        expect(laterOnce(duesOf(limit), duesOf(ordinary.limit)), `${code} ${stage}`).toBe(false)
      }
    }
    for (const { limits } of minors) expect(limits.find(({ stage, urgent }) => stage === 'accept' && urgent === null)!.limit).toEqual({ amount: 2, unit: 'hour' })
  })

  test('gives no more time for being urgent, nor for a condition of what is urgent', () => {
    for (const category of minors)
      for (const stage of ['accept', 'verify', 'dispatch', 'handle', 'check', 'close'] as const)
        for (const area of areaClasses)
          for (const condition of [null, ...category.conditions.map(({ code }) => code)]) {
            const due = (circumstances: Omit<Circumstances, 'area'>): number[] => earliest(limitsFor(category, stage, { ...circumstances, area }))
            const urgent = due({ urgent: true, condition })
            expect(laterOnce(urgent, due({ urgent: false, condition })), `${category.code} ${stage} ${condition} ${area}`).toBe(false)
            expect(laterOnce(urgent, due({ urgent: true, condition: null })), `${category.code} ${stage} ${condition} ${area}`).toBe(false)
          }
  })

  test('says of every minor whose it is, but for those that are nobody’s', () => {
    expect(minors.filter((one) => one.offices.length === 0).map(({ code }) => code)).toEqual(Object.keys(withoutOffice))
  })

  test('lets danger to life wait hours, not days, and utilities a day', () => {
    for (const code of ['14001', '14002', '14003', '14006', '01002', '22002']) expect(handle(code).unit, code).toMatch(/[hH]our/)
    for (const code of ['01007', '01013', '01014', '01015']) expect(handle(code), code).toEqual({ amount: 24, unit: 'hour' })
  })

  test('has the stages of an order against an unlawful building', () => {
    const building = starterCatalogue.find(({ code }) => code === '13003')!
    expect(building.milestones.map(({ code }) => code)).toEqual(['stop', 'penalty', 'demolition'])
    const limitOf = (stage: string) => building.limits.find((one) => one.stage === stage)!.limit
    expect(limitOf('m:stop')).toEqual({ amount: 4, unit: 'workHour' })
    expect(limitOf('m:penalty')).toEqual({ amount: 7, unit: 'workday' })
    expect(limitOf('m:demolition')).toEqual({ amount: 20, unit: 'workday' })
  })

  test('is light: nobody has to answer more than a question or two, and no question is compulsory', () => {
    for (const one of minors) {
      const { fields, required, taps } = burdenOf(one)
      expect(fields, one.code).toBeLessThanOrEqual(2)
      expect(required, one.code).toBe(0)
      expect(taps, one.code).toBeLessThanOrEqual(5)
    }
  })
})
