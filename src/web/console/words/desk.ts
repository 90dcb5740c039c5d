// The words of the command desk as a hook.
import { useWords, words } from '../../kit/words/dictionary.ts'
import { deskEn } from './desk.en.ts'
import { deskZh } from './desk.zh.ts'

const deskWords = words(deskZh, deskEn)
export const useDeskTexts = () => useWords(deskWords)
