// applyPlan(tree, operations): the net as it would be, what became of ended units, and which operations don't fit. Pure:
// the browser draws by it, the server previews and adopts by it. An operation that doesn't fit changes nothing.
import { insidePoint, holdsPoint } from '../../kernel/geometry-inside.ts'
import type { Shape } from '../../kernel/geometry.ts'
import type { Problem, ProblemParams } from '../../kernel/problem.ts'
import { childLevel, codeScheme, isCode, parentLevel, type CodeScheme } from '../unit.ts'
import { fatesOf, type Ending, type Fate } from './lineage.ts'
import type { MadeUnit, Operation, UnitFacts, UnitRef } from './operation.ts'
import { planProblem, type PlanProblemCode } from './problems.ts'
import { isNew, settleShape, type PlanUnit, type Tree } from './tree.ts'

export type OperationProblem = { operation: number; problem: Problem }

export type Applied = {
  tree: Tree
  /** In the order of the operations. */
  endings: readonly Ending[]
  /** Each ended unit with what is left in the end. */
  fates: ReadonlyMap<UnitRef, Fate>
  problems: readonly OperationProblem[]
}

type Work = {
  units: Map<UnitRef, PlanUnit>
  below: Map<UnitRef, Set<UnitRef>>
  /** References that were ever used: a name is not given twice. */
  used: Set<UnitRef>
  endings: Ending[]
  scheme: CodeScheme
}

const begin = (tree: Tree, scheme: CodeScheme): Work => {
  const below = new Map<UnitRef, Set<UnitRef>>()
  for (const { unit, parent } of tree.values()) if (parent !== null) below.set(parent, (below.get(parent) ?? new Set()).add(unit))
  return { units: new Map(tree), below, used: new Set(tree.keys()), endings: [], scheme }
}

const refuse = (code: PlanProblemCode, params: ProblemParams = {}): never => {
  throw planProblem(code, params)
}

const get = ({ units }: Work, ref: UnitRef): PlanUnit => units.get(ref) ?? refuse('plan.unit-unknown', { unit: String(ref) })

const put = (work: Work, unit: PlanUnit): void => {
  const before = work.units.get(unit.unit)
  if (before && before.parent !== null && before.parent !== unit.parent) work.below.get(before.parent)?.delete(unit.unit)
  if (unit.parent !== null && before?.parent !== unit.parent) work.below.set(unit.parent, (work.below.get(unit.parent) ?? new Set()).add(unit.unit))
  work.units.set(unit.unit, unit)
  work.used.add(unit.unit)
}

const end = (work: Work, unit: PlanUnit, ending: Omit<Ending, 'unit'>): void => {
  work.units.delete(unit.unit)
  if (unit.parent !== null) work.below.get(unit.parent)?.delete(unit.unit)
  work.below.delete(unit.unit)
  work.endings.push({ unit: unit.unit, ...ending })
}

const childrenIn = (work: Work, ref: UnitRef): PlanUnit[] => [...(work.below.get(ref) ?? [])].map((child) => work.units.get(child)!)

const shapeOf = (unit: { name: string }, shape: Shape | null): Shape | null =>
  shape === null ? null : (settleShape(shape) ?? refuse('plan.shape-malformed', { name: unit.name }))

/** What an operation says of a unit, over what is known of it. */
const withFacts = ({ scheme }: Work, unit: PlanUnit, facts: Partial<UnitFacts>): PlanUnit => {
  const name = facts.name === undefined ? unit.name : facts.name.trim()
  if (name === '') refuse('plan.name-needed')
  const code = facts.code === undefined ? unit.code : facts.code
  if (facts.code !== undefined && !isCode(facts.code, unit.level, scheme)) refuse('plan.code-malformed', { name, code: facts.code, digits: scheme.digits[unit.level] })
  const households = facts.households === undefined ? unit.households : facts.households
  if (households !== null && !(Number.isInteger(households) && households >= 0)) refuse('plan.households-wrong', { name })
  return {
    ...unit, name, code, households, aliases: facts.aliases ?? unit.aliases, village: facts.village ?? unit.village,
    special: facts.special === undefined ? unit.special : facts.special,
  }
}

