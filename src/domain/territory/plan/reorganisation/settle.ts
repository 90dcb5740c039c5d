// Settles what the sheet leaves open: which unit is still the same, who goes on for whom. Every doubt becomes a question
// with its choices; the answers, or else what is suggested, decide.
import type { UnitRef } from '../operation.ts'
import type { Level } from '../../unit.ts'
import { polygonsOf, toSteps, type Shape } from '../../../kernel/geometry.ts'
import { childrenOf, type PlanUnit, type Tree } from '../tree.ts'
import { briefOf, plainName, type Read } from './read-rows.ts'
import type { Answers, Question, Target } from './types.ts'

export type Settled = {
  /** The unit of today that a unit of the new net still is. */
  same: ReadonlyMap<string, UnitRef>
  /** Units of today by the new units they go into. */
  into: ReadonlyMap<UnitRef, readonly Target[]>
  /** For units that are split: the code of the part that goes on for them. */
  successors: ReadonlyMap<UnitRef, string>
  /** Closed units with who goes on for each: a new unit by its code, or a unit that stays by its reference. */
  closings: ReadonlyMap<UnitRef, { target: string } | { unit: UnitRef }>
}

/** Length of the border two units share, in steps, by equal edges. */
const sharedBorder = (a: Shape, b: Shape): number => {
  const key = (p: readonly [number, number], q: readonly [number, number]): string => [p, q].map(([x, y]) => `${toSteps(x)} ${toSteps(y)}`).sort().join('|')
  const edges = (shape: Shape): Map<string, number> => {
    const found = new Map<string, number>()
    for (const rings of polygonsOf(shape)) for (const ring of rings) for (let i = 1; i < ring.length; i++) found.set(key(ring[i - 1]!, ring[i]!), Math.hypot(ring[i]![0] - ring[i - 1]![0], ring[i]![1] - ring[i - 1]![1]))
    return found
  }
  const mine = edges(a)
  return [...edges(b)].reduce((sum, [edge, length]) => sum + (mine.has(edge) ? length : 0), 0)
}

/** Where the sheet names so large a part of a level, whoever is missing was forgotten or is closed. */
const nearlyAll = 0.6

export const settle = (tree: Tree, read: Read, answers: Answers): Settled => {
  const ask = (question: Question): string | null => {
    read.questions.push(question)
    const answer = answers[question.id]
    return answer !== undefined && question.choices.some(({ value }) => value === answer) ? answer : question.suggested
  }
  const into = new Map<UnitRef, Target[]>()
  for (const target of read.targets.values()) for (const old of target.olds) into.set(old, [...(into.get(old) ?? []), target])
  const same = whoStays(tree, read, into, ask)
  const successors = new Map<UnitRef, string>()
  for (const [old, targets] of into) {
    if (targets.length < 2 || targets.some((target) => same.get(target.code) === old)) continue
    const unit = tree.get(old)!
    const named = targets.find((target) => plainName(target.name) === plainName(unit.name))
    const answer = ask({
      id: `successor:${unit.code}`, kind: 'successor', ...briefOf(unit), rows: targets.flatMap(({ rows }) => rows), suggested: named?.code ?? null,
      choices: targets.map(({ code, name }) => ({ value: code, code, name })),
    })
    successors.set(old, answer ?? targets[0]!.code)
  }
  const closings = new Map<UnitRef, { target: string } | { unit: UnitRef }>()
  for (const [old, rows] of read.closed) askSuccessor(tree, read, old, rows, 'closed', same, ask, closings)
  askUnmentioned(tree, read, same, ask, closings)
  return { same, into, successors, closings }
}

type Ask = (question: Question) => string | null

