// A net of squares that is tiled exactly: a district of 1,024 steps, each level cut in two, across and down by turns. Units
// are numbered as they are drawn: 1 is the district, 2 its first street, 3 that one's first community.
import type { Polygon } from '../../../src/domain/kernel/geometry.ts'
import type { UnitId } from '../../../src/domain/kernel/ids.ts'
import type { NewUnit, UnitRef } from '../../../src/domain/territory/plan/operation.ts'
import type { PlanUnit, Tree } from '../../../src/domain/territory/plan/tree.ts'
import { childLevel, levels, type Level } from '../../../src/domain/territory/unit.ts'

export type Box = readonly [west: number, south: number, east: number, north: number]

const at = (x: number, y: number): [number, number] => [113 + x / 10_000, 40 + y / 10_000]

export const shapeOf = ([w, s, e, n]: Box): Polygon => ({ type: 'Polygon', coordinates: [[at(w, s), at(e, s), at(e, n), at(w, n), at(w, s)]] })

export const boxOf = (unit: PlanUnit): Box => {
  const ring = (unit.shape as Polygon).coordinates[0]!
  const step = (value: number, from: number): number => Math.round((value - from) * 10_000)
  return [step(ring[0]![0], 113), step(ring[0]![1], 40), step(ring[2]![0], 113), step(ring[2]![1], 40)]
}

export const squareNet = (): Tree => {
  const tree = new Map<UnitRef, PlanUnit>()
  let next = 1
  const draw = (parent: UnitRef | null, level: Level, box: Box, code: string): void => {
    const unit = next++ as UnitId
    tree.set(unit, { unit, parent, level, name: `${level}${unit}`, code: code.padEnd(12, '0'), aliases: [], village: false, special: null, madeUp: false, households: 40, shape: shapeOf(box) })
    const below = childLevel(level)
    if (!below) return
    const [w, s, e, n] = box
    const halves: Box[] = levels.indexOf(level) % 2 === 0 ? [[w, s, (w + e) / 2, n], [(w + e) / 2, s, e, n]] : [[w, s, e, (s + n) / 2], [w, (s + n) / 2, e, n]]
    halves.forEach((half, i) => draw(unit, below, half, `${code}00${i + 1}`))
  }
  draw(null, 'district', [0, 0, 1_024, 1_024], '990001')
  return tree
}

export const ref = (n: number): NewUnit => `new:00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