const make = (work: Work, made: MadeUnit, level: PlanUnit['level'], parent: PlanUnit): void => {
  if (!isNew(made.unit) || work.used.has(made.unit)) refuse('plan.ref-taken', { name: made.name })
  if (parent.level !== parentLevel(level)) refuse('plan.parent-wrong', { name: made.name, parent: parent.name, level })
  const bare: PlanUnit = {
    unit: made.unit, parent: parent.unit, level, name: '', code: null, aliases: [], village: false, special: null, madeUp: false, households: null,
    shape: shapeOf(made, made.shape),
  }
  put(work, withFacts(work, bare, made))
}

/** A unit that may end: not the district itself. */
const ending = (work: Work, ref: UnitRef): PlanUnit & { parent: UnitRef } => {
  const unit = get(work, ref)
  return unit.parent === null ? refuse('plan.district-stays', { name: unit.name }) : { ...unit, parent: unit.parent }
}

/** Which of the parts a unit below goes to: the one that holds its middle, otherwise the successor. */
const partFor = (child: PlanUnit, parts: readonly MadeUnit[], successor: UnitRef): UnitRef => {
  if (child.shape === null) return successor
  const middle = insidePoint(child.shape)
  return parts.find((part) => part.shape !== null && holdsPoint(part.shape, middle))?.unit ?? successor
}

const split = (work: Work, { unit: ref, into, successor }: Extract<Operation, { kind: 'split' }>): void => {
  const unit = ending(work, ref)
  if (into.length < 2) refuse('plan.too-few', { name: unit.name })
  if (!into.some((part) => part.unit === successor)) refuse('plan.successor-wrong', { name: unit.name })
  const parent = get(work, unit.parent)
  const children = childrenIn(work, ref)
  for (const part of into) make(work, { ...part, village: part.village ?? unit.village }, unit.level, parent)
  for (const child of children) put(work, { ...child, parent: partFor(child, into, successor) })
  end(work, unit, { how: 'split', to: into.map((part) => part.unit), successor })
}

const merge = (work: Work, { units, into }: Extract<Operation, { kind: 'merge' }>): void => {
  if (new Set(units).size < 2 || new Set(units).size !== units.length) refuse('plan.too-few', { name: into.name })
  const olds = units.map((ref) => ending(work, ref))
  const [first] = olds as [PlanUnit & { parent: UnitRef }]
  const stranger = olds.find((old) => old.parent !== first.parent)
  if (stranger) refuse('plan.not-siblings', { name: first.name, other: stranger.name })
  const children = olds.flatMap((old) => childrenIn(work, old.unit))
  make(work, { ...into, village: into.village ?? olds.every((old) => old.village) }, first.level, get(work, first.parent))
  for (const child of children) put(work, { ...child, parent: into.unit })
  for (const old of olds) end(work, old, { how: 'merge', to: [into.unit], successor: into.unit })
}

const retire = (work: Work, { unit: ref, successor: to }: Extract<Operation, { kind: 'retire' }>): void => {
  const unit = ending(work, ref)
  const successor = get(work, to)
  const sameLevel = successor.level === unit.level
  if (to === ref || (!sameLevel && unit.parent !== to)) refuse('plan.successor-wrong', { name: unit.name, successor: successor.name })
  const children = childrenIn(work, ref)
  if (children.length > 0 && !sameLevel) refuse('plan.units-below', { name: unit.name, units: children.length })
  for (const child of children) put(work, { ...child, parent: to })
  end(work, unit, { how: 'retire', to: [to], successor: to })
}

