// Routes of the list of powers as a spreadsheet. The preview is worked out anew each time it is asked for, from the rows as
// they were sent; its digest says whether it is still what somebody looked at.
import { createHash } from 'node:crypto'
import { powerImportRoutes, type PowerImport } from '../../../contract/power-imports.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { kernelProblem } from '../../../domain/kernel/problem.ts'
import { headingKey } from '../../../domain/people/roster/fields.ts'
import { powerProblem } from '../../../domain/powers/problems.ts'
import { areEnough, guessPowerFields, type PowerField } from '../../../domain/powers/sheet/fields.ts'
import { planPowers, powerVerdicts, type PowerRow } from '../../../domain/powers/sheet/plan-powers.ts'
import { powerFaultText } from '../../../domain/powers/sheet/reasons.ts'
import { todayOf } from '../../access/actors.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../db/open.ts'
import type { Tx } from '../../db/tx.ts'
import { prepared, raw, read, write, type Ask, type Prepare, type Server } from '../../http/endpoint.ts'
import { acceptBytes, bytesOf } from '../../http/raw-body.ts'
import { sheetProblem } from '../../interop/sheets/problems.ts'
import { readSheet, type Sheet } from '../../interop/sheets/read-sheet.ts'
import { writeSheet } from '../../interop/sheets/write-sheet.ts'
import { appendJournal } from '../../journal/append.ts'
import { keyFrom, keyOf } from '../../people/page-key.ts'
import { netOf } from '../../territory/net.ts'
import { lockPowers } from '../holdings.ts'
import { mustManage } from '../reach.ts'
import { applyPowers } from './apply.ts'
import { findUpload, insertUpload, isTaken, lockUpload, readKnown, readRemembered, remember, setDone, setFields, type Counts, type Upload } from './store.ts'

const mostBytes = 16 * 1_048_576
/** A list of 3,000 items, each with a holder of its own in 18 streets, fits. */
const mostRows = 60_000
const samplesShown = 3
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const keeper = async (context: Context, actor: Actor) => mustManage(actor, await netOf(context, actor.district), null)

type Planned = { rows: PowerRow[]; counts: Counts; digest: string }

const plan = async (context: Context, db: Queryable, actor: Actor, now: number, upload: Pick<Upload, 'rows' | 'fields'>): Promise<Planned & { known: Awaited<ReturnType<typeof readKnown>> }> => {
  const known = await readKnown(context, db, actor.district, todayOf(now))
  const rows = areEnough(upload.fields) ? planPowers(upload.rows, upload.fields, known) : []
  const counts = Object.fromEntries(powerVerdicts.map((verdict) => [verdict, rows.filter((row) => row.verdict === verdict).length])) as Counts
  return { rows, counts, known, digest: createHash('sha256').update(JSON.stringify([upload.fields, rows])).digest('base64url') }
}

const present = (upload: Upload, planned: Planned, remembered: ReadonlyMap<string, PowerField | null>): PowerImport => ({
  id: upload.id, fileName: upload.file_name, putAt: upload.put_at.getTime(), doneAt: upload.done_at?.getTime() ?? null, rows: upload.rows.length,
  columns: upload.headings.map((heading, n) => ({
    heading, field: upload.fields[n] ?? null, remembered: remembered.has(headingKey(heading)),
    sample: upload.rows.slice(0, 20).flatMap(({ cells }) => (cells[n] === null || cells[n] === undefined ? [] : [String(cells[n]).slice(0, 40)])).slice(0, samplesShown),
  })),
  enough: areEnough(upload.fields), counts: planned.counts, digest: planned.digest, done: upload.done,
})

const mustBeThere = (upload: Upload | undefined): Upload => {
  if (!upload) throw powerProblem('power.sheet-not-found')
  return upload
}

const show = async (context: Context, db: Queryable, actor: Actor, now: number, upload: Upload): Promise<PowerImport> =>
  present(upload, upload.done ? { rows: [], counts: upload.done, digest: '' } : await plan(context, db, actor, now, upload), await readRemembered(db, actor.district))

const readUpload: Prepare<typeof powerImportRoutes.put, Sheet> = async (ask, _, request) => {
  await keeper(ask.context, ask.actor)
  const sheet = await readSheet(bytesOf(request), ask.query.name)
  if (sheet.rows.length > mostRows) throw sheetProblem('sheet.too-large', { name: ask.query.name, rows: mostRows })
  return sheet
}

const put = async ({ actor, context, now, params, query }: Ask<typeof powerImportRoutes.put>, tx: Tx, sheet: Sheet): Promise<PowerImport> => {
  const { district } = actor
  const known = await findUpload(tx, district, params.id, actor.personId)
  if (known) return show(context, tx, actor, now, known)
  if (await isTaken(tx, district, params.id)) throw powerProblem('power.sheet-not-found')
  const upload: Upload = {
    id: params.id, file_name: query.name, headings: [...sheet.headings], rows: sheet.rows.map(({ row, cells }) => ({ row, cells })), fields: guessPowerFields(sheet.headings, await readRemembered(tx, district)),
    person_id: actor.personId!, put_at: new Date(now), done_at: null, done: null,
  }
  await insertUpload(tx, district, upload)
  return show(context, tx, actor, now, upload)
}

