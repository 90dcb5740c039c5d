import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { drawnNet, issue, ofLevel, tilingFaults } from '../../../../tests/support/domain/drawn-net.ts'
import { insidePoint } from '../../kernel/geometry-inside.ts'
import { boxOf, polygonsOf, shapeArea2, type Position, type Shape } from '../../kernel/geometry.ts'
import { findFlaw } from '../../kernel/overlay.ts'
import { Problem } from '../../kernel/problem.ts'
import { applyPlan } from '../plan/apply-plan.ts'
import type { UnitRef } from '../plan/operation.ts'
import { childrenOf, type PlanUnit, type Tree } from '../plan/tree.ts'
import { levels } from '../unit.ts'
import { operationsFor, type Edit } from './edit.ts'
import { onlyCornersAdded } from './only-corners.ts'

// Properties over whole nets take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const nets = new Map([1, 2, 3].map((seed) => [seed, drawnNet(seed)]))
const seeds = fc.constantFrom(1, 2, 3)

/** Applies an edit and looks at the whole net afterwards; a named refusal leaves the net as it was. */
function edited(tree: Tree, edit: Edit): Tree {
  const operations = operationsFor(tree, edit, issue)
  const applied = applyPlan(tree, operations)
  expect(applied.problems).toEqual([])
  expect(tilingFaults(applied.tree)).toEqual([])
  for (const one of applied.tree.values()) if (one.shape && one.shape !== tree.get(one.unit)?.shape) expect([one.name, findFlaw(one.shape)]).toEqual([one.name, undefined])
  return applied.tree
}

const tryEdit = (tree: Tree, edit: Edit): Tree | string => {
  try {
    return edited(tree, edit)
  } catch (fault) {
    if (fault instanceof Problem) return fault.code
    throw fault
  }
}

const codeOf = (tree: Tree, edit: Edit): string => {
  const result = tryEdit(tree, edit)
  return typeof result === 'string' ? result : 'done'
}

/** A line through a shape at an angle, well beyond it on both sides. */
function through(shape: Shape, angle: number, share = 0.5): Position[] {
  const [west, south, east, north] = boxOf(shape)
  const [x, y] = [west + share * (east - west), south + share * (north - south)]
  const far = (east - west + north - south) * 1.2
  return [[x - Math.cos(angle) * far, y - Math.sin(angle) * far], [x + Math.cos(angle) * far, y + Math.sin(angle) * far]]
}

const ringAround = ([x, y]: Position, size: number): Position[] => [[x - size, y - size], [x + size, y - size], [x + size, y + size], [x - size, y + size], [x - size, y - size]]

const households = (tree: Tree, level: PlanUnit['level']): number => ofLevel(tree, level).reduce((sum, one) => sum + (one.households ?? 0), 0)

const neighboursOf = (tree: Tree, unit: PlanUnit): PlanUnit[] => {
  const corners = new Set(polygonsOf(unit.shape!).flat(2).map(String))
  return ofLevel(tree, unit.level).filter((other) => other.unit !== unit.unit && polygonsOf(other.shape!).flat(2).filter((at) => corners.has(String(at))).length > 2)
}

test('the net the tests draw on is exact', () => {
  for (const tree of nets.values()) expect(tilingFaults(tree)).toEqual([])
})

