// The list of powers as a spreadsheet: brought in with a preview row by row, written as a whole or not at all.
import Type, { type Static } from 'typebox'
import { powerFields } from '../domain/powers/sheet/fields.ts'
import { powerFaults, powerVerdicts } from '../domain/powers/sheet/plan-powers.ts'
import { route } from './route.ts'
import { closed, cursor, instant, nullable, oneOf, pageSize, uuid } from './scalars.ts'

const field = nullable(oneOf(powerFields))
const counts = closed({ new: Type.Integer(), changed: Type.Integer(), unchanged: Type.Integer(), faulty: Type.Integer() })

export const powerImport = closed({
  id: uuid, fileName: Type.String(), putAt: instant, doneAt: nullable(instant), rows: Type.Integer(),
  columns: Type.Array(closed({ heading: Type.String(), field, remembered: Type.Boolean(), sample: Type.Array(Type.String()) })),
  enough: Type.Boolean(), counts,
  /** Of this preview; confirming names it, so that what is written is what was looked at. */
  digest: Type.String(),
  done: nullable(counts),
})
export type PowerImport = Static<typeof powerImport>

export const powerRow = closed({
  row: Type.Integer(), verdict: oneOf(powerVerdicts), code: Type.String(), name: Type.String(), place: Type.String(), holder: Type.String(),
  faults: Type.Array(closed({ code: oneOf(powerFaults), value: Type.Optional(Type.String()), other: Type.Optional(Type.String()) })),
  changes: Type.Array(closed({ what: oneOf(['name', 'kind', 'basis', 'holder', 'classes'] as const), before: Type.String(), after: Type.String() })),
})

const params = closed({ id: uuid })
const language = Type.Optional(oneOf(['zh', 'en'] as const))
const known = ['power.sheet-not-found']

export const powerImportRoutes = {
  put: route({
    id: 'powersheet.put', method: 'PUT', path: '/api/power-imports/:id', verb: 'power.manage', takes: 'file', summary: 'Upload a list of powers (.xlsx, .csv). Nothing is written to the list; the upload is erased after a day',
    problems: ['sheet.unreadable', 'sheet.empty', 'sheet.too-large'], schemas: { params, query: closed({ name: Type.String({ minLength: 1, maxLength: 200 }) }), reply: powerImport },
  }),
  get: route({ id: 'powersheet.get', method: 'GET', path: '/api/power-imports/:id', verb: 'power.manage', summary: 'How an uploaded list of powers stands', problems: known, schemas: { params, reply: powerImport } }),
  map: route({
    id: 'powersheet.map', method: 'POST', path: '/api/power-imports/:id/mapping', verb: 'power.manage', summary: 'Say what each column is; remembered for the next time',
    problems: [...known, 'power.sheet-done'], schemas: { params, body: closed({ fields: Type.Array(field, { maxItems: 500 }) }), reply: powerImport },
  }),
  rows: route({
    id: 'powersheet.rows', method: 'GET', path: '/api/power-imports/:id/rows', verb: 'power.manage', summary: 'The preview, row by row', problems: known,
    schemas: { params, query: closed({ verdict: Type.Optional(oneOf(powerVerdicts)), after: Type.Optional(cursor), limit: Type.Optional(pageSize) }), reply: closed({ rows: Type.Array(powerRow), next: nullable(cursor) }) },
  }),
  faults: route({ id: 'powersheet.faults', method: 'GET', path: '/api/power-imports/:id/faults', verb: 'power.manage', gives: 'raw', problems: known, summary: 'The faulty rows as they were sent, with a column of reasons, as .xlsx', schemas: { params, query: closed({ language }), reply: Type.Unknown() } }),
  confirm: route({
    id: 'powersheet.confirm', method: 'POST', path: '/api/power-imports/:id/confirm', verb: 'power.manage', summary: 'Write every row that isn’t faulty, all or none, if the preview is still what was looked at',
    problems: [...known, 'power.sheet-unmapped', 'power.sheet-changed', 'power.sheet-nothing'], schemas: { params, body: closed({ digest: Type.String({ maxLength: 100 }) }), reply: powerImport },
  }),
}
