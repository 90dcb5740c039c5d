// The phone kit's words as a hook.
import { useWords, words } from '../words/dictionary.ts'
import { kitEn } from './words.en.ts'
import { kitZh } from './words.zh.ts'

const kit = words(kitZh, kitEn)
export const useKit = () => useWords(kit)
