// The words of a round's page as a hook.
import { useWords, words } from '../../../kit/words/dictionary.ts'
import { roundPageEn } from './words.en.ts'
import { roundPageZh } from './words.zh.ts'

const page = words(roundPageZh, roundPageEn)
export const useRoundPage = () => useWords(page)
