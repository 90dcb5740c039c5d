// Makes the preview of an uploaded roster: the domain's verdicts with a digest, so that what is confirmed is what was seen.
import { createHash } from 'node:crypto'
import type { RosterImport } from '../../../contract/roster.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { guessMapping, headingKey, isEnough, type RosterField } from '../../../domain/people/roster/fields.ts'
import { planRoster } from '../../../domain/people/roster/plan-roster.ts'
import type { SheetRow } from '../../../domain/people/roster/read-row.ts'
import { rosterVerdicts } from '../../../domain/people/roster/verdict.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../db/open.ts'
import { readKnown } from './known.ts'
import type { Counts, Preview, Remembered, Upload } from './store.ts'

const mostUnknownRoles = 20

export const makePreview = async (
  context: Context, db: Queryable, actor: Actor, today: string, sheet: { headings: readonly string[]; rows: readonly SheetRow[] }, remembered: Remembered,
  fields: (RosterField | null)[] = guessMapping(sheet.headings, remembered.fields), locks = false,
): Promise<Preview> => {
  const phoneColumn = fields.indexOf('phone')
  const known = await readKnown(context, db, actor, today, sheet.rows, phoneColumn < 0 ? undefined : phoneColumn, remembered.roles, locks)
  const rows = isEnough(fields) ? planRoster(sheet.rows, fields, known) : []
  const counts = Object.fromEntries(rosterVerdicts.map((verdict) => [verdict, 0])) as Counts
  for (const { verdict } of rows) counts[verdict] += 1
  const unknownRoles = [...new Set(rows.flatMap((row) => row.faults.flatMap((fault) => (fault.code === 'role-unknown' ? [fault.value ?? ''] : []))))].slice(0, mostUnknownRoles)
  const digest = createHash('sha256').update(JSON.stringify([fields, rows])).digest('base64url')
  return { fields, rows, counts, unknownRoles, digest }
}

const samplesShown = 3

export const presentUpload = (upload: Upload, remembered: Remembered): RosterImport => ({
  id: upload.id, fileName: upload.file_name, putAt: upload.put_at.getTime(), doneAt: upload.done_at?.getTime() ?? null, rows: upload.rows.length,
  columns: upload.headings.map((heading, n) => ({
    heading, field: upload.preview.fields[n] ?? null, remembered: remembered.fields.has(headingKey(heading)),
    sample: upload.rows.slice(0, 20).flatMap(({ cells }) => (cells[n] === null || cells[n] === undefined ? [] : [String(cells[n]).slice(0, 40)])).slice(0, samplesShown),
  })),
  enough: isEnough(upload.preview.fields), counts: upload.preview.counts, unknownRoles: upload.preview.unknownRoles, digest: upload.preview.digest, done: upload.done,
})
