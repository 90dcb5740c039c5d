// Overlay of shapes: exact where they are exact, sound whatever comes, and flaws named with their place.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shapeArea2, toDegrees, type Position, type Ring, type Shape } from './geometry.ts'
import { areaOf, differenceOf, findFlaw, intersectionOf, likeness, mendShape, sharedArea, unionOf } from './overlay.ts'

/** In steps around a place in 大同. */
const at = (x: number, y: number): Position => [toDegrees(1_133_000_000 + x), toDegrees(400_800_000 + y)]
const ring = (...points: [number, number][]): Ring => [...points, points[0]!].map(([x, y]) => at(x, y))
const polygon = (...rings: Ring[]): Shape => ({ type: 'Polygon', coordinates: rings })
const square = (x: number, y: number, side: number): Shape => polygon(ring([x, y], [x + side, y], [x + side, y + side], [x, y + side]))
const area = (shape: Shape | null): number => (shape === null ? 0 : shapeArea2(shape) / 2)

describe('two squares', () => {
  const a = square(0, 0, 1000)
  const b = square(600, 0, 1000)
  it('share, make together and leave what they should, to the step', () => {
    expect(area(intersectionOf(a, b))).toBe(400_000)
    expect(area(unionOf([a, b]))).toBe(1_600_000)
    expect(area(differenceOf(a, b))).toBe(600_000)
    expect(likeness(a, b)).toBeCloseTo(0.25, 9)
    expect(sharedArea(a, a)).toBeCloseTo(areaOf(a), 9)
  })

  it('that only touch share nothing and make one', () => {
    const c = square(1000, 0, 1000)
    expect(intersectionOf(a, c)).toBeNull()
    expect(area(differenceOf(a, c))).toBe(area(a))
    expect(unionOf([a, c])).toMatchObject({ type: 'Polygon' })
    expect(area(unionOf([a, c]))).toBe(2_000_000)
    expect(unionOf([a, square(5000, 0, 10)])).toMatchObject({ type: 'MultiPolygon' })
  })

  it('of which one lies in the other leave a hole', () => {
    const rest = differenceOf(a, square(200, 200, 100))
    expect(rest!.coordinates).toHaveLength(2)
    expect(area(rest)).toBe(990_000)
    expect(differenceOf(square(200, 200, 100), a)).toBeNull()
    expect(unionOf([])).toBeNull()
  })

  it('measure what a surveyor would: about 9.5 m by 11.1 m are 106 m²', () => {
    expect(areaOf(square(0, 0, 1000))).toBeCloseTo(11.12 * 11.12 * Math.cos((40.08 * Math.PI) / 180), 0)
  })
})

describe('a flaw', () => {
  it.each<[string, Shape, string]>([
    ['a bow tie', polygon(ring([0, 0], [100, 100], [100, 0], [0, 100])), 'self-crossing'],
    ['a hole outside', polygon(ring([0, 0], [100, 0], [100, 100], [0, 100]), ring([200, 200], [300, 200], [300, 300])), 'hole-outside'],
    ['a hole in a hole', polygon(ring([0, 0], [100, 0], [100, 100], [0, 100]), ring([10, 10], [90, 10], [90, 90], [10, 90]), ring([20, 20], [30, 20], [30, 30])), 'nested-holes'],
    ['a part inside a part', { type: 'MultiPolygon', coordinates: [square(0, 0, 100), square(10, 10, 20)].map((one) => one.coordinates as Ring[]) }, 'nested-parts'],
    ['an open ring', polygon([at(0, 0), at(10, 0), at(10, 10), at(0, 10)]), 'ring-open'],
    ['two points', polygon(ring([0, 0], [10, 0])), 'too-few-points'],
    ['no coordinate', polygon([at(0, 0), [Number.NaN, 40], at(10, 10), at(0, 0)]), 'no-coordinate'],
    ['nothing', { type: 'MultiPolygon', coordinates: [] }, 'empty'],
    ['no ring', polygon(), 'empty'],
    ['a line there and back', polygon(ring([0, 0], [50, 0], [100, 0], [50, 0])), 'too-few-points|self-crossing|empty|self-touching'],
  ])('%s is named', (_, shape, reason) => expect(findFlaw(shape)?.reason).toMatch(new RegExp(`^(${reason})$`)))

  it('has a place', () => expect(findFlaw(polygon(ring([0, 0], [100, 100], [100, 0], [0, 100])))!.at).toEqual(at(50, 50)))
  it('is not found in what is sound', () => expect(findFlaw(polygon(ring([0, 0], [0, 100], [100, 100], [100, 0]), ring([10, 10], [20, 10], [20, 20])))).toBeUndefined())
})

describe('mending', () => {
  it('keeps both halves of a bow tie', () => {
    const mended = mendShape(polygon(ring([0, 0], [100, 100], [100, 0], [0, 100])))
    expect(area(mended)).toBe(5_000)
    expect(mended).toMatchObject({ type: 'MultiPolygon' })
  })

  it('closes what is open, drops repeated points, joins parts that overlap', () => {
    expect(area(mendShape(polygon([at(0, 0), at(10, 0), at(10, 0), at(10, 10), at(0, 10)])))).toBe(100)
    const overlapping: Shape = { type: 'MultiPolygon', coordinates: [square(0, 0, 100), square(50, 0, 100)].map((one) => one.coordinates as Ring[]) }
    expect(area(mendShape(overlapping))).toBe(15_000)
  })

  it('gives nothing where there is nothing', () => {
    expect(mendShape(polygon(ring([0, 0], [50, 0], [100, 0], [50, 0])))).toBeNull()
    expect(mendShape({ type: 'MultiPolygon', coordinates: [] })).toBeNull()
  })

  it('leaves the sound alone', () => {
    const shape = square(0, 0, 100)
    expect(mendShape(shape)).toBe(shape)
  })
})

describe('whatever is drawn', () => {
  const point = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
  const scribble = fc.array(point, { minLength: 3, maxLength: 9 }).map((points) => polygon(ring(...points)))

  it('is sound once it is mended', () => {
    fc.assert(fc.property(scribble, (shape) => {
      const mended = mendShape(shape)
      if (mended !== null) expect(findFlaw(mended)).toBeUndefined()
    }), { numRuns: 150 })
  })

  it('falls into what is shared and what is left, nearly to the step', () => {
    const large = scribble.map((shape): Shape => ({ type: 'Polygon', coordinates: (shape.coordinates as Ring[]).map((one) => one.map(([lng, lat]): Position => [113.3 + (lng - 113.3) * 1000, 40.08 + (lat - 40.08) * 1000])) }))
    fc.assert(fc.property(large, large, (first, second) => {
      const [a, b] = [mendShape(first), mendShape(second)]
      if (a === null || b === null) return
      const parts = [intersectionOf(a, b), differenceOf(a, b)]
      for (const part of parts) if (part !== null) expect(findFlaw(part)).toBeUndefined()
      // Every corner may move half a step along an edge of up to 85,000.
      expect(Math.abs(area(parts[0]!) + area(parts[1]!) - area(a))).toBeLessThan(1_500_000)
      expect(area(unionOf([a, b])) - area(a) - area(b) + area(parts[0]!)).toBeLessThan(1_500_000)
    }), { numRuns: 150 })
  })
})
