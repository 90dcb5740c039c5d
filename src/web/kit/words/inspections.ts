// The words of premises and inspections as a hook.
import { useWords, words } from './dictionary.ts'
import { inspectionsEn } from './inspections.en.ts'
import { inspectionsZh } from './inspections.zh.ts'

const inspectionWords = words(inspectionsZh, inspectionsEn)
export const useInspectionTexts = () => useWords(inspectionWords)
