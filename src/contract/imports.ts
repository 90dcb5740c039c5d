// Imports: a file goes up, is looked at, is told how to be read, is analysed, is seen row by row, and becomes a plan.
// Nothing is written into the net before the plan is adopted.
import Type, { type Static } from 'typebox'
import { datums } from '../domain/territory/import/datum.ts'
import { allMends, faultKinds, type FaultKind, type Mend } from '../domain/territory/import/fault.ts'
import { importFields } from '../domain/territory/import/fields.ts'
import { route } from './route.ts'
import { closed, cursor, id, instant, nullable, oneOf, pageSize, uuid } from './scalars.ts'
import { level } from './territory.ts'

const column = Type.Integer({ minimum: 0, maximum: 500 })
const mapping = closed(Object.fromEntries(importFields.map((field) => [field, Type.Optional(column)])) as Record<(typeof importFields)[number], Type.TOptional<typeof column>>)
const position = Type.Tuple([Type.Number(), Type.Number()])
const cell = nullable(Type.Union([Type.String(), Type.Number()]))
const mend = oneOf(allMends as [Mend, ...Mend[]])
const kind = oneOf(Object.keys(faultKinds) as [FaultKind, ...FaultKind[]])

export const importState = oneOf(['reading', 'ready', 'analysing', 'analysed', 'planned', 'failed', 'cancelled'] as const)
export const rowState = oneOf(['new', 'changed', 'unchanged', 'faulty'] as const)

const look = closed({
  kind: oneOf(['shapes', 'sheet'] as const), headings: Type.Array(Type.String()), rows: Type.Integer(), sample: Type.Array(Type.Array(cell)),
  mapping, remembered: Type.Boolean({ description: 'as a file with the same headings was mapped before' }), crs: nullable(Type.String()),
  levels: Type.Record(Type.String(), Type.Integer()),
  datum: nullable(closed({ datum: nullable(oneOf(datums)), by: nullable(oneOf(['units', 'outline'] as const)), wgs84: nullable(Type.Number()), gcj02: nullable(Type.Number()) })),
  sketch: closed({ file: Type.Array(Type.Array(position)), net: Type.Array(Type.Array(position)) }),
})
export type Look = Static<typeof look>

export const importOptions = closed({ mapping, level: nullable(level), datum: nullable(oneOf(datums)), mend: Type.Array(mend, { maxItems: allMends.length }) })

const counts = closed({ new: Type.Integer(), changed: Type.Integer(), unchanged: Type.Integer(), faulty: Type.Integer(), mended: Type.Integer(), faults: Type.Record(Type.String(), Type.Integer()), open: Type.Record(Type.String(), Type.Integer()), operations: Type.Integer() })

export const importFacts = closed({
  id: uuid, name: Type.String(), bytes: Type.Integer(), unit: closed({ id, name: Type.String(), level }), state: importState, createdAt: instant, createdBy: nullable(Type.String()),
  found: nullable(look), options: nullable(importOptions),
  progress: nullable(closed({ stage: Type.String(), done: Type.Integer(), total: Type.Integer() })),
  counts: nullable(counts),
  /** Why it failed. */
  problem: nullable(closed({ code: Type.String(), params: Type.Record(Type.String(), Type.Unknown()) })),
  /** The net has changed since the analysis: it must be done again. */
  outdated: Type.Boolean(),
  planId: nullable(uuid),
})
export type Import = Static<typeof importFacts>

export const importRow = closed({
  row: Type.Integer(), state: rowState, level: nullable(level), code: nullable(Type.String()), name: Type.String(), parent: nullable(Type.String()), households: nullable(Type.Integer()),
  center: nullable(position),
  changes: Type.Array(closed({ field: Type.String(), before: nullable(Type.String()), after: nullable(Type.String()) })),
  faults: Type.Array(closed({ kind, mended: Type.Boolean(), at: nullable(position), other: nullable(Type.String()), found: nullable(Type.Union([Type.String(), Type.Number()])) })),
})
export type ImportRow = Static<typeof importRow>

const one = closed({ id: uuid })
const fileProblems = [
  'shape.unreadable', 'shape.cut-off', 'shape.empty', 'shape.too-large', 'shape.member-missing', 'shape.several-layers', 'shape.not-areas', 'shape.crs-needed', 'shape.crs-unknown', 'shape.crs-shifted',
  'sheet.unreadable', 'sheet.empty', 'sheet.too-large',
]

export const importRoutes = {
  list: route({
    id: 'imports.list', method: 'GET', path: '/api/imports', verb: 'territory.draft',
    summary: 'Imports for units within reach, newest first',
    schemas: { query: closed({ after: Type.Optional(cursor), limit: Type.Optional(pageSize) }), reply: closed({ imports: Type.Array(importFacts), next: nullable(cursor) }) },
  }),
  upload: route({
    id: 'imports.upload', method: 'PUT', path: '/api/imports/:id', verb: 'territory.draft', takes: 'file',
    summary: 'Bring a file of up to 200 MB (GeoJSON, zipped shapefile, .xlsx, CSV) for a unit and what is below it; it is looked at next',
    problems: ['territory.not-found', 'import.id-taken', 'import.empty-file', 'import.too-large'],
    schemas: { params: one, query: closed({ unitId: id, name: Type.String({ minLength: 1, maxLength: 200 }) }), reply: importFacts },
  }),
  get: route({
    id: 'imports.get', method: 'GET', path: '/api/imports/:id', verb: 'territory.draft',
    summary: 'An import: what was found in the file, how far its analysis is, what it came to', problems: ['import.not-found', ...fileProblems],
    schemas: { params: one, reply: importFacts },
  }),
  analyse: route({
    id: 'imports.analyse', method: 'POST', path: '/api/imports/:id/analyse', verb: 'territory.draft',
    summary: 'Say how to read it and have it analysed; again with other mendings as often as one likes. The mapping is remembered',
    problems: ['import.not-found', 'import.not-ready', 'import.running', 'import.mapping-incomplete', 'import.datum-needed'],
    schemas: { params: one, body: importOptions, reply: importFacts },
  }),
  rows: route({
    id: 'imports.rows', method: 'GET', path: '/api/imports/:id/rows', verb: 'territory.draft',
    summary: 'The preview, row by row in the order of the file', problems: ['import.not-found', 'import.not-ready'],
    schemas: {
      params: one, query: closed({ state: Type.Optional(rowState), fault: Type.Optional(kind), mended: Type.Optional(Type.Boolean()), after: Type.Optional(cursor), limit: Type.Optional(pageSize) }),
      reply: closed({ rows: Type.Array(importRow), next: nullable(cursor) }),
    },
  }),
  cancel: route({
    id: 'imports.cancel', method: 'POST', path: '/api/imports/:id/cancel', verb: 'territory.draft',
    summary: 'Stop what is going on; what was analysed before is gone too', problems: ['import.not-found'],
    schemas: { params: one, reply: importFacts },
  }),
  plan: route({
    id: 'imports.plan', method: 'POST', path: '/api/imports/:id/plan', verb: 'territory.draft',
    summary: 'Confirm: all of it becomes one plan, which is adopted like any other. Rows that stay out must be left out knowingly',
    problems: ['import.not-found', 'import.not-ready', 'import.outdated', 'import.faulty-rows', 'import.nothing-new', 'plan.outside', 'plan.id-taken'],
    schemas: { params: one, body: closed({ planId: uuid, commandId: uuid, name: Type.String({ minLength: 1, maxLength: 100 }), leaveOut: Type.Boolean() }), reply: importFacts },
  }),
}