const map = async ({ actor, body, context, now, params }: Ask<typeof powerImportRoutes.map>, tx: Tx): Promise<PowerImport> => {
  await keeper(context, actor)
  const upload = mustBeThere(await lockUpload(tx, actor.district, params.id, actor.personId))
  if (upload.done_at) throw powerProblem('power.sheet-done')
  const given = body.fields.filter((field) => field !== null)
  if (body.fields.length !== upload.headings.length || new Set(given).size !== given.length) throw kernelProblem('request.malformed', { part: 'body', faults: ['/fields'] })
  await remember(tx, actor.district, now, upload.headings, body.fields)
  setFields(tx, actor.district, upload.id, body.fields)
  return show(context, tx, actor, now, { ...upload, fields: body.fields })
}

const confirm = async ({ actor, body, context, now, params }: Ask<typeof powerImportRoutes.confirm>, tx: Tx): Promise<PowerImport> => {
  const post = await keeper(context, actor)
  await lockPowers(tx, actor.district)
  const upload = mustBeThere(await lockUpload(tx, actor.district, params.id, actor.personId))
  if (upload.done_at) return show(context, tx, actor, now, upload)
  if (!areEnough(upload.fields)) throw powerProblem('power.sheet-unmapped')
  const planned = await plan(context, tx, actor, now, upload)
  if (body.digest !== planned.digest) throw powerProblem('power.sheet-changed')
  if (planned.counts.new + planned.counts.changed === 0) throw powerProblem('power.sheet-nothing')
  await applyPowers(tx, actor, planned.rows, planned.known, { id: upload.id, name: upload.file_name, now })
  setDone(tx, actor.district, upload.id, planned.counts, now)
  appendJournal(tx, actor, post, { kind: 'power.imported', at: now, subjectKind: 'powerBatch', subjectId: upload.id, data: { file: upload.file_name, ...planned.counts } })
  return show(context, tx, actor, now, { ...upload, done: planned.counts, done_at: new Date(now) })
}

const faultySheet = (upload: Upload, rows: readonly PowerRow[], language: 'zh' | 'en'): Promise<Buffer> => {
  const texts = language === 'zh' ? { sheet: '有误的行', row: '原表行号', reason: '原因', between: '；' } : { sheet: 'Faulty rows', row: 'Row', reason: 'Reason', between: '; ' }
  const cells = new Map(upload.rows.map((row) => [row.row, row.cells]))
  return writeSheet([{
    name: texts.sheet, headings: [...upload.headings, texts.row, texts.reason],
    rows: rows.filter((row) => row.verdict === 'faulty').map((row) => [...upload.headings.map((_, n) => cells.get(row.row)?.[n] ?? null), row.row, row.faults.map((fault) => powerFaultText(fault, language)).join(texts.between)]),
  }])
}

export const bindPowerImports = (server: Server): void => {
  acceptBytes(server.app, powerImportRoutes.put.id, { most: mostBytes, tooLarge: (request) => sheetProblem('sheet.too-large', { name: String((request.query as { name?: unknown }).name ?? '').slice(0, 200), rows: mostRows }) })
  prepared(server, powerImportRoutes.put, readUpload, put)
  read(server, powerImportRoutes.get, async ({ actor, context, now, params }, db) => {
    await keeper(context, actor)
    return show(context, db, actor, now, mustBeThere(await findUpload(db, actor.district, params.id, actor.personId)))
  })
  write(server, powerImportRoutes.map, map)
  write(server, powerImportRoutes.confirm, confirm)
  read(server, powerImportRoutes.rows, async ({ actor, context, now, params, query }, db) => {
    await keeper(context, actor)
    const { rows } = await plan(context, db, actor, now, mustBeThere(await findUpload(db, actor.district, params.id, actor.personId)))
    const behind = query.after === undefined ? 0 : keyFrom(query.after).id
    const limit = query.limit ?? 20
    const found = rows.filter((row) => row.row > behind && (query.verdict === undefined || row.verdict === query.verdict))
    const shown = found.slice(0, limit)
    return {
      rows: shown.map(({ row, verdict, code, name, place, holder, faults, changes }) => ({ row, verdict, code, name, place, holder, faults: [...faults], changes: [...changes] })),
      next: found.length > limit ? keyOf('row', shown.at(-1)!.row) : null,
    }
  })
  raw(server, powerImportRoutes.faults, async ({ actor, context, now, params, query }, db, _, reply) => {
    await keeper(context, actor)
    const upload = mustBeThere(await findUpload(db, actor.district, params.id, actor.personId))
    const content = await faultySheet(upload, (await plan(context, db, actor, now, upload)).rows, query.language ?? 'zh')
    return reply.headers({ 'content-type': spreadsheet, 'content-disposition': 'attachment; filename="faulty-rows.xlsx"', 'cache-control': 'no-store' }).send(content)
  })
}
