// The roster as a spreadsheet: brought in with a preview row by row and written as a whole or not at all; taken out.
import Type, { type Static } from 'typebox'
import { rosterFaults, rosterNotes, rosterVerdicts } from '../domain/people/roster/verdict.ts'
import { rosterFields } from '../domain/people/roster/fields.ts'
import { route } from './route.ts'
import { closed, cursor, id, instant, nullable, oneOf, pageSize, uuid } from './scalars.ts'

const field = nullable(oneOf(rosterFields))
const counts = closed({ new: Type.Integer(), changed: Type.Integer(), unchanged: Type.Integer(), faulty: Type.Integer() })

export const rosterImport = closed({
  id: uuid, fileName: Type.String(), putAt: instant, doneAt: nullable(instant), rows: Type.Integer(),
  columns: Type.Array(closed({ heading: Type.String(), field, remembered: Type.Boolean(), sample: Type.Array(Type.String()) })),
  enough: Type.Boolean(), counts,
  /** Names of posts the sheet uses and nobody knows: to be mapped once. */
  unknownRoles: Type.Array(Type.String()),
  /** Of this preview; confirming names it, so that what is written is what was looked at. */
  digest: Type.String(),
  done: nullable(counts),
})
export type RosterImport = Static<typeof rosterImport>

export const rosterRow = closed({
  row: Type.Integer(), verdict: oneOf(rosterVerdicts), name: Type.String(), role: Type.String(), place: Type.String(),
  faults: Type.Array(closed({ code: oneOf(rosterFaults), value: Type.Optional(Type.String()), other: Type.Optional(Type.String()) })),
  notes: Type.Array(closed({ code: oneOf(rosterNotes), other: Type.Optional(Type.String()) })),
  changes: Type.Array(closed({ what: oneOf(['place', 'phone', 'name', 'until'] as const), before: Type.String(), after: Type.String() })),
})

const params = closed({ id: uuid })
const language = Type.Optional(oneOf(['zh', 'en'] as const))
const known = ['people.sheet-not-found']

export const rosterRoutes = {
  put: route({
    id: 'roster.put', method: 'PUT', path: '/api/roster-imports/:id', verb: 'people.manage', takes: 'file',
    summary: 'Upload a roster (.xlsx, .csv). Nothing is written to the roster; the upload is erased after a day',
    problems: ['sheet.unreadable', 'sheet.empty', 'sheet.too-large'],
    schemas: { params, query: closed({ name: Type.String({ minLength: 1, maxLength: 200 }) }), reply: rosterImport },
  }),
  get: route({
    id: 'roster.get', method: 'GET', path: '/api/roster-imports/:id', verb: 'people.manage', summary: 'How an uploaded roster stands', problems: known,
    schemas: { params, reply: rosterImport },
  }),
  map: route({
    id: 'roster.map', method: 'POST', path: '/api/roster-imports/:id/mapping', verb: 'people.manage',
    summary: 'Say what each column is, and what the district’s own names of posts mean; remembered for the next time',
    problems: [...known, 'people.sheet-done'],
    schemas: {
      params, body: closed({ fields: Type.Array(field, { maxItems: 500 }), roles: Type.Optional(Type.Array(closed({ name: Type.String({ minLength: 1, maxLength: 50 }), role: Type.String({ maxLength: 40 }) }), { maxItems: 100 })) }),
      reply: rosterImport,
    },
  }),
  rows: route({
    id: 'roster.rows', method: 'GET', path: '/api/roster-imports/:id/rows', verb: 'people.manage', summary: 'The preview, row by row', problems: known,
    schemas: { params, query: closed({ verdict: Type.Optional(oneOf(rosterVerdicts)), after: Type.Optional(cursor), limit: Type.Optional(pageSize) }), reply: closed({ rows: Type.Array(rosterRow), next: nullable(cursor) }) },
  }),
  faults: route({
    id: 'roster.faults', method: 'GET', path: '/api/roster-imports/:id/faults', verb: 'people.manage', gives: 'raw', problems: known,
    summary: 'The faulty rows as they were sent, with a column of reasons, as .xlsx', schemas: { params, query: closed({ language }), reply: Type.Unknown() },
  }),
  confirm: route({
    id: 'roster.confirm', method: 'POST', path: '/api/roster-imports/:id/confirm', verb: 'people.manage',
    summary: 'Write every row that isn’t faulty, all or none, if the preview is still what was looked at',
    problems: [...known, 'people.sheet-unmapped', 'people.sheet-changed', 'people.sheet-nothing'],
    schemas: { params, body: closed({ digest: Type.String({ maxLength: 100 }) }), reply: rosterImport },
  }),
  take: route({
    id: 'roster.take', method: 'GET', path: '/api/roster', verb: 'people.see', gives: 'raw',
    summary: 'The roster of a unit and below as .xlsx, phones masked, with the headings that the import knows',
    schemas: { query: closed({ unitId: Type.Optional(id), language }), reply: Type.Unknown() },
  }),
}
