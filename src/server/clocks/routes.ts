// The routes of calendars, area classes, the ladder and reminders: one line each where the work is elsewhere.
import { api } from '../../contract/api.ts'
import type { WireCalendar } from '../../contract/clocks.ts'
import { ladderFlaws, type Ladder } from '../../domain/clocks/ladder.ts'
import { readHolidayList } from '../../domain/clocks/holiday-list.ts'
import { clockProblem } from '../../domain/clocks/problems.ts'
import type { OfficeId, UnitId } from '../../domain/kernel/ids.ts'
import type { Queryable } from '../db/open.ts'
import { prepared, read, write, type Ask, type Server } from '../http/endpoint.ts'
import { acceptBytes, bytesOf } from '../http/raw-body.ts'
import { sheetProblem } from '../interop/sheets/problems.ts'
import { readSheet } from '../interop/sheets/read-sheet.ts'
import { appendJournal } from '../journal/append.ts'
import { officesOf } from '../people/offices.ts'
import { nationalList } from '../territory/calendar.ts'
import { netOf, type Net } from '../territory/net.ts'
import { areaClassesOf, forgetAreaClasses, setAreaClass } from './areas.ts'
import { forgetCalendars } from './book.ts'
import { latestRecomputations, readCalendars, readUses } from './calendars.ts'
import { previewChange, saveCalendar } from './change-calendar.ts'
import { ladderOf, setLadder } from './ladder.ts'
import { listReminders, putAway } from './reminders.ts'

const { clocks } = api

const mostBytes = 2 * 1_048_576

const unitRef = (net: Net, id: UnitId): WireCalendar['units'] => {
  const unit = net.units.get(id)
  return unit ? [{ id: unit.id, name: unit.name, level: unit.level, code: unit.code }] : []
}

const calendars = async ({ context, actor }: Pick<Ask<typeof clocks.calendars>, 'context' | 'actor'>, db: Queryable) => {
  const [rows, uses, anew, net, offices] = await Promise.all([
    readCalendars(db, actor.district), readUses(db, actor.district), latestRecomputations(db, actor.district), netOf(context, actor.district), officesOf(context, db, actor.district),
  ])
  return {
    national: [...nationalList().days],
    calendars: rows.map(({ code, name, version, settings, made_at, made_by }): WireCalendar => {
      const mine = uses.filter((use) => use.code === code)
      const one = anew.find((row) => row.code === code)
      return {
        code, name, version, settings: settings as WireCalendar['settings'], madeAt: made_at?.getTime() ?? null, madeBy: made_by,
        units: mine.flatMap(({ unit_id }) => (unit_id === null ? [] : unitRef(net, unit_id))),
        offices: mine.flatMap(({ office_id }) => (office_id === null ? [] : (offices.get(office_id) ?? []))).map(({ id, name: office }) => ({ id, name: office })),
        recomputation: one ? { startedAt: one.started_at.getTime(), seen: one.seen, moved: one.moved, doneAt: one.done_at?.getTime() ?? null } : null,
      }
    }),
  }
}

/** A unit or an office, exactly one, of this district. */
const placeOf = async ({ context, actor, body }: Ask<typeof clocks.assign>, db: Queryable): Promise<{ column: 'unit_id' | 'office_id'; id: number }> => {
  const { unitId, officeId } = body
  if (unitId !== undefined && officeId === undefined && (await netOf(context, actor.district)).units.has(unitId as UnitId)) return { column: 'unit_id', id: unitId }
  if (officeId !== undefined && unitId === undefined && (await officesOf(context, db, actor.district)).has(officeId as OfficeId)) return { column: 'office_id', id: officeId }
  throw clockProblem('clocks.place-unknown')
}

export const bindClocks = (server: Server): void => {
  read(server, clocks.calendars, calendars)
  read(server, clocks.preview, ({ actor, params, body, now }, db) => previewChange(db, actor.district, params.code, body.settings, now))
  write(server, clocks.save, ({ context, actor, now, params, body }, tx) => saveCalendar(context, tx, actor, now, params.code, body))
  acceptBytes(server.app, clocks.readHolidays.id, { most: mostBytes, tooLarge: () => sheetProblem('sheet.too-large', { rows: 10_000 }) })
  prepared(server, clocks.readHolidays, async ({ query }, _, request) => readHolidayList((await readSheet(bytesOf(request), query.name)).rows), async (_, __, list) => list)
  write(server, clocks.assign, async (ask, tx) => {
    const { context, actor, now, body } = ask
    const { column, id } = await placeOf(ask, tx)
    if (body.code !== null && !(await readCalendars(tx, actor.district)).some(({ code }) => code === body.code)) throw clockProblem('clocks.calendar-unknown', { code: body.code })
    const before = (await readUses(tx, actor.district)).find((use) => use[column] === id)?.code ?? null
    if (before === body.code) return {}
    await tx.query(`delete from calendar_uses where district = $1 and ${column} = $2`, [actor.district, id])
    if (body.code !== null) await tx.query(`insert into calendar_uses (district, ${column}, code) values ($1, $2, $3)`, [actor.district, id, body.code])
    appendJournal(tx, actor, undefined, { kind: 'clocks.calendarAssigned', at: now, subjectKind: column === 'unit_id' ? 'unit' : 'system', subjectId: column === 'unit_id' ? String(id) : `office ${id}`, data: { before, after: body.code } })
    tx.afterCommit(() => forgetCalendars(context, actor.district))
    return {}
  })
  read(server, clocks.areas, async ({ context, actor }, db) => {
    const [classes, net] = await Promise.all([areaClassesOf(context, db, actor.district), netOf(context, actor.district)])
    return { areas: [...classes].flatMap(([id, area]) => unitRef(net, id).map((unit) => ({ unit, class: area }))) }
  })
  write(server, clocks.setArea, async ({ context, actor, now, body }, tx) => {
    const unitId = body.unitId as UnitId
    if (!(await netOf(context, actor.district)).units.has(unitId)) throw clockProblem('clocks.place-unknown')
    await setAreaClass(tx, actor.district, unitId, body.class)
    appendJournal(tx, actor, undefined, { kind: 'clocks.areaChanged', at: now, subjectKind: 'unit', subjectId: String(unitId), data: { class: body.class } })
    tx.afterCommit(() => forgetAreaClasses(context, actor.district))
    return {}
  })
  read(server, clocks.ladder, async ({ context, actor }) => presentLadder(await ladderOf(context, actor.district)))
  write(server, clocks.setLadder, async ({ context, actor, now, body }, tx) => {
    const ladder = body.rules as Ladder
    const fields = ladderFlaws(ladder)
    if (fields.length > 0) throw clockProblem('clocks.ladder-wrong', { fields })
    if (!(await setLadder(tx, actor.district, ladder, now))) return body
    appendJournal(tx, actor, undefined, { kind: 'clocks.ladderChanged', at: now, subjectKind: 'system', subjectId: 'ladder', data: { rules: body.rules } })
    tx.afterCommit(() => context.districts.forget())
    return body
  })
  read(server, clocks.reminders, ({ actor }, db) => listReminders(db, actor))
  write(server, clocks.seen, async ({ actor, now, body }, tx) => ({ total: await putAway(tx, actor, now, body.ids) }))
}

const presentLadder = (ladder: Ladder) => ({ rules: ladder.map(({ stage, urgent, rungs }) => ({ stage, urgent, rungs: rungs.map(({ at, workdays, tell }) => ({ at, workdays, tell: [...tell] })) })) })
