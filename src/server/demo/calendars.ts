// Two work calendars: the standard one, and one of a street that works Saturdays.
import { ordinarySettings, standardCode, workCalendarOf } from '../../domain/clocks/calendar-settings.ts'
import type { CalendarBook } from '../../domain/clocks/calendar-book.ts'
import type { DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import { writeVersion } from '../clocks/calendars.ts'
import { bulkInsert } from '../db/bulk.ts'
import type { Tx } from '../db/tx.ts'
import { nationalList, readCalendar } from '../territory/calendar.ts'

const code = 'saturdays'
const settings = { ...ordinarySettings, weekdays: [1, 2, 3, 4, 5, 6] }

export const demoCalendars = (streetId: UnitId): CalendarBook => ({
  standard: { code: standardCode, version: 1, calendar: readCalendar() },
  byCode: new Map([[code, { code, version: 1, calendar: workCalendarOf(code, 1, settings, nationalList().days) }]]),
  ofUnit: new Map([[streetId, code]]), ofOffice: new Map(),
})

export const writeCalendars = async (tx: Tx, district: DistrictId, streetId: UnitId, at: number): Promise<void> => {
  await writeVersion(tx, { district, code: standardCode, name: '标准工作日历', version: 1, settings: ordinarySettings, commandId: null, personId: null, at })
  await writeVersion(tx, { district, code, name: '周六照常办公', version: 1, settings, commandId: null, personId: null, at })
  await bulkInsert(tx, 'calendar_uses', [{ district, unit_id: streetId, code }])
}