describe('splitting along a line', () => {
  test('leaves an exact net, on every level and at any angle, whether crossed units are cut or go whole', () => {
    let done = 0
    fc.assert(fc.property(seeds, fc.constantFrom('street', 'community', 'grid', 'microgrid' as const), fc.nat(), fc.double({ min: 0, max: Math.PI, noNaN: true }), fc.double({ min: 0.2, max: 0.8, noNaN: true }), fc.constantFrom('cut', 'whole' as const), (seed, level, pick, angle, share, crossed) => {
      const tree = nets.get(seed)!
      const units = ofLevel(tree, level as PlanUnit['level'])
      const unit = units[pick % units.length]!
      const after = tryEdit(tree, { kind: 'split', unit: unit.unit, line: through(unit.shape!, angle, share), crossed: crossed as 'cut' | 'whole' })
      if (typeof after === 'string') return void expect(after).toBe(crossed === 'whole' && after !== 'edit.line-does-not-cross' ? 'edit.whole-on-one-side' : 'edit.line-does-not-cross')
      done++
      expect(after.has(unit.unit)).toBe(false)
      expect(ofLevel(after, unit.level).length).toBeGreaterThan(units.length)
      expect(households(after, 'microgrid')).toBe(households(tree, 'microgrid'))
      if (crossed === 'whole' && level !== 'microgrid') expect(ofLevel(after, 'microgrid')).toHaveLength(72)
    }), { numRuns: 40 })
    expect(done).toBeGreaterThan(5)
  })

  test('a line that crosses several times makes several parts', () => {
    const tree = nets.get(1)!
    const cell = ofLevel(tree, 'microgrid').reduce((a, b) => (shapeArea2(a.shape!) > shapeArea2(b.shape!) ? a : b))
    const [west, south, east, north] = boxOf(cell.shape!)
    const at = (x: number, y: number): Position => [west + x * (east - west), south + y * (north - south)]
    const after = edited(tree, { kind: 'split', unit: cell.unit, line: [at(-0.1, 0.3), at(1.1, 0.3), at(1.1, 0.6), at(-0.1, 0.6)], crossed: 'cut' })
    expect(ofLevel(after, 'microgrid')).toHaveLength(74)
  })

  test('a line ending just short of the border reaches it; one ending far inside is refused', () => {
    const tree = nets.get(2)!
    const cell = ofLevel(tree, 'microgrid')[5]!
    const middle = insidePoint(cell.shape!)
    expect(codeOf(tree, { kind: 'split', unit: cell.unit, line: [[middle[0] - 1, middle[1]], middle], crossed: 'cut' })).toBe('edit.line-does-not-cross')
    expect(codeOf(tree, { kind: 'split', unit: cell.unit, line: [middle, middle], crossed: 'cut' })).toBe('edit.line-too-short')
    expect(codeOf(tree, { kind: 'split', unit: cell.unit, line: [[113, 40], [114, 41], [114, 40], [113, 41]], crossed: 'cut' })).toBe('edit.line-crosses-itself')
    const corners = polygonsOf(cell.shape!)[0]![0]!
    const short = (from: Position, to: Position): Position => [from[0] + (to[0] - from[0]) * 0.005, from[1] + (to[1] - from[1]) * 0.005]
    const half = (a: Position, b: Position): Position => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
    const [a, b] = [half(corners[0]!, corners[1]!), half(corners[2]!, corners[3]!)]
    expect(codeOf(tree, { kind: 'split', unit: cell.unit, line: [short(a, b), short(b, a)], crossed: 'cut' })).toBe('done')
  })
})

describe('merging and retiring', () => {
  test('neighbours become one, on every level; what lies below goes on', () => {
    fc.assert(fc.property(seeds, fc.constantFrom('community', 'grid', 'microgrid' as const), fc.nat(), fc.nat(), (seed, level, pick, other) => {
      const tree = nets.get(seed)!
      const units = ofLevel(tree, level as PlanUnit['level'])
      const unit = units[pick % units.length]!
      const near = neighboursOf(tree, unit)
      const beside = near[other % Math.max(1, near.length)]
      if (!beside) return
      const result = tryEdit(tree, { kind: 'merge', units: [unit.unit, beside.unit] })
      if (unit.parent !== beside.parent) return void expect(result).toBe('edit.not-siblings')
      if (typeof result === 'string') return void expect(result).toBe('edit.not-neighbours')
      expect(ofLevel(result, unit.level)).toHaveLength(units.length - 1)
      expect(ofLevel(result, 'microgrid')).toHaveLength(level === 'microgrid' ? 71 : 72)
    }), { numRuns: 40 })
  })

  test('units apart are refused by name', () => {
    const tree = nets.get(1)!
    const inGrid = [...childrenOf(tree)].find(([ref, list]) => ref !== null && tree.get(ref)!.level === 'grid' && list.some((one) => list.some((two) => one !== two && !neighboursOf(tree, one).includes(two) && boxesApart(one, two))))![1]
    const one = inGrid.find((a) => inGrid.some((b) => boxesApart(a, b)))!
    const two = inGrid.find((b) => boxesApart(one, b))!
    expect(codeOf(tree, { kind: 'merge', units: [one.unit, two.unit] })).toBe('edit.not-neighbours')
  })

  test('a retired unit’s ground goes to the neighbour named, across streets too', () => {
    fc.assert(fc.property(seeds, fc.constantFrom('community', 'grid', 'microgrid' as const), fc.nat(), fc.nat(), (seed, level, pick, other) => {
      const tree = nets.get(seed)!
      const units = ofLevel(tree, level as PlanUnit['level'])
      const unit = units[pick % units.length]!
      const near = neighboursOf(tree, unit)
      const into = near[other % Math.max(1, near.length)]
      if (!into || childrenOf(tree).get(unit.parent)!.length === 1) return
      const result = tryEdit(tree, { kind: 'retire', unit: unit.unit, into: into.unit })
      if (typeof result === 'string') return void expect(result).toBe('edit.not-neighbours')
      expect(result.has(unit.unit)).toBe(false)
      expect(shapeArea2(result.get(into.unit)!.shape!)).toBe(shapeArea2(unit.shape!) + shapeArea2(into.shape!))
    }), { numRuns: 40 })
  })
})