/** One into one is the same unit; where one goes into several or several into one, the name is a hint, and asked. */
const whoStays = (tree: Tree, read: Read, into: ReadonlyMap<UnitRef, readonly Target[]>, ask: Ask): Map<string, UnitRef> => {
  const same = new Map<string, UnitRef>()
  const taken = new Set<UnitRef>()
  for (const target of read.targets.values()) {
    const [only] = target.olds
    if (target.olds.length === 1 && into.get(only!)!.length === 1) {
      same.set(target.code, only!)
      continue
    }
    const namesake = target.olds.find((old) => !taken.has(old) && plainName(tree.get(old)!.name) === plainName(target.name))
    if (namesake === undefined) continue
    const choices = [{ value: 'same', ...briefOf(tree.get(namesake)!) }, { value: 'new', code: target.code, name: target.name }]
    const answer = ask({ id: `continues:${target.code}`, kind: 'continues', code: target.code, name: target.name, rows: target.rows, choices, suggested: 'same' })
    if (answer !== 'same') continue
    same.set(target.code, namesake)
    taken.add(namesake)
  }
  return same
}

type Closings = Map<UnitRef, { target: string } | { unit: UnitRef }>

const askSuccessor = (
  tree: Tree, read: Read, old: UnitRef, rows: readonly number[], kind: 'closed' | 'unmentioned', same: ReadonlyMap<string, UnitRef>, ask: Ask, closings: Closings,
): void => {
  const unit = tree.get(old)!
  const siblings = [...tree.values()].filter((other) => other.parent === unit.parent && other.unit !== old)
  const staying = new Map([...same].map(([code, ref]) => [ref, code]))
  const found: { value: string; code: string; name: string; border: number; to: { target: string } | { unit: UnitRef } }[] = []
  const border = (shape: Shape | null | undefined): number => (shape && unit.shape ? sharedBorder(unit.shape, shape) : 0)
  for (const sibling of siblings) {
    const code = staying.get(sibling.unit)
    const target = code === undefined ? undefined : read.targets.get(code)
    if (target) found.push({ value: target.code, code: target.code, name: target.name, border: border(sibling.shape), to: { target: target.code } })
    else if (!read.mentioned.has(sibling.unit)) found.push({ value: sibling.code ?? '', ...briefOf(sibling), border: border(sibling.shape), to: { unit: sibling.unit } })
  }
  for (const target of read.targets.values())
    if (target.level === unit.level && !same.has(target.code) && target.olds.some((ref) => tree.get(ref)!.parent === unit.parent))
      found.push({ value: target.code, code: target.code, name: target.name, border: Math.max(...target.olds.map((ref) => border(tree.get(ref)!.shape))), to: { target: target.code } })
  const parent = unit.parent === null ? undefined : tree.get(unit.parent)
  if (parent && !(childrenOf(tree).get(old)?.length)) found.push({ value: parent.code ?? '', ...briefOf(parent), border: 0, to: { unit: parent.unit } })
  found.sort((a, b) => b.border - a.border || (a.code < b.code ? -1 : 1))
  const choices = found.map(({ value, code, name }) => ({ value, code, name }))
  const longest = found[0] && found[0].border > 0 ? found[0].value : null
  const answer = kind === 'closed'
    ? ask({ id: `closed:${unit.code}`, kind, ...briefOf(unit), rows, choices, suggested: longest })
    : ask({ id: `unmentioned:${unit.code}`, kind, ...briefOf(unit), rows, choices: [{ value: 'keep', ...briefOf(unit) }, ...choices], suggested: 'keep' })
  if (answer === 'keep') return
  const chosen = found.find(({ value }) => value === answer) ?? found[0]
  if (chosen) closings.set(old, chosen.to)
}

const askUnmentioned = (tree: Tree, read: Read, same: ReadonlyMap<string, UnitRef>, ask: Ask, closings: Closings): void => {
  const byLevel = new Map<Level, PlanUnit[]>()
  for (const unit of tree.values()) byLevel.set(unit.level, [...(byLevel.get(unit.level) ?? []), unit])
  for (const [level, units] of byLevel) {
    const missing = units.filter(({ unit }) => !read.mentioned.has(unit))
    if (level === 'district' || missing.length === 0 || missing.length > units.length * (1 - nearlyAll)) continue
    for (const { unit } of missing) askSuccessor(tree, read, unit, [], 'unmentioned', same, ask, closings)
  }
}
