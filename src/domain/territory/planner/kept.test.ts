import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { polygonsOf, shapeArea2, toSteps, type Polygon, type Position, type Shape } from '../../kernel/geometry.ts'
import { planDivision } from './plan-division.ts'
import { cancelled, edgesOf, expectSameBoundary, expectSound, microgridsOf } from './tiling-check.test.ts'
import type { PlannerBuilding, PlannerDivision, PlannerInput, PresentGrid } from './types.ts'

const metre = 1 / 111_195
const round = (n: number): number => Math.round(n * 1e7) / 1e7

/** Twelve blocks, four by three, each of two microgrids side by side; `skew` leans the whole lattice. */
const lattice = (skew: number) => {
  const at = (e: number, n: number): Position => [round(113.3 + ((e + skew * n) * metre) / 0.765), round(40.08 + (n + 0.7 * skew * e) * metre)]
  const ring = (...points: readonly (readonly [number, number])[]): Polygon => ({ type: 'Polygon', coordinates: [[...points, points[0]!].map(([e, n]) => at(e, n))] })
  const around: [number, number][] = []
  for (let e = 0; e < 800; e += 100) around.push([e, 0])
  for (let n = 0; n < 600; n += 200) around.push([800, n])
  for (let e = 800; e > 0; e -= 100) around.push([e, 600])
  for (let n = 600; n > 0; n -= 200) around.push([0, n])
  const blocks = Array.from({ length: 12 }, (_, k): PresentGrid => {
    const [e, n] = [(k % 4) * 200, Math.floor(k / 4) * 200]
    const inside = (from: number, to: number): string[] => [...houses.keys()].filter((i) => { const [x, y] = spot(i); return x > e + from && x < e + to && y > n && y < n + 200 }).map((i) => `b${i}`)
    // The middle of the long sides is a corner: the two cells meet there.
    return {
      id: `g${k}`, shape: ring([e, n], [e + 100, n], [e + 200, n], [e + 200, n + 200], [e + 100, n + 200], [e, n + 200]), buildings: [],
      microgrids: [{ id: `m${k}a`, shape: ring([e, n], [e + 100, n], [e + 100, n + 200], [e, n + 200]), buildings: inside(0, 100) }, { id: `m${k}b`, shape: ring([e + 100, n], [e + 200, n], [e + 200, n + 200], [e + 100, n + 200]), buildings: inside(100, 200) }],
    }
  })
  return { at, ring, blocks, boundary: ring(...around), square: ring([0, 0], [800, 0], [800, 600], [0, 600]) }
}
const spot = (i: number): [number, number] => [20 + (i % 20) * 40, 20 + Math.floor(i / 20) * 40]
const houses = Array.from({ length: 300 }, (_, i) => i)
const buildingsOf = (at: (e: number, n: number) => Position, households: (i: number) => number): PlannerBuilding[] =>
  houses.map((i) => {
    const [e, n] = spot(i)
    const footprint: Position[] = [at(e - 6, n - 5), at(e + 6, n - 5), at(e + 6, n + 5), at(e - 6, n + 5), at(e - 6, n - 5)]
    return { id: `b${i}`, place: { type: 'Polygon', coordinates: [footprint] }, households: households(i) }
  })

const divide = (input: PlannerInput): PlannerDivision => {
  const made = planDivision(input)
  if (made.kind === 'refused') throw new Error(`${made.code} ${JSON.stringify(made.params)}`)
  return made
}

