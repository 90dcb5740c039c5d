// Routes of reorganisations: from a sheet to rows, from rows and answers to what they mean, and to a plan.
import { createHash } from 'node:crypto'
import { api } from '../../../contract/api.ts'
import type { WireRecognised } from '../../../contract/reorganisations.ts'
import type { UnitId } from '../../../domain/kernel/ids.ts'
import { problemsOf } from '../../../domain/kernel/problem.ts'
import type { NewUnit } from '../../../domain/territory/plan/operation.ts'
import { recogniseReorganisation, type Answers, type Recognised, type ReorganisationRow } from '../../../domain/territory/plan/recognise-reorganisation.ts'
import { acceptBytes, bytesOf } from '../../http/raw-body.ts'
import { prepared, read, write, type Ask, type Server } from '../../http/endpoint.ts'
import { sheetProblem } from '../../interop/sheets/problems.ts'
import { readSheet, type Cell } from '../../interop/sheets/read-sheet.ts'
import type { Context } from '../../context.ts'
import { netOf, type Net } from '../net.ts'
import { createPlan } from '../plans/draft.ts'
import { needReach } from '../plans/reach.ts'
import { findStep } from '../plans/rows.ts'
import { answerPlan } from '../plans/routes.ts'
import { treeOf } from '../plans/tree-of-net.ts'
import { territoryProblem } from '../problems.ts'
import { codeRulesOf } from '../rules.ts'
import { guessColumns, type Columns } from './columns.ts'

const reorganisationProblem = problemsOf({
  'reorganisation.column-missing': 422, 'reorganisation.questions-open': 409, 'reorganisation.rows-faulty': 422, 'reorganisation.nothing-new': 422,
})

const mostBytes = 10_000_000
const mostRows = 10_000

/** The same name for the same text of the same plan, so that sending twice makes the same plan. */
const refsFor = (plan: string) => (text: string): NewUnit => {
  const hex = createHash('sha256').update(`${plan} ${text}`).digest('hex')
  return `new:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

type Input = { unitId: number; rows: readonly ReorganisationRow[]; answers: Answers }

const recognise = async (context: Context, net: Net, actor: Ask<typeof api.plans.create>['actor'], input: Input, planId: string): Promise<Recognised> => {
  const unit = net.units.get(input.unitId as UnitId)
  if (!unit) throw territoryProblem('territory.not-found')
  needReach(actor, 'territory.draft', unit)
  return recogniseReorganisation(treeOf(net), input.rows, input.answers, refsFor(planId), await codeRulesOf(context, actor.district))
}

const answerOf = ({ id, choices }: Recognised['questions'][number], answers: Answers): string | null =>
  (choices.some(({ value }) => value === answers[id]) ? answers[id]! : null)

const present = ({ findings, questions, faults, toDraw, operations }: Recognised, answers: Answers): WireRecognised => ({
  findings: findings.map(({ from, to, ...one }) => ({ ...one, from: [...from], to: [...to] })),
  questions: questions.map((question) => ({ ...question, rows: [...question.rows], choices: [...question.choices], answer: answerOf(question, answers) })),
  faults: faults.map(({ params, ...one }) => ({ ...one, params: { ...params } })), toDraw: [...toDraw], operations: operations.length,
})

const text = (cells: readonly Cell[], column: number | null): string | null => {
  const cell = column === null ? null : (cells[column] ?? null)
  return cell === null || String(cell).trim() === '' ? null : String(cell).trim().slice(0, 200)
}

type ReadSheet = { headings: string[]; columns: Columns; rows: ReorganisationRow[] }

const readUpload = async (bytes: Buffer, query: Ask<typeof api.reorganisations.read>['query']): Promise<ReadSheet> => {
  const { headings, rows } = await readSheet(bytes, query.name)
  if (rows.length > mostRows) throw sheetProblem('sheet.too-large', { name: query.name, rows: mostRows })
  const guessed = guessColumns(headings)
  const columns: Columns = {
    oldCode: query.oldCode ?? guessed.oldCode, newCode: query.newCode ?? guessed.newCode, name: query.newName ?? guessed.name, parentCode: query.parentCode ?? guessed.parentCode,
  }
  const missing = (['oldCode', 'newCode'] as const).filter((field) => columns[field] === null)
  if (missing.length > 0) throw reorganisationProblem('reorganisation.column-missing', { fields: missing, headings })
  const read = rows.map(({ row, cells }): ReorganisationRow => ({
    row, oldCode: text(cells, columns.oldCode), newCode: text(cells, columns.newCode), name: text(cells, columns.name), parentCode: text(cells, columns.parentCode),
  }))
  return { headings, columns, rows: read.filter((one) => one.oldCode !== null || one.newCode !== null || one.name !== null) }
}

export const bindReorganisations = (server: Server): void => {
  const { reorganisations } = api
  acceptBytes(server.app, reorganisations.read.id, { most: mostBytes, tooLarge: (request) => sheetProblem('sheet.too-large', { name: String((request.query as { name?: unknown }).name ?? '').slice(0, 200), rows: mostRows }) })
  prepared(server, reorganisations.read, ({ query }, _, request) => readUpload(bytesOf(request), query), async (_, __, sheet) => sheet)
  read(server, reorganisations.recognise, async ({ context, actor, body }) =>
    present(await recognise(context, await netOf(context, actor.district), actor, body, ''), body.answers))
  write(server, reorganisations.plan, async ({ context, actor, now, body }, tx) => {
    const net = await netOf(context, actor.district)
    const done = await findStep(tx, actor.district, body.commandId)
    if (!done) {
      const found = await recognise(context, net, actor, body, body.id)
      const open = found.questions.filter((question) => answerOf(question, body.answers) === null)
      if (open.length > 0) throw reorganisationProblem('reorganisation.questions-open', { open: open.length, name: open[0]!.name })
      if (found.faults.length > 0) throw reorganisationProblem('reorganisation.rows-faulty', { faulty: found.faults.length, row: found.faults[0]!.row })
      if (found.operations.length === 0) throw reorganisationProblem('reorganisation.nothing-new')
      await createPlan(tx, { context, actor, now }, { id: body.id, commandId: body.commandId, name: body.name, unitId: body.unitId, source: 'reorganisation', operations: found.operations })
    } else await createPlan(tx, { context, actor, now }, { id: body.id, commandId: body.commandId, name: body.name, unitId: body.unitId })
    return answerPlan({ context, actor }, tx, body.id)
  })
}
