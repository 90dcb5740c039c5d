// SQL about uploaded rosters and what is remembered of a district's headings.
import type { DistrictId, PersonId } from '../../../domain/kernel/ids.ts'
import { headingKey, rosterFields, wordKey, type RosterField } from '../../../domain/people/roster/fields.ts'
import type { RosterRowResult, RosterVerdict } from '../../../domain/people/roster/verdict.ts'
import type { Role } from '../../../domain/access/roles.ts'
import { isRole } from '../../../domain/people/appointing.ts'
import type { SheetRow } from '../../../domain/people/roster/read-row.ts'
import type { Queryable } from '../../db/open.ts'
import type { Tx } from '../../db/tx.ts'

export type Counts = Record<RosterVerdict, number>
export type Preview = { fields: (RosterField | null)[]; rows: RosterRowResult[]; counts: Counts; unknownRoles: string[]; digest: string }
export type Upload = {
  id: string; file_name: string; headings: string[]; rows: SheetRow[]; preview: Preview; person_id: PersonId; put_at: Date; done_at: Date | null; done: Counts | null
}

/** Of whoever uploaded it: nobody else sees what is in somebody's file. */
export const findUpload = async (db: Queryable, district: DistrictId, id: string, person: PersonId | null): Promise<Upload | undefined> =>
  (await db.query<Upload>('select id, file_name, headings, rows, preview, person_id, put_at, done_at, done from roster_imports where district = $1 and id = $2 and person_id = $3', [district, id, person]))[0]

export const isTaken = async (db: Queryable, district: DistrictId, id: string): Promise<boolean> =>
  (await db.query('select from roster_imports where district = $1 and id = $2', [district, id])).length > 0

export const lockUpload = async (tx: Tx, district: DistrictId, id: string, person: PersonId | null): Promise<Upload | undefined> => {
  await tx.query('select from roster_imports where district = $1 and id = $2 for update', [district, id])
  return findUpload(tx, district, id, person)
}

export const insertUpload = (tx: Tx, district: DistrictId, one: Pick<Upload, 'id' | 'file_name' | 'headings' | 'rows' | 'preview' | 'person_id' | 'put_at'>): Promise<unknown> =>
  tx.query('insert into roster_imports (district, id, file_name, headings, rows, preview, person_id, put_at) values ($1, $2, $3, $4, $5, $6, $7, $8)', [
    district, one.id, one.file_name, JSON.stringify(one.headings), JSON.stringify(one.rows), JSON.stringify(one.preview), one.person_id, one.put_at,
  ])

export const setPreview = (tx: Tx, district: DistrictId, id: string, preview: Preview): void =>
  tx.send('update roster_imports set preview = $3 where district = $1 and id = $2', [district, id, JSON.stringify(preview)])

export const setDone = (tx: Tx, district: DistrictId, id: string, counts: Counts, now: number): void =>
  tx.send('update roster_imports set done_at = $3, done = $4 where district = $1 and id = $2', [district, id, new Date(now), JSON.stringify(counts)])

export type Remembered = { fields: ReadonlyMap<string, RosterField | null>; roles: ReadonlyMap<string, Role> }

const isField = (text: string): text is RosterField => (rosterFields as readonly string[]).includes(text)

export const readRemembered = async (db: Queryable, district: DistrictId): Promise<Remembered> => {
  const rows = await db.query<{ purpose: string; heading: string; field: string }>("select purpose, heading, field from sheet_mappings where district = $1 and purpose in ('roster', 'roster.role')", [district])
  return {
    fields: new Map(rows.filter((row) => row.purpose === 'roster').map((row) => [row.heading, isField(row.field) ? row.field : null])),
    roles: new Map(rows.flatMap((row) => (row.purpose === 'roster.role' && isRole(row.field) ? [[row.heading, row.field] as const] : []))),
  }
}

export const remember = async (tx: Tx, district: DistrictId, now: number, headings: readonly string[], fields: readonly (RosterField | null)[], roles: readonly { name: string; role: Role }[]): Promise<void> => {
  const rows = new Map<string, { purpose: string; heading: string; field: string }>([
    ...headings.map((heading, n) => [`roster|${headingKey(heading)}`, { purpose: 'roster', heading: headingKey(heading), field: fields[n] ?? '' }] as const),
    ...roles.map(({ name, role }) => [`role|${wordKey(name)}`, { purpose: 'roster.role', heading: wordKey(name), field: role as string }] as const),
  ])
  const all = [...rows.values()].filter((row) => row.heading !== '')
  await tx.query(
    `insert into sheet_mappings (district, purpose, heading, field, mapped_at) select $1, p, h, f, $5 from unnest($2::text[], $3::text[], $4::text[]) as t (p, h, f)
     on conflict (district, purpose, heading) do update set field = excluded.field, mapped_at = excluded.mapped_at`,
    [district, all.map((row) => row.purpose), all.map((row) => row.heading), all.map((row) => row.field), new Date(now)],
  )
}
