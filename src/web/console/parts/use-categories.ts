// The catalogue by code, named in the reader's language.
import { useMemo } from 'react'
import { caseRoutes } from '../../../contract/cases.ts'
import type { ReplyOf } from '../../../contract/route.ts'
import { useCall } from '../../kit/data/use-call.ts'
import { useLanguage } from '../../kit/words/language.ts'

export type Category = ReplyOf<typeof caseRoutes.categories>['categories'][number]
export type Categories = { list: readonly Category[]; name: (code: string) => string; get: (code: string) => Category | undefined; options: CategoryOption[] }
export type CategoryOption = { value: string; label: string; children?: CategoryOption[] }

const none: readonly Category[] = []

export const useCategories = (): Categories => {
  const language = useLanguage()
  const list = useCall(caseRoutes.categories, {}, { staleTime: 10 * 60_000 }).data?.categories ?? none
  return useMemo(() => {
    const byCode = new Map(list.map((one) => [one.code, one]))
    const nameOf = (one: Category): string => (language === 'zh' ? one.nameZh : one.nameEn)
    const childrenOf = (parent: string | null): CategoryOption[] =>
      list.filter((one) => one.parent === parent && one.active).map((one) => {
        const children = childrenOf(one.code)
        return { value: one.code, label: nameOf(one), ...(children.length > 0 ? { children } : {}) }
      })
    return { list, get: (code) => byCode.get(code), name: (code) => (byCode.has(code) ? nameOf(byCode.get(code)!) : code), options: childrenOf(null) }
  }, [list, language])
}
