// Rosters as files: the faulty rows with their reasons, to be mended and uploaded again; and the roster itself.
import type { Actor } from '../../../domain/access/actor.ts'
import { maskPhone } from '../../../domain/people/masking.ts'
import { isRole } from '../../../domain/people/appointing.ts'
import { roleNames } from '../../../domain/people/roster/fields.ts'
import { faultText, type ReasonLanguage } from '../../../domain/people/roster/reasons.ts'
import { todayOf } from '../../access/actors.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../db/open.ts'
import { writeSheet } from '../../interop/sheets/write-sheet.ts'
import { listPosts, type RosterKey, type RosterRow } from '../roster.ts'
import { scopeOf } from '../scope.ts'
import type { Upload } from './store.ts'

const words = {
  zh: { faulty: '有误的行', row: '原表行号', reason: '原因', between: '；', roster: '岗位名册', headings: ['姓名', '手机号', '岗位', '网格编码', '网格名称', '部门', '任职日期', '离任日期'] },
  en: { faulty: 'Faulty rows', row: 'Row', reason: 'Reason', between: '; ', roster: 'Roster', headings: ['Name', 'Phone', 'Role', 'Unit code', 'Unit name', 'Office', 'From', 'Until'] },
} as const

/** The district's own columns first, so that the mended sheet can be uploaded as it is. */
export const faultySheet = (upload: Upload, language: ReasonLanguage): Promise<Buffer> => {
  const texts = words[language]
  const cells = new Map(upload.rows.map((row) => [row.row, row.cells]))
  const rows = upload.preview.rows.filter((row) => row.verdict === 'faulty')
  return writeSheet([{
    name: texts.faulty, headings: [...upload.headings, texts.row, texts.reason],
    rows: rows.map((row) => [...upload.headings.map((_, n) => cells.get(row.row)?.[n] ?? null), row.row, row.faults.map((fault) => faultText(fault, language)).join(texts.between)]),
  }])
}

const perPage = 4_000

const rowOf = (row: RosterRow, language: ReasonLanguage): (string | null)[] => [
  row.person_name, row.phone === null ? null : maskPhone(row.phone), (isRole(row.role) && roleNames[row.role]?.[language]) || row.role,
  row.unit_id === null ? null : row.unit_code, row.unit_id === null ? null : row.unit_name, row.office_name, row.from_on, row.until_on,
]

export const rosterSheet = async (context: Context, db: Queryable, actor: Actor, now: number, unitId: number | undefined, language: ReasonLanguage): Promise<Buffer> => {
  const scope = await scopeOf(context, actor, unitId)
  const rows: (string | null)[][] = []
  let after: RosterKey | undefined
  for (;;) {
    const page = await listPosts(db, actor.district, todayOf(now), scope, { after, limit: perPage })
    rows.push(...page.map((row) => rowOf(row, language)))
    const last = page.at(-1)
    if (!last || page.length < perPage) break
    after = { code: last.unit_code, postId: last.id }
  }
  return writeSheet([{ name: words[language].roster, headings: words[language].headings, rows }])
}
