// Changes of the catalogue: classes are written into the one draft, the draft is adopted from a day or thrown away.
import type { Actor } from '../../domain/access/actor.ts'
import { classesAt, draftOf, versionOn, type CatalogueBook, type ClassVersion } from '../../domain/catalogue/catalogue-book.ts'
import type { Category } from '../../domain/catalogue/category.ts'
import { checkCategory } from '../../domain/catalogue/check-category.ts'
import { isLocal, isMajor, majorOf } from '../../domain/catalogue/numbering.ts'
import { catalogueProblem } from '../../domain/catalogue/problems.ts'
import { changesOf } from '../../domain/catalogue/sheet/write-cells.ts'
import { postsWith } from '../../domain/access/can.ts'
import type { Verb } from '../../domain/access/verbs.ts'
import { todayOf } from '../access/actors.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db/tx.ts'
import { appendJournal } from '../journal/append.ts'
import { forgetBook } from './book.ts'
import { earliestFrom } from './present.ts'
import { dropClass, dropDraft, insertDraft, lockCatalogue, officeCodes, readBook, readVersions, setAdopted, setDraft, writeClass } from './rows.ts'

export type Change = { context: Context; tx: Tx; actor: Actor; now: number }

type Noted = { kind: string; subjectId: string; data?: Record<string, unknown>; commandId?: string }

const journal = ({ context, tx, actor, now }: Change, verb: Verb, entry: Noted): void => {
  appendJournal(tx, actor, postsWith(actor, verb)[0], { at: now, subjectKind: 'catalogue', ...entry })
  tx.afterCommit(() => forgetBook(context, actor.district))
}

export const openBook = async ({ tx, actor }: Change): Promise<CatalogueBook> => {
  await lockCatalogue(tx, actor.district)
  return readBook(tx, actor.district)
}

export const lastNumber = (book: CatalogueBook): number => Math.max(0, ...book.versions.map(({ number }) => number))

/** The classes a draft begins from: with what is adopted already and still to come. */
export const adoptedClasses = (book: CatalogueBook): ClassVersion[] => classesAt(book, Math.max(0, ...book.versions.filter(({ state }) => state === 'adopted').map(({ number }) => number)))

export const draftClasses = (book: CatalogueBook): ClassVersion[] => classesAt(book, lastNumber(book))

const same = (a: ClassVersion | undefined, b: Pick<ClassVersion, 'category' | 'retired'>): boolean => a !== undefined && changesOf(a, b, 'zh').length === 0

/** The draft's number; made with the first change. */
const draftNumber = async ({ tx, actor, now }: Change, book: CatalogueBook): Promise<number> => {
  const draft = draftOf(book)
  if (draft) return draft.number
  const number = lastNumber(book) + 1
  await insertDraft(tx, actor.district, number, actor.personId, now)
  return number
}

/** Writes classes into the draft; one that is again what is adopted leaves it. */
export const writeToDraft = async (change: Change, book: CatalogueBook, classes: readonly Pick<ClassVersion, 'category' | 'retired'>[]): Promise<ClassVersion[]> => {
  const { tx, actor } = change
  const number = await draftNumber(change, book)
  const [adopted, drafted] = [adoptedClasses(book), draftClasses(book)]
  const written: ClassVersion[] = []
  for (const { category, retired } of classes) {
    const before = adopted.find((one) => one.category.code === category.code)
    const last = drafted.find((one) => one.category.code === category.code)
    if (same(before, { category, retired })) {
      await dropClass(tx, actor.district, category.code, number)
      written.push(before!)
      continue
    }
    const next = { category: { ...category, version: number }, retired, revision: last?.category.version === number ? last.revision + 1 : 1 }
    await writeClass(tx, actor.district, next)
    written.push(next)
  }
  return written
}

