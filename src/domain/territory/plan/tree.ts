// The net as a plan sees it: units by reference, each knowing its parent. Units of today carry their number, units the
// plan makes carry the name their maker gave them.
import { emptyLine, lineKey, type Line } from '../../access/place.ts'
import { toDegrees, toSteps, type Position, type Shape } from '../../kernel/geometry.ts'
import type { UnitId } from '../../kernel/ids.ts'
import type { Level } from '../unit.ts'
import type { NewUnit, UnitRef } from './operation.ts'

export type PlanUnit = {
  unit: UnitRef
  parent: UnitRef | null
  level: Level
  name: string
  /** Null: issued at adoption. */
  code: string | null
  aliases: readonly string[]
  village: boolean
  special: string | null
  madeUp: boolean
  households: number | null
  shape: Shape | null
}

export type Tree = ReadonlyMap<UnitRef, PlanUnit>

/** Units by their parent; the district stands under `null`. */
export type Children = ReadonlyMap<UnitRef | null, readonly PlanUnit[]>

export const childrenOf = (tree: Tree): Children => {
  const children = new Map<UnitRef | null, PlanUnit[]>()
  for (const unit of tree.values()) {
    const list = children.get(unit.parent)
    if (list) list.push(unit)
    else children.set(unit.parent, [unit])
  }
  return children
}

export const isNew = (ref: UnitRef): ref is NewUnit => typeof ref === 'string'

/** The unit and those above it, narrowest first. */
export const upwards = (tree: Tree, ref: UnitRef): PlanUnit[] => {
  const line: PlanUnit[] = []
  for (let at = tree.get(ref); at && line.length < 6; at = at.parent === null ? undefined : tree.get(at.parent)) line.push(at)
  return line
}

/** The line of a unit, once every unit of the tree has a number. */
export const lineIn = (tree: Tree, ref: UnitRef, numberOf: (ref: UnitRef) => UnitId): Line => {
  const line = { ...emptyLine }
  for (const { level, unit } of upwards(tree, ref)) if (level !== 'district') line[lineKey(level)] = numberOf(unit)
  return line
}

const settle = ([lng, lat]: Position): Position => [toDegrees(toSteps(lng)), toDegrees(toSteps(lat))]
const sameSpot = (a: Position, b: Position): boolean => toSteps(a[0]) === toSteps(b[0]) && toSteps(a[1]) === toSteps(b[1])

/** On whole steps, every ring closed; undefined when a ring has no area to speak of or a coordinate is no place on earth. */
export const settleShape = (shape: Shape): Shape | undefined => {
  let sound = true
  const ring = (positions: readonly Position[]): Position[] => {
    if (!positions.every(([lng, lat]) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) sound = false
    const settled = positions.map(settle).filter((at, i, all) => i === 0 || !sameSpot(at, all[i - 1]!))
    if (settled.length > 1 && !sameSpot(settled[0]!, settled.at(-1)!)) settled.push(settled[0]!)
    if (settled.length < 4) sound = false
    return settled
  }
  const polygon = (rings: readonly (readonly Position[])[]): Position[][] => {
    if (rings.length === 0) sound = false
    return rings.map(ring)
  }
  const settled: Shape = shape.type === 'Polygon' ? { type: 'Polygon', coordinates: polygon(shape.coordinates) } : { type: 'MultiPolygon', coordinates: shape.coordinates.map(polygon) }
  return sound && settled.coordinates.length > 0 ? settled : undefined
}
