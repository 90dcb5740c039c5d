// The catalogue as offices keep it: classes with everything they ask, versions in force from a day, and a spreadsheet both ways.
import Type, { type Static } from 'typebox'
import { areaClasses } from '../domain/catalogue/category.ts'
import { categoryFaults, longestName } from '../domain/catalogue/check-category.ts'
import { knownAlready } from '../domain/catalogue/known-already.ts'
import { sheetColumns } from '../domain/catalogue/sheet/columns.ts'
import { rowFaults, sheetVerdicts } from '../domain/catalogue/sheet/plan-sheet.ts'
import { limitUnits } from '../domain/kernel/working-time.ts'
import { evidence, mark, question, wording } from './category-parts.ts'
import { date } from './plan-parts.ts'
import { route } from './route.ts'
import { closed, instant, nullable, oneOf, uuid } from './scalars.ts'

const stage = Type.Unsafe<'accept' | 'verify' | 'dispatch' | 'handle' | 'check' | 'close' | 'chase' | `m:${string}`>(
  Type.String({ pattern: '^(accept|verify|dispatch|handle|check|close|chase|m:.{1,20})$', description: 'a stage of the loop, chase, or m: and the code of a milestone' }))

const definition = {
  zh: Type.String({ maxLength: longestName }), en: Type.String({ maxLength: 2 * longestName }), component: Type.Boolean(),
  conditions: Type.Array(wording, { maxItems: 10 }), questions: Type.Array(question, { maxItems: 20 }), evidence,
  offices: Type.Array(Type.String({ maxLength: 50 }), { maxItems: 10 }),
  limits: Type.Array(closed({ stage, urgent: nullable(Type.Boolean()), condition: nullable(mark), area: nullable(oneOf(areaClasses)), limit: closed({ amount: Type.Integer({ minimum: 1, maximum: 100_000 }), unit: oneOf(limitUnits) }) }), { maxItems: 100 }),
  milestones: Type.Array(wording, { maxItems: 10 }),
}
const code = Type.String({ pattern: '^\\d{2}(\\d{3})?$' })

export const classVersion = closed({
  category: closed({ code, version: Type.Integer(), ...definition }),
  retired: Type.Boolean(),
  revision: Type.Integer({ description: 'of the draft; names what was seen when it is saved' }),
})
export type CatalogueClass = Static<typeof classVersion>

const standing = oneOf(['draft', 'coming', 'inForce', 'replaced'] as const)
export const versionRow = closed({
  number: Type.Integer(), standing, from: nullable(date), note: Type.String(), draftedBy: nullable(Type.String()), draftedAt: instant, adoptedBy: nullable(Type.String()), adoptedAt: nullable(instant),
  classes: Type.Integer({ description: 'how many it changed' }),
  digest: nullable(Type.String({ description: 'of a draft; adopting names it, so that what is adopted is what was looked at' })),
})
export type CatalogueVersionRow = Static<typeof versionRow>

const versionsReply = closed({ versions: Type.Array(versionRow), today: date, earliest: Type.Unsafe<string>({ ...date, description: 'from which day a draft can be adopted' }) })
const number = Type.Integer({ minimum: 1, maximum: 1_000_000 })
const numberParams = closed({ number })
const codeParams = closed({ code })
const seen = nullable(closed({ version: Type.Integer(), revision: Type.Integer() }))
const language = Type.Optional(oneOf(['zh', 'en'] as const))

const fault = closed({
  code: oneOf([...categoryFaults, ...rowFaults, 'cell-unreadable'] as const), at: Type.Optional(Type.String()), known: Type.Optional(oneOf(knownAlready)), column: Type.Optional(oneOf(sheetColumns)), value: Type.Optional(Type.String()),
})
const change = closed({ column: oneOf(sheetColumns), before: Type.String(), after: Type.String() })
export const sheetPreview = closed({
  rows: Type.Array(closed({ row: Type.Integer(), code: Type.String(), zh: Type.String(), verdict: oneOf(sheetVerdicts), faults: Type.Array(fault), changes: Type.Array(change) })),
  counts: closed({ new: Type.Integer(), changed: Type.Integer(), unchanged: Type.Integer(), faulty: Type.Integer() }),
  unknownColumns: Type.Array(Type.String()),
  digest: Type.String(),
})
export type SheetPreview = Static<typeof sheetPreview>

