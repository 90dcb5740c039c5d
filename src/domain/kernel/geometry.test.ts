import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boxOf, metresBetween, ringArea2, shapeArea2, toDegrees, toSteps, type Position, type Ring, type Shape } from './geometry.ts'
import { holdsPoint, insidePoint } from './geometry-inside.ts'

const ring = (...spots: [number, number][]): Ring => [...spots, spots[0]!].map(([x, y]): Position => [toDegrees(1_133_000_000 + x), toDegrees(400_000_000 + y)])
const at = (x: number, y: number): Position => [toDegrees(1_133_000_000 + x), toDegrees(400_000_000 + y)]
const square = (x: number, y: number, side: number): [number, number][] => [[x, y], [x + side, y], [x + side, y + side], [x, y + side]]

describe('shapes on the ground', () => {
  test('degrees keep their whole steps of 1e-7 there and back', () => {
    fc.assert(fc.property(fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }), (steps) => toSteps(toDegrees(steps)) === steps))
  })

  test('areas are exact, positive when a ring runs counter-clockwise, and holes are taken off', () => {
    expect(ringArea2(ring(...square(0, 0, 1001)))).toBe(2 * 1001 * 1001)
    expect(ringArea2([...ring(...square(0, 0, 1001))].reverse())).toBe(-2 * 1001 * 1001)
    expect(shapeArea2({ type: 'Polygon', coordinates: [ring(...square(0, 0, 100)), ring(...square(10, 10, 10))] })).toBe(2 * (10_000 - 100))
    expect(shapeArea2({ type: 'MultiPolygon', coordinates: [[ring(...square(0, 0, 10))], [ring(...square(50, 0, 10))]] })).toBe(400)
  })

  test('a box holds the whole of a shape', () => {
    expect(boxOf({ type: 'Polygon', coordinates: [ring([0, 0], [300, -20], [100, 500])] })).toEqual([...at(0, -20), ...at(300, 500)])
  })

  test('two places a degree of latitude apart are 111.2 km apart, and a place is no distance from itself', () => {
    expect(metresBetween([113.3, 40], [113.3, 41])).toBeCloseTo(111_195, -1)
    expect(metresBetween([113.3, 40], [113.3, 40])).toBe(0)
    expect(metresBetween([113.3, 40], [113.31, 40])).toBeCloseTo(851.8, 0)
  })

  test('of two squares side by side exactly one holds each point of their common side', () => {
    const west: Shape = { type: 'Polygon', coordinates: [ring(...square(0, 0, 100))] }
    const east: Shape = { type: 'Polygon', coordinates: [ring(...square(100, 0, 100))] }
    for (let y = 0; y < 100; y++) expect([west, east].filter((s) => holdsPoint(s, at(100, y)))).toEqual([west])
  })

  test('a label stands inside the shape, also when its middle is not in it', () => {
    const hook: Shape = { type: 'Polygon', coordinates: [ring([0, 0], [1000, 0], [1000, 1000], [900, 1000], [900, 100], [100, 100], [100, 1000], [0, 1000])] }
    expect(holdsPoint(hook, insidePoint(hook))).toBe(true)
    const frame: Shape = { type: 'Polygon', coordinates: [ring(...square(0, 0, 1000)), ring(...square(200, 200, 600))] }
    expect(holdsPoint(frame, insidePoint(frame))).toBe(true)
    const pieces: Shape = { type: 'MultiPolygon', coordinates: [[ring(...square(0, 0, 10))], [ring(...square(500, 0, 100))]] }
    const [lng, lat] = insidePoint(pieces)
    expect(toSteps(lng) - 1_133_000_000).toBeGreaterThan(500)
    expect(toSteps(lat) - 400_000_000).toBeGreaterThan(0)
  })

  test('a label stands inside any star-shaped figure', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 200, max: 5000 }), { minLength: 3, maxLength: 24 }), (reaches) => {
      const spots = reaches.map((r, i): [number, number] => {
        const a = (2 * Math.PI * i) / reaches.length
        return [Math.round(r * Math.cos(a)), Math.round(r * Math.sin(a))]
      })
      const shape: Shape = { type: 'Polygon', coordinates: [ring(...spots)] }
      return holdsPoint(shape, insidePoint(shape))
    }))
  })
})
