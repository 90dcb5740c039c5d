// The catalogue through time. A version of the catalogue is a set of classes adopted together from a day; it holds only
// the classes it changed, and a class stands as the last adopted version before it left it. What is in force is read off
// the date, so nothing has to happen at midnight. A running case names the version of its class and keeps it.
import type { LocalDate } from '../kernel/working-time.ts'
import type { Category } from './category.ts'
import { isMajor, majorOf } from './numbering.ts'

/** A class as one version of the catalogue has it; `retired` classes can't be reported any more. */
export type ClassVersion = { category: Category; retired: boolean; revision: number }

export type CatalogueVersion = { number: number; state: 'draft' | 'adopted'; from: LocalDate | null }

export type CatalogueBook = { versions: readonly CatalogueVersion[]; classes: readonly ClassVersion[] }

/** The number of the version in force on a day; adopted versions follow each other by number and by day. */
export const versionOn = (book: CatalogueBook, day: LocalDate): number =>
  Math.max(0, ...book.versions.filter(({ state, from }) => state === 'adopted' && from !== null && from <= day).map(({ number }) => number))

export const draftOf = (book: CatalogueBook): CatalogueVersion | undefined => book.versions.find(({ state }) => state === 'draft')

/** Every class as the catalogue of this number has it, in the order of their codes; retired ones too. */
export const classesAt = (book: CatalogueBook, number: number): ClassVersion[] => {
  const last = new Map<string, ClassVersion>()
  for (const one of book.classes) {
    const { code, version } = one.category
    if (version <= number && version > (last.get(code)?.category.version ?? 0)) last.set(code, one)
  }
  return [...last.values()].sort((a, b) => (a.category.code < b.category.code ? -1 : 1))
}

/** A class in the version a case began under, whatever came after. */
export const classOf = (book: CatalogueBook, code: string, version: number): ClassVersion | undefined =>
  book.classes.find(({ category }) => category.code === code && category.version === version)

/** What can be reported: minors in force whose major is in force as well. */
export const isReportable = (classes: readonly ClassVersion[]): ((code: string) => boolean) => {
  const there = new Set(classes.filter(({ retired }) => !retired).map(({ category }) => category.code))
  return (code) => !isMajor(code) && there.has(code) && there.has(majorOf(code))
}

export type StandingOfVersion = 'draft' | 'coming' | 'inForce' | 'replaced'

export const standingOf = (book: CatalogueBook, version: CatalogueVersion, day: LocalDate): StandingOfVersion => {
  if (version.state === 'draft' || version.from === null) return 'draft'
  if (version.from > day) return 'coming'
  return version.number === versionOn(book, day) ? 'inForce' : 'replaced'
}
