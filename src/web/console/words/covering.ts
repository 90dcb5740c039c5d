// Words for covering photos, phrases and the sample as a hook.
import { useWords, words } from '../../kit/words/dictionary.ts'
import { coveringEn } from './covering.en.ts'
import { coveringZh } from './covering.zh.ts'

const coveringWords = words(coveringZh, coveringEn)
export const useCoveringTexts = () => useWords(coveringWords)
