// The whole way of an import: records, their shapes, joined parts, parents, neighbours, gaps, and what each is to the net
// of today. A generator: it says how far it is, and whoever runs it may stop between any two steps.
import { polygonsOf, type Shape } from '../../kernel/geometry.ts'
import { holdsPoint, insidePoint } from '../../kernel/geometry-inside.ts'
import { boxesMeet, unionOf } from '../../kernel/overlay.ts'
import { boxOf } from '../../kernel/geometry.ts'
import type { CodeRules } from '../code-rules.ts'
import { formsOf } from '../names/forms.ts'
import type { Tree } from '../plan/tree.ts'
import { levels } from '../unit.ts'
import { fault, keepsOut, type Mend } from './fault.ts'
import { findGapsIn, findHolesBetween, looseIn, neighbourOf, outsideArea } from './gaps.ts'
import { findOverlaps, narrow, type Ground } from './overlaps.ts'
import { settleParents } from './parents.ts'
import { findTwins, recognise, settleNames } from './recognise.ts'
import { guessVillage, toDraft } from './records.ts'
import { examineShape } from './shape-faults.ts'
import type { Draft, ImportOptions, Recognised, Source } from './source.ts'

export type Progress = { stage: 'shapes' | 'parents' | 'overlaps' | 'gaps' | 'comparing'; done: number; total: number }

/** Records with one code, one name and a shape each: one unit in several parts. */
const joinParts = (drafts: readonly Draft[], mended: boolean): void => {
  const groups = Map.groupBy(drafts.filter(({ code, level }) => code !== undefined && level !== undefined), ({ code, level }) => `${level} ${code}`)
  for (const group of groups.values()) {
    const [first, ...others] = group as [Draft, ...Draft[]]
    if (others.length === 0 || !mended || !group.every(({ name, shape }) => shape !== null && formsOf(name).short === formsOf(first.name).short)) continue
    first.shape = unionOf(group.map(({ shape }) => shape!))
    for (const one of group) one.faults.push(fault('code-twice', { found: one.code!, other: one === first ? null : `${first.name} (${first.row})`, mended: true }))
    for (const other of others) Object.assign(other, { joined: true, shape: null })
  }
}

const usable = (draft: Draft): draft is Draft & { shape: Shape } => draft.shape !== null && !draft.joined

function* settleOverlaps(drafts: readonly Draft[], tree: Tree, mend: ReadonlySet<Mend>): Generator<Progress> {
  const spoken = new Set(drafts.map(({ unit }) => unit))
  let before = 0
  const total = drafts.length
  for (const level of levels) {
    const own = drafts.filter(usable).filter((draft) => draft.level === level)
    if (own.length === 0 || level === 'district') continue
    const boxes = own.map(({ shape }) => boxOf(shape))
    const around = boxes.reduce((all, box) => [Math.min(all[0], box[0]), Math.min(all[1], box[1]), Math.max(all[2], box[2]), Math.max(all[3], box[3])] as const)
    const others = [...tree.values()].filter((unit) => unit.level === level && unit.shape && !spoken.has(unit.unit) && boxesMeet(boxOf(unit.shape), around))
    const grounds: Ground[] = [...others.map(({ name, shape }) => ({ name, shape: shape!, fixed: true })), ...own.map(({ name, shape }) => ({ name, shape, fixed: false }))]
    const steps = findOverlaps(grounds, mend.has('overlaps'), (index, shape) => void (own[index - others.length]!.shape = shape))
    let step = steps.next()
    for (; !step.done; step = steps.next()) yield { stage: 'overlaps', done: before + Math.max(0, step.value - others.length), total }
    for (const { index, fault: one } of step.value) own[index - others.length]?.faults.push(one)
    before += own.length
  }
}