const boxesApart = (a: PlanUnit, b: PlanUnit): boolean => {
  const [one, two] = [boxOf(a.shape!), boxOf(b.shape!)]
  return one[0] > two[2] || two[0] > one[2] || one[1] > two[3] || two[1] > one[3]
}

describe('moving borders', () => {
  test('a corner moves for everybody who has it, or the reason is named', () => {
    let done = 0
    fc.assert(fc.property(seeds, fc.nat(), fc.nat(), fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }), (seed, pick, which, dx, dy) => {
      const tree = nets.get(seed)!
      const cells = ofLevel(tree, 'microgrid')
      const ring = polygonsOf(cells[pick % cells.length]!.shape!)[0]![0]!
      const at = ring[which % ring.length]!
      const result = tryEdit(tree, { kind: 'moveCorner', at, to: [at[0] + dx * 2e-4, at[1] + dy * 2e-4] })
      if (Math.abs(dx) + Math.abs(dy) < 1e-3) return
      if (typeof result === 'string') return void expect(['edit.crosses-others', 'edit.swallows', 'edit.crosses-itself']).toContain(result)
      done++
      for (const one of result.values()) expect(polygonsOf(one.shape!).flat(2).map(String)).not.toContain(String(at))
    }), { numRuns: 60 })
    expect(done).toBeGreaterThan(5)
  })

  test('a new corner can be added to an edge and dropped again; one where three borders meet stays', () => {
    const tree = nets.get(1)!
    const cell = ofLevel(tree, 'microgrid')[10]!
    const [a, b] = polygonsOf(cell.shape!)[0]![0]! as [Position, Position]
    const at: Position = [(a[0] + b[0]) / 2 + 3e-6, (a[1] + b[1]) / 2 + 3e-6]
    const more = edited(tree, { kind: 'addCorner', between: [a, b], at })
    const less = edited(more, { kind: 'dropCorner', at: [Math.round(at[0] * 1e7) / 1e7, Math.round(at[1] * 1e7) / 1e7] })
    for (const level of levels) expect(ofLevel(less, level).map((one) => shapeArea2(one.shape!))).toEqual(ofLevel(tree, level).map((one) => shapeArea2(one.shape!)))
    expect(codeOf(tree, { kind: 'dropCorner', at: insidePoint(cell.shape!) })).toBe('edit.no-corner')
    const codes = new Set(ofLevel(tree, 'microgrid').flatMap((one) => polygonsOf(one.shape!)[0]![0]!).map((place) => codeOf(tree, { kind: 'dropCorner', at: place })))
    expect(codes).toContain('edit.corner-holds')
  })

  test('a line becomes the border of two neighbours, with all that lies below and above', () => {
    let done = 0
    fc.assert(fc.property(seeds, fc.constantFrom('street', 'community', 'grid', 'microgrid' as const), fc.nat(), fc.nat(), fc.double({ min: -0.3, max: 0.3, noNaN: true }), (seed, level, pick, other, bend) => {
      const tree = nets.get(seed)!
      const units = ofLevel(tree, level as PlanUnit['level'])
      const unit = units[pick % units.length]!
      const near = neighboursOf(tree, unit)
      const beside = near[other % Math.max(1, near.length)]
      if (!beside) return
      const mine = new Set(polygonsOf(unit.shape!).flat(2).map(String))
      const shared = polygonsOf(beside.shape!).flat(2).filter((at) => mine.has(String(at)))
      const [from, to] = [shared[0]!, shared.at(-1)!]
      const middle: Position = [(from[0] + to[0]) / 2 - bend * (to[1] - from[1]), (from[1] + to[1]) / 2 + bend * (to[0] - from[0])]
      const result = tryEdit(tree, { kind: 'redrawBorder', units: [unit.unit, beside.unit], line: [from, middle, to] })
      if (typeof result === 'string') return void expect(['edit.line-does-not-cross', 'edit.swallows', 'edit.not-neighbours', 'edit.line-too-short']).toContain(result)
      done++
      expect(result.size).toBe(tree.size)
      // Where the line meets the outer border a corner falls on a whole step: less than a square metre goes to a third.
      const both = (net: Tree): number => shapeArea2(net.get(unit.unit)!.shape!) + shapeArea2(net.get(beside.unit)!.shape!)
      expect(Math.abs(both(result) / both(tree) - 1)).toBeLessThan(1e-5)
    }), { numRuns: 50 })
    expect(done).toBeGreaterThan(5)
  })
})

