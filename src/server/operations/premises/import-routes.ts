// Routes of the register as a spreadsheet: brought in with a preview row by row and written as a whole or not at all; taken out.
import { premisesRoutes, type PremisesImport } from '../../../contract/premises.ts'
import { calledFields, fieldsOfSheet, isEnough, premisesFields } from '../../../domain/operations/premises/sheet.ts'
import { kindNames } from '../../../domain/operations/premises/premises.ts'
import { premisesFaultText, type ReasonLanguage } from '../../../domain/operations/premises/reasons.ts'
import { premisesProblem } from '../../../domain/operations/problems.ts'
import type { Problem } from '../../../domain/kernel/problem.ts'
import { maskName, maskPhone } from '../../../domain/people/masking.ts'
import type { Tx } from '../../db/tx.ts'
import { prepared, raw, read, write, type Ask, type Prepare, type Server } from '../../http/endpoint.ts'
import { acceptBytes, bytesOf } from '../../http/raw-body.ts'
import { sheetProblem } from '../../interop/sheets/problems.ts'
import { readSheet, type Cell, type Sheet } from '../../interop/sheets/read-sheet.ts'
import { writeSheet } from '../../interop/sheets/write-sheet.ts'
import { appendJournal } from '../../journal/append.ts'
import { keyFrom, keyOf } from '../../people/page-key.ts'
import { namesFor, unitsOf } from '../names.ts'
import { thingFromRow } from '../place-columns.ts'
import { listPremises } from './lists.ts'
import type { PremisesDbRow } from './rows.ts'
import { findUpload, insertUpload, isUploadTaken, makePreview, presentUpload, setDone, writeSheetRows, type Upload } from './uploads.ts'

const mostBytes = 16 * 1_048_576
const mostRows = 20_000
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const words = {
  zh: { faulty: '有误的行', row: '原表行号', reason: '原因', between: '；', register: '场所名册' },
  en: { faulty: 'Faulty rows', row: 'Row', reason: 'Reason', between: '; ', register: 'Premises' },
} as const

const readUpload: Prepare<typeof premisesRoutes.put, Sheet> = async ({ query }, _, request) => {
  const sheet = await readSheet(bytesOf(request), query.name)
  if (sheet.rows.length > mostRows) throw sheetProblem('sheet.too-large', { name: query.name, rows: mostRows })
  if (!isEnough(fieldsOfSheet(sheet.headings))) throw premisesProblem('premises.sheet-unmapped', { headings: sheet.headings.slice(0, 20) })
  return sheet
}

const put = async ({ actor, context, now, params, query }: Ask<typeof premisesRoutes.put>, tx: Tx, sheet: Sheet): Promise<PremisesImport> => {
  const known = await findUpload(tx, actor.district, params.id, actor.personId)
  if (known) return presentUpload(known)
  if (await isUploadTaken(tx, actor.district, params.id)) throw premisesProblem('premises.sheet-not-found')
  const preview = await makePreview(context, tx, actor, sheet.rows, fieldsOfSheet(sheet.headings))
  const upload: Upload = { id: params.id, file_name: query.name, headings: sheet.headings, rows: sheet.rows, preview, person_id: actor.personId!, put_at: new Date(now), done_at: null, done: null }
  await insertUpload(tx, actor.district, upload)
  return presentUpload(upload)
}

const mustBeThere = (upload: Upload | undefined): Upload => {
  if (!upload) throw premisesProblem('premises.sheet-not-found')
  return upload
}

const confirm = async ({ actor, body, context, now, params }: Ask<typeof premisesRoutes.confirm>, tx: Tx): Promise<PremisesImport | Problem> => {
  const upload = mustBeThere(await findUpload(tx, actor.district, params.id, actor.personId, ' for update'))
  if (upload.done_at) return presentUpload(upload)
  const preview = await makePreview(context, tx, actor, upload.rows, upload.preview.fields, true)
  if (body.digest !== upload.preview.digest || preview.digest !== upload.preview.digest) {
    if (preview.digest !== upload.preview.digest) tx.send('update premises_imports set preview = $3 where district = $1 and id = $2', [actor.district, upload.id, JSON.stringify(preview)])
    // Answered after the commit: what it has become is what is seen next.
    return premisesProblem('premises.sheet-changed')
  }
  if (preview.counts.new + preview.counts.changed === 0) throw premisesProblem('premises.sheet-nothing')
  await writeSheetRows(tx, actor, preview.rows, now)
  setDone(tx, actor.district, upload.id, preview.counts, now)
  appendJournal(tx, actor, undefined, { kind: 'premises.imported', at: now, subjectKind: 'system', subjectId: upload.id, data: { file: upload.file_name, ...preview.counts } })
  return presentUpload({ ...upload, preview, done: preview.counts, done_at: new Date(now) })
}

