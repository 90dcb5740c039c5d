// Texts of the Problems about files that are brought in, in Chinese.
import { given, type Say } from './say.ts'

export const importProblemsZh = {
  'sheet.unreadable': (p) => `读不懂这个表格${given(p, 'name', '（', '）')}：请另存为 .xlsx 或 CSV 后再试。`,
  'sheet.empty': (p) => `表格里没有数据${given(p, 'name', '（', '）')}：第一行应为表头，其下每行一条。`,
  'sheet.too-large': (p) => `表格过大${given(p, 'name', '（', '）')}，最多 ${String(p['rows'] ?? 250_000)} 行，请分开导入。`,
} as const satisfies Record<string, Say>
