// The first look at a file, before anybody decides anything: its columns with the likely mapping, some rows, its
// coordinates and the likely datum, and a sketch of its outlines to lay over the net.
import { guessDatum, type DatumGuess } from '../../../domain/territory/import/guess-datum.ts'
import { guessMapping, type Mapping } from '../../../domain/territory/import/fields.ts'
import { toDraft } from '../../../domain/territory/import/records.ts'
import type { Cell, Draft } from '../../../domain/territory/import/source.ts'
import { polygonsOf, type Position, type Shape } from '../../../domain/kernel/geometry.ts'
import { findFlaw, unionOf } from '../../../domain/kernel/overlay.ts'
import type { CodeRules } from '../../../domain/territory/code-rules.ts'
import { formsOf } from '../../../domain/territory/names/forms.ts'
import type { PlanUnit, Tree } from '../../../domain/territory/plan/tree.ts'
import { levels, type Level } from '../../../domain/territory/unit.ts'
import type { FileSource } from './read-file.ts'

export type Look = {
  kind: 'shapes' | 'sheet'
  headings: string[]
  rows: number
  sample: Cell[][]
  mapping: Mapping
  remembered: boolean
  crs: string | null
  /** Levels the rows seem to be of. */
  levels: Partial<Record<Level | 'unknown', number>>
  datum: DatumGuess | null
  /** Outlines of the file as it is, and of the net: rings of at most 60 points. */
  sketch: { file: Position[][]; net: Position[][] }
}

const mostRings = 300
const mostPoints = 60

/** Every n-th point: enough to recognise a place by. */
const thin = (ring: readonly Position[]): Position[] => {
  const step = Math.max(1, Math.ceil(ring.length / mostPoints))
  return ring.filter((at, i) => i % step === 0 && Number.isFinite(at[0]) && Number.isFinite(at[1]))
}

const ringsOf = (shapes: readonly Shape[]): Position[][] => shapes.slice(0, mostRings).flatMap((shape) => polygonsOf(shape).map(([ring]) => thin(ring ?? []))).filter((ring) => ring.length > 2)

const outlineOf = (tree: Tree): Shape | null => {
  const units = [...tree.values()]
  const root = units.find(({ level }) => level === 'district')
  const streets = units.filter(({ level }) => level === 'street').map(({ shape }) => shape)
  return root?.shape ?? unionOf(streets.filter((shape) => shape !== null))
}

const pairsWith = (drafts: readonly Draft[], tree: Tree): { given: Shape; known: Shape }[] => {
  const byCode = new Map<string, PlanUnit>([...tree.values()].flatMap((unit) => (unit.code === null ? [] : [[`${unit.level} ${unit.code}`, unit] as const])))
  const byName = Map.groupBy(tree.values(), (unit): string => `${unit.level} ${formsOf(unit.name).short}`)
  return drafts.flatMap(({ shape, level, code, name }) => {
    const named = byName.get(`${level} ${formsOf(name).short}`) ?? []
    const unit = (code === undefined ? undefined : byCode.get(`${level} ${code}`)) ?? (named.length === 1 ? named[0] : undefined)
    return shape && unit?.shape ? [{ given: shape, known: unit.shape }] : []
  })
}

export const lookAt = (source: FileSource, tree: Tree, rules: CodeRules): Look => {
  const mapping = guessMapping(source.headings)
  const drafts = source.rows.map((row) => toDraft(row, { mapping, level: null, datum: 'wgs84', mend: [] }, source.shapes, rules))
  const counts: Look['levels'] = {}
  for (const { level } of drafts) counts[level ?? 'unknown'] = (counts[level ?? 'unknown'] ?? 0) + 1
  const widest = levels.find((level) => counts[level] !== undefined)
  const wide = drafts.filter(({ level, shape }) => shape !== null && (widest === undefined || level === widest)).map(({ shape }) => shape!)
  const outline = source.shapes ? outlineOf(tree) : null
  return {
    kind: source.shapes ? 'shapes' : 'sheet',
    headings: [...source.headings],
    rows: source.rows.length,
    sample: source.rows.slice(0, 5).map(({ cells }) => cells.map((cell) => (typeof cell === 'string' ? cell.slice(0, 100) : cell))),
    mapping,
    remembered: false,
    crs: source.crs,
    levels: counts,
    datum: source.shapes ? guessDatum(pairsWith(drafts, tree), wide.length <= 400 ? wide.filter((shape) => findFlaw(shape) === undefined) : [], outline) : null,
    sketch: { file: ringsOf(wide), net: outline ? ringsOf([outline]) : [] },
  }
}
