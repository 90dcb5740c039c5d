// The citizen app's words as a hook.
import { useWords, words } from '../kit/words/dictionary.ts'
import { citizenEn } from './words.en.ts'
import { citizenZh } from './words.zh.ts'

const citizen = words(citizenZh, citizenEn)
export const useTexts = () => useWords(citizen)
