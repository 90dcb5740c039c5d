// What an import does to the net, as operations of a plan: from the widest level down, so that a parent is there before
// its children.
import type { Shape } from '../../kernel/geometry.ts'
import type { NewUnit, Operation, UnitFacts, UnitRef } from '../plan/operation.ts'
import type { Tree } from '../plan/tree.ts'
import { levels } from '../unit.ts'
import type { Draft, Recognised } from './source.ts'

const given = <T extends object>(facts: T): { [K in keyof T]: Exclude<T[K], undefined> } => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }

const factsOf = ({ code, village, special, households, aliases }: Draft): Omit<UnitFacts, 'name'> => given({ code, village, special, households, aliases })

/** Shapes of one `reshape`: as many as a request may carry. */
const shapesAtOnce = 100

/** `newUnit` names what a row makes: the same row always the same. Faulty rows and what is unchanged make nothing. */
export const operationsOf = (rows: readonly Recognised[], tree: Tree, newUnit: (row: number) => NewUnit): Operation[] => {
  const refs = new Map<number, UnitRef>(rows.map(({ draft }) => [draft.row, draft.unit ?? newUnit(draft.row)]))
  const parentOf = ({ parent }: Draft): UnitRef | null => (parent === null ? null : 'unit' in parent ? parent.unit : (refs.get(parent.row) ?? null))
  const operations: Operation[] = []
  const shapes: { unit: UnitRef; shape: Shape }[] = []
  const wanted = rows.filter(({ state, draft }) => (state === 'new' || state === 'changed') && !draft.joined)
  for (const level of levels) {
    for (const { draft, state, changes } of wanted) {
      if (draft.level !== level) continue
      const unit = refs.get(draft.row)!
      const parent = parentOf(draft)
      if (state === 'new') {
        if (parent !== null) operations.push({ kind: 'create', level, parent, unit: unit as NewUnit, name: draft.name, shape: draft.shape, ...factsOf(draft) })
        continue
      }
      const changed = new Set(changes.map(({ field }) => field))
      if (changed.has('parent') && parent !== null && parent !== tree.get(unit)?.parent) operations.push({ kind: 'move', unit, parent })
      const facts = given({
        name: changed.has('name') ? draft.name : undefined, code: changed.has('code') ? draft.code : undefined, village: changed.has('village') ? draft.village : undefined,
        special: changed.has('special') ? draft.special : undefined, households: changed.has('households') ? draft.households : undefined, aliases: changed.has('aliases') ? draft.aliases : undefined,
      })
      if (Object.keys(facts).length > 0) operations.push({ kind: 'change', unit, ...facts })
      if (changed.has('shape') && draft.shape) shapes.push({ unit, shape: draft.shape })
    }
  }
  for (let from = 0; from < shapes.length; from += shapesAtOnce) operations.push({ kind: 'reshape', shapes: shapes.slice(from, from + shapesAtOnce) })
  return operations
}
