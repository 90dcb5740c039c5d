// A sheet of premises between its upload and its confirmation: kept for its uploader alone, erased a day later.
import { createHash } from 'node:crypto'
import { v7 as newId } from 'uuid'
import type { PremisesImport } from '../../../contract/premises.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { can } from '../../../domain/access/can.ts'
import type { Line } from '../../../domain/access/place.ts'
import type { DistrictId, PersonId } from '../../../domain/kernel/ids.ts'
import { planSheet, premisesVerdicts, type KnownPremises, type PremisesField, type PremisesRow, type PremisesVerdict } from '../../../domain/operations/premises/sheet.ts'
import { newValues, reachSql } from '../../access/reach-sql.ts'
import type { Context } from '../../context.ts'
import { bulkInsert } from '../../db/bulk.ts'
import type { Queryable } from '../../db/open.ts'
import type { Tx } from '../../db/tx.ts'
import type { SheetRow } from '../../interop/sheets/read-sheet.ts'
import { officesOf } from '../../people/offices.ts'
import { netOf } from '../../territory/net.ts'
import type { Job } from '../../jobs/job.ts'
import { lineColumns, thingFromRow } from '../place-columns.ts'
import type { PremisesDbRow } from './rows.ts'

export type Counts = Record<PremisesVerdict, number>
export type Preview = { fields: (PremisesField | null)[]; rows: PremisesRow[]; counts: Counts; digest: string }
export type Upload = { id: string; file_name: string; headings: string[]; rows: SheetRow[]; preview: Preview; person_id: PersonId; put_at: Date; done_at: Date | null; done: Counts | null }

export const findUpload = async (db: Queryable, district: DistrictId, id: string, person: PersonId | null, lock = ''): Promise<Upload | undefined> =>
  (await db.query<Upload>(`select id, file_name, headings, rows, preview, person_id, put_at, done_at, done from premises_imports where district = $1 and id = $2 and person_id = $3${lock}`, [district, id, person]))[0]

export const isUploadTaken = async (db: Queryable, district: DistrictId, id: string): Promise<boolean> =>
  (await db.query('select from premises_imports where district = $1 and id = $2', [district, id])).length > 0

export const insertUpload = (tx: Tx, district: DistrictId, one: Upload): Promise<unknown> =>
  tx.query('insert into premises_imports (district, id, person_id, file_name, headings, rows, preview, put_at) values ($1, $2, $3, $4, $5, $6, $7, $8)', [
    district, one.id, one.person_id, one.file_name, JSON.stringify(one.headings), JSON.stringify(one.rows), JSON.stringify(one.preview), one.put_at,
  ])

export const setDone = (tx: Tx, district: DistrictId, id: string, counts: Counts, now: number): void =>
  tx.send('update premises_imports set done_at = $3, done = $4 where district = $1 and id = $2', [district, id, new Date(now), JSON.stringify(counts)])

const knownFrom = (row: PremisesDbRow): KnownPremises => {
  const { streetId, communityId, gridId, microgridId } = thingFromRow(row)
  return {
    id: row.id, name: row.name, kind: row.kind, address: row.address, licence: row.licence_number, contactName: row.contact_name, contactPhone: row.contact_phone, lng: row.lng, lat: row.lat, officeIds: row.assisting_office_ids,
    line: { streetId, communityId, gridId, microgridId },
  }
}

/** Planned on what is there now; `locks` is for writing. */
export const makePreview = async (context: Context, db: Queryable, actor: Actor, rows: readonly SheetRow[], fields: (PremisesField | null)[], locks = false): Promise<Preview> => {
  const values = newValues()
  const known = await db.query<PremisesDbRow>(`select c.* from premises c where ${reachSql(actor, 'premises.keep', values)} and c.ended_on is null order by c.id${locks ? ' for update' : ''}`, values.list)
  const net = await netOf(context, actor.district)
  const byCode = new Map([...net.units.values()].map((unit) => [unit.code, unit.line]))
  const offices = await officesOf(context, db, actor.district)
  const officeBy = new Map([...offices.values()].flatMap(({ id, name, code }) => [[name, id] as const, [code, id] as const]))
  const planned = planSheet(rows, fields, {
    premises: known.map(knownFrom), locate: (lng, lat) => net.locate(lng, lat)?.line, unitByCode: (code) => byCode.get(code), office: (text) => officeBy.get(text),
    mayKeep: (line: Line) => can(actor, 'premises.keep', { ...line, district: actor.district, holderUnitId: null, holderOfficeId: null, assignedOfficeId: null, assistingOfficeIds: [], ownerId: null }).allowed,
  })
  const counts = Object.fromEntries(premisesVerdicts.map((verdict) => [verdict, planned.filter((row) => row.verdict === verdict).length])) as Counts
  return { fields, rows: planned, counts, digest: createHash('sha256').update(JSON.stringify([fields, planned])).digest('base64url') }
}

export const presentUpload = ({ id, file_name, put_at, rows, headings, preview, done }: Upload): PremisesImport => ({
  id, fileName: file_name, putAt: put_at.getTime(), rows: rows.length, columns: headings.map((heading, n) => ({ heading, field: preview.fields[n] ?? null })), counts: preview.counts, digest: preview.digest, done,
})

export const writeSheetRows = async (tx: Tx, actor: Actor, rows: readonly PremisesRow[], now: number): Promise<void> => {
  const columns = (facts: NonNullable<PremisesRow['facts']>) => ({
    name: facts.name, kind: facts.kind, address: facts.address, licence_number: facts.licence, contact_name: facts.contactName, contact_phone: facts.contactPhone, lng: facts.lng, lat: facts.lat, ...lineColumns(facts.line),
    assisting_office_ids: [...facts.officeIds],
  })
  const at = new Date(now).toISOString()
  const made = rows.flatMap((row) => (row.verdict === 'new' && row.facts ? [row.facts] : []))
  await bulkInsert(tx, 'premises', made.map((facts) => ({ district: actor.district, id: newId(), version: 1, command_id: newId(), ...columns(facts), owner_id: actor.personId, kept_at: at })))
  const changed = rows.flatMap((row) => (row.verdict === 'changed' && row.facts && row.id ? [{ id: row.id, command_id: newId(), ...columns(row.facts) }] : []))
  if (changed.length > 0)
    await tx.query(
      `update premises p set name = c.name, kind = c.kind, address = c.address, licence_number = c.licence_number, contact_name = c.contact_name, contact_phone = c.contact_phone, lng = c.lng, lat = c.lat,
         street_id = c.street_id, community_id = c.community_id, grid_id = c.grid_id, microgrid_id = c.microgrid_id, assisting_office_ids = c.assisting_office_ids, version = p.version + 1, command_id = c.command_id, kept_at = $3
       from json_populate_recordset(null::premises, $2) c where p.district = $1 and p.id = c.id`,
      [actor.district, JSON.stringify(changed), at],
    )
}

export const erasePremisesImportsJob: Job = {
  name: 'erase-premises-imports',
  cron: '40 18 * * *',
  run: async (context, tx) => {
    tx.send('delete from premises_imports where put_at < $1', [new Date(context.clock() - 86_400_000)])
    return 0
  },
}