export const saveClass = async (change: Change, category: Omit<Category, 'version'>, retired: boolean, seen: { version: number; revision: number } | null): Promise<ClassVersion> => {
  const book = await openBook(change)
  const { code } = category
  const known = draftClasses(book)
  const current = known.find((one) => one.category.code === code)
  const wanted = { category: { ...category, version: 0 }, retired }
  if (current && same(current, wanted)) return current
  if ((current?.category.version ?? null) !== (seen?.version ?? null) || (current && current.revision !== seen!.revision)) throw catalogueProblem('catalogue.changed', { code })
  if (!current && !isMajor(code) && !isLocal(code)) throw catalogueProblem('catalogue.code-reserved', { code })
  if (!isMajor(code) && !known.some((one) => one.category.code === majorOf(code))) throw catalogueProblem('catalogue.major-missing', { code: majorOf(code) })
  const faults = checkCategory(wanted.category, await officeCodes(change.tx, change.actor.district))
  if (faults.length > 0) throw catalogueProblem('catalogue.faulty', { code, faults: [...new Set(faults.map((fault) => fault.code))] })
  const [written] = await writeToDraft(change, book, [wanted])
  journal(change, 'catalogue.manage', { kind: 'catalogue.classSaved', subjectId: code, data: { name: category.zh, retired } })
  return written!
}

export const undoClass = async (change: Change, code: string): Promise<void> => {
  const book = await openBook(change)
  const draft = draftOf(book)
  if (!draft || !book.classes.some(({ category }) => category.code === code && category.version === draft.number)) return
  await dropClass(change.tx, change.actor.district, code, draft.number)
  journal(change, 'catalogue.manage', { kind: 'catalogue.classUndone', subjectId: code })
}

/** A draft that is gone already is gone. */
export const discard = async (change: Change, number: number): Promise<void> => {
  const book = await openBook(change)
  if (draftOf(book)?.number !== number) return
  await dropDraft(change.tx, change.actor.district, number)
  journal(change, 'catalogue.manage', { kind: 'catalogue.draftDiscarded', subjectId: String(number) })
}

export const adopt = async (change: Change, wanted: { commandId: string; digest: string; from: string; note: string }): Promise<void> => {
  const { tx, actor, now } = change
  const book = await openBook(change)
  const facts = await readVersions(tx, actor.district)
  const done = facts.find((one) => one.adopt_command_id === wanted.commandId)
  if (done) return
  const draft = draftOf(book)
  const fact = facts.find(({ number }) => number === draft?.number)
  if (!draft || !fact || fact.classes === 0) throw catalogueProblem('catalogue.draft-empty')
  if (fact.digest !== wanted.digest) throw catalogueProblem('catalogue.changed', { code: '' })
  const earliest = earliestFrom(book, todayOf(now))
  if (wanted.from < earliest) throw catalogueProblem('catalogue.from-too-early', { earliest })
  const offices = await officeCodes(tx, actor.district)
  for (const { category } of book.classes.filter((one) => one.category.version === draft.number && !one.retired)) {
    const faults = checkCategory(category, offices)
    if (faults.length > 0) throw catalogueProblem('catalogue.faulty', { code: category.code, faults: faults.map((fault) => fault.code) })
  }
  await setAdopted(tx, actor.district, draft.number, { person: actor.personId, now, ...wanted })
  journal(change, 'catalogue.adopt', { kind: 'catalogue.adopted', subjectId: String(draft.number), data: { from: wanted.from, classes: fact.classes }, commandId: wanted.commandId })
}

export const takeBack = async (change: Change, number: number): Promise<void> => {
  const book = await openBook(change)
  const version = book.versions.find((one) => one.number === number)
  if (!version) throw catalogueProblem('catalogue.version-not-found')
  if (version.state === 'draft') return
  if (version.from! <= todayOf(change.now) || number === versionOn(book, todayOf(change.now))) throw catalogueProblem('catalogue.in-force-already')
  if (number !== lastNumber(book)) throw catalogueProblem('catalogue.draft-open')
  await setDraft(change.tx, change.actor.district, number)
  journal(change, 'catalogue.adopt', { kind: 'catalogue.takenBack', subjectId: String(number) })
}

export const noteSheet = (change: Change, name: string, counts: Record<string, number>): void => journal(change, 'catalogue.manage', { kind: 'catalogue.sheetBrought', subjectId: name.slice(0, 100), data: counts })
