// A change of the net, ready to be shown or carried out: what differs, what everything is called, where what was in ended
// units goes. Preview and adoption are made from the same.
import { emptyLine, lineKey, lineLevels, type Line } from '../../../domain/access/place.ts'
import type { DistrictId, UnitId } from '../../../domain/kernel/ids.ts'
import type { Problem } from '../../../domain/kernel/problem.ts'
import type { CodeRules } from '../../../domain/territory/code-rules.ts'
import { buildLocator, type Locator } from '../../../domain/territory/locate.ts'
import type { Applied } from '../../../domain/territory/plan/apply-plan.ts'
import type { NewNet } from '../../../domain/territory/plan/carry-over.ts'
import { diffOf, type TreeDiff } from '../../../domain/territory/plan/diff.ts'
import { issueCodes, type Issued } from '../../../domain/territory/plan/issue-codes.ts'
import type { Fate } from '../../../domain/territory/plan/lineage.ts'
import type { NewUnit, UnitRef } from '../../../domain/territory/plan/operation.ts'
import { childrenOf, isNew, upwards, type PlanUnit, type Tree } from '../../../domain/territory/plan/tree.ts'

export type TerritoryChange = NewNet & {
  district: DistrictId
  planId: string
  /** The first day of the new net. */
  day: string
  now: number
  before: Tree
  after: Tree
  diff: TreeDiff
  codes: ReadonlyMap<UnitRef, string>
  idOf(ref: UnitRef): UnitId
  lineOf(ref: UnitRef): Line
  /** What became of the ended units of today. */
  fates: readonly (Fate & { unit: UnitId })[]
  /** Units that stay and lie in other units than before. */
  relined: ReadonlySet<UnitId>
  reshaped: ReadonlySet<UnitId>
  /** Whoever lies in one of these, as deep as is known, may have to be located anew. */
  affected: readonly UnitId[]
}

export type Change = { change: TerritoryChange; problems: readonly Problem[] }

export type ChangeInput = {
  district: DistrictId; planId: string; day: string; now: number; before: Tree; applied: Pick<Applied, 'tree' | 'fates'>; issued: Issued; rules: CodeRules
  /** Numbers for units the plan makes; a preview gives negative ones. */
  numbers: (count: number) => readonly UnitId[]
}

const linesOf = (tree: Tree, idOf: (ref: UnitRef) => UnitId): Map<UnitRef, Line> => {
  const lines = new Map<UnitRef, Line>()
  for (const ref of tree.keys()) {
    const line = { ...emptyLine }
    for (const { level, unit } of upwards(tree, ref)) if (level !== 'district') line[lineKey(level)] = idOf(unit)
    lines.set(ref, line)
  }
  return lines
}

const sameLine = (a: Line, b: Line): boolean => lineLevels.every((level) => a[lineKey(level)] === b[lineKey(level)])

const affectedBy = (before: Tree, diff: TreeDiff, fates: readonly { unit: UnitId }[], relined: ReadonlySet<UnitId>, reshaped: ReadonlySet<UnitId>): UnitId[] => {
  const ids = new Set<UnitId>([...fates.map(({ unit }) => unit), ...relined, ...reshaped])
  // A place that is known less deep may now be known deeper.
  const parents = [...diff.created, ...diff.gone, ...diff.changed.filter(({ facts }) => facts.includes('shape')).map(({ was }) => was)].map(({ parent }) => parent)
  for (const parent of parents) if (parent !== null && !isNew(parent) && before.has(parent)) ids.add(parent)
  return [...ids]
}

export const changeOf = ({ district, planId, day, now, before, applied, issued, rules, numbers }: ChangeInput): Change => {
  const after = applied.tree
  const diff = diffOf(before, after)
  const given = numbers(diff.created.length)
  const ids = new Map<NewUnit, UnitId>(diff.created.map(({ unit }, n) => [unit as NewUnit, given[n]!]))
  const idOf = (ref: UnitRef): UnitId => (isNew(ref) ? ids.get(ref)! : ref)
  const { codes, problems } = issueCodes(before, after, issued, rules)
  const linesBefore = linesOf(before, (ref) => ref as UnitId)
  const lines = linesOf(after, idOf)
  const relined = new Set<UnitId>()
  for (const [ref, line] of lines) if (!isNew(ref) && !sameLine(line, linesBefore.get(ref)!)) relined.add(ref)
  const reshaped = new Set(diff.changed.filter(({ facts }) => facts.includes('shape')).map(({ was }) => was.unit as UnitId))
  const fates = diff.gone.map(({ unit }) => applied.fates.get(unit)! as Fate & { unit: UnitId })
  const byId = new Map<UnitId, PlanUnit>([...after.values()].map((unit) => [idOf(unit.unit), unit]))
  const children = childrenOf(after)
  let locator: Locator<UnitId> | undefined
  const cells = (): { id: UnitId; geometry: NonNullable<PlanUnit['shape']> }[] =>
    [...after.values()].flatMap(({ unit, shape, level }) => (shape && level !== 'district' && !children.has(unit) ? [{ id: idOf(unit), geometry: shape }] : []))
  const [root] = children.get(null)!
  return {
    problems,
    change: {
      district, planId, day, now, before, after, diff, codes, idOf, fates, relined, reshaped,
      districtUnitId: idOf(root!.unit),
      successors: new Map(fates.map((fate) => [fate.unit, idOf(fate.successor)])),
      affected: affectedBy(before, diff, fates, relined, reshaped),
      lineOf: (ref) => lines.get(ref)!,
      unit(id) {
        const unit = byId.get(id)
        return unit && { line: lines.get(unit.unit)!, level: unit.level }
      },
      locate: (lng, lat) => (locator ??= buildLocator<UnitId>(cells())).locate(lng, lat),
    },
  }
}
