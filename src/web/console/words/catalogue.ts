// The words of the catalogue pages, as a hook, and the sentence for a fault of a class.
import type { SheetPreview } from '../../../contract/catalogue.ts'
import { headingOf } from '../../../domain/catalogue/sheet/columns.ts'
import { useWords, words } from '../../kit/words/dictionary.ts'
import { useLanguage } from '../../kit/words/language.ts'
import { catalogueEn } from './catalogue.en.ts'
import { catalogueZh } from './catalogue.zh.ts'

const catalogueWords = words(catalogueZh, catalogueEn)
export const useCatalogueTexts = () => useWords(catalogueWords)

type Fault = SheetPreview['rows'][number]['faults'][number]

export const useFaultText = (): ((fault: Fault) => string) => {
  const { faults, known } = useCatalogueTexts()
  const language = useLanguage()
  return (fault) => [fault.column && headingOf(fault.column, language), faults[fault.code], fault.known && known[fault.known], fault.value, fault.known ? undefined : fault.at].filter(Boolean).join(' · ')
}
