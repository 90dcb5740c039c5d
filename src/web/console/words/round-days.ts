// The words of single days, places, wishes, tracks and telephones as a hook.
import { useWords, words } from '../../kit/words/dictionary.ts'
import { roundDaysEn } from './round-days.en.ts'
import { roundDaysZh } from './round-days.zh.ts'

const days = words(roundDaysZh, roundDaysEn)
export const useRoundDays = () => useWords(days)
