// The words of the pages about imports, as a hook.
import { useWords, words } from '../../kit/words/dictionary.ts'
import { importsEn } from './imports.en.ts'
import { importsZh } from './imports.zh.ts'

export const importsWords = words(importsZh, importsEn)
export const useImportTexts = () => useWords(importsWords)
