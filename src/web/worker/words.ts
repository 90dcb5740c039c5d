// The worker app's words as a hook.
import { useWords, words } from '../kit/words/dictionary.ts'
import { workerEn } from './words.en.ts'
import { workerZh } from './words.zh.ts'

const worker = words(workerZh, workerEn)
export const useTexts = () => useWords(worker)
