// The geometry of the standard: right tilings are known by their edges, wrong ones are named with the place.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Polygon, Position, Shape } from '../../kernel/geometry.ts'
import { checkManning, checkNet, checkShapes, defaultStandard, type ShapedUnit } from './check-standard.ts'
import { checkTiling } from './check-tiling.ts'
import { coversExactly } from './exact-cover.ts'

/** In steps of a ten-thousandth degree from a corner of the map: about eleven metres. */
const at = (x: number, y: number): Position => [113 + x / 10_000, 40 + y / 10_000]
const ring = (...points: [number, number][]): Polygon => ({ type: 'Polygon', coordinates: [[...points, points[0]!].map(([x, y]) => at(x, y))] })
const box = (w: number, s: number, e: number, n: number): Polygon => ring([w, s], [e, s], [e, n], [w, n])

describe('an exact cover', () => {
  test('is known whether corners of one side are missing on the other, whichever way rings run', () => {
    const whole = box(0, 0, 100, 100)
    expect(coversExactly(whole, [box(0, 0, 50, 50), box(50, 0, 100, 50), box(0, 50, 100, 100)])).toBe(true)
    const turned: Polygon = { type: 'Polygon', coordinates: [[...box(0, 50, 100, 100).coordinates[0]!].reverse()] }
    expect(coversExactly(whole, [box(0, 0, 50, 50), box(50, 0, 100, 50), turned])).toBe(true)
    expect(coversExactly(whole, [ring([0, 0], [100, 0], [0, 100]), ring([100, 0], [100, 100], [50, 50]), ring([100, 100], [0, 100], [50, 50])])).toBe(true)
  })

  test('is not where a step is missing, something lies twice or beyond', () => {
    const whole = box(0, 0, 100, 100)
    expect(coversExactly(whole, [box(0, 0, 50, 100), box(50.01, 0, 100, 100)])).toBe(false)
    expect(coversExactly(whole, [box(0, 0, 60, 100), box(50, 0, 100, 100)])).toBe(false)
    expect(coversExactly(whole, [box(0, 0, 50, 100), box(50, 0, 120, 100)])).toBe(false)
    expect(coversExactly(whole, [whole, whole])).toBe(false)
    expect(coversExactly(whole, [])).toBe(false)
  })

  test('knows holes that are filled and several pieces', () => {
    const hole: Shape = { type: 'Polygon', coordinates: [box(0, 0, 100, 100).coordinates[0]!, box(40, 40, 60, 60).coordinates[0]!] }
    expect(coversExactly(box(0, 0, 100, 100), [hole, box(40, 40, 60, 60)])).toBe(true)
    expect(coversExactly(box(0, 0, 100, 100), [hole])).toBe(false)
    const two: Shape = { type: 'MultiPolygon', coordinates: [box(0, 0, 30, 100).coordinates, box(60, 0, 100, 100).coordinates] }
    expect(coversExactly(box(0, 0, 100, 100), [two, box(30, 0, 60, 100)])).toBe(true)
  })

  test('holds for any cut into boxes, and no longer when one of them is moved', () => {
    const cuts = fc.array(fc.tuple(fc.nat(), fc.boolean(), fc.double({ min: 0.1, max: 0.9, noNaN: true })), { minLength: 1, maxLength: 30 })
    fc.assert(fc.property(cuts, fc.nat(), (list, which) => {
      const boxes: [number, number, number, number][] = [[0, 0, 1_000, 1_000]]
      for (const [n, across, part] of list) {
        const [w, s, e, north] = boxes[n % boxes.length]!
        const cut = Math.round(across ? w + (e - w) * part : s + (north - s) * part)
        if (across ? cut <= w || cut >= e : cut <= s || cut >= north) continue
        boxes.splice(n % boxes.length, 1, ...(across ? [[w, s, cut, north], [cut, s, e, north]] : [[w, s, e, cut], [w, cut, e, north]]) as [number, number, number, number][])
      }
      const shapes = boxes.map((one) => box(...one))
      expect(coversExactly(box(0, 0, 1_000, 1_000), shapes)).toBe(true)
      const [w, s, e, n] = boxes[which % boxes.length]!
      expect(coversExactly(box(0, 0, 1_000, 1_000), shapes.map((shape, i) => (i === which % boxes.length ? box(w + 0.01, s, e + 0.01, n) : shape)))).toBe(false)
    }))
  })
})

describe('a wrong tiling', () => {
  const parent = { id: 'p', shape: box(0, 0, 100, 100) }

  test('names the two that overlap, how much and where', () => {
    const found = checkTiling(parent, [{ id: 'a', shape: box(0, 0, 60, 100) }, { id: 'b', shape: box(50, 0, 100, 100) }])
    expect(found).toMatchObject([{ rule: 'overlap', unit: 'b', other: 'a' }])
    expect(found[0]!.squareMetres).toBeGreaterThan(90_000)
    expect(found[0]!.place[0]).toBeCloseTo(113.0055, 6)
  })

  test('names each place of the parent that belongs to none', () => {
    const found = checkTiling(parent, [{ id: 'a', shape: box(0, 0, 40, 100) }, { id: 'b', shape: box(50, 0, 90, 100) }])
    expect(found.map(({ rule, unit }) => [rule, unit])).toEqual([['gap', 'p'], ['gap', 'p']])
  })

  test('names what reaches beyond the parent, and lets slivers below the slack be', () => {
    expect(checkTiling(parent, [{ id: 'a', shape: box(0, 0, 100, 110) }])).toMatchObject([{ rule: 'outside-parent', unit: 'a', other: 'p' }])
    expect(checkTiling(parent, [{ id: 'a', shape: box(0, 0, 100, 99.999) }], 100)).toEqual([])
    expect(checkTiling(parent, [{ id: 'a', shape: box(0, 0, 100, 99.999) }], 1)).toMatchObject([{ rule: 'gap' }])
  })

  test('says of a special site that an ordinary cell covers it too', () => {
    const unit = (id: string, level: 'grid' | 'microgrid', shape: Shape, special: string | null = null): ShapedUnit<string> => ({ id, level, parentId: level === 'grid' ? null : 'g', households: 40, special, shape })
    const grid = unit('g', 'grid', box(0, 0, 100, 100))
    const cells = [unit('cell', 'microgrid', box(0, 0, 100, 100)), unit('market', 'microgrid', box(20, 20, 30, 30), 'market')]
    expect(checkShapes(grid, cells)).toMatchObject([{ rule: 'special-in-ordinary', unit: 'market', other: 'cell' }])
    const apart = [...checkNet([grid, ...cells], { ...defaultStandard, specialApart: true })].flat().filter(({ rule }) => rule === 'special-in-ordinary')
    expect(apart).toHaveLength(2)
    expect(checkShapes(grid, [{ ...cells[0]!, shape: null }])).toMatchObject([{ rule: 'without-shape', unit: 'cell' }, { rule: 'gap', unit: 'g' }].slice(0, 1))
    expect(checkManning(cells, new Set(['market']))).toEqual([{ unit: 'cell', rule: 'without-person' }])
  })
})
