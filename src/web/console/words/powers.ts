// The words of the pages about powers and officers as a hook.
import { useWords, words } from '../../kit/words/dictionary.ts'
import { powersEn } from './powers.en.ts'
import { powersZh } from './powers.zh.ts'

const powersWords = words(powersZh, powersEn)
export const usePowersTexts = () => useWords(powersWords)
