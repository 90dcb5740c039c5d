// The demonstration's district as it might have been before its reorganisation: 16 streets and 200 communities, every code
// another one; and the spreadsheet that leads from there to the 18 streets and 202 communities it has, and to the one that
// the demonstration invents beside them.
import type { Shape } from '../../src/domain/kernel/geometry.ts'
import { unionOf } from '../../src/domain/kernel/overlay.ts'
import { makeDemoTerritory, type SchematicUnit } from '../../src/server/demo/territory/index.ts'
import type { ReorganisationRow } from '../../src/domain/territory/plan/recognise-reorganisation.ts'

export type BeforeUnit = Pick<SchematicUnit, 'level' | 'name' | 'village' | 'special' | 'households'> & { code: string; parentCode: string | null; geometry: Shape }

export type BeforeReorganisation = { now: readonly SchematicUnit[]; before: readonly BeforeUnit[]; rows: ReorganisationRow[] }

const pad = (n: number, digits: number): string => String(n).padStart(digits, '0')
const significant = { district: 6, street: 9, community: 12, grid: 15, microgrid: 18 } as const

const together = (units: readonly SchematicUnit[]): Shape => (units.length === 1 ? units[0]!.geometry : unionOf(units.map(({ geometry }) => geometry))!)

export const beforeReorganisation = (): BeforeReorganisation => {
  const now = makeDemoTerritory().units
  const root = now[0]!
  const childrenOf = (code: string): SchematicUnit[] => now.filter(({ parentCode }) => parentCode === code)
  const streets = childrenOf(root.code)
  // What is two now was one: the first two streets, the next two, and a pair of communities in each of three others.
  const streetGroups = [[streets[0]!, streets[1]!], [streets[2]!, streets[3]!], ...streets.slice(4).map((street) => [street])]
  const before: BeforeUnit[] = [{ ...root, code: '140202000000', parentCode: null }]
  const rows: ReorganisationRow[] = []
  let line = 2
  const say = (oldCode: string, unit: SchematicUnit, parent: string | null): void =>
    void rows.push({ row: line++, oldCode, newCode: unit.code, name: unit.level === 'grid' ? null : unit.name, parentCode: parent })
  const copyBelow = (of: readonly SchematicUnit[], code: string, listed: boolean): void => {
    // As the district numbers: a unit that goes on keeps its number below a parent that is called otherwise.
    const merged = of.length > 1
    of.flatMap((parent) => childrenOf(parent.code)).forEach((unit, n) => {
      const own = merged ? pad(n + 1, 3) : unit.code.slice(-3)
      const oldCode = code.slice(0, significant[of[0]!.level]) + own
      before.push({ ...unit, code: oldCode, parentCode: code })
      if (listed) say(oldCode, unit, unit.parentCode)
      copyBelow([unit], oldCode, false)
    })
  }
  streetGroups.forEach((group, s) => {
    const streetCode = `140202${pad(901 - s * 7, 3)}000`
    const lone = group.length === 1
    before.push({ ...group[0]!, name: s === 1 ? '旧街道' : group[0]!.name, code: streetCode, parentCode: '140202000000', geometry: together(group), households: group.reduce((sum, unit) => sum + (unit.households ?? 0), 0) })
    for (const street of group) say(streetCode, street, null)
    const communities = group.flatMap(({ code }) => childrenOf(code))
    const pairs = lone && s >= 5 && s <= 7 ? [[communities[0]!, communities[1]!], ...communities.slice(2).map((one) => [one])] : communities.map((one) => [one])
    pairs.forEach((pair, c) => {
      const code = streetCode.slice(0, 9) + pad(600 - c, 3)
      before.push({ ...pair[0]!, name: pair.length > 1 ? `旧社区${s}` : pair[0]!.name, code, parentCode: streetCode, geometry: together(pair), households: pair.reduce((sum, unit) => sum + (unit.households ?? 0), 0) })
      for (const community of pair) say(code, community, community.parentCode)
      copyBelow(pair, code, pair.length > 1)
    })
  })
  return { now, before, rows }
}
