// A list of holidays and workdays as somebody has it in a spreadsheet: one row a day, its date and what it is. What can't be
// read is named by row and left out; nothing is guessed.
import type { LocalDate } from '../kernel/working-time.ts'
import { isDate } from './calendar-settings.ts'

type Cell = string | number | null
export type ListedRow = { row: number; cells: readonly Cell[] }
export type ListFault = { row: number; reason: 'no-date' | 'no-kind' | 'twice' }
export type HolidayList = { days: { date: LocalDate; works: boolean }[]; faults: ListFault[] }

const free = /^(放假|休息|休|节假日|假日|假|法定节假日|holiday|off|false|0|n|no|否)$/i
const worked = /^(上班|工作日|工作|班|补班|调休上班|调班|workday|work|true|1|y|yes|是)$/i

/** `2026-10-01`, `2026/10/1`, `2026.10.1`, `2026年10月1日`, `20261001`; full-width digits too. */
export const readDate = (cell: Cell): LocalDate | undefined => {
  const text = String(cell ?? '').normalize('NFKC').trim()
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  const date = year === undefined ? '' : `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  return isDate(date) ? date : undefined
}

const readKind = (cell: Cell): boolean | undefined => {
  const text = String(cell ?? '').normalize('NFKC').trim()
  return free.test(text) ? false : worked.test(text) ? true : undefined
}

/** The date is in the first cell that is one, the kind in the first that says it; further columns (names, remarks) are passed over. */
export const readHolidayList = (rows: readonly ListedRow[]): HolidayList => {
  const days = new Map<LocalDate, boolean>()
  const faults: ListFault[] = []
  for (const { row, cells } of rows) {
    const at = cells.findIndex((cell) => readDate(cell) !== undefined)
    const date = readDate(cells[at] ?? null)
    const works = cells.flatMap((cell, column) => (column === at ? [] : [readKind(cell)])).find((kind) => kind !== undefined)
    if (date === undefined) faults.push({ row, reason: 'no-date' })
    else if (works === undefined) faults.push({ row, reason: 'no-kind' })
    else if (days.has(date) && days.get(date) !== works) faults.push({ row, reason: 'twice' })
    else days.set(date, works)
  }
  return { days: [...days].map(([date, works]) => ({ date, works })).sort((a, b) => (a.date < b.date ? -1 : 1)), faults }
}
