// A unit with the line of units above it, one column per level. The tree has five fixed levels, so the line is five
// columns on every record that has a place; access and roll-up read it without walking the tree
// (docs/decisions/0003-unit-lines.md).
import type { UnitId } from '../kernel/ids.ts'

export const lineLevels = ['street', 'community', 'grid', 'microgrid'] as const
export type LineLevel = (typeof lineLevels)[number]
/** From above. */
export const unitLevels = ['district', ...lineLevels] as const
export type UnitLevel = (typeof unitLevels)[number]

/** Ids of the units a place lies in; null where it is not known that deep. */
export type Line = {
  streetId: UnitId | null
  communityId: UnitId | null
  gridId: UnitId | null
  microgridId: UnitId | null
}

export type UnitLine = Line & { id: UnitId; level: UnitLevel }

export const emptyLine: Line = { streetId: null, communityId: null, gridId: null, microgridId: null }

export const lineKey = (level: LineLevel): keyof Line => `${level}Id` as const

/** The deepest unit of a line, or null when nothing is known but the district. */
export const deepestOf = (line: Line): UnitId | null => line.microgridId ?? line.gridId ?? line.communityId ?? line.streetId

/** Whether a place with this line lies in the unit or below it. */
export const liesIn = (line: Line, unit: UnitLine): boolean =>
  unit.level === 'district' || line[lineKey(unit.level)] === unit.id
