// Codes at adoption: whoever has no code gets the next number of its parent's range, west to east and north to south;
// whoever's parent is called otherwise now is called after it. No code is given that any unit ever had.
import { insidePoint } from '../../kernel/geometry-inside.ts'
import type { Position } from '../../kernel/geometry.ts'
import type { Problem } from '../../kernel/problem.ts'
import { codeBelow, numberBelow, rangeFor, type CodeRules } from '../code-rules.ts'
import { numberingOrder } from '../numbering.ts'
import { childLevel, isCode, levels, parentLevel, significantCode } from '../unit.ts'
import type { UnitRef } from './operation.ts'
import { planProblem } from './problems.ts'
import { childrenOf, type PlanUnit, type Tree } from './tree.ts'

/** Every code that was ever given, with the unit it was given to (and that unit's name, if it is known). */
export type Issued = ReadonlyMap<string, { unit: UnitRef; name?: string }>

export type IssuedCodes = {
  /** The codes of all units of the tree. */
  codes: ReadonlyMap<UnitRef, string>
  problems: readonly Problem[]
}

type Desk = {
  rules: CodeRules
  issued: Issued
  before: Tree
  codes: Map<UnitRef, string>
  given: Map<string, UnitRef>
  /** Numbers that were ever given, by level and the digits of the parent. */
  numbers: Map<string, Set<number>>
  problems: Problem[]
}

/** A padded code may be read at several levels; it stands under each. */
const note = ({ rules, numbers }: Pick<Desk, 'rules' | 'numbers'>, code: string): void => {
  for (const level of levels) {
    const above = parentLevel(level)
    if (!above || !isCode(code, level, rules)) continue
    const key = `${level}:${significantCode(code, above, rules)}`
    const number = Number(significantCode(code, level, rules).slice(rules.digits[above]))
    const known = numbers.get(key)
    if (known) known.add(number)
    else numbers.set(key, new Set([number]))
  }
}

const isFree = ({ issued, given }: Desk, code: string, unit: UnitRef): boolean => {
  const owner = issued.get(code)?.unit
  const holder = given.get(code)
  return (owner === undefined || owner === unit) && (holder === undefined || holder === unit)
}

const take = (desk: Desk, unit: UnitRef, code: string): void => {
  desk.codes.set(unit, code)
  desk.given.set(code, unit)
  if (!desk.issued.has(code)) note(desk, code)
}

/** A code that the plan says outright, or undefined when it says nothing. */
const saidCode = ({ before }: Desk, unit: PlanUnit): string | undefined => {
  const was = before.get(unit.unit)
  return unit.code !== null && unit.code !== was?.code ? unit.code : undefined
}

/** What a unit that stays is called when only its parent's name changed: the same number below the new one. */
const followed = (desk: Desk, unit: PlanUnit, parent: PlanUnit, parentCode: string): string | undefined => {
  const was = desk.before.get(unit.unit)
  const parentWas = desk.before.get(parent.unit)
  if (!was?.code) return undefined
  if (was.parent !== unit.parent) return belongs(desk, was) ? undefined : was.code
  if (!parentWas?.code || parentWas.code === parentCode) return was.code
  const number = numberBelow(desk.rules, { code: parentWas.code, level: parent.level }, was.code)
  if (number === undefined) return was.code
  const code = codeBelow(desk.rules, { code: parentCode, level: parent.level }, number)
  return isFree(desk, code, unit.unit) ? code : undefined
}

/** Whether its code is built upon its parent's; codes of another making are left alone. */
const belongs = ({ before, rules }: Desk, was: PlanUnit): boolean => {
  const parent = was.parent === null ? undefined : before.get(was.parent)
  return parent?.code != null && was.code!.startsWith(significantCode(parent.code, parent.level, rules))
}

const placeOf = ({ shape }: PlanUnit): Position | undefined => (shape === null ? undefined : insidePoint(shape))

/** Those with a place in their order on the ground, then those without in the order they came. */
const inOrder = (units: readonly PlanUnit[]): PlanUnit[] => {
  const placed = units.flatMap((unit) => {
    const at = placeOf(unit)
    return at ? [{ unit, at }] : []
  })
  const order = numberingOrder(placed.map(({ at }) => at))
  return [...order.map((i) => placed[i]!.unit), ...units.filter((unit) => unit.shape === null)]
}

const issueBelow = (desk: Desk, parent: PlanUnit, parentCode: string, units: readonly PlanUnit[]): void => {
  const key = `${childLevel(parent.level)}:${significantCode(parentCode, parent.level, desk.rules)}`
  const used = desk.numbers.get(key) ?? new Set<number>()
  desk.numbers.set(key, used)
  for (const unit of inOrder(units)) {
    const { from, until } = rangeFor(desk.rules, unit, parent.level)
    let number = from
    for (const one of used) if (one >= from && one <= until && one >= number) number = one + 1
    // At the end of the range, the numbers that were left out.
    if (number > until) for (number = from; number <= until && used.has(number); ) number++
    if (number > until) {
      desk.problems.push(planProblem('plan.codes-used-up', { name: unit.name, parent: parent.name, from, until }))
      continue
    }
    used.add(number)
    take(desk, unit.unit, codeBelow(desk.rules, { code: parentCode, level: parent.level }, number))
  }
}

/** From the whole to the smallest, since a code is built upon its parent's. */
export const issueCodes = (before: Tree, after: Tree, issued: Issued, rules: CodeRules): IssuedCodes => {
  const desk: Desk = { rules, issued, before, codes: new Map(), given: new Map(), numbers: new Map(), problems: [] }
  for (const code of issued.keys()) note(desk, code)
  for (const unit of after.values()) {
    const said = saidCode(desk, unit)
    if (said === undefined) continue
    const owner = issued.get(said)
    if (owner && owner.unit !== unit.unit) desk.problems.push(planProblem('plan.code-used', { code: said, name: unit.name, other: owner.name ?? before.get(owner.unit)?.name ?? '' }))
    take(desk, unit.unit, said)
  }
  const children = childrenOf(after)
  const [root] = children.get(null) ?? []
  if (!root) return { codes: desk.codes, problems: desk.problems }
  if (!desk.codes.has(root.unit) && root.code !== null) take(desk, root.unit, root.code)
  for (const level of levels)
    for (const parent of after.values()) {
      const code = parent.level === level ? desk.codes.get(parent.unit) : undefined
      if (code === undefined) continue
      const waiting: PlanUnit[] = []
      for (const child of children.get(parent.unit) ?? []) {
        if (desk.codes.has(child.unit)) continue
        const kept = followed(desk, child, parent, code)
        if (kept === undefined) waiting.push(child)
        else take(desk, child.unit, kept)
      }
      if (waiting.length > 0) issueBelow(desk, parent, code, waiting)
    }
  return { codes: desk.codes, problems: desk.problems }
}
