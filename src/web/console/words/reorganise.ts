// The words of the reorganisation by spreadsheet as a hook.
import { useWords, words } from '../../kit/words/dictionary.ts'
import { reorganiseEn } from './reorganise.en.ts'
import { reorganiseZh } from './reorganise.zh.ts'

const reorganiseWords = words(reorganiseZh, reorganiseEn)
export const useReorganiseTexts = () => useWords(reorganiseWords)
