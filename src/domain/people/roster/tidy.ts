// Cells as people type them: full-width digits, blanks at the ends, dates in five spellings, numbers that were codes.

export type RosterCell = string | number | null

/** The text of a cell with width and blanks made plain; `changed` when that made a difference. */
export const tidyText = (cell: RosterCell): { text: string; changed: boolean } => {
  const raw = cell === null ? '' : String(cell)
  const text = raw.normalize('NFKC').replace(/[\u200b\ufeff]/g, '').replace(/\s+/g, ' ').trim()
  return { text, changed: text !== raw }
}

/** `张 三` is `张三`; a name in other letters keeps its blanks. */
export const tidyName = (cell: RosterCell): { text: string; changed: boolean } => {
  const { text, changed } = tidyText(cell)
  const name = /^[\p{Script=Han}·• ]+$/u.test(text) ? text.replace(/ /g, '').replace(/•/g, '·') : text
  return { text: name, changed: changed || name !== text }
}

/** Digits of a mobile number, or undefined when it is none. A masked one (138****5678) is kept as it is. */
export const tidyPhone = (cell: RosterCell): { phone: string | undefined; masked: boolean; changed: boolean } => {
  const { text, changed } = tidyText(cell)
  if (/^1\d{2}\*{4}\d{4}$/.test(text)) return { phone: text, masked: true, changed }
  const digits = text.replace(/[\s\-–—]/g, '').replace(/^(\+|00)?86(?=1\d{10}$)/, '')
  return { phone: /^1[3-9]\d{9}$/.test(digits) ? digits : undefined, masked: false, changed: changed || digits !== text }
}

/** A number that a spreadsheet took for a number has lost its last digits beyond the fifteenth. */
export const lostDigits = (cell: RosterCell): boolean =>
  (typeof cell === 'number' && Math.abs(cell) > 999_999_999_999_999) || (typeof cell === 'string' && /^\d(\.\d+)?e\+\d+$/i.test(cell.trim()))

const isDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= 1950 && year <= 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
const pad = (n: number): string => String(n).padStart(2, '0')

/** A day as YYYY-MM-DD from `2024-3-1`, `2024/03/01`, `2024.3.1`, `2024年3月1日`, `20240301` or a spreadsheet's day number. */
export const tidyDay = (cell: RosterCell): string | undefined => {
  const { text } = tidyText(cell)
  const match = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?: 00:00(?::00)?)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (match) {
    const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
    return isDay(year, month, day) ? `${year}-${pad(month)}-${pad(day)}` : undefined
  }
  const serial = Number(text)
  if (/^\d{5}$/.test(text) && serial >= 18_264 && serial <= 73_415) return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10)
  return undefined
}
