// The catalogue of a district held in memory, since every report and every step asks it: read again after half a minute,
// at once where it was changed. Which version is in force is read off the day, not off what is held.
import { classesAt, classOf, isReportable, versionOn, type CatalogueBook, type ClassVersion } from '../../domain/catalogue/catalogue-book.ts'
import type { Category } from '../../domain/catalogue/category.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { todayOf } from '../access/actors.ts'
import type { Context } from '../context.ts'
import { keptByDistrict } from '../db/kept-by-district.ts'
import type { Queryable } from '../db/open.ts'
import { readBook } from './rows.ts'

const kept = keptByDistrict(readBook)
export const bookOf = kept.get
export const forgetBook = kept.forget
export const heedBook = kept.heed

export type InForce = { classes: readonly ClassVersion[]; reportable: (code: string) => boolean; byCode: ReadonlyMap<string, ClassVersion> }

const shown = new WeakMap<CatalogueBook, Map<number, InForce>>()

/** The classes of a version; made once. */
const versionOf = (book: CatalogueBook, number: number): InForce => {
  let byNumber = shown.get(book)
  if (!byNumber) shown.set(book, (byNumber = new Map()))
  let made = byNumber.get(number)
  if (!made) {
    const classes = classesAt(book, number)
    byNumber.set(number, (made = { classes, reportable: isReportable(classes), byCode: new Map(classes.map((one) => [one.category.code, one])) }))
  }
  return made
}

/** What is in force today by the district's calendar, retired classes with it: they still have a name. */
export const inForce = async (context: Context, db: Queryable, district: DistrictId, now: number): Promise<InForce> => {
  const book = await bookOf(context, db, district)
  return versionOf(book, versionOn(book, todayOf(now)))
}

/** The class a report of today begins under. */
export const findReportable = async (context: Context, db: Queryable, district: DistrictId, now: number, code: string): Promise<Category | undefined> => {
  const { byCode, reportable } = await inForce(context, db, district, now)
  return reportable(code) ? byCode.get(code)!.category : undefined
}

/** The class in the version a running case began under. */
export const findCategory = async (context: Context, db: Queryable, district: DistrictId, code: string, version: number): Promise<Category | undefined> =>
  classOf(await bookOf(context, db, district), code, version)?.category
