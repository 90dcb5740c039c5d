// The register of premises: facts of businesses, kept by desks, brought and taken as spreadsheets; how much of it was inspected.
import Type, { type Static } from 'typebox'
import { inspectionStates } from '../domain/operations/inspection.ts'
import { premisesKinds } from '../domain/operations/premises/premises.ts'
import { premisesFaults, premisesFields, premisesVerdicts } from '../domain/operations/premises/sheet.ts'
import { place, unitRef, officeRef } from './cases.ts'
import { date } from './plan-parts.ts'
import { reason } from './posts.ts'
import { route } from './route.ts'
import { closed, cursor, id, instant, lat, lng, nullable, oneOf, pageSize, uuid } from './scalars.ts'

const name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })
const licence = Type.String({ pattern: '^[0-9A-Za-z-]{6,30}$' })
const kind = oneOf(premisesKinds)

export const premisesRow = closed({
  id: uuid, version: Type.Integer(), name: Type.String(), kind, address: Type.String(), place: nullable(place), units: Type.Array(unitRef, { description: 'where it lay at writing, widest first' }),
  licence: nullable(Type.String()), offices: Type.Array(officeRef), endedOn: nullable(date), lastInspectedAt: nullable(instant), lastState: nullable(oneOf(inspectionStates)),
  metres: nullable(Type.Integer({ description: 'from the place that was asked about' })),
})
export type PremisesRow = Static<typeof premisesRow>

export const premisesView = closed({
  premises: premisesRow,
  contact: closed({ name: nullable(Type.String({ description: 'masked' })), phone: nullable(Type.String({ description: 'masked' })) }),
  inspections: Type.Array(closed({ id: uuid, state: oneOf(inspectionStates), at: instant, by: Type.String(), faults: Type.Integer(), reinspectOn: nullable(date), caseId: nullable(uuid) })),
  mayKeep: Type.Boolean(), mayInspect: Type.Boolean(),
})
export type PremisesView = Static<typeof premisesView>

const facts = {
  name, kind, address: Type.String({ maxLength: 200 }), place: Type.Optional(place), unitId: Type.Optional(id), licence: Type.Optional(licence),
  officeIds: Type.Array(id, { maxItems: 20, description: 'offices that look after it' }),
}
/** Left out: stays as it is; null: there is none. */
const contact = Type.Optional(closed({ name: nullable(Type.String({ maxLength: 50 })), phone: nullable(Type.String({ pattern: '^[\\d+ -]{5,20}$' })) }))

const filter = {
  unitId: Type.Optional(id), kind: Type.Optional(kind), since: Type.Optional(date),
  inspected: Type.Optional(oneOf(['yes', 'no'] as const)),
}
const language = Type.Optional(oneOf(['zh', 'en'] as const))
const params = closed({ id: uuid })
const counts = closed({ new: Type.Integer(), changed: Type.Integer(), unchanged: Type.Integer(), faulty: Type.Integer() })

export const premisesImport = closed({
  id: uuid, fileName: Type.String(), putAt: instant, rows: Type.Integer(), columns: Type.Array(closed({ heading: Type.String(), field: nullable(oneOf(premisesFields)) })),
  counts, digest: Type.String({ description: 'of this preview; confirming names it' }), done: nullable(counts),
})
export type PremisesImport = Static<typeof premisesImport>

export const premisesImportRow = closed({
  row: Type.Integer(), verdict: oneOf(premisesVerdicts), name: Type.String(), kind: nullable(kind), address: Type.String(),
  changes: Type.Array(oneOf(premisesFields)), faults: Type.Array(closed({ code: oneOf(premisesFaults), value: Type.String() })),
})

const ofFacts = ['premises.place-needed', 'premises.place-outside', 'premises.office-unknown', 'premises.licence-taken']
const coverage = closed({ unit: unitRef, premises: Type.Integer(), inspected: Type.Integer() })