const move = (work: Work, { unit: ref, parent: to }: Extract<Operation, { kind: 'move' }>): void => {
  const unit = get(work, ref)
  if (unit.parent === null) refuse('plan.district-stays', { name: unit.name })
  const parent = get(work, to)
  if (childLevel(parent.level) !== unit.level) refuse('plan.parent-wrong', { name: unit.name, parent: parent.name, level: unit.level })
  put(work, { ...unit, parent: to })
}

/** All or nothing: every unit of the operation is looked at before one is changed. */
const act = (work: Work, operation: Operation): void => {
  switch (operation.kind) {
    case 'create':
      return make(work, operation, operation.level, get(work, operation.parent))
    case 'change':
      return put(work, withFacts(work, get(work, operation.unit), operation))
    case 'move':
      return move(work, operation)
    case 'reshape': {
      const shaped = operation.shapes.map(({ unit: ref, shape }) => {
        const unit = get(work, ref)
        return { ...unit, shape: shapeOf(unit, shape) }
      })
      for (const unit of shaped) put(work, unit)
      return
    }
    case 'split':
      return split(work, operation)
    case 'merge':
      return merge(work, operation)
    case 'retire':
      return retire(work, operation)
  }
}

/** References an operation makes, and what it says of codes: looked at before it is done. */
const madeBy = (operation: Operation): readonly MadeUnit[] =>
  operation.kind === 'create' ? [operation] : operation.kind === 'split' ? operation.into : operation.kind === 'merge' ? [operation.into] : []

/** What would half-way stop an operation of several parts: found beforehand, so that it changes nothing. */
const lookAhead = (work: Work, operation: Operation): void => {
  const made = madeBy(operation)
  if (new Set(made.map((one) => one.unit)).size !== made.length) refuse('plan.ref-taken', { name: made[0]!.name })
  for (const one of made) {
    if (!isNew(one.unit) || work.used.has(one.unit)) refuse('plan.ref-taken', { name: one.name })
    shapeOf(one, one.shape)
    const level = operation.kind === 'create' ? operation.level : get(work, operation.kind === 'split' ? operation.unit : operation.kind === 'merge' ? (operation.units[0] ?? one.unit) : one.unit).level
    const blank = { unit: one.unit, parent: null, level, name: '', code: null, aliases: [], village: false, special: null, madeUp: false, households: null, shape: null }
    withFacts(work, blank, one)
  }
}

/** Living units with one code between them; the operation that spoke last of either is to blame. */
const codeProblems = (tree: Tree, operations: readonly Operation[]): OperationProblem[] => {
  const byCode = new Map<string, PlanUnit>()
  const clashes: [PlanUnit, PlanUnit][] = []
  for (const unit of tree.values()) {
    if (unit.code === null) continue
    const other = byCode.get(unit.code)
    if (other) clashes.push([other, unit])
    else byCode.set(unit.code, unit)
  }
  return clashes.map(([one, other]) => {
    const speaks = (operation: Operation): boolean =>
      [...madeBy(operation), ...(operation.kind === 'change' ? [operation] : [])].some((said) => said.code !== undefined && (said.unit === one.unit || said.unit === other.unit))
    return { operation: Math.max(0, operations.findLastIndex(speaks)), problem: planProblem('plan.code-taken', { code: other.code, name: other.name, other: one.name }) }
  })
}

const isProblem = (fault: unknown): fault is Problem => fault instanceof Error && 'code' in fault && 'params' in fault

export const applyPlan = (tree: Tree, operations: readonly Operation[], scheme: CodeScheme = codeScheme): Applied => {
  const work = begin(tree, scheme)
  const problems: OperationProblem[] = []
  operations.forEach((operation, index) => {
    try {
      lookAhead(work, operation)
      act(work, operation)
    } catch (fault) {
      if (!isProblem(fault)) throw fault
      problems.push({ operation: index, problem: fault })
    }
  })
  problems.push(...codeProblems(work.units, operations))
  return { tree: work.units, endings: work.endings, fates: fatesOf(work.endings), problems }
}
