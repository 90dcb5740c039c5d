// What a spreadsheet would change in the catalogue, row by row: the preview and what is written are the same function. A
// faulty row stands alone; the others are taken. Classes the sheet doesn't name stay as they are.
import type { Category } from '../category.ts'
import type { ClassVersion } from '../catalogue-book.ts'
import { checkCategory, type CategoryFault } from '../check-category.ts'
import { isLocal, isMajor, isMinor, majorOf } from '../numbering.ts'
import { columnOf, type SheetColumn, type SheetLanguage } from './columns.ts'
import { readCells, type CellFault, type ClassCells } from './read-cells.ts'
import { changesOf, type CellChange } from './write-cells.ts'

export const sheetVerdicts = ['new', 'changed', 'unchanged', 'faulty'] as const
export type SheetVerdict = (typeof sheetVerdicts)[number]
export const rowFaults = ['code-missing', 'code-twice', 'code-reserved', 'major-missing'] as const
export type RowFault = CategoryFault | CellFault | { code: (typeof rowFaults)[number] }

export type PlannedRow = { row: number; code: string; zh: string; verdict: SheetVerdict; faults: RowFault[]; changes: CellChange[]; planned: ClassCells }

export type SheetInput = { headings: readonly string[]; rows: readonly { row: number; cells: readonly (string | number | null)[] }[] }

const nothing = (code: string): ClassCells => ({
  retired: false,
  category: { code, version: 0, zh: '', en: '', component: code < '10', conditions: [], questions: [], evidence: { scene: false, before: false, after: false, place: false }, offices: [], limits: [], milestones: [] },
})

/** Spreadsheets drop the zero a code begins with. */
const codeOf = (cell: string | number | null): string => {
  const digits = String(cell ?? '').normalize('NFKC').trim()
  return /^(\d|\d{4})$/.test(digits) ? `0${digits}` : digits
}

export const planSheet = (sheet: SheetInput, current: readonly ClassVersion[], offices: ReadonlySet<string>, language: SheetLanguage): PlannedRow[] => {
  const columns = sheet.headings.map((heading) => columnOf(heading))
  const codeAt = columns.indexOf('code')
  const known = new Map(current.map((one) => [one.category.code, one]))
  const codes = sheet.rows.map(({ cells }) => (codeAt < 0 ? '' : codeOf(cells[codeAt] ?? null)))
  const majors = new Set([...known.keys(), ...codes].filter(isMajor))
  const seen = new Set<string>()
  return sheet.rows.map(({ row, cells }, n): PlannedRow => {
    const code = codes[n]!
    const before = known.get(code)
    const given = new Map(columns.flatMap((column, at): [SheetColumn, string][] => (column === undefined || column === 'code' ? [] : [[column, String(cells[at] ?? '')]])))
    const { read, faults } = readCells(given, before ?? nothing(code))
    const ownFaults: RowFault[] = [
      ...(code === '' ? [{ code: 'code-missing' as const }] : []),
      ...(seen.has(code) ? [{ code: 'code-twice' as const }] : []),
      ...(isMinor(code) && !majors.has(majorOf(code)) ? [{ code: 'major-missing' as const }] : []),
      ...(!before && isMinor(code) && !isLocal(code) ? [{ code: 'code-reserved' as const }] : []),
    ]
    seen.add(code)
    const all: RowFault[] = [...ownFaults, ...faults, ...(code === '' ? [] : checkCategory(read.category, offices))]
    const changes = all.length > 0 ? [] : changesOf(before, read, language)
    const verdict: SheetVerdict = all.length > 0 ? 'faulty' : !before ? 'new' : changes.length > 0 ? 'changed' : 'unchanged'
    return { row, code, zh: read.category.zh, verdict, faults: all, changes, planned: read }
  })
}

export const sameCategory = (a: Category, b: Category): boolean => changesOf({ category: a, retired: false }, { category: b, retired: false }, 'zh').length === 0
