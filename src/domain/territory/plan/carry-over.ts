// Where what a unit had goes when the net changes: with a place it is located anew, without one it goes to the named
// successor. The same rule is shown before adoption and carried out by it.
import { deepestOf, emptyLine, lineKey, lineLevels, type Line } from '../../access/place.ts'
import { roles, type Role } from '../../access/roles.ts'
import type { UnitId } from '../../kernel/ids.ts'
import type { Level } from '../unit.ts'

/** The net after a change, as far as going on in it needs. */
export type NewNet = {
  districtUnitId: UnitId
  /** Ended units, each with the unit that takes what has no place. */
  successors: ReadonlyMap<UnitId, UnitId>
  /** Line and level of a unit that is there. */
  unit(id: UnitId): { line: Line; level: Level } | undefined
  /** The cell that holds a place. */
  locate(lng: number, lat: number): UnitId | undefined
}

export const successorOf = ({ successors }: Pick<NewNet, 'successors'>, id: UnitId): UnitId => successors.get(id) ?? id

/** A record with a place: its line of units and the units it names. */
export type PlacedRecord = Line & { lng: number | null; lat: number | null }

/** The line of the record in the new net. */
export const carryLine = (record: PlacedRecord, net: NewNet): Line => {
  const cell = record.lng === null || record.lat === null ? undefined : net.locate(record.lng, record.lat)
  const deepest = deepestOf(record)
  const unit = cell ?? (deepest === null ? undefined : successorOf(net, deepest))
  return (unit === undefined ? undefined : net.unit(unit)?.line) ?? emptyLine
}

/** The unit of a line at a level, or the nearest above that is known. */
const unitAt = (line: Line, level: (typeof lineLevels)[number], district: UnitId): UnitId => {
  for (let n = lineLevels.indexOf(level); n >= 0; n--) {
    const id = line[lineKey(lineLevels[n]!)]
    if (id !== null) return id
  }
  return district
}

/** A unit that a record names (its holder, its sender): the same level of its new line when it lay on the old one. */
export const carryUnit = (id: UnitId | null, before: Line, after: Line, net: NewNet): UnitId | null => {
  if (id === null || id === net.districtUnitId) return id
  const level = lineLevels.find((one) => before[lineKey(one)] === id)
  return level === undefined ? successorOf(net, id) : unitAt(after, level, net.districtUnitId)
}

/** The unit at which a post goes on; null when the role can't stand at the successor: then it ends. */
export const carryPost = (role: Role, unit: UnitId, net: NewNet): UnitId | null => {
  const successor = successorOf(net, unit)
  const level = net.unit(successor)?.level
  return level !== undefined && (roles[role].at as readonly string[]).includes(level) ? successor : null
}
