// Routes of the catalogue: one line each, the work is elsewhere.
import { catalogueRoutes } from '../../contract/catalogue.ts'
import { classesAt, draftOf, standingOf, versionOn, type CatalogueBook } from '../../domain/catalogue/catalogue-book.ts'
import type { Category } from '../../domain/catalogue/category.ts'
import { catalogueProblem } from '../../domain/catalogue/problems.ts'
import { todayOf } from '../access/actors.ts'
import { prepared, read, sent, write, type Prepare, type Server } from '../http/endpoint.ts'
import { acceptBytes, bytesOf } from '../http/raw-body.ts'
import { sheetProblem } from '../interop/sheets/problems.ts'
import { readSheet, type Sheet } from '../interop/sheets/read-sheet.ts'
import { officesOf } from '../people/offices.ts'
import { adopt, discard, saveClass, takeBack, undoClass } from './draft.ts'
import { presentClass, presentVersions } from './present.ts'
import { readBook } from './rows.ts'
import { bringSheet, catalogueSheet, mostRows, previewSheet } from './sheets.ts'

const mostBytes = 8 * 1_048_576
const types = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' }

type Uploads = typeof catalogueRoutes.preview | typeof catalogueRoutes.bring

const readUpload: Prepare<Uploads, Sheet> = async (ask, _, request) => {
  const sheet = await readSheet(bytesOf(request), ask.query.name)
  if (sheet.rows.length > mostRows) throw sheetProblem('sheet.too-large', { name: ask.query.name, rows: mostRows })
  return sheet
}

/** The version asked for; without one, what is in force today. */
const numberFrom = (book: CatalogueBook, wanted: number | undefined, today: string): number => {
  if (wanted === undefined) return versionOn(book, today)
  if (!book.versions.some(({ number }) => number === wanted)) throw catalogueProblem('catalogue.version-not-found')
  return wanted
}

export const bindCatalogue = (server: Server): void => {
  for (const route of [catalogueRoutes.preview, catalogueRoutes.bring])
    acceptBytes(server.app, route.id, { most: mostBytes, tooLarge: (request) => sheetProblem('sheet.too-large', { name: String((request.query as { name?: unknown }).name ?? '').slice(0, 200), rows: mostRows }) })
  read(server, catalogueRoutes.get, async ({ context, actor, query, now }, db) => {
    const [book, today] = [await readBook(db, actor.district), todayOf(now)]
    const number = numberFrom(book, query.version, today)
    const draft = draftOf(book)
    return {
      number, standing: standingOf(book, book.versions.find((one) => one.number === number) ?? { number, state: 'draft', from: null }, today),
      classes: classesAt(book, number).map(presentClass), draft: draft?.number ?? null,
      changed: book.classes.filter(({ category }) => category.version === draft?.number).map(({ category }) => category.code),
      offices: [...(await officesOf(context, db, actor.district)).values()].map(({ code, name }) => ({ code, name })),
    }
  })
  read(server, catalogueRoutes.class, async ({ actor, params, now }, db) => {
    const book = await readBook(db, actor.district)
    const versions = book.classes.filter(({ category }) => category.code === params.code).reverse()
    if (versions.length === 0) throw catalogueProblem('catalogue.not-found', { code: params.code })
    return {
      versions: versions.map((one) => {
        const version = book.versions.find(({ number }) => number === one.category.version)!
        const current = classesAt(book, versionOn(book, todayOf(now))).some(({ category }) => category.code === params.code && category.version === version.number)
        const standing = standingOf(book, version, todayOf(now))
        return { ...presentClass(one), from: version.from, standing: current ? 'inForce' as const : standing === 'inForce' ? 'replaced' as const : standing }
      }),
    }
  })
  read(server, catalogueRoutes.versions, ({ actor, now }, db) => presentVersions(db, actor.district, now))
  read(server, catalogueRoutes.changes, async ({ actor, params }, db) => {
    const book = await readBook(db, actor.district)
    numberFrom(book, params.number, '')
    const before = new Map(classesAt(book, params.number - 1).map((one) => [one.category.code, one]))
    return {
      changes: book.classes.filter(({ category }) => category.version === params.number).map((after) => {
        const old = before.get(after.category.code)
        return { before: old ? presentClass(old) : null, after: presentClass(after) }
      }),
    }
  })
  write(server, catalogueRoutes.save, async ({ context, actor, now, params, body }, tx) => {
    const { seen, retired, ...definition } = body
    return presentClass(await saveClass({ context, tx, actor, now }, { code: params.code, ...definition } as Omit<Category, 'version'>, retired, seen))
  })
  write(server, catalogueRoutes.undo, async ({ context, actor, now, params }, tx) => {
    await undoClass({ context, tx, actor, now }, params.code)
    return presentVersions(tx, actor.district, now)
  })
  write(server, catalogueRoutes.discard, async ({ context, actor, now, body }, tx) => {
    await discard({ context, tx, actor, now }, body.number)
    return presentVersions(tx, actor.district, now)
  })
  write(server, catalogueRoutes.adopt, async ({ context, actor, now, body }, tx) => {
    await adopt({ context, tx, actor, now }, { ...body, note: body.note?.trim() ?? '' })
    return presentVersions(tx, actor.district, now)
  })
  write(server, catalogueRoutes.takeback, async ({ context, actor, now, params }, tx) => {
    await takeBack({ context, tx, actor, now }, params.number)
    return presentVersions(tx, actor.district, now)
  })
  sent(server, catalogueRoutes.sheet, async ({ actor, query, now }, tx) => {
    const { format, language = 'zh' } = query
    const book = await readBook(tx, actor.district)
    const number = numberFrom(book, query.version, todayOf(now))
    return { name: language === 'zh' ? `分类目录-第${number}版.${format}` : `catalogue-version-${number}.${format}`, type: types[format], body: () => catalogueSheet(classesAt(book, number), format, language) }
  })
  prepared(server, catalogueRoutes.preview, readUpload as Prepare<typeof catalogueRoutes.preview, Sheet>, ({ actor, query }, tx, sheet) => previewSheet(tx, actor.district, sheet, query.language ?? 'zh'))
  prepared(server, catalogueRoutes.bring, readUpload as Prepare<typeof catalogueRoutes.bring, Sheet>, async ({ context, actor, now, query }, tx, sheet) => {
    await bringSheet({ context, tx, actor, now }, sheet, { name: query.name, digest: query.digest, language: query.language ?? 'zh' })
    return presentVersions(tx, actor.district, now)
  })
}