export const catalogueRoutes = {
  get: route({
    id: 'catalogue.get', method: 'GET', path: '/api/catalogue', verb: 'catalogue.see', summary: 'Every class of the catalogue in force today, of a version, or of the draft',
    problems: ['catalogue.version-not-found'],
    schemas: {
      query: closed({ version: Type.Optional(number) }),
      reply: closed({
        number: Type.Integer(), standing, classes: Type.Array(classVersion), draft: nullable(number),
        changed: Type.Array(Type.String({ description: 'codes of classes that the draft changes' })), offices: Type.Array(closed({ code: Type.String(), name: Type.String() })),
      }),
    },
  }),
  class: route({
    id: 'catalogue.class', method: 'GET', path: '/api/catalogue/classes/:code', verb: 'catalogue.see', summary: 'A class in every version that changed it, newest first', problems: ['catalogue.not-found'],
    schemas: { params: codeParams, reply: closed({ versions: Type.Array(closed({ standing, from: nullable(date), ...classVersion.properties })) }) },
  }),
  versions: route({ id: 'catalogue.versions', method: 'GET', path: '/api/catalogue/versions', verb: 'catalogue.see', summary: 'Versions of the catalogue, newest first', schemas: { reply: versionsReply } }),
  changes: route({
    id: 'catalogue.changes', method: 'GET', path: '/api/catalogue/versions/:number/changes', verb: 'catalogue.see', summary: 'What a version changes: each class as it was before and as it is in it',
    problems: ['catalogue.version-not-found'],
    schemas: { params: numberParams, reply: closed({ changes: Type.Array(closed({ before: nullable(classVersion), after: classVersion })) }) },
  }),
  save: route({
    id: 'catalogue.save', method: 'POST', path: '/api/catalogue/classes/:code', verb: 'catalogue.manage',
    summary: 'Write a class into the draft; the first change makes the draft. The same again changes nothing',
    problems: ['catalogue.changed', 'catalogue.code-reserved', 'catalogue.major-missing', 'catalogue.faulty'],
    schemas: { params: codeParams, body: closed({ seen, retired: Type.Boolean(), ...definition }), reply: classVersion },
  }),
  undo: route({
    id: 'catalogue.undo', method: 'POST', path: '/api/catalogue/classes/:code/undo', verb: 'catalogue.manage', summary: 'Take a class out of the draft: it stays as it is',
    schemas: { params: codeParams, body: closed({}), reply: versionsReply },
  }),
  discard: route({
    id: 'catalogue.discard', method: 'POST', path: '/api/catalogue/draft/discard', verb: 'catalogue.manage', summary: 'Throw the draft away',
    schemas: { body: closed({ number }), reply: versionsReply },
  }),
  adopt: route({
    id: 'catalogue.adopt', method: 'POST', path: '/api/catalogue/draft/adopt', verb: 'catalogue.adopt', summary: 'Adopt the draft from a day on; running cases keep the versions they began under',
    problems: ['catalogue.draft-empty', 'catalogue.changed', 'catalogue.from-too-early', 'catalogue.faulty'],
    schemas: { body: closed({ commandId: uuid, digest: Type.String({ maxLength: 100 }), from: date, note: Type.Optional(Type.String({ maxLength: 500 })) }), reply: versionsReply },
  }),
  takeback: route({
    id: 'catalogue.takeback', method: 'POST', path: '/api/catalogue/versions/:number/take-back', verb: 'catalogue.adopt', summary: 'Take back the last version before its day has come: it is a draft again',
    problems: ['catalogue.version-not-found', 'catalogue.in-force-already', 'catalogue.draft-open'],
    schemas: { params: numberParams, body: closed({}), reply: versionsReply },
  }),
  sheet: route({
    id: 'catalogue.sheet', method: 'GET', path: '/api/catalogue/sheet', verb: 'catalogue.see', gives: 'raw', summary: 'The catalogue as a spreadsheet, with the headings that the import knows', problems: ['catalogue.version-not-found'],
    schemas: { query: closed({ format: oneOf(['xlsx', 'csv'] as const), version: Type.Optional(number), language }), reply: Type.Unknown() },
  }),
  preview: route({
    id: 'catalogue.preview', method: 'PUT', path: '/api/catalogue/sheet/preview', verb: 'catalogue.manage', takes: 'file', summary: 'What a spreadsheet (.xlsx, .csv) would change in the draft, row by row; nothing is kept',
    problems: ['sheet.unreadable', 'sheet.empty', 'sheet.too-large'],
    schemas: { query: closed({ name: Type.String({ minLength: 1, maxLength: 200 }), language }), reply: sheetPreview },
  }),
  bring: route({
    id: 'catalogue.bring', method: 'PUT', path: '/api/catalogue/sheet', verb: 'catalogue.manage', takes: 'file', summary: 'Write every row of a spreadsheet that isn’t faulty into the draft, if that is still what the preview showed',
    problems: ['sheet.unreadable', 'sheet.empty', 'sheet.too-large', 'catalogue.sheet-changed', 'catalogue.sheet-nothing'],
    schemas: { query: closed({ name: Type.String({ minLength: 1, maxLength: 200 }), digest: Type.String({ maxLength: 100 }), language }), reply: versionsReply },
  }),
}
