import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Polygon, Position, Shape } from '../../kernel/geometry.ts'
import { planDivision } from './plan-division.ts'
import { expectSameBoundary, expectSound, expectUncut, microgridsOf } from './tiling-check.test.ts'
import type { PlannerBuilding, PlannerDivision, PlannerInput } from './types.ts'

const metre = 1 / 111_195
const at = (e: number, n: number): Position => [Math.round((113.3 + (e * metre) / 0.765) * 1e7) / 1e7, Math.round((40.08 + n * metre) * 1e7) / 1e7]
const ringOf = (points: readonly (readonly [number, number])[]): Position[] => [...points, points[0]!].map(([e, n]) => at(e, n))
const polygon = (...rings: readonly (readonly [number, number])[][]): Polygon => ({ type: 'Polygon', coordinates: rings.map(ringOf) })
const box = (e: number, n: number, wide: number, tall: number): [number, number][] => [[e, n], [e + wide, n], [e + wide, n + tall], [e, n + tall]]
const point = (id: number, e: number, n: number, households: number): PlannerBuilding => ({ id: `b${id}`, place: { type: 'Point', coordinates: at(e, n) }, households })
const house = (id: number, e: number, n: number, wide: number, tall: number, households: number): PlannerBuilding => ({ id: `b${id}`, place: polygon(box(e, n, wide, tall)), households })

const field = polygon(box(0, 0, 600, 500))
const divide = (input: PlannerInput): PlannerDivision => {
  const made = planDivision(input)
  if (made.kind === 'refused') throw new Error(made.code)
  expectSound(made, input)
  return made
}

/** Houses in rows, as in an old quarter. */
const rows = (count: number, households: number, from = 0): PlannerBuilding[] =>
  Array.from({ length: count }, (_, i) => house(from + i, 15 + (i % 20) * 28, 15 + Math.floor(i / 20) * 30, 14, 12, households))

describe('a community that can be divided', () => {
  test('gets grids and microgrids in range, on exact borders, around whole buildings', () => {
    const input: PlannerInput = { boundary: field, buildings: rows(300, 8) }
    const made = divide(input)
    expect(made.limits).toEqual([])
    expect(made.figures.grids.inRange).toBe(made.grids.length)
    expect(made.grids.length).toBe(6)
    expect(made.figures.peopleNeeded).toBe(made.grids.length + microgridsOf(made).length)
    expectSameBoundary(made, field)
    expectUncut(made, input)
  })

  test('is divided the same way every time', () => {
    const input: PlannerInput = { boundary: field, buildings: rows(120, 9), barriers: [{ kind: 'road', weight: 1, line: [at(-10, 250), at(700, 251)] }] }
    expect(JSON.stringify(planDivision(input))).toBe(JSON.stringify(planDivision(structuredClone(input))))
  })

  test('cells keep to their side of a river', () => {
    const river = { kind: 'river' as const, weight: 5, line: [at(-20, 150), at(300, 168), at(700, 150)] }
    const buildings = rows(300, 8).filter(({ place }) => { const n = (place as Polygon).coordinates[0]![0]![1]; return n < at(0, 135)[1] || n > at(0, 180)[1] })
    const made = divide({ boundary: field, buildings, barriers: [river] })
    expect(made.figures.microgrids.crossings).toBeLessThan(60)
    expect(made.figures.microgrids.inRange).toBe(made.figures.microgrids.cells)
  })

  test('houses wall to wall are parted on their common wall', () => {
    const input: PlannerInput = { boundary: field, buildings: Array.from({ length: 40 }, (_, i) => house(i, 20 + i * 10, 200, 10, 14, 12)) }
    const made = divide(input)
    expect(made.figures.microgrids.inRange).toBe(made.figures.microgrids.cells)
    expectUncut(made, input)
  })

  test('a long building may be parted between its entrances, and only there', () => {
    const slab: PlannerBuilding = { ...house(1, 50, 200, 200, 12, 0), entrances: Array.from({ length: 10 }, (_, i) => ({ position: at(60 + i * 20, 206), households: 12 })) }
    const made = divide({ boundary: field, buildings: [slab] })
    expect(made.figures.households).toBe(120)
    expect(made.figures.microgrids).toMatchObject({ cells: 3, inRange: 3 })
  })
})

