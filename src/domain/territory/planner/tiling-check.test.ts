// What every division must keep, whatever it was made from; used by the tests beside it.
import { expect, test } from 'vitest'
import { polygonsOf, shapeArea2, toSteps, type Polygon, type Shape } from '../../kernel/geometry.ts'
import { holdsPoint } from '../../kernel/geometry-inside.ts'
import type { PlannedCell, PlannerDivision, PlannerInput } from './types.ts'

/** Directed edges of a shape's rings, outer ones counter-clockwise and holes clockwise. */
export function edgesOf(shape: Shape): string[] {
  return polygonsOf(shape).flatMap((rings) =>
    rings.flatMap((ring) => ring.slice(1).map((p, i) => `${toSteps(ring[i]![0])},${toSteps(ring[i]![1])}>${toSteps(p[0])},${toSteps(p[1])}`)))
}

const back = (edge: string): string => edge.split('>').reverse().join('>')

/** The edges left when every edge that two neighbours share is gone. */
export function cancelled(shapes: readonly Shape[]): string[] {
  const left = new Map<string, number>()
  for (const edge of shapes.flatMap(edgesOf)) {
    if ((left.get(back(edge)) ?? 0) > 0) left.set(back(edge), left.get(back(edge))! - 1)
    else left.set(edge, (left.get(edge) ?? 0) + 1)
  }
  return [...left].flatMap(([edge, n]) => Array.from({ length: n }, () => edge)).sort()
}

export const microgridsOf = (division: PlannerDivision): PlannedCell[] => division.grids.flatMap((grid) => [...grid.microgrids])

/** Exact tiling, one piece each, every building whole in one cell, households kept, ranges or their limits named. */
export function expectSound(division: PlannerDivision, input: PlannerInput): void {
  const cells = microgridsOf(division)
  for (const cell of [...cells, ...division.grids]) {
    expect(cell.shape.type).toBe('Polygon')
    expect(shapeArea2(cell.shape)).toBeGreaterThan(0)
  }
  const area = (shapes: readonly { shape: Shape }[]): number => shapes.reduce((sum, one) => sum + shapeArea2(one.shape), 0)
  expect(area(cells)).toBe(shapeArea2(division.boundary))
  expect(area(division.grids)).toBe(shapeArea2(division.boundary))
  expect(cancelled(cells.map((c) => c.shape))).toEqual(cancelled([division.boundary]))
  for (const grid of division.grids) expect(cancelled(grid.microgrids.map((c) => c.shape))).toEqual(cancelled([grid.shape]))

  const outside = division.limits.filter((l) => l.limit === 'building-outside')
  const inside = cells.flatMap((c) => c.atoms)
  const key = (a: { building: string; entrance?: number }): string => `${a.building}#${a.entrance ?? ''}`
  const asked = input.buildings.flatMap((b) => (b.entrances?.length ? b.entrances.map((_, entrance) => key({ building: b.id, entrance })) : [key({ building: b.id })]))
  expect([...inside.map(key), ...outside.map((l) => key(l.atom))].sort()).toEqual(asked.sort())
  const whole = input.buildings.reduce((sum, b) => sum + (b.entrances?.length ? b.entrances.reduce((s, e) => s + e.households, 0) : b.households), 0)
  expect(division.figures.households).toBe(whole - outside.reduce((sum, l) => sum + l.households, 0))

  const { microgrid } = input.standard ?? { microgrid: { least: 30, most: 50 } }
  const excused = division.limits.filter((l) => 'level' in l && l.level === 'microgrid').length + division.limits.filter((l) => l.limit === 'piece-without-households').length
  if (excused === 0) for (const cell of cells) expect(cell.households >= microgrid.least && cell.households <= microgrid.most).toBe(true)
}

/** The boundary of the answer is the one given, but for corners added within half a step of its edges. */
export function expectSameBoundary(division: PlannerDivision, boundary: Shape): void {
  const slack = 2 * polygonsOf(boundary).flat(1).reduce((sum, ring) => sum + ring.slice(1).reduce((s, p, i) => s + Math.hypot(toSteps(p[0]) - toSteps(ring[i]![0]), toSteps(p[1]) - toSteps(ring[i]![1])), 0), 0)
  expect(Math.abs(shapeArea2(division.boundary) - shapeArea2(boundary))).toBeLessThanOrEqual(slack)
  const found = new Set(polygonsOf(division.boundary).flat(2).map((p) => `${toSteps(p[0])},${toSteps(p[1])}`))
  for (const p of polygonsOf(boundary).flat(2)) expect(found.has(`${toSteps(p[0])},${toSteps(p[1])}`)).toBe(true)
}

/** Corners of a footprint, drawn a little towards its middle, lie in the building's own cell. */
export function expectUncut(division: PlannerDivision, input: PlannerInput): void {
  const cellOf = new Map(microgridsOf(division).flatMap((cell) => cell.atoms.map((a) => [a.building, cell] as const)))
  for (const { id, place, entrances } of input.buildings) {
    if (place.type !== 'Polygon' || entrances?.length) continue
    const ring = place.coordinates[0]!.slice(1)
    const [x, y] = [0, 1].map((k) => ring.reduce((sum, p) => sum + p[k as 0 | 1], 0) / ring.length) as [number, number]
    const cell = cellOf.get(id)
    if (!cell) continue
    for (const p of ring) for (const t of [0.05, 0.3, 0.6]) expect(holdsPoint(cell.shape, [p[0] + (x - p[0]) * t, p[1] + (y - p[1]) * t])).toBe(true)
  }
}

test('the check itself finds a gap and an overlap', () => {
  const square = (x: number, wide: number): Polygon => ({ type: 'Polygon', coordinates: [[[x, 0], [x + wide, 0], [x + wide, 1e-3], [x, 1e-3], [x, 0]]] })
  expect(cancelled([square(0, 1e-3), square(1e-3, 1e-3)])).toHaveLength(6)
  expect(cancelled([square(0, 1e-3), square(2e-3, 1e-3)])).toHaveLength(8)
})
