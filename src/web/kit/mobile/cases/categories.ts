// The catalogue as the phones use it: majors, what lies below each, and names in the reader's language.
import { caseRoutes } from '../../../../contract/cases.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { useCall } from '../../data/use-call.ts'
import { useLanguage } from '../../words/language.ts'

export type Category = ReplyOf<typeof caseRoutes.categories>['categories'][number]

export type Catalogue = {
  ready: boolean
  majors: readonly Category[]
  below: (code: string) => readonly Category[]
  name: (code: string) => string
  get: (code: string) => Category | undefined
  /** The words of a report, unless they only repeat its category. */
  words: (code: string, description: string) => string
}

const anHour = 3_600_000

export const useCatalogue = (): Catalogue => {
  const language = useLanguage()
  const { data } = useCall(caseRoutes.categories, {}, { staleTime: anHour })
  const all = data?.categories ?? []
  const get = (code: string): Category | undefined => all.find((one) => one.code === code)
  const nameOf = (category: Category): string => (language === 'en' ? category.nameEn : category.nameZh)
  return {
    ready: data !== undefined,
    majors: all.filter(({ parent, active }) => parent === null && active),
    below: (code) => all.filter(({ parent, active }) => parent === code && active),
    name: (code) => {
      const category = get(code)
      return category ? nameOf(category) : ''
    },
    get,
    words: (code, description) => {
      const category = get(code)
      return category && (description === category.nameZh || description === category.nameEn) ? '' : description
    },
  }
}
