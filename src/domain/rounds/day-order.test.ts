// In which order a day is gone through: urgent first from where one is, and why; the rest on the way.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOrder, pressing, pressingOf, yellowOfWindow, type DayStop } from './day-order.ts'
import { apart, walkingOrder, type Point } from './walking-order.ts'

const now = 1_000_000
type Stop = DayStop<string>
const stop = (thing: string, at: Point | null, more: Partial<Stop> = {}): Stop => ({ thing, at, urgent: false, yellowAt: null, dueAt: null, ...more })
const shown = (stops: readonly Stop[], here: Point | null): string => dayOrder(stops, here, now).map(({ why, stops: group }) => `${why}:${group.join('')}`).join(' ')

const day = [stop('a', [113.3, 40.1]), stop('b', [113.31, 40.1]), stop('c', [113.32, 40.1])]

describe('the order of a day', () => {
  test('goes on from where somebody is', () => {
    expect(shown(day, [113.33, 40.1])).toBe('rest:cba')
    expect(shown(day, [113.3, 40.1])).toBe('rest:abc')
  })

  test('puts what is urgent first, however far, and walks the rest from there', () => {
    expect(shown([...day, stop('U', [113.35, 40.1], { urgent: true })], [113.3, 40.1])).toBe('urgent:U rest:cba')
  })

  test('goes to the nearer of two urgent ones first, from where somebody is', () => {
    const two = [stop('far', [113.4, 40.1], { urgent: true, dueAt: now + 1 }), stop('near', [113.31, 40.1], { urgent: true, dueAt: now + 9 })]
    expect(dayOrder(two, [113.3, 40.1], now)[0]!.stops).toEqual(['near', 'far'])
    // without a position, what is due first is gone to first
    expect(dayOrder(two, null, now)[0]!.stops).toEqual(['far', 'near'])
  })

  test('then what is late, what is about to be, and the rest, and says which is which', () => {
    expect(shown([stop('r', [113.3, 40.1]), stop('l', [113.3, 40.1], { dueAt: now - 1, yellowAt: 0 }), stop('s', [113.3, 40.1], { dueAt: now + 1, yellowAt: now }), stop('U', null, { urgent: true, dueAt: now - 1 })], null)).toBe('urgent:U late:l soon:s rest:r')
    expect(pressingOf({ urgent: false, yellowAt: now + 1, dueAt: now + 2 }, now)).toBe('rest')
  })

  test('a window is about to close in its last fifth', () => {
    expect(yellowOfWindow(0, 1_000)).toBe(800)
  })

  test('keeps everything once, in groups of rising patience', () => {
    const stops = fc.array(fc.record({ lng: fc.integer({ min: 0, max: 50 }), lat: fc.integer({ min: 0, max: 50 }), placed: fc.boolean(), urgent: fc.boolean(), dueAt: fc.option(fc.integer({ min: now - 5, max: now + 5 })) }), { maxLength: 14 })
    fc.assert(fc.property(stops, fc.boolean(), (some, here) => {
      const list = some.map(({ lng, lat, placed, urgent, dueAt }, n) => stop(`${n},`, placed ? [113 + lng / 1000, 40 + lat / 1000] : null, { urgent, dueAt, yellowAt: dueAt === null ? null : dueAt - 3 }))
      const order = dayOrder(list, here ? [113.02, 40.02] : null, now)
      expect(order.flatMap(({ stops: group }) => group).sort()).toEqual(list.map(({ thing }) => thing).sort())
      const ranks = order.map(({ why }) => pressing.indexOf(why))
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
    }))
  })
})

const point = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 })).map(([x, y]): Point => [113 + x / 10_000, 40 + y / 10_000])
const lengthOf = (way: readonly Point[], from: Point): number => way.reduce(({ sum, at }, next) => ({ sum: sum + apart(at, next), at: next }), { sum: 0, at: from }).sum
const permutations = <T>(list: readonly T[]): T[][] => (list.length <= 1 ? [[...list]] : list.flatMap((one, n) => permutations([...list.slice(0, n), ...list.slice(n + 1)]).map((rest) => [one, ...rest])))

describe('the way', () => {
  test('is straightened where going to the nearest each time crosses itself', () => {
    // nearest first goes 1, 2, then all the way back for 3
    const places: Point[] = [[113.301, 40], [113.297, 40], [113.31, 40]]
    expect(walkingOrder(places, (at) => at, [113.3, 40])).toEqual([[113.297, 40], [113.301, 40], [113.31, 40]])
  })

  test('of a handful of places is at most a tenth longer than the best there is, and always the same', () => {
    let [walked, best] = [0, 0]
    fc.assert(fc.property(fc.array(point, { minLength: 1, maxLength: 6 }), point, (places, here) => {
      const way = walkingOrder(places, (at) => at, here)
      expect(walkingOrder(places, (at) => at, here)).toEqual(way)
      expect([...way].sort()).toEqual([...places].sort())
      walked += lengthOf(way, here)
      best += Math.min(...permutations(places).map((one) => lengthOf(one, here)))
    }), { numRuns: 150, seed: 7 })
    expect(walked / best).toBeLessThan(1.1)
  })
})