describe('new units', () => {
  const facts = { name: '新建市场专属网格', special: 'market', households: 0 } as const

  test('are cut out as a hole or a corner, beside or below', () => {
    let done = 0
    fc.assert(fc.property(seeds, fc.constantFrom('grid', 'microgrid' as const), fc.nat(), fc.double({ min: 0.05, max: 0.9, noNaN: true }), fc.boolean(), fc.constantFrom('beside', 'below' as const), (seed, level, pick, size, atCorner, as) => {
      const tree = nets.get(seed)!
      const units = ofLevel(tree, level as PlanUnit['level'])
      const host = units[pick % units.length]!
      if (level === 'microgrid' && as === 'below') return
      const [west, south, east, north] = boxOf(host.shape!)
      const middle = atCorner ? polygonsOf(host.shape!)[0]![0]![0]! : insidePoint(host.shape!)
      const result = tryEdit(tree, { kind: 'cutOut', unit: host.unit, ring: ringAround(middle, (size * Math.min(east - west, north - south)) / 2), as: as as 'beside' | 'below', facts })
      if (typeof result === 'string') return void expect(result).toBe('edit.swallows')
      done++
      expect(result.size).toBe(tree.size + 1)
    }), { numRuns: 40 })
    expect(done).toBeGreaterThan(5)
  })

  test('take their households along from the cell they are cut from', () => {
    const tree = nets.get(1)!
    const host = ofLevel(tree, 'microgrid').find((one) => one.households! > 20)!
    const after = edited(tree, { kind: 'cutOut', unit: host.unit, ring: ringAround(insidePoint(host.shape!), 2e-4), as: 'beside', facts: { ...facts, households: 7 } })
    expect([after.get(host.unit)!.households, households(after, 'microgrid')]).toEqual([host.households! - 7, households(tree, 'microgrid')])
  })

  test('fill a gap that a closed unit left, and are refused where there is none', () => {
    const tree = nets.get(3)!
    const cell = ofLevel(tree, 'microgrid')[20]!
    const grid = tree.get(cell.parent!)!
    const ring = ringAround(insidePoint(cell.shape!), 0.02)
    expect(codeOf(tree, { kind: 'fillGap', parent: grid.unit, ring, facts })).toBe('edit.no-gap')
    const open = applyPlan(tree, operationsFor(tree, { kind: 'retire', unit: cell.unit, into: grid.unit }, issue))
    expect(tilingFaults(open.tree)).not.toEqual([])
    const filled = edited(open.tree, { kind: 'fillGap', parent: grid.unit, ring, facts })
    const made = [...filled.values()].find((one) => one.name === facts.name)!
    expect(shapeArea2(made.shape!)).toBe(shapeArea2(cell.shape!))
  })

  test('are refused outside of the unit they are to be cut from, and for a unit nobody knows', () => {
    const tree = nets.get(1)!
    const [one, two] = ofLevel(tree, 'street') as [PlanUnit, PlanUnit]
    expect(codeOf(tree, { kind: 'cutOut', unit: one.unit, ring: ringAround(insidePoint(two.shape!), 1e-4), as: 'below', facts })).toBe('edit.outside')
    expect(codeOf(tree, { kind: 'merge', units: [99_999 as UnitRef, one.unit] })).toBe('edit.unit-unknown')
  })
})

describe('units that give and take no ground', () => {
  test('are told from others: they only got corners', () => {
    let got = 0
    fc.assert(fc.property(seeds, fc.nat(), fc.double({ min: 0, max: Math.PI, noNaN: true }), (seed, pick, angle) => {
      const tree = nets.get(seed)!
      const cells = ofLevel(tree, 'microgrid')
      const cell = cells[pick % cells.length]!
      const after = tryEdit(tree, { kind: 'split', unit: cell.unit, line: through(cell.shape!, angle), crossed: 'cut' })
      if (typeof after === 'string') return
      for (const one of after.values()) {
        const was = tree.get(one.unit)
        if (!was || was.shape === one.shape) continue
        got++
        expect(onlyCornersAdded(was.shape!, one.shape!)).toBe(true)
        expect(onlyCornersAdded(one.shape!, was.shape!)).toBe(false)
        expect(onlyCornersAdded(was.shape!, cell.shape!)).toBe(false)
      }
    }), { numRuns: 40 })
    expect(got).toBeGreaterThan(8)
  })
})
