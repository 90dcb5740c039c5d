import { expect, test } from 'vitest'
import { drawnNet, issue, ofLevel, tilingFaults } from '../../../../tests/support/domain/drawn-net.ts'
import { polygonsOf, type Position } from '../../kernel/geometry.ts'
import { areaOf } from '../../kernel/overlay.ts'
import { applyPlan } from '../plan/apply-plan.ts'
import type { PlanUnit, Tree } from '../plan/tree.ts'
import { inventBuildings } from '../schematic/buildings.ts'
import { communityInput } from './community-input.ts'
import { divisionOperations } from './division-operations.ts'
import { planDivision } from './plan-division.ts'
import type { PlannerBuilding, PlannerDivision } from './types.ts'

/** A drawn net whose first community has a market of its own. */
const net = (): { tree: Tree; community: PlanUnit; buildings: PlannerBuilding[] } => {
  const tree = new Map(drawnNet(3))
  const community = ofLevel(tree, 'community')[0]!
  const cells = ofLevel(tree, 'microgrid').filter((cell) => tree.get(cell.parent!)!.parent === community.unit)
  tree.set(cells[0]!.unit, { ...cells[0]!, special: 'market', households: 2 })
  const buildings = cells.flatMap((cell) => inventBuildings({ code: String(cell.unit), shape: cell.shape!, households: 70, village: false }, 1).map((b, i): PlannerBuilding => ({ id: `${String(cell.unit)}-${i}`, place: b.place, households: b.households, entrances: b.entrances ?? undefined })))
  return { tree, community, buildings }
}

const divide = (tree: Tree, community: PlanUnit, buildings: readonly PlannerBuilding[], revise = false): PlannerDivision => {
  const road: Position[] = [[113, 40], [114, 41]]
  const made = planDivision(communityInput(tree, community.unit, buildings, [{ kind: 'road', weight: 0.5, line: road }], { revise })!)
  if (made.kind === 'refused') throw new Error(made.code)
  return made
}

test('a division becomes a plan: the net stays exact, sites keep their ground, everybody gets the corners', () => {
  const { tree, community, buildings } = net()
  const before = tilingFaults(tree)
  const division = divide(tree, community, buildings)
  const applied = applyPlan(tree, divisionOperations(tree, community.unit, division, issue))
  expect(applied.problems).toEqual([])
  expect(tilingFaults(applied.tree).filter((fault) => !before.includes(fault))).toEqual([])
  const market = ofLevel(applied.tree, 'microgrid').find((cell) => cell.special === 'market')!
  expect(applied.tree.get(market.parent!)!.parent).toBe(community.unit)
  const cells = ofLevel(applied.tree, 'microgrid').filter((cell) => applied.tree.get(cell.parent!)!.parent === community.unit && cell.special === null)
  expect(cells.map((cell) => cell.households).sort()).toEqual(division.grids.flatMap((g) => g.microgrids.map((m) => m.households)).sort())
  expect(new Set(cells.map((cell) => cell.name)).size).toBe(cells.length)
})

test('the same division again changes nothing', () => {
  const { tree, community, buildings } = net()
  const division = divide(tree, community, buildings)
  const after = applyPlan(tree, divisionOperations(tree, community.unit, division, issue)).tree
  const again = divide(after, after.get(community.unit)!, buildings, true)
  expect(again.figures.moved).toEqual({ grid: 0, microgrid: 0 })
})

test('kept grids and their cells stay what they are in the net, with their sites, while the rest is divided around them', () => {
  const { tree, community, buildings } = net()
  const before = tilingFaults(tree)
  const grids = ofLevel(tree, 'grid').filter((grid) => grid.parent === community.unit)
  const kept = [grids[0]!, grids.at(-1)!]
  const given = communityInput(tree, community.unit, buildings, [])!
  const division = planDivision({ ...given, present: given.present!.map((grid) => ({ ...grid, keep: kept.some(({ unit }) => String(unit) === grid.id) })) })
  if (division.kind === 'refused') throw new Error(division.code)
  const applied = applyPlan(tree, divisionOperations(tree, community.unit, division, issue))
  expect(applied.problems).toEqual([])
  expect(tilingFaults(applied.tree).filter((fault) => !before.includes(fault))).toEqual([])
  const corners = (unit: PlanUnit): string[] => polygonsOf(unit.shape!).flat(2).map((p) => p.join())
  for (const old of ofLevel(tree, 'microgrid').filter((cell) => kept.some(({ unit }) => unit === cell.parent)).concat(kept)) {
    const now = applied.tree.get(old.unit)!
    expect(now.parent).toBe(old.parent)
    expect(now.special).toBe(old.special)
    expect(corners(now)).toEqual(expect.arrayContaining(corners(old)))
    expect(Math.abs(areaOf(now.shape) - areaOf(old.shape))).toBeLessThan(5)
  }
})