/** The same ground, corner by corner; corners may only have been put on its edges, where cells around it meet. */
function expectSameShape(now: Shape, before: Shape, neighbours: readonly Shape[]): void {
  const corners = (shape: Shape): string[] => polygonsOf(shape).flatMap((rings) => rings.flatMap((ring) => ring.slice(1).map((p) => `${toSteps(p[0])},${toSteps(p[1])}`)))
  const was = new Set(corners(before))
  const is = corners(now)
  expect(is.filter((corner) => was.has(corner)).sort()).toEqual([...was].sort())
  const elsewhere = new Set(neighbours.flatMap(corners))
  for (const corner of is) expect(was.has(corner) || elsewhere.has(corner)).toBe(true)
  const slack = edgesOf(before).reduce((sum, edge) => { const [a, b] = edge.split('>').map((p) => p.split(',').map(Number)) as [number[], number[]]; return sum + Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!) }, 0)
  expect(Math.abs(shapeArea2(now) - shapeArea2(before))).toBeLessThanOrEqual(1.5 * slack)
}

function expectKept(made: PlannerDivision, input: PlannerInput): void {
  const around = made.grids.filter((grid) => !grid.kept).flatMap((grid) => grid.microgrids.map((cell) => cell.shape))
  const kept = (input.present ?? []).filter((grid) => grid.keep)
  expect(made.grids.filter((grid) => grid.kept)).toHaveLength(kept.length)
  for (const grid of kept) {
    const now = made.grids.find((one) => one.kept && one.continues === grid.id)!
    expectSameShape(now.shape, grid.shape!, microgridsOf(made).map((cell) => cell.shape))
    expect(now.atoms.map((atom) => atom.building).sort()).toEqual(grid.microgrids.flatMap((cell) => cell.buildings).sort())
    if (grid.anew) continue
    expect(now.microgrids.map((cell) => cell.continues)).toEqual(grid.microgrids.map((cell) => cell.id))
    now.microgrids.forEach((cell, m) => {
      expectSameShape(cell.shape, grid.microgrids[m]!.shape!, microgridsOf(made).map((one) => one.shape))
      expect(cell.atoms.map((atom) => atom.building).sort()).toEqual([...grid.microgrids[m]!.buildings].sort())
    })
  }
  expect(cancelled([...around, ...made.grids.filter((grid) => grid.kept).map((grid) => grid.shape)])).toEqual(cancelled([made.boundary]))
}

/** As every division, but a kept microgrid may be out of range: nobody asked to change it. */
const expectSoundAround = (made: PlannerDivision, input: PlannerInput): void => expectSound(made, { ...input, standard: { grid: { least: 1, most: 1e6 }, microgrid: { least: 0, most: 1e6 } } })

