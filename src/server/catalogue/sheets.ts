// The catalogue as a spreadsheet: written, looked at row by row, and brought into the draft. Nothing is kept of an upload:
// the browser sends it again to be brought, and the digest says whether it would still do what was shown.
import { createHash } from 'node:crypto'
import type { SheetPreview } from '../../contract/catalogue.ts'
import type { ClassVersion } from '../../domain/catalogue/catalogue-book.ts'
import { catalogueProblem } from '../../domain/catalogue/problems.ts'
import { columnOf, headingOf, sheetColumns, type SheetLanguage } from '../../domain/catalogue/sheet/columns.ts'
import { planSheet, sheetVerdicts, type PlannedRow } from '../../domain/catalogue/sheet/plan-sheet.ts'
import { writeCells } from '../../domain/catalogue/sheet/write-cells.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import type { Queryable } from '../db/open.ts'
import type { Sheet } from '../interop/sheets/read-sheet.ts'
import { writeCsv, writeSheet } from '../interop/sheets/write-sheet.ts'
import { draftClasses, noteSheet, openBook, writeToDraft, type Change } from './draft.ts'
import { officeCodes, readBook } from './rows.ts'

export const mostRows = 5_000

const names: Record<SheetLanguage, string> = { zh: '分类目录', en: 'Catalogue' }

const rowsOf = (classes: readonly ClassVersion[], language: SheetLanguage): (string | null)[][] =>
  classes.map((one) => {
    const cells = writeCells(one, language)
    return sheetColumns.map((column) => cells[column] || null)
  })

export const catalogueSheet = async (classes: readonly ClassVersion[], format: 'xlsx' | 'csv', language: SheetLanguage): Promise<Buffer | string> => {
  const headings = sheetColumns.map((column) => headingOf(column, language))
  return format === 'csv' ? writeCsv(headings, rowsOf(classes, language)) : writeSheet([{ name: names[language], headings, rows: rowsOf(classes, language) }])
}

const countsOf = (rows: readonly PlannedRow[]): SheetPreview['counts'] => {
  const counts = Object.fromEntries(sheetVerdicts.map((verdict) => [verdict, 0])) as SheetPreview['counts']
  for (const { verdict } of rows) counts[verdict] += 1
  return counts
}

const digestOf = (rows: readonly PlannedRow[]): string =>
  createHash('sha256').update(JSON.stringify(rows.map(({ row, code, verdict, changes }) => [row, code, verdict, changes]))).digest('base64url')

export const previewSheet = async (db: Queryable, district: DistrictId, sheet: Sheet, language: SheetLanguage): Promise<SheetPreview> => {
  const rows = planSheet(sheet, draftClasses(await readBook(db, district)), await officeCodes(db, district), language)
  return {
    rows: rows.map(({ row, code, zh, verdict, faults, changes }) => ({ row, code, zh, verdict, faults, changes })), counts: countsOf(rows),
    unknownColumns: sheet.headings.filter((heading) => heading !== '' && columnOf(heading) === undefined), digest: digestOf(rows),
  }
}

export const bringSheet = async (change: Change, sheet: Sheet, wanted: { name: string; digest: string; language: SheetLanguage }): Promise<void> => {
  const book = await openBook(change)
  const rows = planSheet(sheet, draftClasses(book), await officeCodes(change.tx, change.actor.district), wanted.language)
  const asSeen = digestOf(rows) === wanted.digest
  const taken = rows.filter(({ verdict }) => verdict === 'new' || verdict === 'changed')
  if (taken.length === 0 && asSeen) throw catalogueProblem('catalogue.sheet-nothing')
  // There was something to write when it was looked at, and nothing is left: it was sent before.
  if (taken.length === 0) return
  if (!asSeen) throw catalogueProblem('catalogue.sheet-changed')
  await writeToDraft(change, book, taken.map(({ planned }) => planned))
  noteSheet(change, wanted.name, countsOf(rows))
}
