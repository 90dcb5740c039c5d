// Texts of the Problems about files that are brought in, in English.
import type { importProblemsZh } from './problems-import.zh.ts'
import { given, type Say } from './say.ts'

export const importProblemsEn: Record<keyof typeof importProblemsZh, Say> = {
  'sheet.unreadable': (p) => `This spreadsheet can’t be read${given(p, 'name', ' (', ')')}. Save it as .xlsx or CSV and try again.`,
  'sheet.empty': (p) => `There is no data in this spreadsheet${given(p, 'name', ' (', ')')}: the first line should hold the headings, each line below one record.`,
  'sheet.too-large': (p) => `This spreadsheet is too large${given(p, 'name', ' (', ')')}, ${String(p['rows'] ?? 250_000)} rows at most. Please import it in parts.`,
}