/** Gaps between the children of one parent, and children that stick out of it. */
const settleFamily = (children: (Draft & { shape: Shape })[], strangers: readonly Shape[], parent: Shape | null, mend: ReadonlySet<Mend>): void => {
  const loose = parent === null ? [] : looseIn(parent, [...children.map(({ shape }) => shape), ...strangers])
  const gaps = parent === null ? findHolesBetween([...children.map(({ shape }) => shape), ...strangers]) : loose.length === 0 ? [] : findGapsIn(parent, [...children.map(({ shape }) => shape), ...strangers])
  if (parent !== null) {
    const looseShapes = new Set(loose)
    for (const child of children) {
      if (!looseShapes.has(child.shape)) continue
      if (!holdsPoint(parent, insidePoint(child.shape))) child.faults.push(fault('elsewhere', { at: insidePoint(child.shape) }))
      else {
        const outside = outsideArea(child.shape, parent)
        if (outside > 10) child.faults.push(fault('outside-parent', { at: insidePoint(child.shape), found: Math.round(outside) }))
      }
    }
  }
  for (const gap of gaps) {
    const neighbour = neighbourOf(gap.shape, children.map(({ shape }) => shape))
    // A parent of which the file has only a part leaves the rest open; that is no fault of the file's.
    if (!neighbour || (parent !== null && gap.width > narrow * 20)) continue
    const child = children[neighbour.index]!
    const mended = mend.has('gaps') && gap.width <= narrow
    const isHole = polygonsOf(child.shape).some(([, ...holes]) => holes.length > 0) && polygonsOf(neighbour.joined).flat().length < polygonsOf(child.shape).flat().length
    child.faults.push(fault(isHole ? 'hole' : 'gap', { at: gap.at, found: Math.round(gap.area), mended }))
    if (mended) child.shape = neighbour.joined
  }
}

function* settleGaps(drafts: readonly Draft[], tree: Tree, mend: ReadonlySet<Mend>): Generator<Progress> {
  const rows = new Map(drafts.map((draft) => [draft.row, draft]))
  const spoken = new Set(drafts.map(({ unit }) => unit))
  const strangers = Map.groupBy([...tree.values()].filter(({ unit, shape }) => shape && !spoken.has(unit)), ({ parent }) => parent)
  const families = [...Map.groupBy(drafts.filter(usable).filter(({ parent }) => parent !== null), ({ parent }) => ('row' in parent! ? `row ${parent.row}` : `unit ${parent!.unit}`)).values()]
  let done = 0
  for (const children of families) {
    const parent = children[0]!.parent!
    const draft = 'row' in parent ? rows.get(parent.row) : undefined
    const unit = 'unit' in parent ? tree.get(parent.unit) : draft?.unit ? tree.get(draft.unit) : undefined
    settleFamily(children, (unit ? (strangers.get(unit.unit) ?? []) : []).map(({ shape }) => shape!), draft?.shape ?? unit?.shape ?? null, mend)
    done += children.length
    yield { stage: 'gaps', done, total: drafts.length }
  }
}

/** A record below one that stays out stays out. */
const passFaultsDown = (drafts: readonly Draft[]): void => {
  const rows = new Map(drafts.map((draft) => [draft.row, draft]))
  for (const level of levels) {
    for (const draft of drafts) {
      const parent = draft.level === level && draft.parent !== null && 'row' in draft.parent ? rows.get(draft.parent.row) : undefined
      if (parent && parent.unit === null && parent.faults.some(keepsOut)) draft.faults.push(fault('parent-faulty', { other: `${parent.name} (${parent.row})` }))
    }
  }
}

/** About so many progress marks in all: each costs a message. */
const every = (total: number): number => Math.max(1, Math.floor(total / 100))

export function* analyse(source: Source, tree: Tree, options: ImportOptions, rules: CodeRules): Generator<Progress, Recognised[]> {
  const mend = new Set(options.mend)
  const total = source.rows.length
  const drafts: Draft[] = []
  for (const row of source.rows) {
    const draft = toDraft(row, options, source.shapes, rules)
    if (draft.shape) {
      const { shape, faults } = examineShape(draft.shape, options.datum, mend)
      draft.shape = shape
      draft.faults.push(...faults)
    }
    drafts.push(draft)
    if (drafts.length % every(total) === 0) yield { stage: 'shapes', done: drafts.length, total }
  }
  joinParts(drafts, mend.has('parts'))
  yield { stage: 'parents', done: 0, total }
  settleParents(drafts, tree, rules)
  for (const draft of drafts) if (draft.level === 'community' && draft.unit === null && draft.village === undefined) draft.village = guessVillage(draft, rules)
  findTwins(drafts)
  settleNames(drafts, tree, mend.has('names'))
  if (source.shapes) {
    yield* settleOverlaps(drafts, tree, mend)
    yield* settleGaps(drafts, tree, mend)
  }
  passFaultsDown(drafts)
  yield { stage: 'comparing', done: 0, total }
  return recognise(drafts, tree)
}
