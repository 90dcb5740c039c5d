// From what is settled to operations, level by level from above, and to new borders by what lies in a unit afterwards.
import { unionOf } from '../../../kernel/overlay.ts'
import type { Shape } from '../../../kernel/geometry.ts'
import type { CodeRules } from '../../code-rules.ts'
import { levels, parentLevel, significantCode, type Level } from '../../unit.ts'
import { applyPlan } from '../apply-plan.ts'
import { sameShape } from '../diff.ts'
import type { MadeUnit, NewUnit, Operation, UnitRef } from '../operation.ts'
import { childrenOf, type Tree } from '../tree.ts'
import { briefOf, type Read } from './read-rows.ts'
import type { Settled } from './settle.ts'
import type { Finding, RowFault, Target } from './types.ts'

type Desk = { tree: Tree; read: Read; settled: Settled; rules: CodeRules; refFor: (code: string) => NewUnit; faults: RowFault[]; findings: Finding[] }

const refOf = ({ settled, refFor }: Desk, code: string): UnitRef => settled.same.get(code) ?? refFor(code)

const union = (shapes: readonly (Shape | null)[]): Shape | null => (shapes.length > 0 && shapes.every((shape) => shape !== null) ? unionOf(shapes as Shape[]) : null)

/** Whoever lived as `old` lives on as this. */
const livesOnAs = (desk: Desk, old: UnitRef): UnitRef => {
  const targets = desk.settled.into.get(old)
  if (!targets) {
    const closing = desk.settled.closings.get(old)
    return closing === undefined ? old : 'target' in closing ? refOf(desk, closing.target) : closing.unit
  }
  const stays = targets.find((target) => desk.settled.same.get(target.code) === old)
  return stays ? old : refOf(desk, desk.settled.successors.get(old) ?? targets[0]!.code)
}

/** Where a unit of the new net stands: as the sheet says, or as its code says, or where it stood. */
const parentOf = (desk: Desk, target: Target): UnitRef | undefined => {
  const { read, rules, tree } = desk
  const above = parentLevel(target.level)
  if (!above) return undefined
  const byCode = (code: string): UnitRef | undefined => {
    if (read.targets.get(code)?.level === above) return refOf(desk, code)
    const unit = read.byCode.get(code)
    return unit?.level === above ? livesOnAs(desk, unit.unit) : undefined
  }
  if (target.parentCode !== null) {
    const padded = target.parentCode.padEnd(rules.padTo, '0')
    const said = byCode(target.parentCode) ?? byCode(padded)
    if (said === undefined) desk.faults.push({ row: target.rows[0]!, code: 'parent-unknown', params: { code: target.code, name: target.name, parent: target.parentCode } })
    return said
  }
  const prefix = significantCode(target.code, above, rules)
  const told = [...read.targets.values()].find(({ code, level }) => level === above && significantCode(code, above, rules) === prefix)
  if (told) return refOf(desk, told.code)
  const [old] = target.olds
  const parent = old === undefined ? [...read.byCode.values()].find(({ code, level }) => level === above && significantCode(code!, above, rules) === prefix)?.unit : tree.get(old)!.parent
  return parent === undefined || parent === null ? undefined : livesOnAs(desk, parent)
}

const note = (desk: Desk, kind: Finding['kind'], level: Level, from: readonly UnitRef[], to: readonly { code: string; name: string }[]): void =>
  void desk.findings.push({ kind, level, from: from.map((ref) => briefOf(desk.tree.get(ref)!)), to: to.map(({ code, name }) => ({ code, name })) })

