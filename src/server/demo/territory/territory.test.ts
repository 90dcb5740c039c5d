import { beforeAll, describe, expect, test } from 'vitest'
import { ringArea2, toSteps, metresBetween, type Position } from '../../../domain/kernel/geometry.ts'
import { holdsPoint } from '../../../domain/kernel/geometry-inside.ts'
import { drawSchematicDistrict, type SchematicUnit } from '../../../domain/territory/schematic/district.ts'
import { numberingOrder } from '../../../domain/territory/numbering.ts'
import { childLevel, isCode, levels, significantCode, specialTypes, type Level } from '../../../domain/territory/unit.ts'
import { makeDemoTerritory } from './index.ts'
import { demoPlan } from './plan.ts'
import { readDemoTree } from './tree.ts'

let units: SchematicUnit[]
let byLevel: Record<Level, SchematicUnit[]>
let childrenOf: Map<string, SchematicUnit[]>

const arrange = (list: SchematicUnit[]): Map<string, SchematicUnit[]> => {
  const map = new Map<string, SchematicUnit[]>()
  for (const u of list) if (u.parentCode !== null) map.set(u.parentCode, [...(map.get(u.parentCode) ?? []), u])
  return map
}
const ringOf = (u: SchematicUnit): readonly Position[] => u.geometry.coordinates[0]!
const corner = (p: Position): string => `${toSteps(p[0])},${toSteps(p[1])}`
const edgesOf = (u: SchematicUnit): string[] => ringOf(u).slice(1).map((p, i) => `${corner(ringOf(u)[i]!)} ${corner(p)}`)
const turned = (edge: string): string => edge.split(' ').reverse().join(' ')

/** Every tiling fault among a parent and its children, in words. */
function tilingFaults(parent: SchematicUnit, children: readonly SchematicUnit[]): string[] {
  const faults: string[] = []
  const area = children.reduce((sum, c) => sum + BigInt(ringArea2(ringOf(c))), 0n)
  if (area !== BigInt(ringArea2(ringOf(parent)))) faults.push(`${parent.code}: areas differ`)
  const edges = new Set<string>()
  for (const child of children) {
    for (const edge of edgesOf(child)) {
      if (edges.has(edge)) faults.push(`${child.code}: an edge twice in one direction`)
      edges.add(edge)
    }
  }
  const border = new Set(edgesOf(parent))
  for (const edge of edges) if (edges.has(turned(edge)) === border.has(edge)) faults.push(`${parent.code}: ${edge} is neither shared nor border`)
  for (const edge of border) if (!edges.has(edge)) faults.push(`${parent.code}: border not covered at ${edge}`)
  return faults
}

beforeAll(() => {
  units = makeDemoTerritory().units
  byLevel = Object.groupBy(units, (u) => u.level) as Record<Level, SchematicUnit[]>
  childrenOf = arrange(units)
})

