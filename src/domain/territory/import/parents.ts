// Which unit each record lies in: by the code or name of its parent, by its own code, by where the unit is today, by its
// place. Records are taken from the widest level down, so that a parent may come from the same file.
import { boxOf, type Box, type Position, type Shape } from '../../kernel/geometry.ts'
import { holdsPoint, insidePoint } from '../../kernel/geometry-inside.ts'
import { formsOf } from '../names/forms.ts'
import type { PlanUnit, Tree } from '../plan/tree.ts'
import type { CodeRules } from '../code-rules.ts'
import { levels, paddedCode, parentLevel, significantCode, type Level } from '../unit.ts'
import { fault } from './fault.ts'
import { fullCode } from './records.ts'
import type { Draft, ParentRef } from './source.ts'

/** A unit a record may lie in: another record, or a unit of today that no record speaks of. */
type Candidate = { ref: ParentRef; level: Level; name: string; code: string | undefined; shape: Shape | null }

type Register = {
  byCode: Map<string, Candidate>
  byName: Map<string, Candidate[]>
  placed: Map<Level, { candidate: Candidate; box: Box; shape: Shape }[]>
}

const nameKey = (level: Level, name: string): string => `${level} ${formsOf(name).short}`

const enlist = (register: Register, candidate: Candidate): void => {
  const { code, level, name, shape } = candidate
  if (code !== undefined && !register.byCode.has(`${level} ${code}`)) register.byCode.set(`${level} ${code}`, candidate)
  if (name !== '') register.byName.set(nameKey(level, name), [...(register.byName.get(nameKey(level, name)) ?? []), candidate])
  if (shape) register.placed.set(level, [...(register.placed.get(level) ?? []), { candidate, box: boxOf(shape), shape }])
}

const enlistDraft = (register: Register, { row, level, name, code, shape, joined }: Draft): void => {
  if (level !== undefined && !joined) enlist(register, { ref: { row }, level, name, code, shape })
}

/** Records that name each other as parents, whatever their levels. */
const findLoops = (drafts: readonly Draft[], rules: CodeRules): Set<number> => {
  const plain = (code: string): string => code.padEnd(rules.padTo, '0')
  const byCode = new Map(drafts.flatMap((draft) => (draft.code === undefined ? [] : [[plain(draft.code), draft] as const])))
  const loops = new Set<number>()
  const settled = new Set<number>()
  for (const draft of drafts) {
    const path: Draft[] = []
    let at: Draft | undefined = draft
    while (at && !settled.has(at.row) && !path.includes(at)) {
      path.push(at)
      at = at.parentCode === undefined ? undefined : byCode.get(plain(at.parentCode))
    }
    if (at && path.includes(at)) for (const one of path.slice(path.indexOf(at))) loops.add(one.row)
    for (const one of path) settled.add(one.row)
  }
  return loops
}

const holding = (register: Register, level: Level, at: Position): Candidate | undefined =>
  register.placed.get(level)?.find(({ box, shape }) => at[0] >= box[0] && at[0] <= box[2] && at[1] >= box[1] && at[1] <= box[3] && holdsPoint(shape, at))?.candidate

type Found = Candidate | 'no-parent' | 'parent-unclear' | 'parent-wrong-level' | undefined

const byCode = (register: Register, { parentCode }: Draft, level: Level, rules: CodeRules): Found => {
  if (parentCode === undefined) return undefined
  const found = register.byCode.get(`${level} ${fullCode(parentCode, level, rules)}`)
  if (found) return found
  return levels.some((other) => register.byCode.has(`${other} ${fullCode(parentCode, other, rules)}`)) ? 'parent-wrong-level' : 'no-parent'
}

const byName = (register: Register, { parentName, code }: Draft, level: Level, rules: CodeRules): Found => {
  if (parentName === undefined) return undefined
  const all = register.byName.get(nameKey(level, parentName)) ?? []
  if (all.length === 0) return levels.some((other) => register.byName.has(nameKey(other, parentName))) ? 'parent-wrong-level' : 'no-parent'
  if (all.length === 1) return all[0]
  const above = code === undefined ? undefined : all.find((one) => one.code !== undefined && code.startsWith(significantCode(one.code, level, rules)))
  return above ?? 'parent-unclear'
}

const byOwnCode = (register: Register, { code }: Draft, level: Level, rules: CodeRules): Found =>
  code === undefined ? undefined : register.byCode.get(`${level} ${paddedCode(significantCode(code, level, rules), rules)}`)

/**
 * Gives every record its unit of today (`unit`) and its parent. A record is about the unit with its code; failing that,
 * about the one with its name below the same parent.
 */
