// A reorganisation by spreadsheet: the sheet is read, what it means is shown with the questions it leaves open, and with
// their answers it becomes a plan like any other. Nothing is kept on the server until then.
import Type, { type Static } from 'typebox'
import { plan } from './plan-parts.ts'
import { level } from './territory.ts'
import { route } from './route.ts'
import { closed, id, nullable, oneOf, uuid } from './scalars.ts'

const cell = nullable(Type.String({ maxLength: 200 }))
export const reorganisationRow = closed({ row: Type.Integer({ minimum: 1 }), oldCode: cell, newCode: cell, name: cell, parentCode: cell })
export const reorganisationFields = ['oldCode', 'newCode', 'name', 'parentCode'] as const

const rows = Type.Array(reorganisationRow, { minItems: 1, maxItems: 10_000 })
const answers = Type.Record(Type.String({ maxLength: 100 }), Type.String({ maxLength: 100 }))
const brief = closed({ code: Type.String(), name: Type.String() })

export const recognised = closed({
  findings: Type.Array(closed({ kind: oneOf(['rename', 'recode', 'move', 'split', 'merge', 'close', 'create', 'continue'] as const), level, from: Type.Array(brief), to: Type.Array(brief) })),
  questions: Type.Array(closed({
    id: Type.String(), kind: oneOf(['unknown-old', 'unmentioned', 'closed', 'continues', 'successor'] as const), code: Type.String(), name: Type.String(), rows: Type.Array(Type.Integer()),
    choices: Type.Array(closed({ value: Type.String(), code: Type.String(), name: Type.String() })), suggested: nullable(Type.String()),
    /** The answer that was given and is one of the choices. */
    answer: nullable(Type.String()),
  })),
  faults: Type.Array(closed({
    row: Type.Integer(),
    code: oneOf(['row-empty', 'old-code-unknown', 'new-code-malformed', 'levels-differ', 'level-unknown', 'name-missing', 'parent-unknown', 'said-twice', 'code-of-other'] as const),
    params: Type.Record(Type.String(), Type.String()),
  })),
  toDraw: Type.Array(brief),
  operations: Type.Integer(),
})
export type WireRecognised = Static<typeof recognised>

export const reorganisationRoutes = {
  read: route({
    id: 'reorganisations.read', method: 'PUT', path: '/api/reorganisations/:id/sheet', verb: 'territory.draft', takes: 'file',
    summary: 'Read a sheet of old codes, new codes, new names and new parents; columns are guessed by their headings or named by their number (from 0). Nothing is kept',
    problems: ['sheet.unreadable', 'sheet.empty', 'sheet.too-large', 'reorganisation.column-missing'],
    schemas: {
      params: closed({ id: uuid }),
      query: closed({
        name: Type.String({ minLength: 1, maxLength: 200 }), oldCode: Type.Optional(Type.Integer({ minimum: 0 })), newCode: Type.Optional(Type.Integer({ minimum: 0 })),
        newName: Type.Optional(Type.Integer({ minimum: 0 })), parentCode: Type.Optional(Type.Integer({ minimum: 0 })),
      }),
      reply: closed({
        headings: Type.Array(Type.String()), columns: closed({ oldCode: nullable(Type.Integer()), newCode: nullable(Type.Integer()), name: nullable(Type.Integer()), parentCode: nullable(Type.Integer()) }),
        rows: Type.Array(reorganisationRow),
      }),
    },
  }),
  recognise: route({
    id: 'reorganisations.recognise', method: 'POST', path: '/api/reorganisations/recognise', verb: 'territory.draft',
    summary: 'What the rows mean for the net of today, what they leave open, and which make no sense',
    problems: ['territory.not-found'],
    schemas: { body: closed({ unitId: id, rows, answers }), reply: recognised },
  }),
  plan: route({
    id: 'reorganisations.plan', method: 'POST', path: '/api/reorganisations', verb: 'territory.draft',
    summary: 'Make a plan of it, once every question is answered and every row makes sense; previewed and adopted like any other',
    problems: ['territory.not-found', 'plan.id-taken', 'plan.outside', 'reorganisation.questions-open', 'reorganisation.rows-faulty', 'reorganisation.nothing-new'],
    schemas: { body: closed({ id: uuid, commandId: uuid, name: Type.String({ minLength: 1, maxLength: 100 }), unitId: id, rows, answers }), reply: plan },
  }),
}
