// The calendars of a district as decisions ask for them: which unit and office goes by which, kept for half a minute.
import type { CalendarBook, NamedCalendar } from '../../domain/clocks/calendar-book.ts'
import { standardCode, workCalendarOf } from '../../domain/clocks/calendar-settings.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import type { Queryable } from '../db/open.ts'
import { readCalendars, readUses, type CalendarRow } from './calendars.ts'
import { keptByDistrict } from '../db/kept-by-district.ts'

export const namedCalendar = ({ code, version, settings, national_days }: CalendarRow): NamedCalendar => ({ code, version, calendar: workCalendarOf(code, version, settings, national_days) })

/** Straight from the tables: for whoever must not believe what was kept. */
export const readBook = async (db: Queryable, district: DistrictId): Promise<CalendarBook> => {
  const [rows, uses] = await Promise.all([readCalendars(db, district), readUses(db, district)])
  const byCode = new Map(rows.map((row) => [row.code, namedCalendar(row)]))
  return {
    standard: byCode.get(standardCode)!, byCode,
    ofUnit: new Map(uses.flatMap(({ unit_id, code }) => (unit_id === null ? [] : [[unit_id, code] as const]))),
    ofOffice: new Map(uses.flatMap(({ office_id, code }) => (office_id === null ? [] : [[office_id, code] as const]))),
  }
}

const kept = keptByDistrict(readBook)
export const calendarBookOf = kept.get
export const forgetCalendars = kept.forget
export const heedCalendars = kept.heed
