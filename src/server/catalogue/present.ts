// Versions of the catalogue as the contract shows them.
import type { CatalogueClass, CatalogueVersionRow } from '../../contract/catalogue.ts'
import type { caseRoutes } from '../../contract/cases.ts'
import type { ReplyOf } from '../../contract/route.ts'
import { standingOf, type CatalogueBook, type ClassVersion } from '../../domain/catalogue/catalogue-book.ts'
import { limitsFor } from '../../domain/catalogue/category.ts'
import { isMajor, majorOf } from '../../domain/catalogue/numbering.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { todayOf } from '../access/actors.ts'
import type { Queryable } from '../db/open.ts'
import type { InForce } from './book.ts'
import { readBook, readVersions } from './rows.ts'

/** From which day a draft can be adopted: not before today, and not before a version that is already to come. */
export const earliestFrom = (book: CatalogueBook, today: string): string => [today, ...book.versions.flatMap(({ from }) => from ?? [])].sort().at(-1)!

/** On the wire a list may be changed, in the domain it isn't. */
export const presentClass = (one: ClassVersion): CatalogueClass => one as unknown as CatalogueClass

export type VersionsReply = { versions: CatalogueVersionRow[]; today: string; earliest: string }

export const presentVersions = async (db: Queryable, district: DistrictId, now: number): Promise<VersionsReply> => {
  const [book, facts] = [await readBook(db, district), await readVersions(db, district)]
  const today = todayOf(now)
  return {
    today, earliest: earliestFrom(book, today),
    versions: facts.flatMap((one) => {
      const version = book.versions.find(({ number }) => number === one.number)
      return version === undefined ? [] : [{
        number: one.number, standing: standingOf(book, version, today), from: version.from, note: one.note, draftedBy: one.drafted_by, draftedAt: one.drafted_at.getTime(), adoptedBy: one.adopted_by,
        adoptedAt: one.adopted_at?.getTime() ?? null, classes: one.classes, digest: one.digest,
      }]
    }),
  }
}

type Reported = ReplyOf<typeof caseRoutes.categories>['categories'][number]

const ordinary = { urgent: false, condition: null, area: 'B' } as const

/** The catalogue as reports need it: what is asked, not how long each stage may take. */
export const presentCategories = ({ classes, reportable }: InForce): Reported[] => {
  const majors = new Set(classes.flatMap(({ category }) => (reportable(category.code) ? majorOf(category.code) : [])))
  return classes.map(({ category }) => ({
    code: category.code, nameZh: category.zh, nameEn: category.en, parent: isMajor(category.code) ? null : majorOf(category.code),
    limit: limitsFor(category, 'handle', ordinary)[0] ?? { amount: 3, unit: 'workday' }, needsAfterPhoto: category.evidence.after, officeCode: category.offices[0] ?? null,
    version: category.version, active: isMajor(category.code) ? majors.has(category.code) : reportable(category.code), questions: category.questions as Reported['questions'], conditions: category.conditions as Reported['conditions'], evidence: category.evidence,
  }))
}
