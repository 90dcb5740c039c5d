// Clocks: work calendars with their versions and who goes by which, area classes, the ladder of reminders, and my reminders.
import Type, { type Static } from 'typebox'
import { areaClasses } from '../domain/clocks/area-class.ts'
import { listeners } from '../domain/clocks/ladder.ts'
import { unitRef, officeRef } from './cases.ts'
import { route } from './route.ts'
import { closed, empty, id, instant, nullable, oneOf, uuid } from './scalars.ts'

const date = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const minuteOfDay = Type.Integer({ minimum: 0, maximum: 1_440 })
export const calendarSettings = closed({
  national: Type.Boolean({ description: 'the country’s public holidays and make-up workdays hold' }),
  weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { maxItems: 7, description: 'ISO, 1 = Monday' }),
  spans: Type.Array(Type.Tuple([minuteOfDay, minuteOfDay]), { maxItems: 6, description: 'minutes after midnight' }),
  exceptions: Type.Record(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), Type.Boolean(), { maxProperties: 2_000, description: 'days of its own: worked or not' }),
})

const code = Type.String({ pattern: '^[a-z][a-z0-9-]{0,29}$' })
const changedDay = closed({ date, works: Type.Boolean() })

export const workCalendar = closed({
  code, name: Type.String(), version: Type.Integer(), settings: calendarSettings, madeAt: nullable(instant), madeBy: nullable(Type.String()),
  units: Type.Array(unitRef), offices: Type.Array(officeRef),
  recomputation: nullable(closed({ startedAt: instant, seen: Type.Integer(), moved: Type.Integer(), doneAt: nullable(instant) })),
})
export type WireCalendar = Static<typeof workCalendar>

const nationalDay = closed({ date, works: Type.Boolean(), zh: Type.String(), en: Type.String() })

const stage = Type.String({ pattern: '^(accept|verify|dispatch|handle|check|close|chase|m:[A-Za-z0-9-]{1,30})$' })
const rung = closed({
  at: oneOf(['yellow', 'red'] as const), workdays: Type.Integer({ minimum: 0, maximum: 60 }), tell: Type.Array(oneOf(listeners), { minItems: 1, maxItems: 3, uniqueItems: true }),
})
export const ladderRule = closed({ stage: nullable(stage), urgent: nullable(Type.Boolean()), rungs: Type.Array(rung, { maxItems: 12 }) })
const ladder = closed({ rules: Type.Array(ladderRule, { maxItems: 60 }) })

const areaClass = oneOf(areaClasses)
const areaRow = closed({ unit: unitRef, class: areaClass })

export const reminder = closed({
  id, kind: Type.String({ description: 'yellow, red, or what a feature calls it' }), subjectKind: Type.String(), subjectId: Type.String(), stage: Type.String(), workdays: Type.Integer(),
  number: Type.String({ description: 'of the case, as people say it; empty for other things' }), text: Type.String(), dueAt: nullable(instant), at: instant,
})
export type Reminder = Static<typeof reminder>

const calendarParams = closed({ code })

export const clockRoutes = {
  calendars: route({
    id: 'clocks.calendars', method: 'GET', path: '/api/calendars', verb: 'clocks.see',
    summary: 'The work calendars of the district with who goes by which, and the country’s list of days',
    schemas: { reply: closed({ calendars: Type.Array(workCalendar), national: Type.Array(nationalDay) }) },
  }),
  preview: route({
    id: 'clocks.preview', method: 'POST', path: '/api/calendars/:code/preview', verb: 'clocks.see',
    summary: 'What would change: days worked or not that weren’t so before, and how many running cases are due on or after the first of them',
    problems: ['clocks.calendar-wrong'],
    schemas: {
      params: calendarParams, body: closed({ settings: calendarSettings }),
      reply: closed({ days: Type.Array(changedDay), hours: Type.Boolean({ description: 'work spans or weekdays differ' }), running: Type.Integer() }),
    },
  }),
  save: route({
    id: 'clocks.save', method: 'POST', path: '/api/calendars/:code', verb: 'clocks.manage',
    summary: 'A new version of a calendar, or a new calendar (from version 0); what still runs by it is computed anew in the background',
    problems: ['clocks.calendar-wrong', 'clocks.calendar-changed'],
    schemas: {
      params: calendarParams, body: closed({ commandId: uuid, version: Type.Integer({ minimum: 0 }), name: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }), settings: calendarSettings }),
      reply: closed({ code, version: Type.Integer() }),
    },
  }),
  readHolidays: route({
    id: 'clocks.readHolidays', method: 'PUT', path: '/api/calendars/:code/holidays', verb: 'clocks.manage', takes: 'file',
    summary: 'Reads a list of holidays and workdays (.xlsx or CSV: date, kind) without writing anything; it becomes part of the calendar when that is saved',
    problems: ['sheet.unreadable', 'sheet.empty', 'sheet.too-large'],
    schemas: {
      params: calendarParams, query: closed({ name: Type.String({ minLength: 1, maxLength: 200 }) }),
      reply: closed({ days: Type.Array(changedDay), faults: Type.Array(closed({ row: Type.Integer(), reason: oneOf(['no-date', 'no-kind', 'twice'] as const) })) }),
    },
  }),
  assign: route({
    id: 'clocks.assign', method: 'POST', path: '/api/calendar-uses', verb: 'clocks.manage',
    summary: 'A unit with what lies below it, or an office, goes by this calendar from its next clock on; without a code by that of the unit above',
    problems: ['clocks.calendar-unknown', 'clocks.place-unknown'],
    schemas: { body: closed({ unitId: Type.Optional(id), officeId: Type.Optional(id), code: nullable(code) }), reply: empty },
  }),
  areas: route({
    id: 'clocks.areas', method: 'GET', path: '/api/area-classes', verb: 'clocks.see',
    summary: 'The area classes that stand at units; what lies below has the same, B where nothing is said',
    schemas: { reply: closed({ areas: Type.Array(areaRow) }) },
  }),
  setArea: route({
    id: 'clocks.setArea', method: 'POST', path: '/api/area-classes', verb: 'clocks.manage',
    summary: 'Set the class of a unit for cases opened from now on, or take it away',
    problems: ['clocks.place-unknown'],
    schemas: { body: closed({ unitId: id, class: nullable(areaClass) }), reply: empty },
  }),
  ladder: route({
    id: 'clocks.ladder', method: 'GET', path: '/api/ladder', verb: 'clocks.see',
    summary: 'Who is reminded when a clock turns yellow, red and later, by stage and urgency', schemas: { reply: ladder },
  }),
  setLadder: route({
    id: 'clocks.setLadder', method: 'POST', path: '/api/ladder', verb: 'clocks.manage',
    summary: 'Change the ladder; a running clock goes on from the rung it has reached', problems: ['clocks.ladder-wrong'],
    schemas: { body: ladder, reply: ladder },
  }),
  reminders: route({
    id: 'clocks.reminders', method: 'GET', path: '/api/reminders', verb: 'account.own',
    summary: 'What I was reminded of and haven’t put away, newest first, and how many there are',
    schemas: { reply: closed({ reminders: Type.Array(reminder), total: Type.Integer() }) },
  }),
  seen: route({
    id: 'clocks.seen', method: 'POST', path: '/api/reminders/seen', verb: 'account.own',
    summary: 'Put reminders of mine away', schemas: { body: closed({ ids: Type.Array(id, { minItems: 1, maxItems: 200 }) }), reply: closed({ total: Type.Integer() }) },
  }),
}