export const premisesRoutes = {
  list: route({
    id: 'premises.list', method: 'GET', path: '/api/premises', verb: 'premises.see', summary: 'Premises within reach by name; `since` with `inspected` are those behind a number of the coverage',
    schemas: { query: closed({ ...filter, words: Type.Optional(Type.String({ maxLength: 100 })), ended: Type.Optional(Type.Boolean()), after: Type.Optional(cursor), limit: Type.Optional(pageSize) }), reply: closed({ premises: Type.Array(premisesRow), next: nullable(cursor) }) },
  }),
  near: route({
    id: 'premises.near', method: 'GET', path: '/api/premises/near', verb: 'inspection.do', summary: 'Premises that may be inspected, within 1,000 m of a place, nearest first',
    schemas: { query: closed({ lng, lat }), reply: closed({ premises: Type.Array(premisesRow) }) },
  }),
  coverage: route({
    id: 'premises.coverage', method: 'GET', path: '/api/premises/coverage', verb: 'premises.see', summary: 'How many premises of a unit and of each below it were inspected since a day',
    problems: ['territory.not-found'],
    schemas: { query: closed({ unitId: Type.Optional(id), kind: Type.Optional(kind), since: date }), reply: closed({ since: date, unit: coverage, children: Type.Array(coverage) }) },
  }),
  get: route({ id: 'premises.get', method: 'GET', path: '/api/premises/:id', verb: 'premises.see', summary: 'One of the premises with its inspections, newest first', problems: ['premises.not-found'], schemas: { params, reply: premisesView } }),
  add: route({
    id: 'premises.add', method: 'POST', path: '/api/premises', verb: 'premises.keep', summary: 'Enter premises in the register', problems: ['premises.id-taken', ...ofFacts],
    schemas: { body: closed({ id: uuid, commandId: uuid, ...facts, contact }), reply: premisesView },
  }),
  change: route({
    id: 'premises.change', method: 'POST', path: '/api/premises/:id', verb: 'premises.keep', summary: 'Change the facts of premises, or end them: the shop is gone, its inspections stay',
    problems: ['premises.not-found', 'premises.changed', 'premises.id-taken', ...ofFacts],
    schemas: { params, body: closed({ commandId: uuid, version: Type.Integer({ minimum: 1 }), ...facts, contact, endedOn: Type.Optional(nullable(date)) }), reply: premisesView },
  }),
  contact: route({
    id: 'premises.contact', method: 'POST', path: '/api/premises/:id/contact', verb: 'premises.see', summary: 'The contact in full; the look is journalled with its reason',
    problems: ['premises.not-found', 'premises.no-contact'],
    schemas: { params, body: closed({ reason }), reply: closed({ name: nullable(Type.String()), phone: nullable(Type.String()) }) },
  }),
  take: route({
    id: 'premises.take', method: 'GET', path: '/api/premises-sheet', verb: 'premises.keep', gives: 'raw', summary: 'Premises within reach as .xlsx with the headings that the import knows; contacts masked',
    schemas: { query: closed({ ...filter, language }), reply: Type.Unknown() },
  }),
  put: route({
    id: 'premises.put', method: 'PUT', path: '/api/premises-imports/:id', verb: 'premises.keep', takes: 'file', summary: 'Upload a sheet of premises (.xlsx, .csv). Nothing is written yet; the upload is erased after a day',
    problems: ['sheet.unreadable', 'sheet.empty', 'sheet.too-large', 'premises.sheet-unmapped', 'premises.sheet-not-found'],
    schemas: { params, query: closed({ name: Type.String({ minLength: 1, maxLength: 200 }) }), reply: premisesImport },
  }),
  import: route({ id: 'premises.import', method: 'GET', path: '/api/premises-imports/:id', verb: 'premises.keep', summary: 'How an uploaded sheet stands', problems: ['premises.sheet-not-found'], schemas: { params, reply: premisesImport } }),
  rows: route({
    id: 'premises.rows', method: 'GET', path: '/api/premises-imports/:id/rows', verb: 'premises.keep', summary: 'The preview, row by row', problems: ['premises.sheet-not-found'],
    schemas: { params, query: closed({ verdict: Type.Optional(oneOf(premisesVerdicts)), after: Type.Optional(cursor), limit: Type.Optional(pageSize) }), reply: closed({ rows: Type.Array(premisesImportRow), next: nullable(cursor) }) },
  }),
  faults: route({
    id: 'premises.faults', method: 'GET', path: '/api/premises-imports/:id/faults', verb: 'premises.keep', gives: 'raw', summary: 'The faulty rows as they were sent, with a column of reasons, as .xlsx', problems: ['premises.sheet-not-found'],
    schemas: { params, query: closed({ language }), reply: Type.Unknown() },
  }),
  confirm: route({
    id: 'premises.confirm', method: 'POST', path: '/api/premises-imports/:id/confirm', verb: 'premises.keep', summary: 'Write every row that isn’t faulty, all or none, if the preview is still what was looked at',
    problems: ['premises.sheet-not-found', 'premises.sheet-changed', 'premises.sheet-nothing'],
    schemas: { params, body: closed({ digest: Type.String({ maxLength: 100 }) }), reply: premisesImport },
  }),
}
