// A small district drawn on an exact net, as a plan sees it: two streets of three communities each, with grids and
// microgrids. And what may be wrong with such a net after somebody changed it.
import { shapeArea2, polygonsOf, toSteps, type Position } from '../../../src/domain/kernel/geometry.ts'
import type { UnitId } from '../../../src/domain/kernel/ids.ts'
import { drawSchematicDistrict } from '../../../src/domain/territory/schematic/district.ts'
import type { Plan, Tree as NameTree } from '../../../src/domain/territory/schematic/plan.ts'
import type { NewUnit, UnitRef } from '../../../src/domain/territory/plan/operation.ts'
import { childrenOf, type PlanUnit, type Tree } from '../../../src/domain/territory/plan/tree.ts'

const community = (code: string, name: string) => ({ code, name, aliases: [], village: false })

const names: NameTree = {
  code: '990101000000', name: '试验区', aliases: [],
  streets: [
    { code: '990101001000', name: '东街道', aliases: [], communities: ['一', '二', '三'].map((n, i) => community(`99010100100${i + 1}`, `东${n}社区`)) },
    { code: '990101002000', name: '西街道', aliases: [], communities: ['一', '二', '三'].map((n, i) => community(`99010100200${i + 1}`, `西${n}社区`)) },
  ],
}

const planOf = (seed: number): Plan => ({
  seed, origin: [113.3, 40.085], townRadius: 2, counts: { grids: 18, microgrids: 72, special: 6 }, river: [], wall: [],
  nodes: { a: [-2, -1.5], b: [0, -1.4], c: [2, -1.6], d: [2.1, 1.5], e: [0.1, 1.6], f: [-2, 1.4] },
  regions: [{ street: '990101001000', ring: ['b', 'c', 'd', 'e'] }, { street: '990101002000', ring: ['a', 'b', 'e', 'f'] }],
})

export function drawnNet(seed: number): Tree {
  const { units } = drawSchematicDistrict(names, planOf(seed))
  const numbers = new Map(units.map(({ code }, i) => [code, (i + 1) as UnitId]))
  return new Map(units.map((one): [UnitRef, PlanUnit] => {
    const unit = numbers.get(one.code)!
    return [unit, { unit, parent: one.parentCode === null ? null : numbers.get(one.parentCode)!, level: one.level, name: one.name, code: one.code, aliases: one.aliases, village: one.village, special: one.special, madeUp: one.madeUp, households: one.households, shape: one.geometry }]
  }))
}

export const ofLevel = (tree: Tree, level: PlanUnit['level']): PlanUnit[] => [...tree.values()].filter((one) => one.level === level)

let issued = 0
export const issue = (): NewUnit => `new:00000000-0000-4000-8000-${String((issued += 1)).padStart(12, '0')}`

const corner = ([lng, lat]: Position): string => `${toSteps(lng)},${toSteps(lat)}`

/** Directed edges with the inside on the left. */
function edgesOf(unit: PlanUnit): string[] {
  return polygonsOf(unit.shape!).flatMap((rings) => rings.flatMap((ring) => ring.slice(1).map((to, i) => `${corner(ring[i]!)} ${corner(to)}`)))
}

const turned = (edge: string): string => edge.split(' ').reverse().join(' ')

/** Every fault of the tiling, in words: areas, edges that don't cancel, a parent that is not the union of its children. */
export function tilingFaults(tree: Tree): string[] {
  const faults: string[] = []
  for (const [parent, children] of childrenOf(tree)) {
    const whole = parent === null ? undefined : tree.get(parent)
    if (!whole?.shape || children.some((child) => !child.shape)) continue
    const areas = children.reduce((sum, child) => sum + shapeArea2(child.shape!), 0)
    if (areas !== shapeArea2(whole.shape)) faults.push(`${whole.name}: areas differ by ${areas - shapeArea2(whole.shape)}`)
    const inner = new Set<string>()
    for (const edge of children.flatMap(edgesOf)) if (inner.has(edge)) faults.push(`${whole.name}: ${edge} twice`)
      else inner.add(edge)
    const outer = new Set(edgesOf(whole))
    for (const edge of inner) if (inner.has(turned(edge)) === outer.has(edge)) faults.push(`${whole.name}: ${edge} is neither shared nor border`)
    for (const edge of outer) if (!inner.has(edge)) faults.push(`${whole.name}: border not covered at ${edge}`)
  }
  return faults
}

export const areaOfAll = (tree: Tree, level: PlanUnit['level']): number => ofLevel(tree, level).reduce((sum, one) => sum + shapeArea2(one.shape!), 0)
