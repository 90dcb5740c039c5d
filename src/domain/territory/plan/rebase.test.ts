import { expect, test, vi } from 'vitest'
import { drawnNet, issue, ofLevel, tilingFaults } from '../../../../tests/support/domain/drawn-net.ts'
import { boxOf, polygonsOf, type Position } from '../../kernel/geometry.ts'
import { operationsFor, type Edit } from '../edit/edit.ts'
import { applyPlan } from './apply-plan.ts'
import { groundOf } from './ground.ts'
import { rebase, type DrawnStep } from './rebase.ts'
import type { PlanUnit, Tree } from './tree.ts'

vi.setConfig({ testTimeout: 60_000 })

const net = drawnNet(1)

const drawn = (tree: Tree, edit: Edit): DrawnStep => {
  const operations = operationsFor(tree, edit, issue)
  return { operations, ground: groundOf(tree, operations), at: 1 }
}
const adopt = (tree: Tree, step: DrawnStep): Tree => {
  const { operations, problems } = rebase(tree, [step])
  expect(problems).toEqual([])
  const applied = applyPlan(tree, operations)
  expect(applied.problems).toEqual([])
  return applied.tree
}
const across = (unit: PlanUnit): Edit => {
  const [west, south, east, north] = boxOf(unit.shape!)
  const x = (west + east) / 2 + 1.3e-5
  return { kind: 'split', unit: unit.unit, line: [[x, south - 0.001], [x, north + 0.001]], crossed: 'cut' }
}
const cornersOf = (unit: PlanUnit): string[] => polygonsOf(unit.shape!).flat(2).map(String)
const common = (one: PlanUnit, other: PlanUnit): Position[] => polygonsOf(one.shape!).flat(2).filter((at) => cornersOf(other).includes(String(at)))
const pairs = (tree: Tree): [PlanUnit, PlanUnit][] => {
  const cells = ofLevel(tree, 'microgrid')
  return cells.flatMap((one) => cells.filter((other) => other.unit > one.unit && other.parent === one.parent && common(one, other).length >= 2).map((other): [PlanUnit, PlanUnit] => [one, other]))
}
const shifted = (tree: Tree, one: PlanUnit, other: PlanUnit): Edit | undefined => {
  for (const at of common(one, other)) {
    const edit: Edit = { kind: 'moveCorner', at, to: [at[0] + 2e-5, at[1] + 1e-5] }
    try {
      operationsFor(tree, edit, issue)
      return edit
    } catch {
      // That corner has to stay.
    }
  }
  return undefined
}

test('ground that moved is a conflict that names unit and operation, whatever the later plan does there', () => {
  let met = 0
  for (const [one, other] of pairs(net).slice(0, 8)) {
    const edit = shifted(net, one, other)
    if (!edit) continue
    const first = adopt(net, drawn(net, edit))
    expect(tilingFaults(first)).toEqual([])
    for (const later of [across(one), { kind: 'merge', units: [one.unit, other.unit] } as const, { kind: 'retire', unit: one.unit, into: other.unit } as const]) {
      const step = drawn(net, later)
      const moved = [...step.ground!].some(({ unit, shape }) => JSON.stringify(first.get(unit)?.shape) !== JSON.stringify(shape))
      const { problems } = rebase(first, [{ operations: [{ kind: 'change', unit: one.unit, name: '别名' }], ground: [], at: 1 }, step])
      expect(problems.length > 0).toBe(moved)
      if (!moved) continue
      met++
      expect(problems[0]).toMatchObject({ operation: expect.any(Number), problem: { code: 'plan.border-changed', params: { name: expect.any(String), since: 1 } } })
      expect(problems.every(({ operation }) => operation > 0)).toBe(true)
    }
  }
  expect(met).toBeGreaterThan(3)
})

test('corners that came onto common edges are put into the later plan, and the net stays exact', () => {
  let put = 0
  const cells = ofLevel(net, 'microgrid')
  for (const [one, other] of cells.flatMap((cell, i) => cells.slice(i + 1, i + 7).map((next): [PlanUnit, PlanUnit] => [cell, next])).slice(0, 60)) {
    const [early, late] = [drawn(net, across(one)), drawn(net, across(other))]
    const first = adopt(net, early)
    // Next door to a unit that was split there is nothing to put corners on any more.
    if (late.ground!.some(({ unit }) => !first.has(unit))) {
      expect(rebase(first, [late]).problems.length).toBeGreaterThan(0)
      continue
    }
    const { operations, problems } = rebase(first, [late])
    expect(problems).toEqual([])
    if (JSON.stringify(operations) !== JSON.stringify(late.operations)) put++
    const both = applyPlan(first, operations)
    expect(both.problems).toEqual([])
    expect(tilingFaults(both.tree)).toEqual([])
  }
  expect(put).toBeGreaterThan(3)
})

test('a unit that came to be where a plan cuts is a conflict; one elsewhere is none', () => {
  const community = ofLevel(net, 'community')[0]!
  const grids = [...net.values()].filter(({ parent }) => parent === community.unit)
  const facts = { name: '市场' }
  const cell = [...net.values()].find(({ parent }) => parent === grids[0]!.unit)!
  const [west, south, east, north] = boxOf(cell.shape!)
  const [x, y] = [(west + east) / 2, (south + north) / 2]
  const ring: Position[] = [[x - 1e-4, y - 1e-4], [x + 1e-4, y - 1e-4], [x + 1e-4, y + 1e-4], [x - 1e-4, y + 1e-4]]
  const first = adopt(net, drawn(net, { kind: 'cutOut', unit: cell.unit, ring, as: 'beside', facts }))
  const again = drawn(net, { kind: 'cutOut', unit: cell.unit, ring, as: 'beside', facts })
  expect(rebase(first, [again]).problems.map(({ problem }) => problem.code)).toContain('plan.border-changed')
  const elsewhere = drawn(net, across(ofLevel(net, 'microgrid').at(-1)!))
  expect(rebase(first, [elsewhere]).problems).toEqual([])
})

test('a step whose ground nobody kept is no longer believed once the net is another one', () => {
  const step = drawn(net, across(ofLevel(net, 'microgrid')[0]!))
  expect(rebase(net, [{ ...step, ground: null }]).problems[0]?.problem.code).toBe('plan.border-changed')
  expect(rebase(net, [{ operations: [{ kind: 'change', unit: 1 as never, name: '甲' }], ground: null, at: 1 }]).problems).toEqual([])
})
