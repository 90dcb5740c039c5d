// SQL about work calendars: read them with who goes by them, write a new version, assign, and follow a new edition of the
// country's list. A new version begins a recomputation of what still runs (cases/recompute.ts).
import type { DistrictId, OfficeId, PersonId, UnitId } from '../../domain/kernel/ids.ts'
import { ordinarySettings, standardCode, type CalendarSettings, type NationalDay } from '../../domain/clocks/calendar-settings.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import { nationalList } from '../territory/calendar.ts'

export type CalendarRow = { code: string; name: string; version: number; settings: CalendarSettings; national_days: NationalDay[]; edition: string; made_at: Date | null; made_by: string | null }

/** What a district has before anybody changed anything, and before the first of its versions is written. */
const standardName = '标准工作日历'
const firstStandard = (): CalendarRow => {
  const { days, edition } = nationalList()
  return { code: standardCode, name: standardName, version: 1, settings: ordinarySettings, national_days: [...days], edition, made_at: null, made_by: null }
}

export const readCalendars = async (db: Queryable, district: DistrictId): Promise<CalendarRow[]> => {
  const rows = await db.query<CalendarRow>(
    `select c.code, c.name, c.version, v.settings, v.national_days, v.edition, v.made_at, p.name as made_by
     from calendars c join calendar_versions v on v.district = c.district and v.code = c.code and v.version = c.version
     left join persons p on p.district = v.district and p.id = v.made_by_id where c.district = $1 order by c.code <> '${standardCode}', c.code`,
    [district],
  )
  return rows.some(({ code }) => code === standardCode) ? rows : [firstStandard(), ...rows]
}

export type UseRow = { unit_id: UnitId | null; office_id: OfficeId | null; code: string }

export const readUses = (db: Queryable, district: DistrictId): Promise<UseRow[]> =>
  db.query<UseRow>('select unit_id, office_id, code from calendar_uses where district = $1 order by id', [district])

export type NewVersion = { district: DistrictId; code: string; name: string; version: number; settings: CalendarSettings; commandId: string | null; personId: PersonId | null; at: number }

/** Writes version n over n − 1; the standard's first is written now when nobody did yet. Answers whether it was so. */
export const writeVersion = async (tx: Tx, one: NewVersion): Promise<boolean> => {
  const { days, edition } = nationalList()
  if (one.code === standardCode) await ensureStandard(tx, one.district, one.at)
  const moved =
    one.version === 1
      ? await tx.query('insert into calendars (district, code, name, version) values ($1, $2, $3, 1) on conflict do nothing returning code', [one.district, one.code, one.name])
      : await tx.query('update calendars set name = $3, version = $4 where district = $1 and code = $2 and version = $4 - 1 returning code', [one.district, one.code, one.name, one.version])
  if (moved.length === 0) return false
  const values = [one.district, one.code, one.version, JSON.stringify(one.settings), edition, JSON.stringify(days), one.commandId, one.personId, new Date(one.at)]
  await tx.query(
    'insert into calendar_versions (district, code, version, settings, edition, national_days, command_id, made_by_id, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', values,
  )
  if (one.version > 1)
    await tx.query('insert into clock_recomputations (district, code, from_version, version, started_at) values ($1, $2, $3, $4, $5)', [one.district, one.code, one.version - 1, one.version, new Date(one.at)])
  return true
}

export const ensureStandard = async (tx: Tx, district: DistrictId, at: number): Promise<void> => {
  const made = await tx.query('insert into calendars (district, code, name, version) values ($1, $2, $3, 1) on conflict do nothing returning code', [district, standardCode, standardName])
  if (made.length === 0) return
  const first = firstStandard()
  await tx.query('insert into calendar_versions (district, code, version, settings, edition, national_days, made_at) values ($1, $2, 1, $3, $4, $5, $6)', [
    district, standardCode, JSON.stringify(first.settings), first.edition, JSON.stringify(first.national_days), new Date(at),
  ])
}

export const findVersionByCommand = async (db: Queryable, district: DistrictId, commandId: string): Promise<{ code: string; version: number } | undefined> =>
  (await db.query<{ code: string; version: number }>('select code, version from calendar_versions where district = $1 and command_id = $2', [district, commandId]))[0]

/** The country's list is another than the one these calendars were made with: a new edition of the package. */
export const outdatedCalendars = async (db: Queryable, district: DistrictId): Promise<CalendarRow[]> =>
  (await readCalendars(db, district)).filter(({ settings, edition, made_at }) => made_at !== null && settings.national && edition !== nationalList().edition)

export type RecomputationRow = { id: number; code: string; from_version: number; version: number; started_at: Date; round: number; after_id: string | null; seen: number; moved: number; done_at: Date | null }

export const latestRecomputations = (db: Queryable, district: DistrictId): Promise<RecomputationRow[]> =>
  db.query<RecomputationRow>('select distinct on (code) * from clock_recomputations where district = $1 order by code, id desc', [district])