/** Splits first, then arrivals, then what closes; each unit is moved to its new parent before it is merged or ends. */
const operationsOf = (desk: Desk, level: Level): Operation[] => {
  const { tree, read, settled, refFor } = desk
  const operations: Operation[] = []
  const targets = [...read.targets.values()].filter((target) => target.level === level)
  const olds = [...settled.into].filter(([old]) => tree.get(old)!.level === level)
  const born = new Set<string>()
  const made = (target: Target, shape: Shape | null): MadeUnit => ({ unit: refFor(target.code), name: target.name, code: target.code, shape })
  const moves = new Map<UnitRef, UnitRef>()
  const standsAt = (ref: UnitRef, parent: UnitRef | undefined, was: UnitRef | null): void => {
    if (parent !== undefined && parent !== was) moves.set(ref, parent)
  }
  const ends: Operation[] = []

  for (const [old, into] of olds) {
    if (into.length < 2 || into.some(({ code }) => settled.same.get(code) === old)) continue
    // A part that exists already goes on from another unit too: a stand-in, closed into it afterwards.
    const parts = into.map((target): MadeUnit => {
      if (!settled.same.has(target.code) && !born.has(target.code)) {
        born.add(target.code)
        return made(target, null)
      }
      const standIn: MadeUnit = { unit: refFor(`${target.code} ${String(old)}`), name: target.name, shape: null }
      ends.push({ kind: 'retire', unit: standIn.unit, successor: refOf(desk, target.code) })
      return standIn
    })
    const successor = parts[into.findIndex(({ code }) => code === settled.successors.get(old))] ?? parts[0]!
    operations.push({ kind: 'split', unit: old, into: parts, successor: successor.unit })
    for (const target of into) if (born.has(target.code)) standsAt(refFor(target.code), parentOf(desk, target), tree.get(old)!.parent)
    note(desk, 'split', level, [old], into)
  }

  for (const target of targets) {
    const parent = parentOf(desk, target)
    const stays = settled.same.get(target.code)
    // Units that go into this one as a whole.
    const whole = target.olds.filter((old) => old !== stays && settled.into.get(old)!.length === 1)
    if (stays !== undefined) {
      const was = tree.get(stays)!
      standsAt(stays, parent, was.parent)
      if (was.code !== target.code || was.name !== target.name)
        operations.push({ kind: 'change', unit: stays, ...(was.code === target.code ? {} : { code: target.code }), ...(was.name === target.name ? {} : { name: target.name }) })
      if (was.name !== target.name) note(desk, 'rename', level, [stays], [target])
      else if (was.code !== target.code) note(desk, 'recode', level, [stays], [target])
      if (target.olds.length > 1) note(desk, 'continue', level, target.olds, [target])
      for (const old of whole) ends.push({ kind: 'retire', unit: old, successor: stays })
    } else if (born.has(target.code)) for (const old of whole) ends.push({ kind: 'retire', unit: old, successor: refFor(target.code) })
    else if (whole.length > 1 && parent !== undefined) {
      for (const old of whole) standsAt(old, parent, tree.get(old)!.parent)
      ends.push({ kind: 'merge', units: whole, into: made(target, union(whole.map((old) => tree.get(old)!.shape))) })
      note(desk, 'merge', level, whole, [target])
    } else if (parent !== undefined) {
      operations.push({ kind: 'create', level, parent, ...made(target, null) })
      for (const old of whole) ends.push({ kind: 'retire', unit: old, successor: refFor(target.code) })
      note(desk, 'create', level, target.olds, [target])
    } else desk.faults.push({ row: target.rows[0] ?? 0, code: 'parent-unknown', params: { code: target.code, name: target.name, parent: '' } })
  }

  for (const [old, to] of settled.closings) {
    if (tree.get(old)!.level !== level) continue
    const successor = 'target' in to ? refOf(desk, to.target) : to.unit
    ends.push({ kind: 'retire', unit: old, successor })
    note(desk, 'close', level, [old], 'target' in to ? [read.targets.get(to.target)!] : [briefOf(tree.get(to.unit)!)])
  }
  const moved = [...moves].map(([unit, parent]): Operation => ({ kind: 'move', unit, parent }))
  const leftBehind = (ref: UnitRef): boolean => {
    const was = tree.get(ref)?.parent ?? null
    return was !== null && livesOnAs(desk, was) === was
  }
  for (const [ref] of moves) if (leftBehind(ref)) note(desk, 'move', level, [ref], [...read.targets.values()].filter(({ code }) => settled.same.get(code) === ref))
  return [...operations, ...moved, ...ends]
}

/** A unit above whose units changed has their common outline; a unit that took another in has both. */
const bordersOf = (before: Tree, operations: readonly Operation[], rules: CodeRules): Operation[] => {
  const { tree, endings } = applyPlan(before, operations, rules)
  const taken = new Map<UnitRef, Shape[]>()
  for (const { unit, how, successor } of endings) {
    const shape = before.get(unit)?.shape
    if (how === 'retire' && shape && tree.get(successor)?.level === before.get(unit)!.level) taken.set(successor, [...(taken.get(successor) ?? []), shape])
  }
  const shapes = new Map<UnitRef, Shape | null>([...tree].map(([ref, { shape }]) => [ref, shape]))
  const children = childrenOf(tree)
  const childrenBefore = childrenOf(before)
  const changed = new Map<UnitRef, Shape>()
  for (const level of [...levels].reverse()) {
    if (level === 'district') continue
    for (const unit of tree.values()) {
      if (unit.level !== level) continue
      const below = children.get(unit.unit) ?? []
      const was = childrenBefore.get(unit.unit) ?? []
      const untouched = below.length === was.length && below.every((child) => was.some((old) => old.unit === child.unit) && !changed.has(child.unit))
      const shape = below.length === 0 ? union([unit.shape, ...(taken.get(unit.unit) ?? [])].filter((one, n) => n > 0 || one !== null)) : untouched ? unit.shape : union(below.map((child) => shapes.get(child.unit) ?? null))
      if (shape === null || sameShape(shape, unit.shape)) continue
      shapes.set(unit.unit, shape)
      changed.set(unit.unit, shape)
    }
  }
  return changed.size === 0 ? [] : [{ kind: 'reshape', shapes: [...changed].map(([unit, shape]) => ({ unit, shape })) }]
}

export const writeOperations = (tree: Tree, read: Read, settled: Settled, rules: CodeRules, refFor: (code: string) => NewUnit): { operations: Operation[]; faults: RowFault[]; findings: Finding[]; after: Tree } => {
  const desk: Desk = { tree, read, settled, rules, refFor, faults: [], findings: [] }
  const operations = levels.flatMap((level) => operationsOf(desk, level))
  operations.push(...bordersOf(tree, operations, rules))
  return { operations, faults: desk.faults, findings: desk.findings, after: applyPlan(tree, operations, rules).tree }
}
