// How things stand that all phones of a district have in common: a mark of each, made of its content, all of one moment. What
// was worked out of them is kept as long as its mark is the same; a mark is never older than the question, and phones that ask
// at once share one look (decision 18).
import type { DistrictId } from '../../domain/kernel/ids.ts'
import type { LocalDate } from '../../domain/kernel/working-time.ts'
import { heedBook } from '../catalogue/book.ts'
import { heedCalendars } from '../clocks/book.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { keptByDistrict } from '../db/kept-by-district.ts'
import { readTogether } from '../db/read-together.ts'
import { freshReads } from '../db/shared-reads.ts'
import { getChecklist } from '../operations/inspections/rows.ts'
import { heedOffices } from '../people/offices.ts'
import { readPhrasesOfAll } from '../cases/phrases.ts'
import { placedRoutinesSql, roundsMarkSql } from '../rounds/routines.ts'
import { netMarkSql } from '../territory/net-rows.ts'
import { heedNet } from '../territory/net.ts'

export type Marks = {
  netVersion: number
  rounds: string
  /** Routines that have places to look at. */
  placed: ReadonlySet<string>
}

type Row = Record<'net' | 'district' | 'offices' | 'catalogue' | 'calendars' | 'checklist' | 'phrases' | 'rounds', string> & { net_version: number; placed: string[] }

const sumOf = (table: string, more = ''): string => `(select concat(count(*), ' ', sum(hashtextextended(t::text, 0))) from ${table} t where t.district = $1${more})`

/**
 * Rows that are never written again are known by their number: versions of the catalogue that were adopted, versions of
 * calendars. So the look costs as much in ten years as today.
 */
const sql = `select d.net_version, ${netMarkSql('$1')} as net, md5(d::text) as district, ${sumOf('offices')} as offices,
  concat_ws(' ', ${sumOf('catalogue_versions')}, (select concat(count(*), ' ', sum(hashtextextended(concat_ws('|', c.code, c.version, c.revision, c.retired), 0))) from categories c where c.district = $1)) as catalogue,
  concat_ws(' ', ${sumOf('calendars')}, ${sumOf('calendar_uses')}, (select sum(hashtextextended(concat_ws('|', v.code, v.version, v.edition, v.command_id, v.made_at, v.settings), 0))
    from calendars c join calendar_versions v on v.district = c.district and v.code = c.code and v.version = c.version where c.district = $1)) as calendars,
  (select concat(i.version, ' ', hashtextextended(i::text, 0)) from inspection_checklists i where i.district = $1 order by i.version desc limit 1) as checklist,
  ${sumOf('phrases', ' and t.person_id is null')} as phrases, ${roundsMarkSql} as rounds, ${placedRoutinesSql} as placed
  from districts d where d.district = $1`

const fresh = new WeakMap<Context, ReturnType<typeof freshReads<Row>>>()

const readMarks = (context: Context, district: DistrictId, from: LocalDate, to: LocalDate): Promise<Row> => {
  let read = fresh.get(context)
  if (!read) fresh.set(context, (read = freshReads<Row>()))
  return read(`${district} ${from} ${to}`, async () => (await readTogether(context.database).query<Row>(sql, [district, from, to], 'sync-marks'))[0]!)
}

export const checklistOf = keptByDistrict((db: Queryable, district) => getChecklist(db, district))
export const phrasesOfAll = keptByDistrict(readPhrasesOfAll)

/** From here on whatever is kept of the district's settings is as they are now, or newer. */
export const heedMarks = async (context: Context, district: DistrictId, from: LocalDate, to: LocalDate): Promise<Marks> => {
  const row = await readMarks(context, district, from, to)
  context.districts.heed(district, row.district)
  heedOffices(context, district, row.offices)
  heedBook(context, district, row.catalogue)
  heedCalendars(context, district, row.calendars)
  checklistOf.heed(context, district, row.checklist ?? '')
  phrasesOfAll.heed(context, district, row.phrases)
  await heedNet(context, district, row.net)
  return { netVersion: row.net_version, rounds: row.rounds, placed: new Set(row.placed) }
}
