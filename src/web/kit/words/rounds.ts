// The shared words of rounds as a hook.
import { useWords, words } from './dictionary.ts'
import { roundsEn } from './rounds.en.ts'
import { roundsZh } from './rounds.zh.ts'

const roundWords = words(roundsZh, roundsEn)
export const useRoundTexts = () => useWords(roundWords)
