import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toDegrees, type Position, type Ring, type Shape } from '../kernel/geometry.ts'
import { buildLocator, type LocatorCell } from './locate.ts'

type Spot = readonly [number, number]
const ringOf = (spots: readonly Spot[]): Ring => [...spots, spots[0]!].map(([x, y]): Position => [toDegrees(x), toDegrees(y)])
const polygon = (...rings: (readonly Spot[])[]): Shape => ({ type: 'Polygon', coordinates: rings.map(ringOf) })
const square = (x: number, y: number, side: number): Spot[] => [[x, y], [x + side, y], [x + side, y + side], [x, y + side]]

/** The plain way, in whole numbers without limit: every polygon, every edge, the border rule of the kernel. */
function scan(cells: readonly { id: number; rings: (readonly Spot[])[] }[], x: number, y: number): number | undefined {
  const at = [BigInt(x), BigInt(y)] as const
  for (const { id, rings } of cells) {
    let odd = false
    for (const ring of rings) {
      ring.forEach((p, i) => {
        const q = ring[(i + 1) % ring.length]!
        const [low, high] = p[1] < q[1] ? [p, q] : [q, p]
        if (!(low[1] <= y && y < high[1])) return
        const east = (BigInt(high[0]) - BigInt(low[0])) * (at[1] - BigInt(low[1])) - (at[0] - BigInt(low[0])) * (BigInt(high[1]) - BigInt(low[1]))
        if (east >= 0n) odd = !odd
      })
    }
    if (odd) return id
  }
  return undefined
}

/** A crooked net: rows and columns of quadrilaterals with moved corners, around Datong. */
const crookedNet = fc
  .record({ columns: fc.integer({ min: 1, max: 7 }), rows: fc.integer({ min: 1, max: 7 }), step: fc.integer({ min: 6, max: 4_000 }), moves: fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 64, maxLength: 64 }) })
  .map(({ columns, rows, step, moves }) => {
    const corner = (i: number, j: number): Spot => {
      const [mx, my] = moves[j * 8 + i]!
      return [1_133_000_000 + i * step + Math.floor((mx * step) / 2500), 400_850_000 + j * step + Math.floor((my * step) / 2500)]
    }
    const cells = []
    for (let j = 0; j < rows; j++) for (let i = 0; i < columns; i++) {
      cells.push({ id: j * columns + i + 1, rings: [[corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)]] })
    }
    return { cells, columns, rows, step }
  })

const asCells = (cells: readonly { id: number; rings: (readonly Spot[])[] }[]): LocatorCell[] => cells.map(({ id, rings }) => ({ id, geometry: polygon(...rings) }))

describe('locating a place in its microgrid', () => {
  test('finds the same cell as a plain look at every polygon, for any net and any place in or around it', () => {
    fc.assert(fc.property(crookedNet, fc.array(fc.tuple(fc.double({ min: -0.2, max: 1.2, noNaN: true }), fc.double({ min: -0.2, max: 1.2, noNaN: true })), { minLength: 40, maxLength: 40 }), (net, shares) => {
      const locator = buildLocator(asCells(net.cells))
      for (const [sx, sy] of shares) {
        const x = 1_133_000_000 + Math.round(sx * net.columns * net.step)
        const y = 400_850_000 + Math.round(sy * net.rows * net.step)
        expect(locator.locate(toDegrees(x), toDegrees(y))).toBe(scan(net.cells, x, y))
      }
    }), { numRuns: 300 })
  })

  test('gives every corner and border point inside a net to exactly one cell', () => {
    fc.assert(fc.property(crookedNet, (net) => {
      const shapes = asCells(net.cells)
      const locator = buildLocator(shapes)
      const alone = shapes.map((cell) => buildLocator([cell]))
      const outline = new Set<string>()
      for (const { id, rings } of net.cells) {
        const [column, row] = [(id - 1) % net.columns, Math.floor((id - 1) / net.columns)]
        if (column === 0 || row === 0 || column === net.columns - 1 || row === net.rows - 1) for (const p of rings[0]!) outline.add(p.join())
      }
      for (const { rings } of net.cells) {
        rings[0]!.forEach((p, i) => {
          const q = rings[0]![(i + 1) % 4]!
          for (const [x, y] of [p, [Math.round((p[0] + q[0]) / 2), Math.round((p[1] + q[1]) / 2)]] as Spot[]) {
            const holders = alone.flatMap((l) => l.locate(toDegrees(x), toDegrees(y)) ?? [])
            if (!outline.has(p.join()) && !outline.has(q.join())) expect(holders).toHaveLength(1)
            expect(holders.length).toBeLessThanOrEqual(1)
            expect(locator.locate(toDegrees(x), toDegrees(y))).toBe(holders[0])
          }
        })
      }
    }), { numRuns: 200 })
  })

  test('knows that a courtyard is not part of the cell around it, and finds the cell inside it', () => {
    const cells = [
      { id: 1, rings: [square(1_133_000_000, 400_000_000, 3_000), [...square(1_133_001_000, 400_001_000, 1_000)].reverse()] },
      { id: 2, rings: [square(1_133_001_000, 400_001_000, 1_000)] },
    ]
    const locator = buildLocator(asCells(cells))
    for (let x = 0; x < 3_000; x += 37) for (let y = 0; y < 3_000; y += 41) {
      const inner = x > 1_000 && x <= 2_000 && y >= 1_000 && y < 2_000
      if (x > 0) expect(locator.locate(toDegrees(1_133_000_000 + x), toDegrees(400_000_000 + y))).toBe(inner ? 2 : 1)
    }
    expect(buildLocator(asCells(cells.slice(0, 1))).locate(113.30015, 40.00015)).toBeUndefined()
  })

  test('finds a cell of several pieces in each of them and not between', () => {
    const shape: Shape = { type: 'MultiPolygon', coordinates: [[ringOf(square(1_133_000_000, 400_000_000, 1_000))], [ringOf(square(1_133_005_000, 400_000_000, 1_000))]] }
    const locator = buildLocator([{ id: 9, geometry: shape }])
    expect(locator.locate(113.30005, 40.00005)).toBe(9)
    expect(locator.locate(113.30055, 40.00005)).toBe(9)
    expect(locator.locate(113.3003, 40.00005)).toBeUndefined()
  })

  test('takes the first of two cells that overlap', () => {
    const a = { id: 5, geometry: polygon(square(1_133_000_000, 400_000_000, 2_000)) }
    const b = { id: 6, geometry: polygon(square(1_133_001_000, 400_000_000, 2_000)) }
    expect(buildLocator([a, b]).locate(113.30015, 40.0001)).toBe(5)
    expect(buildLocator([b, a]).locate(113.30015, 40.0001)).toBe(6)
  })

  test('answers nothing for places far away, for no number and for an empty net', () => {
    const locator = buildLocator([{ id: 1, geometry: polygon(square(1_133_000_000, 400_000_000, 2_000)) }])
    for (const [lng, lat] of [[0, 0], [-180, -90], [180, 90], [NaN, 40], [113.3, NaN], [Infinity, 40]] as const) expect(locator.locate(lng, lat)).toBeUndefined()
    expect(buildLocator([]).locate(113.3, 40)).toBeUndefined()
  })
})