describe('the demonstration territory', () => {
  test('has 18 streets, 203 communities and villages, 1,529 grids and 6,854 microgrids, 273 of them special', () => {
    expect(Object.fromEntries(levels.map((l) => [l, byLevel[l].length]))).toEqual({ district: 1, street: 18, community: 203, grid: 1529, microgrid: 6854 })
    expect(byLevel.microgrid.filter((u) => u.special !== null)).toHaveLength(273)
    expect(byLevel.community.filter((u) => u.village)).toHaveLength(47)
  })

  test('has exactly one made-up community, outside the numbers that are issued', () => {
    const madeUp = units.filter((u) => u.madeUp)
    expect(madeUp.map((u) => u.level)).toEqual(['community'])
    expect(madeUp[0]!.name).toContain('示例')
    expect(byLevel.community.filter((u) => u.code.slice(9, 10) === '9')).toEqual(madeUp)
  })

  test('finds 迎宾街道 by the name on the page and communities by their short names', () => {
    expect(units.filter((u) => u.aliases.includes('迎宾馆街道')).map((u) => u.name)).toEqual(['迎宾街道'])
    expect(units.find((u) => u.name === '康吉社区居民委员会')!.aliases).toContain('康吉社区')
    expect(units.find((u) => u.name === '西水磨村村民委员会')!.aliases).toContain('西水磨村')
  })

  test('gives every unit one code of its level’s length, beginning with its parent’s', () => {
    expect(new Set(units.map((u) => u.code)).size).toBe(units.length)
    const levelOf = new Map(units.map((u) => [u.code, u.level]))
    const wrong = units.filter((u) => {
      if (!isCode(u.code, u.level)) return true
      if (u.parentCode === null) return u.level !== 'district'
      const parent = levelOf.get(u.parentCode)
      return !parent || childLevel(parent) !== u.level || !u.code.startsWith(significantCode(u.parentCode, parent))
    })
    expect(wrong).toEqual([])
  })

  test('numbers grids and microgrids without gaps from west to east, rows from north to south', () => {
    for (const parent of [...byLevel.community, ...byLevel.grid]) {
      const children = childrenOf.get(parent.code)!
      const numbers = children.map((c) => Number(c.code.slice(-3)))
      expect(numbers).toEqual(children.map((_, i) => i + 1))
      expect(numberingOrder(children.map((c) => c.center))).toEqual(children.map((_, i) => i))
    }
  })

  test('tiles every parent with its children exactly: no gap, no overlap, every inner edge shared by two', () => {
    const faults = units.filter((u) => u.level !== 'microgrid').flatMap((u) => tilingFaults(u, childrenOf.get(u.code)!))
    expect(faults).toEqual([])
  })

  test('tiles the district with all cells of each level exactly', () => {
    for (const level of ['street', 'community', 'grid', 'microgrid'] as const) expect(tilingFaults(byLevel.district[0]!, byLevel[level])).toEqual([])
  })

  test('draws every shape counter-clockwise, closed, passing each corner once, its label point inside', () => {
    const wrong = units.filter((u) => {
      const ring = ringOf(u)
      const corners = ring.slice(1).map(corner)
      return !(ringArea2(ring) > 0 && corner(ring[0]!) === corners.at(-1) && new Set(corners).size === corners.length && holdsPoint(u.geometry, u.center))
    })
    expect(wrong.map((u) => u.code)).toEqual([])
  })

  test('has no cell whose border crosses itself', () => {
    expect([...byLevel.microgrid, ...byLevel.grid].filter((u) => crossesItself(ringOf(u))).map((u) => u.code)).toEqual([])
  })

  test('has no slivers: cells look like blocks', () => {
    const aspect = byLevel.microgrid.map((u) => longerByShorter(ringOf(u)))
    aspect.sort((a, b) => a - b)
    expect(aspect[Math.floor(aspect.length / 2)]).toBeLessThan(1.7)
    expect(aspect[Math.floor(aspect.length * 0.99)]).toBeLessThan(3)
    expect(aspect.at(-1)).toBeLessThan(4.5)
    const grids = byLevel.grid.map((u) => longerByShorter(ringOf(u))).sort((a, b) => a - b)
    expect(grids.at(-1)).toBeLessThan(4.5)
    const shortest = Math.min(...byLevel.microgrid.map((u) => Math.sqrt(ringArea2(ringOf(u)) / 2)))
    expect(shortest * 0.0085).toBeGreaterThan(30)
  })

  test('lies around Datong, about twenty kilometres across', () => {
    const ring = ringOf(byLevel.district[0]!)
    const far = Math.max(...ring.map((p) => metresBetween(p, [113.3, 40.085])))
    expect(far).toBeGreaterThan(9_000)
    expect(far).toBeLessThan(13_000)
  })

  test('is dense in the old town and wide in the villages', () => {
    const mean = (list: SchematicUnit[]): number => list.reduce((sum, u) => sum + ringArea2(ringOf(u)), 0) / list.length
    const villages = new Set(byLevel.community.filter((u) => u.village).map((u) => u.code))
    const inVillages = byLevel.microgrid.filter((u) => villages.has(u.code.slice(0, 12)))
    const inOldTown = byLevel.microgrid.filter((u) => u.code.startsWith('140213051'))
    expect(mean(inVillages)).toBeGreaterThan(8 * mean(inOldTown))
  })

  test('counts households upwards exactly; most microgrids keep the standard, some don’t, special sites hold hardly any', () => {
    for (const u of units) {
      const children = childrenOf.get(u.code)
      if (children) expect(u.households).toBe(children.reduce((sum, c) => sum + c.households, 0))
    }
    const plain = byLevel.microgrid.filter((u) => u.special === null)
    const kept = plain.filter((u) => u.households >= 30 && u.households <= 50).length / plain.length
    expect(kept).toBeGreaterThan(0.75)
    expect(kept).toBeLessThan(0.95)
    const special = byLevel.microgrid.filter((u) => u.special !== null)
    expect(Math.max(...special.map((u) => u.households))).toBeLessThanOrEqual(5)
    expect(new Set(special.map((u) => u.special))).toEqual(new Set(specialTypes))
    expect(new Set(special.map((u) => u.name)).size).toBe(273)
  })

  test('is the same every time, and another seed tiles as exactly', () => {
    expect(makeDemoTerritory().units).toEqual(units)
    for (const seed of [1, 77, 4242]) {
      const other = drawSchematicDistrict(readDemoTree(), { ...demoPlan, seed }).units
      expect(other).not.toEqual(units)
      const children = arrange(other)
      expect(other.filter((u) => u.level !== 'microgrid').flatMap((u) => tilingFaults(u, children.get(u.code)!))).toEqual([])
      expect(other.filter((u) => u.special !== null)).toHaveLength(273)
    }
  })
})

