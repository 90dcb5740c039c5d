// SQL about uploaded lists of powers, and what is known when one is planned.
import type { PowerImport } from '../../../contract/power-imports.ts'
import type { DistrictId, OfficeId, PersonId, UnitId } from '../../../domain/kernel/ids.ts'
import { headingKey, wordKey } from '../../../domain/people/roster/fields.ts'
import type { PowerItemId, PowerKind } from '../../../domain/powers/power.ts'
import { powerFields, type PowerField } from '../../../domain/powers/sheet/fields.ts'
import type { KnownPowers, SheetRow } from '../../../domain/powers/sheet/plan-powers.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../db/open.ts'
import type { Tx } from '../../db/tx.ts'
import { readHoldings } from '../holdings.ts'
import { namesOf } from '../reach.ts'

export type Counts = PowerImport['counts']
export type Upload = { id: string; file_name: string; headings: string[]; rows: SheetRow[]; fields: (PowerField | null)[]; person_id: PersonId; put_at: Date; done_at: Date | null; done: Counts | null }

/** Of whoever uploaded it: nobody else sees what is in somebody's file. */
export const findUpload = async (db: Queryable, district: DistrictId, id: string, person: PersonId | null): Promise<Upload | undefined> =>
  (await db.query<Upload>('select id, file_name, headings, rows, fields, person_id, put_at, done_at, done from power_imports where district = $1 and id = $2 and person_id = $3', [district, id, person]))[0]

export const isTaken = async (db: Queryable, district: DistrictId, id: string): Promise<boolean> => (await db.query('select from power_imports where district = $1 and id = $2', [district, id])).length > 0

export const lockUpload = async (tx: Tx, district: DistrictId, id: string, person: PersonId | null): Promise<Upload | undefined> => {
  await tx.query('select from power_imports where district = $1 and id = $2 for update', [district, id])
  return findUpload(tx, district, id, person)
}

export const insertUpload = (tx: Tx, district: DistrictId, one: Omit<Upload, 'done_at' | 'done'>): Promise<unknown> =>
  tx.query('insert into power_imports (district, id, file_name, headings, rows, fields, person_id, put_at) values ($1, $2, $3, $4, $5, $6, $7, $8)', [
    district, one.id, one.file_name, JSON.stringify(one.headings), JSON.stringify(one.rows), JSON.stringify(one.fields), one.person_id, one.put_at])

export const setFields = (tx: Tx, district: DistrictId, id: string, fields: readonly (PowerField | null)[]): void =>
  tx.send('update power_imports set fields = $3 where district = $1 and id = $2', [district, id, JSON.stringify(fields)])

export const setDone = (tx: Tx, district: DistrictId, id: string, counts: Counts, now: number): void =>
  tx.send('update power_imports set done_at = $3, done = $4 where district = $1 and id = $2', [district, id, new Date(now), JSON.stringify(counts)])

export const eraseOldImportsAsSystem = (tx: Tx, before: number): void => tx.send('delete from power_imports where put_at < $1', [new Date(before)])

const isField = (text: string): text is PowerField => (powerFields as readonly string[]).includes(text)

export const readRemembered = async (db: Queryable, district: DistrictId): Promise<Map<string, PowerField | null>> =>
  new Map((await db.query<{ heading: string; field: string }>("select heading, field from sheet_mappings where district = $1 and purpose = 'powers'", [district])).map((row) => [row.heading, isField(row.field) ? row.field : null]))

export const remember = async (tx: Tx, district: DistrictId, now: number, headings: readonly string[], fields: readonly (PowerField | null)[]): Promise<void> => {
  const rows = new Map(headings.map((heading, n) => [headingKey(heading), fields[n] ?? ''] as const).filter(([heading]) => heading !== ''))
  await tx.query(
    `insert into sheet_mappings (district, purpose, heading, field, mapped_at) select $1, 'powers', h, f, $4 from unnest($2::text[], $3::text[]) as t (h, f)
     on conflict (district, purpose, heading) do update set field = excluded.field, mapped_at = excluded.mapped_at`, [district, [...rows.keys()], [...rows.values()], new Date(now)])
}

type ItemRow = { id: PowerItemId; code: string; name: string; kind: PowerKind; basis: string; categories: string[] }

export const readKnown = async (context: Context, db: Queryable, district: DistrictId, today: string): Promise<KnownPowers> => {
  const [names, items] = await Promise.all([
    namesOf(context, db, district),
    db.query<ItemRow>(
      `select i.id, i.code, i.name, i.kind, i.basis, coalesce(array_agg(c.category order by c.category) filter (where c.category is not null), '{}') as categories
       from power_items i left join power_categories c on c.district = i.district and c.item_id = i.id where i.district = $1 group by i.district, i.id`, [district]),
  ])
  const streets = [...names.net.units.values()].filter((unit) => unit.level === 'street')
  return {
    // Rows of any day: what ended long ago stands in the way of nothing, what begins later does.
    today, items: new Map(items.map((item) => [item.code, item])), holdings: await readHoldings(db, district, items.map((item) => item.id), '0001-01-01'),
    offices: new Map([...names.offices.values()].flatMap((one): [string, { id: OfficeId; name: string }][] => [[wordKey(one.name), one], [wordKey(one.code), one]])),
    streets: new Map(streets.flatMap((unit): [string, { id: UnitId; name: string }][] => [unit.name, unit.code, ...unit.aliases].map((name) => [wordKey(name), unit]))),
  }
}
