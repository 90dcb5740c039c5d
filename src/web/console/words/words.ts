// The console's words as a hook.
import { useWords, words } from '../../kit/words/dictionary.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

export const consoleWords = words(zh, en)
export const useTexts = () => useWords(consoleWords)