function crossesItself(ring: readonly Position[]): boolean {
  const p = ring.map(([lng, lat]) => [toSteps(lng) - toSteps(ring[0]![0]), toSteps(lat) - toSteps(ring[0]![1])] as const)
  const side = (a: number, b: number, c: number): number =>
    Math.sign((p[b]![0] - p[a]![0]) * (p[c]![1] - p[a]![1]) - (p[b]![1] - p[a]![1]) * (p[c]![0] - p[a]![0]))
  const between = (a: number, b: number, c: number): boolean => Math.min(a, b) <= c && c <= Math.max(a, b)
  const within = (a: number, b: number, c: number): boolean =>
    side(a, b, c) === 0 && between(p[a]![0], p[b]![0], p[c]![0]) && between(p[a]![1], p[b]![1], p[c]![1])
  for (let i = 0; i + 1 < p.length; i++) {
    for (let j = i + 2; j + 1 < p.length; j++) {
      if (i === 0 && j === p.length - 2) continue
      if (side(i, i + 1, j) * side(i, i + 1, j + 1) < 0 && side(j, j + 1, i) * side(j, j + 1, i + 1) < 0) return true
      if (within(i, i + 1, j) || within(i, i + 1, j + 1) || within(j, j + 1, i) || within(j, j + 1, i + 1)) return true
    }
  }
  return false
}

/** Sides of the smallest box around a ring, over all directions its edges have. */
function longerByShorter(ring: readonly Position[]): number {
  const k = Math.cos((40.08 * Math.PI) / 180)
  const points = ring.map(([x, y]) => [(x - ring[0]![0]) * k, y - ring[0]![1]] as const)
  let best = { area: Infinity, ratio: Infinity }
  for (let i = 1; i < points.length; i++) {
    const a = Math.atan2(points[i]![1] - points[i - 1]![1], points[i]![0] - points[i - 1]![0])
    const u = points.map(([x, y]) => x * Math.cos(a) + y * Math.sin(a))
    const v = points.map(([x, y]) => y * Math.cos(a) - x * Math.sin(a))
    const wide = Math.max(...u) - Math.min(...u)
    const tall = Math.max(...v) - Math.min(...v)
    if (wide * tall < best.area) best = { area: wide * tall, ratio: Math.max(wide / tall, tall / wide) }
  }
  return best.ratio
}
