// Writes rows as a spreadsheet: .xlsx with several sheets, or CSV that any spreadsheet opens (UTF-8 with its mark, so that
// Chinese stays Chinese; a text that begins like a formula is written as plain text).
import writeXlsx from 'write-excel-file/node'
import type { Cell } from './read-sheet.ts'

export type SheetToWrite = { name: string; headings: readonly string[]; rows: readonly (readonly Cell[])[] }

/** A sheet's name has at most 31 characters and none of these. */
const sheetName = (name: string, index: number): string => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31).trim() || `Sheet${index + 1}`

/** Control characters would make the file unreadable. */
const cleanText = (text: string): string => text.replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')

const width = (texts: readonly Cell[]): number =>
  Math.min(60, 2 + Math.max(4, ...texts.map((cell) => [...String(cell ?? '')].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0))))

/** A text stays a text (a code of eighteen digits keeps them all), a number a number. */
export const writeSheet = async (sheets: readonly SheetToWrite[]): Promise<Buffer> => {
  const toCell = (value: Cell) => (value === null ? null : typeof value === 'number' ? { value, type: Number } : { value: cleanText(value), type: String })
  return writeXlsx(
    sheets.map(({ name, headings, rows }, index) => ({
      sheet: sheetName(name, index),
      data: [headings.map((value) => ({ value: cleanText(value), type: String, fontWeight: 'bold' as const })), ...rows.map((cells) => cells.map(toCell))],
      columns: headings.map((heading, column) => ({ width: width([heading, ...rows.slice(0, 200).map((cells) => cells[column] ?? null)]) })),
      stickyRowsCount: 1,
    })),
  ).toBuffer()
}

const csvField = (cell: Cell): string => {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const writeCsv = (headings: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${[headings, ...rows].map((cells) => cells.map(csvField).join(',')).join('\r\n')}\r\n`
