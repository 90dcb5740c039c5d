// Reads a spreadsheet as rows below their headings: the first sheet of an .xlsx, or CSV in any encoding offices use.
// Cells come as they were written: blanks at the ends and full-width digits are for the reader of the rows to judge.
import Papa from 'papaparse'
import { readSheet as readXlsx } from 'read-excel-file/universal'
import { decodeText } from '../text.ts'
import { isZip, openZip } from '../zip.ts'
import { sheetProblem } from './problems.ts'

export type Cell = string | number | null
export type SheetRow = {
  /** As the spreadsheet counts: the first line is 1, usually the headings. */
  row: number
  cells: Cell[]
}
export type Sheet = { headings: string[]; rows: SheetRow[] }

export const sheetLimits = { bytes: 64 * 1_048_576, unpackedBytes: 512 * 1_048_576, entries: 2_000, rows: 250_000, columns: 500 }

const dayLength = 86_400_000

/** A date cell is midnight in UTC; a time of day is kept when there is one. */
const dateText = (date: Date): string => (date.getTime() % dayLength === 0 ? date.toISOString().slice(0, 10) : date.toISOString().slice(0, 16).replace('T', ' '))

const cellOf = (value: unknown): Cell => {
  if (value === null || value === undefined || value === '') return null
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : dateText(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return typeof value === 'number' ? value : String(value)
}

const readXlsxRows = async (bytes: Uint8Array, name: string): Promise<Cell[][]> => {
  const files = openZip(bytes, { mostBytes: sheetLimits.unpackedBytes, mostEntries: sheetLimits.entries }, (entry) => /\.(xml|rels)$/i.test(entry))
  if (files === 'too-large') throw sheetProblem('sheet.too-large', { name })
  if (files === 'unreadable' || ![...files.keys()].some((entry) => /^xl\/worksheets\//i.test(entry))) throw sheetProblem('sheet.unreadable', { name })
  const whole = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  const rows = await readXlsx(whole, 1, { trim: false }).catch(() => {
    throw sheetProblem('sheet.unreadable', { name })
  })
  return rows.map((cells) => cells.map(cellOf))
}

/** What stands most often between the first cells; a title in the first line has none of them. */
const delimiterOf = (text: string): string => {
  const head = text.slice(0, 4_000)
  return [',', ';', '\t', '，', '|'].map((mark) => ({ mark, count: head.split(mark).length })).sort((a, b) => b.count - a.count)[0]!.mark
}

const readCsvRows = (bytes: Uint8Array, name: string): Cell[][] => {
  const text = decodeText(bytes)
  if (text === undefined) throw sheetProblem('sheet.unreadable', { name })
  const { data } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text), preview: sheetLimits.rows + 2, skipEmptyLines: false })
  return data.map((cells) => cells.map(cellOf))
}

const isBlank = (cell: Cell): boolean => cell === null || (typeof cell === 'string' && cell.trim() === '')

/** The first line with two filled cells (or the first filled one) holds the headings: a title above it is passed over. */
const headingLine = (lines: readonly Cell[][]): number => {
  const several = lines.slice(0, 20).findIndex((cells) => cells.filter((cell) => !isBlank(cell)).length > 1)
  return several >= 0 ? several : lines.findIndex((cells) => cells.some((cell) => !isBlank(cell)))
}

export const readSheet = async (bytes: Uint8Array, fileName: string): Promise<Sheet> => {
  const refusal = { name: fileName, rows: sheetLimits.rows }
  if (bytes.length === 0) throw sheetProblem('sheet.empty', refusal)
  if (bytes.length > sheetLimits.bytes) throw sheetProblem('sheet.too-large', refusal)
  const lines = isZip(bytes) ? await readXlsxRows(bytes, fileName) : readCsvRows(bytes, fileName)
  if (lines.length > sheetLimits.rows + 1) throw sheetProblem('sheet.too-large', refusal)
  const top = headingLine(lines)
  if (top < 0) throw sheetProblem('sheet.empty', refusal)
  const headings = lines[top]!.map((cell) => String(cell ?? '').replace(/\s+/g, ' ').trim())
  while (headings.at(-1) === '') headings.pop()
  if (headings.length > sheetLimits.columns) throw sheetProblem('sheet.too-large', refusal)
  const rows = lines.slice(top + 1)
    .map((cells, i): SheetRow => ({ row: top + 2 + i, cells: headings.map((_, column) => cells[column] ?? null) }))
    .filter(({ cells }) => !cells.every(isBlank))
  if (rows.length === 0) throw sheetProblem('sheet.empty', refusal)
  return { headings, rows }
}
