// What a record is to the net of today: new, changed (in what), unchanged. A border counts as the same when no point lies
// more than a hand's breadth off: converting a datum or a projection moves it by millimetres.
import { squeezeAt } from '../../kernel/flat-earth.ts'
import { boxOf, polygonsOf, type Position, type Shape } from '../../kernel/geometry.ts'
import { insidePoint } from '../../kernel/geometry-inside.ts'
import { areaOf } from '../../kernel/overlay.ts'
import { formsOf } from '../names/forms.ts'
import type { PlanUnit, Tree } from '../plan/tree.ts'
import { fault, keepsOut } from './fault.ts'
import type { Change, Draft, ParentRef, Recognised, RowState } from './source.ts'

const handsBreadth = 0.2
const metresPerDegree = 111_195

/** Corners and the middles between them: corners alone would not tell in which order they follow each other. */
const pointsOf = (shape: Shape): Position[] =>
  polygonsOf(shape).flatMap((rings) => rings.flatMap((ring) => ring.slice(1).flatMap((at, i): Position[] => [[(ring[i]![0] + at[0]) / 2, (ring[i]![1] + at[1]) / 2], at])))

/** Whether every point of one lies on the border of the other. */
const liesOn = (points: readonly Position[], other: Shape, squeeze: number): boolean => {
  const far = handsBreadth / metresPerDegree
  const edges = polygonsOf(other).flatMap((rings) => rings.flatMap((ring) => ring.slice(1).map((at, i) => [ring[i]!, at] as const)))
  let hint = 0
  return points.every(([lng, lat]) => {
    for (let n = 0; n < edges.length; n++) {
      // Corners follow each other as edges do: the next one lies near where the last was found.
      const k = (hint + n) % edges.length
      const [[ax, ay], [bx, by]] = edges[k]!
      const dx = (bx - ax) * squeeze
      const dy = by - ay
      const px = (lng - ax) * squeeze
      const py = lat - ay
      const long = dx * dx + dy * dy
      const t = long === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / long))
      if (Math.hypot(px - t * dx, py - t * dy) <= far) {
        hint = k
        return true
      }
    }
    return false
  })
}

export const sameBorder = (a: Shape, b: Shape): boolean => {
  const [one, other] = [boxOf(a), boxOf(b)]
  if (one.some((side, i) => Math.abs(side - other[i]!) > (2 * handsBreadth) / metresPerDegree)) return false
  const squeeze = squeezeAt(one[1])
  return liesOn(pointsOf(a), b, squeeze) && liesOn(pointsOf(b), a, squeeze)
}

const areaText = (shape: Shape | null): string | null => (shape === null ? null : `${(areaOf(shape) / 1e6).toFixed(3)} km²`)
const yesNo = (value: boolean): string => (value ? 'yes' : 'no')

type Names = (ref: ParentRef | null) => string | null

const changesOf = (draft: Draft, unit: PlanUnit, parentUnit: ParentRef | null, nameOf: Names, today: (unit: PlanUnit) => string | null): Change[] => {
  const changes: Change[] = []
  const say = (field: Change['field'], before: string | null, after: string | null): void => void changes.push({ field, before, after })
  if (draft.name !== unit.name) say('name', unit.name, draft.name)
  if (draft.code !== undefined && draft.code !== unit.code) say('code', unit.code, draft.code)
  if (parentUnit !== null && !('unit' in parentUnit && parentUnit.unit === unit.parent)) say('parent', today(unit), nameOf(draft.parent))
  if (draft.households !== undefined && draft.households !== unit.households) say('households', unit.households === null ? null : String(unit.households), draft.households === null ? null : String(draft.households))
  if (draft.village !== undefined && draft.village !== unit.village) say('village', yesNo(unit.village), yesNo(draft.village))
  if (draft.special !== undefined && draft.special !== unit.special) say('special', unit.special, draft.special)
  if (draft.aliases !== undefined && draft.aliases.join('、') !== unit.aliases.join('、')) say('aliases', unit.aliases.join('、') || null, draft.aliases.join('、') || null)
  if (draft.shape && !(unit.shape && sameBorder(unit.shape, draft.shape))) say('shape', areaText(unit.shape), areaText(draft.shape))
  return changes
}

/** Records with one code, or with one name below one parent; the first row of each is named to the others. */
export const findTwins = (drafts: readonly Draft[]): void => {
  const seen = new Map<string, Draft>()
  for (const draft of drafts) {
    if (draft.joined || draft.level === undefined) continue
    const parent = draft.parent === null ? undefined : 'row' in draft.parent ? `row ${draft.parent.row}` : `unit ${draft.parent.unit}`
    const keys = [...(draft.code === undefined ? [] : [['code-twice', `${draft.level} ${draft.code}`] as const]), ...(parent === undefined || draft.name === '' ? [] : [['name-twice', `${parent} ${formsOf(draft.name).short}`] as const])]
    for (const [kind, key] of keys) {
      const other = seen.get(`${kind} ${key}`)
      if (!other) {
        seen.set(`${kind} ${key}`, draft)
        continue
      }
      const found = kind === 'code-twice' ? draft.code! : draft.name
      for (const [one, twin] of [[draft, other], [other, draft]] as const) if (!one.faults.some((known) => known.kind === kind && known.other === `${twin.name} (${twin.row})`)) one.faults.push(fault(kind, { found, other: `${twin.name} (${twin.row})` }))
    }
  }
}

/** 迎宾街道办事处 for a unit called 迎宾街道: the same name said differently. */
export const settleNames = (drafts: readonly Draft[], tree: Tree, mended: boolean): void => {
  for (const draft of drafts) {
    const unit = draft.unit === null ? undefined : tree.get(draft.unit)
    if (!unit || draft.name === unit.name || formsOf(draft.name).short !== formsOf(unit.name).short) continue
    draft.faults.push(fault('name-suffix', { found: draft.name, other: unit.name, mended }))
    if (mended) draft.name = unit.name
  }
}

export const recognise = (drafts: readonly Draft[], tree: Tree): Recognised[] => {
  const rows = new Map(drafts.map((draft) => [draft.row, draft]))
  const nameOf: Names = (ref) => (ref === null ? null : 'row' in ref ? (rows.get(ref.row)?.name ?? null) : (tree.get(ref.unit)?.name ?? null))
  const todayParent = (unit: PlanUnit): string | null => (unit.parent === null ? null : (tree.get(unit.parent)?.name ?? null))
  const asUnit = (ref: ParentRef | null): ParentRef | null => {
    if (ref === null || 'unit' in ref) return ref
    const unit = rows.get(ref.row)?.unit ?? null
    return unit === null ? ref : { unit }
  }
  return drafts.map((draft) => {
    const unit = draft.unit === null ? undefined : tree.get(draft.unit)
    const changes = unit ? changesOf(draft, unit, asUnit(draft.parent), nameOf, todayParent) : []
    const state: RowState = draft.faults.some(keepsOut) ? 'faulty' : draft.joined ? 'unchanged' : unit ? (changes.length > 0 ? 'changed' : 'unchanged') : 'new'
    return { draft, state, changes, parentName: nameOf(draft.parent), center: draft.shape ? insidePoint(draft.shape) : null }
  })
}