describe('grids that are kept', () => {
  const net = lattice(0)
  const keeping = (numbers: readonly number[], anew: readonly number[] = [], given: Partial<PlannerInput> = {}): PlannerInput => ({
    boundary: net.boundary, buildings: buildingsOf(net.at, () => 8), present: net.blocks.map((grid, k) => ({ ...grid, keep: numbers.includes(k), anew: anew.includes(k) })), ...given,
  })
  test.each([
    ['one at the corner', [0]], ['one at the edge', [1]], ['one in the middle, a hole', [5]], ['two side by side in the middle', [5, 6]], ['two that meet in a corner', [0, 5]],
    ['a row that parts the rest in two', [4, 5, 6, 7]], ['a ring around the rest', [0, 1, 2, 3, 4, 7, 8, 9, 10, 11]], ['all of them', [...Array(12).keys()]],
  ] as const)('%s', (_, numbers) => {
    const input = keeping(numbers)
    const made = divide(input)
    expectSoundAround(made, input)
    expectKept(made, input)
    expectSameBoundary(made, input.boundary)
    if (numbers.length === 12) expect(made.figures.moved).toEqual({ grid: 0, microgrid: 0 })
  })

  test('stay as they are where the boundary is drawn with fewer corners', () => {
    const input = keeping([1, 5], [], { boundary: net.square })
    const made = divide(input)
    expectSoundAround(made, input)
    expectKept(made, input)
  })

  test('are divided anew inside when asked to, within their border', () => {
    const input = keeping([5, 6], [5])
    const made = divide(input)
    expectSoundAround(made, input)
    expectKept(made, input)
    const inside = made.grids.find((grid) => grid.continues === 'g5')!
    expect(inside.microgrids.length).toBeGreaterThan(2)
    for (const cell of inside.microgrids) expect(cell.households).toBeLessThanOrEqual(50)
  })

  test('are compared and revised like the others', () => {
    const input = keeping([5], [], { revise: true })
    const made = divide(input)
    expectKept(made, input)
    expect(divide({ ...input, present: input.present!.map((grid) => ({ ...grid, keep: true })) }).figures.grids.cells).toBe(12)
  })

  test('what was proposed and given back is the same; a building of a kept grid stays', () => {
    const input = keeping([5, 6], [6])
    const made = divide(input)
    const assigned = made.grids.map((grid) => grid.microgrids.map((cell) => [...cell.atoms]))
    const again = divide({ ...input, assigned })
    expect(again.boundary).toEqual(made.boundary)
    expect(again.grids.map((grid) => [grid.shape, grid.kept, grid.microgrids.map((cell) => [cell.shape, cell.atoms])])).toEqual(made.grids.map((grid) => [grid.shape, grid.kept, grid.microgrids.map((cell) => [cell.shape, cell.atoms])]))
    const [g, other] = [made.grids.findIndex((grid) => grid.continues === 'g5'), made.grids.findIndex((grid) => !grid.kept)]
    const building = assigned[g]![0]!.pop()!
    assigned[other]![0]!.push(building)
    expect(planDivision({ ...input, assigned })).toMatchObject({ kind: 'refused', code: 'planner.building-kept' })
  })

  test('a building with entrances on both sides of a kept border is parted there', () => {
    const slab: PlannerBuilding = { id: 'slab', place: { type: 'Point', coordinates: net.at(400, 201) }, households: 0, entrances: [380, 390, 410, 420].map((e) => ({ position: net.at(e, 300), households: 10 })) }
    const input = keeping([5])
    input.buildings = [...input.buildings, slab]
    const present = input.present!.map((grid) => (grid.id === 'g5' ? { ...grid, microgrids: grid.microgrids.map((cell) => (cell.id === 'm5b' ? { ...cell, buildings: [...cell.buildings, 'slab#0', 'slab#1'] } : cell)) } : grid))
    const made = divide({ ...input, present })
    expectSoundAround(made, { ...input, present })
    const doors = made.grids.find((grid) => grid.continues === 'g5')!.atoms.filter((atom) => atom.building === 'slab')
    expect(doors).toEqual([{ building: 'slab', entrance: 0 }, { building: 'slab', entrance: 1 }])
  })

  test('one without a shape, and one that reaches over another, are refused by name', () => {
    const input = keeping([5, 6])
    const present = (change: Partial<PresentGrid>): PresentGrid[] => input.present!.map((grid) => (grid.id === 'g5' ? { ...grid, ...change } : grid))
    expect(planDivision({ ...input, present: present({ shape: null }) })).toMatchObject({ kind: 'refused', code: 'planner.kept-not-exact', params: { grid: 'g5' } })
    expect(planDivision({ ...input, present: present({ shape: net.ring([200, 200], [450, 250], [300, 400]), anew: true }) }).kind).toBe('refused')
  })

  test('any of them, on any ground, whoever lives there', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { minLength: 1 }), fc.uniqueArray(fc.integer({ min: 0, max: 11 })), fc.constantFrom(0, 0.13, -0.31), fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 9 }), fc.boolean(), (numbers, anew, skew, sizes, revise) => {
        const { at, boundary, blocks } = lattice(skew)
        const input: PlannerInput = { boundary, revise, buildings: buildingsOf(at, (i) => sizes[i % sizes.length]!), present: blocks.map((grid, k) => ({ ...grid, keep: numbers.includes(k), anew: anew.includes(k) })) }
        const made = divide(input)
        expectSoundAround(made, input)
        expectKept(made, input)
        expectSameBoundary(made, boundary)
      }),
      { numRuns: 24, seed: 11 },
    )
  }, 120_000)
})
