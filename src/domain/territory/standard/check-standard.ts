// The standard by which a district is divided, and every breach of it. It warns and lists, it never blocks: over a whole
// district the figures can't hold everywhere.
import type { Position, Shape } from '../../kernel/geometry.ts'
import { polygonsOf } from '../../kernel/geometry.ts'
import { insidePoint } from '../../kernel/geometry-inside.ts'
import type { UnitId } from '../../kernel/ids.ts'
import { childLevel, divisionStandard, type DivisionStandard, type Level } from '../unit.ts'
import { checkTiling, type TilingBreach } from './check-tiling.ts'

export type Standard = DivisionStandard & {
  /** Square metres up to which an overlap or a gap is not listed. */
  slack: number
  /** Whether a special site must stand in a grid without ordinary cells. */
  specialApart: boolean
}

export const defaultStandard: Standard = { ...divisionStandard, slack: 1, specialApart: false }

export type DividedUnit<Id = UnitId> = {
  id: Id
  level: Level
  parentId: Id | null
  households: number | null
  special: string | null
  /** How many separate pieces its shape has; unknown when it has no shape. */
  pieces?: number
}

export const rules = [
  'too-few-households', 'too-many-households', 'households-unknown', 'without-microgrids', 'several-pieces', 'overlap', 'gap', 'outside-parent', 'without-shape',
  'without-person', 'special-in-ordinary',
] as const
export type Rule = (typeof rules)[number]

/** `place` is where to look on the map; without one, the unit itself is. */
export type Breach<Id = UnitId> = { unit: Id; place?: Position } & (
  | { rule: 'too-few-households' | 'too-many-households'; found: number; least: number; most: number }
  | { rule: 'households-unknown' | 'without-microgrids' | 'without-shape' | 'without-person' }
  | { rule: 'several-pieces'; found: number }
  | TilingBreach<Id>
  | { rule: 'special-in-ordinary'; other: Id; squareMetres?: number }
)

/**
 * Breaches that need no shapes, in the order of the units. A special site holds few households by its nature, and so does
 * a grid of such sites alone.
 */
export function checkStandard<Id = UnitId>(units: readonly DividedUnit<Id>[], standard: DivisionStandard & Partial<Standard> = defaultStandard): Breach<Id>[] {
  const under = new Map<Id, { cells: number; homes: number }>()
  for (const unit of units) {
    if (unit.level !== 'microgrid' || unit.parentId === null) continue
    const sum = under.get(unit.parentId) ?? { cells: 0, homes: 0 }
    sum.cells++
    if (unit.special === null) sum.homes++
    under.set(unit.parentId, sum)
  }
  const breaches: Breach<Id>[] = []
  for (const { id: unit, level, parentId, households, special, pieces } of units) {
    if (level !== 'grid' && level !== 'microgrid') continue
    if (pieces !== undefined && pieces > 1) breaches.push({ unit, rule: 'several-pieces', found: pieces })
    const below = under.get(unit)
    if (level === 'grid' && !below) breaches.push({ unit, rule: 'without-microgrids' })
    if (standard.specialApart && level === 'microgrid' && special !== null && parentId !== null && (under.get(parentId)?.homes ?? 0) > 0)
      breaches.push({ unit, rule: 'special-in-ordinary', other: parentId })
    if (special !== null || (level === 'grid' && below?.homes === 0)) continue
    const { least, most } = standard[level]
    if (households === null) breaches.push({ unit, rule: 'households-unknown' })
    else if (households < least) breaches.push({ unit, rule: 'too-few-households', found: households, least, most })
    else if (households > most) breaches.push({ unit, rule: 'too-many-households', found: households, least, most })
  }
  return breaches
}

/** Cells without anybody on post. */
export const checkManning = <Id>(units: readonly DividedUnit<Id>[], manned: ReadonlySet<Id>): Breach<Id>[] =>
  units.flatMap(({ id, level }): Breach<Id>[] => (level === 'microgrid' && !manned.has(id) ? [{ unit: id, rule: 'without-person' }] : []))

export type ShapedUnit<Id = UnitId> = DividedUnit<Id> & { shape: Shape | null }

/**
 * What is wrong with the shapes below one unit. A special site that an ordinary cell covers as well is said as that: it
 * should have been cut out.
 */
export const checkShapes = <Id>(parent: ShapedUnit<Id>, children: readonly ShapedUnit<Id>[], standard: Pick<Standard, 'slack'> = defaultStandard): Breach<Id>[] => {
  const without = children.flatMap((child): Breach<Id>[] => (child.shape === null ? [{ unit: child.id, rule: 'without-shape' }] : []))
  const shaped = children.flatMap(({ id, shape }) => (shape === null ? [] : [{ id, shape }]))
  if (parent.shape === null) return without
  const special = new Set(children.filter((child) => child.special !== null).map(({ id }) => id))
  return [
    ...without,
    ...checkTiling({ id: parent.id, shape: parent.shape }, shaped, standard.slack).map((breach): Breach<Id> => {
      if (breach.rule !== 'overlap' || special.has(breach.unit) === special.has(breach.other)) return breach
      const [unit, other] = special.has(breach.unit) ? [breach.unit, breach.other] : [breach.other, breach.unit]
      return { unit, rule: 'special-in-ordinary', other, squareMetres: breach.squareMetres, place: breach.place }
    }),
  ]
}

/** Everything but the people, unit by unit from above; long work, so that a caller may rest between the parts. */
export function* checkNet<Id>(units: readonly ShapedUnit<Id>[], standard: Standard = defaultStandard): Generator<Breach<Id>[]> {
  const below = new Map<Id, ShapedUnit<Id>[]>()
  for (const unit of units) if (unit.parentId !== null) below.set(unit.parentId, (below.get(unit.parentId) ?? []).concat(unit))
  yield checkStandard(units, standard)
  for (const unit of units) if (childLevel(unit.level)) yield checkShapes(unit, below.get(unit.id) ?? [], standard)
}

export const piecesOf = (shape: Shape | null): { pieces?: number } => (shape === null ? {} : { pieces: polygonsOf(shape).length })

/** Where a breach is to be seen: its own place, or the middle of its unit. */
export const placeOf = (breach: { place?: Position }, shape: Shape | null): Position | null => breach.place ?? (shape === null ? null : insidePoint(shape))
