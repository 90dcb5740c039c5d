// SQL about the catalogue: its versions and the classes each of them changed.
import type { CatalogueBook, CatalogueVersion, ClassVersion } from '../../domain/catalogue/catalogue-book.ts'
import type { Category } from '../../domain/catalogue/category.ts'
import type { DistrictId, PersonId } from '../../domain/kernel/ids.ts'
import { bulkInsert } from '../db/bulk.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'

type Definition = Omit<Category, 'code' | 'version' | 'zh' | 'en' | 'component'>
type ClassRow = { code: string; version: number; revision: number; retired: boolean; name_zh: string; name_en: string; component: boolean; definition: Definition }
type VersionRow = { number: number; state: CatalogueVersion['state']; valid_from: string | null }

const toClass = ({ code, version, revision, retired, name_zh, name_en, component, definition }: ClassRow): ClassVersion => {
  const { conditions, questions, evidence, offices, limits, milestones } = definition
  return { revision, retired, category: { code, version, zh: name_zh, en: name_en, component, conditions, questions, evidence, offices, limits, milestones } }
}

const toRow = (district: DistrictId, { category, retired, revision }: ClassVersion) => {
  const { code, version, zh, en, component, ...definition } = category
  return { district, code, version, revision, retired, name_zh: zh.trim(), name_en: en.trim(), component, definition }
}

export const readBook = async (db: Queryable, district: DistrictId): Promise<CatalogueBook> => {
  const [versions, classes] = await Promise.all([
    db.query<VersionRow>('select number, state, valid_from from catalogue_versions where district = $1 order by number', [district]),
    db.query<ClassRow>('select code, version, revision, retired, name_zh, name_en, component, definition from categories where district = $1 order by code, version', [district]),
  ])
  return { versions: versions.map(({ number, state, valid_from }) => ({ number, state, from: valid_from })), classes: classes.map(toClass) }
}

export type VersionFacts = {
  number: number; note: string; drafted_by: string | null; drafted_at: Date; adopted_by: string | null; adopted_at: Date | null; adopt_command_id: string | null; classes: number; digest: string | null
}

/** Who made each version and how much it changed; the digest of a draft names what was looked at. */
export const readVersions = (db: Queryable, district: DistrictId): Promise<VersionFacts[]> =>
  db.query<VersionFacts>(
    `select v.number, v.note, d.name as drafted_by, v.drafted_at, a.name as adopted_by, v.adopted_at, v.adopt_command_id, count(c.code) as classes,
       case when v.state = 'draft' then md5(string_agg(c.code || ':' || c.revision, ',' order by c.code)) end as digest
     from catalogue_versions v
     left join persons d on d.district = v.district and d.id = v.drafted_by_id
     left join persons a on a.district = v.district and a.id = v.adopted_by_id
     left join categories c on c.district = v.district and c.version = v.number
     where v.district = $1 group by v.district, v.number, v.note, d.name, v.drafted_at, a.name, v.adopted_at, v.adopt_command_id, v.state order by v.number desc`,
    [district],
  )

/** One at a time changes the catalogue of a district. */
export const lockCatalogue = (tx: Tx, district: DistrictId): Promise<unknown> => tx.query("select pg_advisory_xact_lock(hashtextextended('catalogue', $1))", [district])

export const insertDraft = (tx: Tx, district: DistrictId, number: number, person: PersonId | null, now: number): Promise<unknown> =>
  tx.query("insert into catalogue_versions (district, number, state, drafted_by_id, drafted_at) values ($1, $2, 'draft', $3, $4)", [district, number, person, new Date(now)])

export const writeClass = (tx: Tx, district: DistrictId, one: ClassVersion): Promise<unknown> => {
  const row = toRow(district, one)
  return tx.query(
    `insert into categories (district, code, version, revision, retired, name_zh, name_en, component, definition) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (district, code, version) do update set revision = excluded.revision, retired = excluded.retired, name_zh = excluded.name_zh, name_en = excluded.name_en,
       component = excluded.component, definition = excluded.definition`,
    [row.district, row.code, row.version, row.revision, row.retired, row.name_zh, row.name_en, row.component, JSON.stringify(row.definition)],
  )
}

export const dropClass = (tx: Tx, district: DistrictId, code: string, version: number): Promise<unknown> =>
  tx.query("delete from categories c using catalogue_versions v where c.district = $1 and c.code = $2 and c.version = $3 and v.district = $1 and v.number = $3 and v.state = 'draft'", [district, code, version])

export const dropDraft = async (tx: Tx, district: DistrictId, number: number): Promise<void> => {
  await tx.query("delete from categories c using catalogue_versions v where c.district = $1 and c.version = $2 and v.district = $1 and v.number = $2 and v.state = 'draft'", [district, number])
  await tx.query("delete from catalogue_versions where district = $1 and number = $2 and state = 'draft'", [district, number])
}

export const setAdopted = (tx: Tx, district: DistrictId, number: number, by: { person: PersonId | null; now: number; from: string; note: string; commandId: string }): Promise<unknown> =>
  tx.query("update catalogue_versions set state = 'adopted', valid_from = $3, note = $4, adopted_by_id = $5, adopted_at = $6, adopt_command_id = $7 where district = $1 and number = $2", [
    district, number, by.from, by.note, by.person, new Date(by.now), by.commandId,
  ])

export const setDraft = (tx: Tx, district: DistrictId, number: number): Promise<unknown> =>
  tx.query("update catalogue_versions set state = 'draft', valid_from = null, adopted_by_id = null, adopted_at = null, adopt_command_id = null where district = $1 and number = $2", [district, number])

/** The first version of a district that is made: whole, and in force from its first day. */
export const insertFirstVersion = async (tx: Tx, district: DistrictId, classes: readonly Category[], from: string, now: number): Promise<void> => {
  await tx.query("insert into catalogue_versions (district, number, state, valid_from, drafted_at, adopted_at) values ($1, 1, 'adopted', $2, $3, $3)", [district, from, new Date(now)])
  await bulkInsert(tx, 'categories', classes.map((category) => toRow(district, { category: { ...category, version: 1 }, retired: false, revision: 1 })))
}

export const officeCodes = async (db: Queryable, district: DistrictId): Promise<ReadonlySet<string>> =>
  new Set((await db.query<{ code: string }>('select code from offices where district = $1', [district])).map(({ code }) => code))