export const settleParents = (drafts: readonly Draft[], tree: Tree, rules: CodeRules): void => {
  const units = [...tree.values()]
  const root = units.find(({ level }) => level === 'district')
  const unitByCode = new Map<string, PlanUnit>(units.flatMap((unit) => (unit.code === null ? [] : [[`${unit.level} ${unit.code}`, unit] as const])))
  const unitByName = new Map(units.map((unit) => [`${unit.parent} ${nameKey(unit.level, unit.name)}`, unit]))
  const claimed = new Set<PlanUnit>()
  for (const draft of drafts) {
    const unit = draft.level === 'district' ? root : draft.code === undefined ? undefined : unitByCode.get(`${draft.level} ${draft.code}`)
    if (!unit) continue
    draft.unit = unit.unit
    claimed.add(unit)
  }
  const register: Register = { byCode: new Map(), byName: new Map(), placed: new Map() }
  const ofToday = (level: Level): void => {
    for (const unit of units) if (unit.level === level && !claimed.has(unit)) enlist(register, { ref: { unit: unit.unit }, level, name: unit.name, code: unit.code ?? undefined, shape: unit.shape })
  }
  // Names and codes of every level first: a parent on the wrong level is to be recognised as such.
  const known: Register = { byCode: new Map(), byName: new Map(), placed: new Map() }
  for (const draft of drafts) enlistDraft(known, { ...draft, shape: null })
  for (const unit of units) enlist(known, { ref: { unit: unit.unit }, level: unit.level, name: unit.name, code: unit.code ?? undefined, shape: null })
  const loops = findLoops(drafts, rules)
  const parentUnitOf = (ref: ParentRef | null, rows: ReadonlyMap<number, Draft>): string => (ref === null ? '' : String('unit' in ref ? ref.unit : (rows.get(ref.row)?.unit ?? `row ${ref.row}`)))
  const rows = new Map(drafts.map((draft) => [draft.row, draft]))
  for (const level of levels) {
    const above = parentLevel(level)
    for (const draft of drafts) {
      if (draft.level !== level || draft.joined) continue
      if (loops.has(draft.row)) draft.faults.push(fault('parent-loop', { found: draft.parentCode ?? null }))
      else if (above !== undefined) settleOne(draft, above, register, known, tree, root, rules)
      if (draft.unit === null && draft.parent !== null) {
        const unit = unitByName.get(`${parentUnitOf(draft.parent, rows)} ${nameKey(level, draft.name)}`)
        if (unit && !claimed.has(unit)) {
          draft.unit = unit.unit
          claimed.add(unit)
        }
      }
      enlistDraft(register, draft)
    }
    ofToday(level)
  }
}

const settleOne = (draft: Draft, above: Level, register: Register, known: Register, tree: Tree, root: PlanUnit | undefined, rules: CodeRules): void => {
  const rootCode = root?.code
  if (draft.code !== undefined && rootCode && !draft.code.startsWith(significantCode(rootCode, 'district', rules))) {
    draft.faults.push(fault('code-foreign', { found: draft.code, other: root.name }))
    return
  }
  const told = byCode(register, draft, above, rules)
  const named = told === undefined || typeof told === 'string' ? byName(register, draft, above, rules) : undefined
  const certain = [told, named].find((one) => typeof one === 'object')
  const found: Found = certain ?? (told === undefined && named !== 'parent-unclear' ? byOwnCode(register, draft, above, rules) : undefined)
  if (typeof found === 'object') draft.parent = found.ref
  else if (told === undefined && named !== 'parent-unclear') draft.parent = silentParent(draft, above, register, tree, root)
  if (draft.parent === null) {
    const wrong = told ?? named
    const elsewhere = levels.some((level) => (draft.parentCode !== undefined && known.byCode.has(`${level} ${fullCode(draft.parentCode, level, rules)}`)) || (draft.parentName !== undefined && known.byName.has(nameKey(level, draft.parentName))))
    const kind = wrong === 'parent-unclear' ? wrong : wrong === 'parent-wrong-level' || (wrong === 'no-parent' && elsewhere) ? 'parent-wrong-level' : 'no-parent'
    draft.faults.push(fault(kind, { found: draft.parentCode ?? draft.parentName ?? null }))
    return
  }
  const parentCode = typeof found === 'object' ? found.code : undefined
  if (draft.code !== undefined && parentCode !== undefined && !draft.code.startsWith(significantCode(parentCode, above, rules))) draft.faults.push(fault('code-not-below-parent', { found: draft.code, other: parentCode }))
}

/** Nothing in the record tells: where the unit is today, where it lies, or the district for a street. */
const silentParent = ({ unit, shape, level }: Draft, above: Level, register: Register, tree: Tree, root: PlanUnit | undefined): ParentRef | null => {
  const today = unit === null ? undefined : tree.get(unit)?.parent
  if (today !== undefined && today !== null) return { unit: today }
  const place = shape && holding(register, above, insidePoint(shape))
  if (place) return place.ref
  return level === 'street' && root ? { unit: root.unit } : null
}