const faultySheet = (upload: Upload, language: ReasonLanguage): Promise<Buffer> => {
  const texts = words[language]
  const cells = new Map(upload.rows.map((row) => [row.row, row.cells]))
  return writeSheet([{
    name: texts.faulty, headings: [...upload.headings, texts.row, texts.reason],
    rows: upload.preview.rows.filter(({ verdict }) => verdict === 'faulty').map((row) =>
      [...upload.headings.map((_, n) => cells.get(row.row)?.[n] ?? null), row.row, row.faults.map((fault) => premisesFaultText(fault, language)).join(texts.between)]),
  }])
}

const registerSheet = async ({ actor, context, query }: Ask<typeof premisesRoutes.take>, db: Parameters<typeof namesFor>[1]): Promise<Buffer> => {
  const language = query.language ?? 'zh'
  const names = await namesFor(context, db, actor)
  const rowOf = (row: PremisesDbRow): Cell[] => [
    row.name, kindNames[row.kind][language], row.address, row.licence_number, row.lng, row.lat, unitsOf(names, thingFromRow(row)).at(-1)?.code ?? null,
    row.assisting_office_ids.flatMap((id) => names.offices.get(id)?.name ?? []).join('、') || null,
    row.contact_name === null ? null : maskName(row.contact_name), row.contact_phone === null ? null : maskPhone(row.contact_phone),
  ]
  const rows: Cell[][] = []
  for (let after: string | undefined; ;) {
    const page = await listPremises(db, actor, names.net, { ...query, limit: 1_000, ...(after ? { after } : {}) })
    rows.push(...page.rows.map(rowOf))
    if (page.next === null) break
    after = page.next
  }
  return writeSheet([{ name: words[language].register, headings: premisesFields.map((field) => calledFields[field][language === 'zh' ? 0 : 1]), rows }])
}

export const bindPremisesImports = (server: Server): void => {
  acceptBytes(server.app, premisesRoutes.put.id, { most: mostBytes, tooLarge: (request) => sheetProblem('sheet.too-large', { name: String((request.query as { name?: unknown }).name ?? '').slice(0, 200), rows: mostRows }) })
  prepared(server, premisesRoutes.put, readUpload, put)
  read(server, premisesRoutes.import, async ({ actor, params }, db) => presentUpload(mustBeThere(await findUpload(db, actor.district, params.id, actor.personId))))
  write(server, premisesRoutes.confirm, confirm)
  read(server, premisesRoutes.rows, async ({ actor, params, query }, db) => {
    const { preview } = mustBeThere(await findUpload(db, actor.district, params.id, actor.personId))
    const behind = query.after === undefined ? 0 : keyFrom(query.after).id
    const limit = query.limit ?? 20
    const found = preview.rows.filter((row) => row.row > behind && (query.verdict === undefined || row.verdict === query.verdict))
    return {
      rows: found.slice(0, limit).map(({ row, verdict, name, kind, address, changes, faults }) => ({ row, verdict, name, kind, address, changes, faults })),
      next: found.length > limit ? keyOf('row', found[limit - 1]!.row) : null,
    }
  })
  const headers = (name: string) => ({ 'content-type': spreadsheet, 'content-disposition': `attachment; filename="${name}.xlsx"`, 'cache-control': 'no-store' })
  raw(server, premisesRoutes.faults, async ({ actor, params, query }, db, _, reply) =>
    reply.headers(headers('faulty-rows')).send(await faultySheet(mustBeThere(await findUpload(db, actor.district, params.id, actor.personId)), query.language ?? 'zh')))
  raw(server, premisesRoutes.take, async (ask, db, _, reply) => reply.headers(headers('premises')).send(await registerSheet(ask, db)))
}
