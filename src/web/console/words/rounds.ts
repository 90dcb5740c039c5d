// The words of the console's rounds as a hook.
import { useWords, words } from '../../kit/words/dictionary.ts'
import { roundsEn } from './rounds.en.ts'
import { roundsZh } from './rounds.zh.ts'

const roundsWords = words(roundsZh, roundsEn)
export const useRoundsTexts = () => useWords(roundsWords)
