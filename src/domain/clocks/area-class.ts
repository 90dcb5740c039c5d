// Area classes: how soon something has to be settled depends on where it is. A class stands at a unit and holds for what lies
// below it, until a unit further down has its own.
import type { Line } from '../access/place.ts'
import type { UnitId } from '../kernel/ids.ts'

/** How densely a place is kept: A the core of the town and main roads, B ordinary, C outskirts and far villages. */
export const areaClasses = ['A', 'B', 'C'] as const
export type AreaClass = (typeof areaClasses)[number]

export const defaultAreaClass: AreaClass = 'B'

/** The class of the nearest unit of the line that has one. */
export const areaOf = (classes: ReadonlyMap<UnitId, AreaClass>, line: Line, districtUnitId: UnitId | null = null): AreaClass => {
  for (const id of [line.microgridId, line.gridId, line.communityId, line.streetId, districtUnitId]) {
    const found = id === null ? undefined : classes.get(id)
    if (found) return found
  }
  return defaultAreaClass
}