describe('what the input does not allow is said by name', () => {
  test('a building of 900 households', () => {
    const made = divide({ boundary: field, buildings: [...rows(100, 8), house(900, 300, 300, 40, 40, 900)] })
    expect(made.limits).toContainEqual({ limit: 'building-above-range', level: 'grid', atom: { building: 'b900' }, households: 900, most: 500 })
    expect(made.limits).toContainEqual({ limit: 'building-above-range', level: 'microgrid', atom: { building: 'b900' }, households: 900, most: 50 })
    expect(made.limits.filter((l) => 'level' in l && l.level === 'microgrid')).toHaveLength(1)
  })

  test('no buildings', () => {
    const made = divide({ boundary: field, buildings: [] })
    expect(made.limits).toEqual([{ limit: 'piece-without-households', piece: 0 }])
    expect(made.grids).toHaveLength(1)
  })

  test('one building', () => {
    const made = divide({ boundary: field, buildings: [point(1, 100, 100, 20)] })
    expect(made.limits.map((l) => l.limit)).toEqual(['total-not-divisible', 'total-not-divisible'])
  })

  test('all in one point', () => {
    const made = divide({ boundary: field, buildings: Array.from({ length: 50 }, (_, i) => point(i, 300, 200, 8)) })
    expect(made.grids).toHaveLength(1)
    expect(made.limits).toContainEqual(expect.objectContaining({ limit: 'buildings-in-one-place', level: 'microgrid', households: 400 }))
  })

  test('a boundary in three pieces, one of them empty', () => {
    const boundary: Shape = { type: 'MultiPolygon', coordinates: [polygon(box(0, 0, 600, 500)), polygon(box(700, 0, 100, 100)), polygon(box(900, 50, 200, 100))].map((p) => p.coordinates) }
    const made = divide({ boundary, buildings: [...rows(150, 8), point(500, 750, 50, 40)] })
    expect(made.limits).toContainEqual({ limit: 'piece-without-households', piece: 2 })
    expect(made.limits).toContainEqual(expect.objectContaining({ limit: 'total-not-divisible', level: 'grid', households: 40 }))
  })

  test('a building outside', () => {
    const made = divide({ boundary: field, buildings: [...rows(100, 8), point(700, 5000, 10, 10)] })
    expect(made.limits).toContainEqual({ limit: 'building-outside', atom: { building: 'b700' }, households: 10 })
  })

  test('a boundary with a lake in it, and one that touches itself', () => {
    divide({ boundary: polygon(box(0, 0, 600, 500), box(200, 150, 100, 100).reverse()), buildings: rows(200, 8) })
    const touching = polygon([[0, 0], [300, 0], [300, 200], [600, 200], [600, 500], [300, 500], [300, 200], [0, 200]])
    divide({ boundary: touching, buildings: rows(200, 8) })
  })
})

describe('what can’t be divided at all is refused by name', () => {
  const refusal = (input: PlannerInput): string => {
    const made = planDivision(input)
    return made.kind === 'refused' ? made.code : 'divided'
  }
  test('a boundary that crosses itself, or is none', () => {
    expect(refusal({ boundary: polygon([[0, 0], [500, 400], [500, 0], [0, 400]]), buildings: rows(20, 8) })).toBe('planner.boundary-missing')
    expect(refusal({ boundary: polygon([[0, 0], [500, 400], [500, 0], [0, 700]]), buildings: rows(20, 8) })).toBe('planner.boundary-crosses-itself')
    expect(refusal({ boundary: { type: 'Polygon', coordinates: [] }, buildings: [] })).toBe('planner.boundary-missing')
  })
  test('households that are no count, ranges that are none, a boundary as large as a province', () => {
    expect(refusal({ boundary: field, buildings: [point(1, 5, 5, -3)] })).toBe('planner.households-unknown')
    expect(refusal({ boundary: field, buildings: [], standard: { grid: { least: 500, most: 300 }, microgrid: { least: 30, most: 50 } } })).toBe('planner.standard-impossible')
    expect(refusal({ boundary: polygon(box(0, 0, 300_000, 100)), buildings: [] })).toBe('planner.too-large')
  })
  test('when it is told to stop, it stops', () => {
    const made = planDivision({ boundary: field, buildings: rows(100, 8) }, (fraction) => fraction < 0.5)
    expect(made).toEqual({ kind: 'refused', code: 'planner.cancelled', params: {} })
  })
})

describe('revising', () => {
  test('moves few households: only what brings the cells back into range', () => {
    const input: PlannerInput = { boundary: field, buildings: rows(200, 8) }
    const first = divide(input)
    const present = first.grids.map((grid, g) => ({
      id: `g${g}`, shape: grid.shape, buildings: grid.atoms.map((a) => a.building),
      microgrids: grid.microgrids.map((cell, m) => ({ id: `m${g}-${m}`, shape: cell.shape, buildings: cell.atoms.map((a) => a.building) })),
    }))
    const same = divide({ ...input, present, revise: true })
    expect(same.figures.moved).toEqual({ grid: 0, microgrid: 0 })
    expect(microgridsOf(same).every((cell) => cell.continues !== null)).toBe(true)
    // One house becomes a tower of 30: its cell overflows, the neighbours take what is too much.
    const grown = { ...input, buildings: input.buildings.map((b, i) => (i === 77 ? { ...b, households: 30 } : b)) }
    const revised = divide({ ...grown, present, revise: true })
    const anew = divide({ ...grown, present })
    expect(revised.figures.microgrids.inRange).toBe(revised.figures.microgrids.cells)
    expect(revised.figures.moved!.microgrid).toBeLessThanOrEqual(60)
    expect(revised.figures.moved!.microgrid).toBeLessThan(anew.figures.moved!.microgrid)
  })
})

