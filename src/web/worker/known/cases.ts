// All cases as this phone knows them: what the server last told, folded with what waits here, and what was only reported here.
import type { Held } from '../../../contract/sync.ts'
import { emptyLine, lineKey, lineLevels, type Line, type UnitLine } from '../../../domain/access/place.ts'
import type { Category } from '../../../domain/catalogue/category.ts'
import type { CaseFold } from '../../../domain/cases/case.ts'
import { holdsPoint } from '../../../domain/kernel/geometry-inside.ts'
import type { UnitId } from '../../../domain/kernel/ids.ts'
import { foldCase, foldReport, stepOfCommand, type HeldFacts, type Pending } from '../../../domain/sync/fold-case.ts'
import { unpackFacts } from '../../../domain/sync/held-facts.ts'
import type { Engine } from '../../kit/offline/engine.ts'
import { timeNow } from '../../kit/words/use-now.ts'
import { knownView, newView, type KnownView, type NameOf } from './case-view.ts'
import { pendingOn } from './pending.ts'

type Cell = Held['cells']

export type KnownCases = {
  all: readonly KnownView[]
  /** How many of them the server has told; the others were only reported here. */
  held: number
  byId: ReadonlyMap<string, KnownView>
  folds: ReadonlyMap<string, CaseFold>
  cells: readonly Cell[]
  /** The cells a place lies in, widest first. */
  around: (place: { lng: number; lat: number }) => readonly Cell[]
  nameOf: NameOf
}

/** Following waits like everything else, and counts as done. */
export const followed = <V extends { id: string; following: boolean; followers: number }>(view: V, pending: readonly Pending[]): V => {
  const last = pending.findLast(({ name, input }) => name === 'cases.follow' && input.params?.id === view.id)
  const following = last === undefined ? view.following : last.input.body['follow'] === true
  return following === view.following ? view : { ...view, following, followers: view.followers + (following ? 1 : -1) }
}

const nothing: KnownCases = { all: [], held: 0, byId: new Map(), folds: new Map(), cells: [], around: () => [], nameOf: () => undefined }

/** The line of a unit, from its cell and those above it. */
const lineIn = (cells: ReadonlyMap<number, Cell>, id: number): Line => {
  let line: Line = emptyLine
  for (let cell = cells.get(id); cell; cell = cell.parentId === null ? undefined : cells.get(cell.parentId)) {
    const level = lineLevels.find((one) => one === cell!.level)
    if (level) line = { ...line, [lineKey(level)]: cell.id }
  }
  return line
}

export const foldAll = (engine: Engine): KnownCases => {
  const { known } = engine
  const packed = known.get<Held['facts']>('facts', 'facts')
  if (!packed) return nothing
  const facts: HeldFacts = unpackFacts(packed)
  const now = timeNow()
  const cells = known.list<Cell>('cells')
  const cellById = new Map<number, Cell>(cells.map((cell) => [cell.id, cell]))
  const held = known.list<Held['cases']>('cases')
  const names = new Map<number, ReturnType<NameOf>>()
  for (const { view } of held) for (const unit of view.units) names.set(unit.id, unit)
  for (const { id, name, level, code } of cells) names.set(id, { id, name, level, code })
  const nameOf: NameOf = (id) => names.get(id)
  const lineOf = (id: UnitId): UnitLine | undefined => {
    const unit = names.get(id)
    return unit && { ...lineIn(cellById, id), id, level: unit.level }
  }
  const around = ({ lng, lat }: { lng: number; lat: number }): readonly Cell[] =>
    lineLevels.flatMap((level) => cells.find((cell) => cell.level === level && cell.shape !== null && holdsPoint(cell.shape, [lng, lat])) ?? [])

  const mine = pendingOn(engine)
  const about = Map.groupBy(mine.filter(({ name }) => stepOfCommand(name) !== undefined), ({ input }) => input.params?.id ?? '')
  const pendingAbout = (id: string): Pending[] => about.get(id) ?? []
  const rulesOf = (code: string): Category | undefined => known.get<Held['catalogue']>('catalogue', code)?.rules
  const byId = new Map<string, KnownView>()
  const folds = new Map<string, CaseFold>()
  for (const one of held) {
    const category = one.category ?? rulesOf(one.view.category)
    const pending = category ? pendingAbout(one.view.id) : []
    const folded = category && pending.length > 0 ? foldCase(one.fold, category, pending, facts, lineOf) : { fold: one.fold, steps: [], left: [] }
    byId.set(one.view.id, followed(knownView(one, folded, facts, now, nameOf), mine))
    folds.set(one.view.id, folded.fold)
  }
  const districtUnitId = held[0]?.fold.districtUnitId ?? (facts.actor.posts.find(({ unit }) => unit?.level === 'district')?.unit?.id ?? (0 as UnitId))
  for (const command of mine.filter(({ name }) => name === 'cases.report')) {
    const { body } = command.input
    const id = String(body['id'])
    const category = rulesOf(String(body['category']))
    if (!category || byId.has(id)) continue
    const place = body['place'] as { lng: number; lat: number } | undefined
    const deepest = place ? around(place).at(-1) : undefined
    const opened = foldReport(command, category, deepest ? lineIn(cellById, deepest.id) : emptyLine, districtUnitId, facts)
    const then = foldCase(opened.fold, category, pendingAbout(id), facts, lineOf)
    byId.set(id, newView(body, { fold: then.fold, steps: [...opened.steps, ...then.steps], left: then.left }, category, facts, now, nameOf))
    folds.set(id, then.fold)
  }
  const due = (view: KnownView): number => view.nextDue?.dueAt ?? Number.POSITIVE_INFINITY
  return { all: [...byId.values()].sort((a, b) => due(a) - due(b) || b.reportedAt - a.reportedAt), held: held.length, byId, folds, cells, around, nameOf }
}
