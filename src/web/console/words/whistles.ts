// The words of the pages about whistles, as a hook.
import { useWords, words } from '../../kit/words/dictionary.ts'
import { whistlesEn } from './whistles.en.ts'
import { whistlesZh } from './whistles.zh.ts'

export const whistleWords = words(whistlesZh, whistlesEn)
export const useWhistleTexts = () => useWords(whistleWords)
