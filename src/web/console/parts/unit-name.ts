// Names of units as a line of places, narrow enough for a table.
import { spokenName } from '../../kit/words/unit-names.zh.ts'

type Named = { id: number; name: string; level: string }

/** The deepest unit, after the community it lies in: 古城社区 · 第 3 网格. */
export const shortLine = (units: readonly Named[]): string => {
  const deepest = units.filter((unit) => unit.level !== 'microgrid').at(-1)
  const above = deepest?.level === 'grid' ? units.find((unit) => unit.level === 'community') : undefined
  if (!deepest) return ''
  return above && !deepest.name.includes(above.name.slice(0, 2)) ? `${spokenName(above.name)} · ${deepest.name}` : spokenName(deepest.name)
}

export const fullLine = (units: readonly Named[]): string => units.map((unit) => spokenName(unit.name)).join(' / ')