describe('a grid that is kept, and a division put together by hand', () => {
  const input: PlannerInput = { boundary: field, buildings: rows(200, 8) }
  const first = divide(input)

  test('its buildings stay together while everything else is planned anew', () => {
    const present = first.grids.map((grid, g) => ({ id: `g${g}`, shape: grid.shape, keep: g === 1, buildings: grid.atoms.map((a) => a.building), microgrids: [] }))
    const made = divide({ ...input, present })
    const kept = made.grids.find((grid) => grid.continues === 'g1')!
    expect(kept.atoms.map((a) => a.building).sort()).toEqual(first.grids[1]!.atoms.map((a) => a.building).sort())
  })

  test('what was proposed and given back is drawn the same; a building dragged across changes both figures', () => {
    const assigned = first.grids.map((grid) => grid.microgrids.map((cell) => [...cell.atoms]))
    const again = divide({ ...input, assigned })
    expect(again.figures).toEqual(first.figures)
    expect(again.boundary).toEqual(first.boundary)
    const near = firstNeighbour()
    const dragged = divide({ ...input, assigned: moved(near.c, near.to, near.atom.building) })
    expect(dragged.figures.microgrids.deviation).not.toBe(first.figures.microgrids.deviation)
    function firstNeighbour(): { c: number; to: number; atom: { building: string } } {
      for (const [c, cell] of assigned[0]!.entries()) {
        for (const atom of cell.length > 1 ? cell : []) {
          for (const to of assigned[0]!.keys()) {
            if (to !== c && planDivision({ ...input, assigned: moved(c, to, atom.building) }).kind === 'division') return { c, to, atom }
          }
        }
      }
      throw new Error('no building can be dragged across')
    }
    function moved(from: number, to: number, building: string): typeof assigned {
      return assigned.map((grid, g) => (g !== 0 ? grid : grid.map((cell, c) => (c === from ? cell.filter((a) => a.building !== building) : c === to ? [...cell, { building }] : cell))))
    }
  })

  test('a cell in pieces and a building in no cell are refused by name', () => {
    const assigned = first.grids.map((grid) => grid.microgrids.map((cell) => [...cell.atoms]))
    const far = assigned.at(-1)!.at(-1)!.pop()!
    expect(planDivision({ ...input, assigned })).toMatchObject({ kind: 'refused', code: 'planner.building-unknown', params: { building: far.building } })
    assigned[0]![0]!.push(far)
    expect(planDivision({ ...input, assigned })).toMatchObject({ kind: 'refused', code: 'planner.cell-in-pieces' })
  })
})

describe('any input whatever', () => {
  const star = fc.array(fc.integer({ min: 60, max: 400 }), { minLength: 3, maxLength: 14 }).map((radii): Polygon =>
    polygon(radii.map((r, i) => [400 + r * Math.cos((2 * Math.PI * i) / radii.length), 400 + r * Math.sin((2 * Math.PI * i) / radii.length)])))
  const messy = fc.array(fc.tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 800 })), { minLength: 3, maxLength: 7 }).map((points) => polygon(points))
  const several = fc.tuple(star, fc.integer({ min: 0, max: 3 })).map(([shape, more]): Shape => ({ type: 'MultiPolygon', coordinates: [shape.coordinates, ...Array.from({ length: more }, (_, i) => polygon(box(900 + i * 150, 0, 90, 60 + i * 40)).coordinates)] }))
  const holed = star.map((shape): Shape => ({ type: 'Polygon', coordinates: [shape.coordinates[0]!, ringOf(box(385, 385, 30, 30).reverse())] }))
  const place = fc.oneof(fc.integer({ min: -50, max: 1300 }), fc.constantFrom(400, 400, 420))
  const building = fc.oneof(
    fc.tuple(place, place, fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom(30, 48, 130, 900))).map(([e, n, h]) => point(0, e, n, h)),
    fc.tuple(place, place, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 60 })).map(([e, n, w, t, h]) => house(0, e, n, w, t, h)),
    fc.tuple(place, place, fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 5 })).map(([e, n, hs]) => ({ ...house(0, e, n, 60, 12, 1), entrances: hs.map((households, i) => ({ position: at(e + 6 + i * 12, n + 6), households })) })),
  )
  const barrier = fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 5 }).map((line) => ({ kind: 'river' as const, weight: 3, line: line.map(([e, n]) => at(e, n)) }))

  test('ends in a sound division or a named refusal', () => {
    fc.assert(
      fc.property(fc.oneof(star, messy, several, holed), fc.array(building, { maxLength: 60 }), fc.array(barrier, { maxLength: 3 }), (boundary, list, barriers) => {
        const input: PlannerInput = { boundary, buildings: list.map((b, i) => ({ ...b, id: `b${i}` })), barriers }
        const made = planDivision(input)
        if (made.kind === 'refused') {
          expect(made.code).toMatch(/^planner\.(boundary-missing|boundary-crosses-itself|too-narrow)$/)
          return
        }
        expectSound(made, input)
        expectSameBoundary(made, boundary)
      }),
      { numRuns: 150, seed: 5 },
    )
  })
})
