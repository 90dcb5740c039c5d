// Which work calendar counts for whom: a district has several, each unit follows the nearest above it that names one,
// an office its own. A clock keeps the code and version of the calendar it was computed by.
import type { Line } from '../access/place.ts'
import type { OfficeId, UnitId } from '../kernel/ids.ts'
import type { WorkCalendar } from '../kernel/working-time.ts'

export type NamedCalendar = { code: string; version: number; calendar: WorkCalendar }

export type CalendarBook = {
  /** What counts where nothing else is named. */
  standard: NamedCalendar
  byCode: ReadonlyMap<string, NamedCalendar>
  /** Codes of the calendars that units and offices follow. */
  ofUnit: ReadonlyMap<UnitId, string>
  ofOffice: ReadonlyMap<OfficeId, string>
}

/** A book of one calendar, for districts and tests that have no other. */
export const oneCalendar = (calendar: WorkCalendar): CalendarBook => ({ standard: { code: 'standard', version: 1, calendar }, byCode: new Map(), ofUnit: new Map(), ofOffice: new Map() })

/** By its code; one that is no more is replaced by the standard. */
export const calendarOf = (book: CalendarBook, code: string | undefined): NamedCalendar => (code === undefined ? undefined : book.byCode.get(code)) ?? book.standard

type Held = Line & { holderUnitId: UnitId | null; holderOfficeId: OfficeId | null }

/** The calendar of whoever holds it: the office's own, else that of the unit or the nearest above it on the line. */
export const calendarFor = (book: CalendarBook, held: Held): NamedCalendar => {
  if (held.holderOfficeId !== null) return calendarOf(book, book.ofOffice.get(held.holderOfficeId))
  if (held.holderUnitId === null) return book.standard
  const line = [held.microgridId, held.gridId, held.communityId, held.streetId]
  const at = line.indexOf(held.holderUnitId)
  const upwards = at < 0 ? [held.holderUnitId] : line.slice(at)
  return calendarOf(book, upwards.flatMap((id) => (id === null ? [] : (book.ofUnit.get(id) ?? [])))[0])
}
