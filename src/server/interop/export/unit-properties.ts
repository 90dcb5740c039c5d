// What is told of a unit in a file: its facts, and its place in the tree by codes that mean something outside of this system.
import type { Net, NetUnit } from '../../territory/net.ts'

export type UnitProperties = {
  code: string
  name: string
  level: string
  parentCode: string | null
  households: number | null
  village: boolean
  special: string | null
  madeUp: boolean
  aliases: readonly string[]
}

export const propertiesOf = (net: Net, unit: NetUnit): UnitProperties => ({
  code: unit.code, name: unit.name, level: unit.level, parentCode: unit.parentId === null ? null : (net.units.get(unit.parentId)?.code ?? null),
  households: unit.households, village: unit.village, special: unit.special, madeUp: unit.madeUp, aliases: unit.aliases,
})
