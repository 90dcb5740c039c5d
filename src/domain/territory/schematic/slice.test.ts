import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areaOf } from './figure.ts'
import { groundAround } from './ground.ts'
import { borderOf, edgesAround, meshOf, twin, type Mesh } from './mesh.ts'
import { seeded, shareOut } from '../../kernel/seeded.ts'
import { figureOf, slice } from './slice.ts'

const ground = groundAround([113.3, 40.085])
const even = { density: () => 1, bend: 0.03, turn: 0.05 }

/** Two fields side by side, some hundred metres each, with crooked corners. */
const fields = fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 12, maxLength: 12 }).map((m): Mesh => {
  const spots = [[0, 0], [500, 0], [1000, 0], [1000, 600], [500, 600], [0, 600]].map(([e, n], i) => ground.stepsOf(e! + m[2 * i]!, n! + m[2 * i + 1]!))
  return meshOf(spots.map((s) => s[0]), spots.map((s) => s[1]), [[0, 1, 4, 5], [1, 2, 3, 4]])
})

/** Exactly twice a face's area in square steps. */
const stepsArea = (mesh: Mesh, corners: readonly number[]): bigint =>
  corners.reduce((sum, a, i) => {
    const b = corners[(i + 1) % corners.length]!
    return sum + BigInt(mesh.x[a]!) * BigInt(mesh.y[b]!) - BigInt(mesh.x[b]!) * BigInt(mesh.y[a]!)
  }, 0n)

describe('cutting a schematic map', () => {
  test('gives every need a cell of its own and loses not a square step, whatever the field and the number of cells', () => {
    fc.assert(fc.property(fields, fc.integer({ min: 1, max: 60 }), fc.integer(), (mesh, count, seed) => {
      const owner = new Map<number, number>()
      for (const face of [0, 1]) {
        const needs = Array.from({ length: count }, (_, i) => ({ weight: 1 + (i % 3) / 4, i }))
        const given = new Set<number>()
        slice(mesh, ground, face, needs, even, seeded(seed), (need, cell) => {
          given.add(need.i)
          owner.set(cell, face)
        })
        expect(given.size).toBe(count)
      }
      expect(owner.size).toBe(2 * count)
      expect(mesh.edgeOf).toHaveLength(2 * count)
      for (const face of [0, 1]) {
        const cells = [...owner].filter(([, o]) => o === face).map(([cell]) => cell)
        const border = borderOf(mesh, (f) => owner.get(f)!, face, cells[0]!)
        const sum = cells.reduce((s, cell) => s + stepsArea(mesh, edgesAround(mesh, cell).map((h) => mesh.origin[h]!)), 0n)
        expect(sum).toBe(stepsArea(mesh, border))
      }
      mesh.origin.forEach((corner, h) => {
        expect(mesh.origin[mesh.next[h]!]).toBe(mesh.origin[twin(h)])
        expect(mesh.origin[mesh.next[mesh.prev[h]!]!]).toBe(corner)
        expect(mesh.face[mesh.next[h]!]).toBe(mesh.face[h])
      })
    }), { numRuns: 60 })
  })

  test('gives room by weight where the land is even', () => {
    const mesh = meshOf(...square(600))
    const areas = new Map<number, number>()
    const needs = [1, 2, 3, 4].map((weight) => ({ weight }))
    slice(mesh, ground, 0, needs, { density: () => 1, bend: 0, turn: 0 }, seeded(1), ({ weight }, cell) => areas.set(weight, areaOf(figureOf(mesh, ground, cell))))
    for (const [weight, area] of areas) expect(Math.abs(area / 36_000 / weight - 1)).toBeLessThan(0.15)
  })

  test('makes cells smaller where more people live', () => {
    const mesh = meshOf(...square(2000))
    const cells: { east: number; area: number }[] = []
    slice(mesh, ground, 0, Array.from({ length: 64 }, () => ({ weight: 1 })), { ...even, density: (e) => 1 / (200 + e) }, seeded(3), (_, cell) => {
      const f = figureOf(mesh, ground, cell)
      cells.push({ east: f.filter((_, i) => i % 2 === 0).reduce((a, b) => a + b, 0) / (f.length / 2), area: areaOf(f) })
    })
    const mean = (list: typeof cells): number => list.reduce((sum, c) => sum + c.area, 0) / list.length
    cells.sort((a, b) => a.east - b.east)
    expect(mean(cells.slice(-16))).toBeGreaterThan(2 * mean(cells.slice(0, 16)))
  })

  test('shares a whole number out by weight without losing one', () => {
    fc.assert(fc.property(fc.integer({ min: 100, max: 9999 }), fc.array(fc.double({ min: 0.01, max: 9, noNaN: true }), { minLength: 1, maxLength: 50 }), (total, weights) => {
      const parts = shareOut(total, weights, 2)
      expect(parts.reduce((a, b) => a + b, 0)).toBe(total)
      expect(Math.min(...parts)).toBeGreaterThanOrEqual(2)
    }))
    expect(() => shareOut(5, [1, 1, 1], 2)).toThrow('cannot share')
  })
})

function square(side: number): [number[], number[], number[][]] {
  const spots = [[0, 0], [side, 0], [side, side], [0, side]].map(([e, n]) => ground.stepsOf(e!, n!))
  return [spots.map((s) => s[0]), spots.map((s) => s[1]), [[0, 1, 2, 3]]]
}
