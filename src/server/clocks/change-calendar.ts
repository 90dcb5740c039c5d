// A calendar is changed: by somebody at the desk, or because the country's list came in a new edition. Either way it gets a new
// version, the journal says so, and what runs by it is computed anew in the background.
import type { BodyOf } from '../../contract/route.ts'
import type { clockRoutes } from '../../contract/clocks.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { calendarFlaws, changedDays, sameHours, type CalendarSettings, type ChangedDay } from '../../domain/clocks/calendar-settings.ts'
import { clockProblem } from '../../domain/clocks/problems.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import { appendJournal } from '../journal/append.ts'
import { nationalList } from '../territory/calendar.ts'
import { forgetCalendars } from './book.ts'
import { ensureStandard, findVersionByCommand, outdatedCalendars, readCalendars, writeVersion, type CalendarRow } from './calendars.ts'

const dayInMs = 86_400_000
const mostListed = 100

/** What clocks may still meet: this year, the one before and the two to come. */
const yearsAround = (now: number): { from: number; until: number } => {
  const year = new Date(now).getUTCFullYear()
  return { from: year - 1, until: year + 2 }
}

export const refuseWrong = (settings: CalendarSettings): void => {
  const fields = calendarFlaws(settings, nationalList().days)
  if (fields.length > 0) throw clockProblem('clocks.calendar-wrong', { fields })
}

const sameWeekdays = (a: CalendarSettings, b: CalendarSettings): boolean => [...a.weekdays].sort().join() === [...b.weekdays].sort().join()

/** Days that differ, and whether hours or weekdays do: then every day may count otherwise. */
const differences = (before: CalendarRow, after: CalendarSettings, now: number): { days: ChangedDay[]; hours: boolean } => ({
  days: changedDays({ settings: before.settings, national: before.national_days }, { settings: after, national: nationalList().days }, yearsAround(now)),
  hours: !sameHours(before.settings, after) || !sameWeekdays(before.settings, after),
})

const nothing: CalendarRow = { code: '', name: '', version: 0, settings: { national: false, weekdays: [], spans: [], exceptions: {} }, national_days: [], edition: '', made_at: null, made_by: null }

export const previewChange = async (db: Queryable, district: DistrictId, code: string, settings: CalendarSettings, now: number) => {
  refuseWrong(settings)
  const before = (await readCalendars(db, district)).find((row) => row.code === code)
  if (!before) return { days: [], hours: false, running: 0 }
  const { days, hours } = differences(before, settings, now)
  if (days.length === 0 && !hours) return { days, hours, running: 0 }
  const since = hours ? now : Math.max(now, Date.parse(`${days[0]!.date}T00:00:00Z`) - dayInMs)
  const [row] = await db.query<{ running: number }>("select count(*) as running from cases where district = $1 and state_group <> 'closed' and next_due_at >= $2", [district, new Date(since)])
  return { days: days.slice(0, 400), hours, running: row!.running }
}

type Save = BodyOf<typeof clockRoutes.save>

export const saveCalendar = async (context: Context, tx: Tx, actor: Actor, now: number, code: string, { commandId, version, name, settings }: Save): Promise<{ code: string; version: number }> => {
  const done = await findVersionByCommand(tx, actor.district, commandId)
  if (done) return done
  refuseWrong(settings)
  const before = (await readCalendars(tx, actor.district)).find((row) => row.code === code) ?? nothing
  if (before.version !== version) throw clockProblem('clocks.calendar-changed', { version: before.version })
  const written = await writeVersion(tx, { district: actor.district, code, name: name.trim(), version: version + 1, settings, commandId, personId: actor.personId, at: now })
  if (!written) throw clockProblem('clocks.calendar-changed', { version: before.version })
  const { days, hours } = version === 0 ? { days: [], hours: false } : differences(before, settings, now)
  appendJournal(tx, actor, actor.posts.find((post) => post.id !== null), {
    kind: 'clocks.calendarChanged', at: now, subjectKind: 'system', subjectId: `calendar ${code}`, commandId, data: { code, name, version: version + 1, hours, days: days.slice(0, mostListed), changed: days.length },
  })
  tx.afterCommit(() => forgetCalendars(context, actor.district))
  return { code, version: version + 1 }
}

/** The package's list against those the calendars were made with. Answers how many got a new version. */
export const followEdition = async (context: Context, tx: Tx, district: DistrictId, now: number): Promise<number> => {
  await ensureStandard(tx, district, now)
  const outdated = await outdatedCalendars(tx, district)
  for (const row of outdated) {
    const { days } = differences(row, row.settings, now)
    const written = await writeVersion(tx, { district, code: row.code, name: row.name, version: row.version + 1, settings: row.settings, commandId: null, personId: null, at: now })
    if (!written) continue
    appendJournal(tx, { district, personId: null }, undefined, {
      kind: 'clocks.holidaysPublished', at: now, subjectKind: 'system', subjectId: `calendar ${row.code}`,
      data: { code: row.code, version: row.version + 1, edition: nationalList().edition, days: days.slice(0, mostListed), changed: days.length },
    })
  }
  if (outdated.length > 0) tx.afterCommit(() => forgetCalendars(context, district))
  return outdated.length
}
