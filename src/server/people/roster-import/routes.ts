// Routes of the roster as a spreadsheet.
import { rosterRoutes, type RosterImport } from '../../../contract/roster.ts'
import { kernelProblem } from '../../../domain/kernel/problem.ts'
import { isRole } from '../../../domain/people/appointing.ts'
import { isEnough } from '../../../domain/people/roster/fields.ts'
import { peopleProblem } from '../../../domain/people/problems.ts'
import { forgetActors, todayOf } from '../../access/actors.ts'
import { prepared, raw, read, write, type Ask, type Prepare, type Server } from '../../http/endpoint.ts'
import { acceptBytes, bytesOf } from '../../http/raw-body.ts'
import type { Queryable } from '../../db/open.ts'
import type { Tx } from '../../db/tx.ts'
import { appendJournal } from '../../journal/append.ts'
import { readSheet, type Sheet } from '../../interop/sheets/read-sheet.ts'
import { sheetProblem } from '../../interop/sheets/problems.ts'
import { keyFrom, keyOf } from '../page-key.ts'
import { applyRoster } from './apply.ts'
import { makePreview, presentUpload } from './preview.ts'
import { faultySheet, rosterSheet } from './sheets.ts'
import { findUpload, insertUpload, isTaken, lockUpload, readRemembered, remember, setDone, setPreview, type Upload } from './store.ts'

const mostBytes = 16 * 1_048_576
const mostRows = 50_000
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Put = Ask<typeof rosterRoutes.put>

const readUpload: Prepare<typeof rosterRoutes.put, Sheet> = async (ask, _, request) => {
  const sheet = await readSheet(bytesOf(request), ask.query.name)
  if (sheet.rows.length > mostRows) throw sheetProblem('sheet.too-large', { name: ask.query.name, rows: mostRows })
  return sheet
}

const put = async (ask: Put, tx: Tx, sheet: Sheet): Promise<RosterImport> => {
  const { actor, context, now, params, query } = ask
  const { district } = actor
  const remembered = await readRemembered(tx, district)
  const known = await findUpload(tx, district, params.id, actor.personId)
  if (known) return presentUpload(known, remembered)
  if (await isTaken(tx, district, params.id)) throw peopleProblem('people.sheet-not-found')
  const preview = await makePreview(context, tx, actor, todayOf(now), sheet, remembered)
  const upload: Upload = { id: params.id, file_name: query.name, headings: sheet.headings, rows: sheet.rows, preview, person_id: actor.personId!, put_at: new Date(now), done_at: null, done: null }
  await insertUpload(tx, district, upload)
  return presentUpload(upload, remembered)
}

const mustBeThere = (upload: Upload | undefined): Upload => {
  if (!upload) throw peopleProblem('people.sheet-not-found')
  return upload
}

const map = async ({ actor, body, context, now, params }: Ask<typeof rosterRoutes.map>, tx: Tx): Promise<RosterImport> => {
  const { district } = actor
  const upload = mustBeThere(await lockUpload(tx, district, params.id, actor.personId))
  if (upload.done_at) throw peopleProblem('people.sheet-done')
  const roles = (body.roles ?? []).flatMap(({ name, role }) => (isRole(role) ? [{ name, role }] : []))
  const given = body.fields.filter((field) => field !== null)
  if (body.fields.length !== upload.headings.length || new Set(given).size !== given.length || roles.length !== (body.roles ?? []).length)
    throw kernelProblem('request.malformed', { part: 'body', faults: ['/fields'] })
  await remember(tx, district, now, upload.headings, body.fields, roles)
  const remembered = await readRemembered(tx, district)
  const preview = await makePreview(context, tx, actor, todayOf(now), upload, remembered, body.fields)
  setPreview(tx, district, upload.id, preview)
  return presentUpload({ ...upload, preview }, remembered)
}

const confirm = async ({ actor, body, context, now, params }: Ask<typeof rosterRoutes.confirm>, tx: Tx): Promise<RosterImport> => {
  const { district } = actor
  const upload = mustBeThere(await lockUpload(tx, district, params.id, actor.personId))
  const remembered = await readRemembered(tx, district)
  if (upload.done_at) return presentUpload(upload, remembered)
  if (!isEnough(upload.preview.fields)) throw peopleProblem('people.sheet-unmapped')
  if (body.digest !== upload.preview.digest) throw peopleProblem('people.sheet-changed')
  // Planned again on what is there now, with everybody concerned locked.
  const preview = await makePreview(context, tx, actor, todayOf(now), upload, remembered, upload.preview.fields, true)
  if (preview.digest !== upload.preview.digest) throw peopleProblem('people.sheet-changed')
  if (preview.counts.new + preview.counts.changed === 0) throw peopleProblem('people.sheet-nothing')
  await applyRoster(tx, actor, preview.rows, now, upload.id)
  setDone(tx, district, upload.id, preview.counts, now)
  appendJournal(tx, actor, actor.posts.find((post) => post.id !== null), { kind: 'roster.imported', at: now, subjectKind: 'system', subjectId: upload.id, data: { file: upload.file_name, ...preview.counts } })
  tx.afterCommit(() => forgetActors(context))
  return presentUpload({ ...upload, preview, done: preview.counts, done_at: new Date(now) }, remembered)
}

const get = async ({ actor, params }: Ask<typeof rosterRoutes.get>, db: Queryable): Promise<RosterImport> => {
  const upload = mustBeThere(await findUpload(db, actor.district, params.id, actor.personId))
  return presentUpload(upload, await readRemembered(db, actor.district))
}

export const bindRoster = (server: Server): void => {
  acceptBytes(server.app, rosterRoutes.put.id, { most: mostBytes, tooLarge: (request) => sheetProblem('sheet.too-large', { name: String((request.query as { name?: unknown }).name ?? '').slice(0, 200), rows: mostRows }) })
  prepared(server, rosterRoutes.put, readUpload, put)
  read(server, rosterRoutes.get, get)
  write(server, rosterRoutes.map, map)
  write(server, rosterRoutes.confirm, confirm)
  read(server, rosterRoutes.rows, async ({ actor, params, query }, db) => {
    const { preview } = mustBeThere(await findUpload(db, actor.district, params.id, actor.personId))
    const behind = query.after === undefined ? 0 : keyFrom(query.after).id
    const limit = query.limit ?? 20
    const found = preview.rows.filter((row) => row.row > behind && (query.verdict === undefined || row.verdict === query.verdict))
    const shown = found.slice(0, limit)
    return {
      rows: shown.map(({ row, verdict, name, role, place, faults, notes, changes }) => ({ row, verdict, name, role, place, faults: [...faults], notes: [...notes], changes: [...changes] })),
      next: found.length > limit ? keyOf('row', shown.at(-1)!.row) : null,
    }
  })
  raw(server, rosterRoutes.faults, async ({ actor, params, query }, db, _, reply) => {
    const upload = mustBeThere(await findUpload(db, actor.district, params.id, actor.personId))
    const content = await faultySheet(upload, query.language ?? 'zh')
    return reply.headers({ 'content-type': spreadsheet, 'content-disposition': 'attachment; filename="faulty-rows.xlsx"', 'cache-control': 'no-store' }).send(content)
  })
  raw(server, rosterRoutes.take, async ({ actor, context, now, query }, db, _, reply) => {
    const content = await rosterSheet(context, db, actor, now, query.unitId, query.language ?? 'zh')
    return reply.headers({ 'content-type': spreadsheet, 'content-disposition': 'attachment; filename="roster.xlsx"', 'cache-control': 'no-store' }).send(content)
  })
}
