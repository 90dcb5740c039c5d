// The words of the division planner as a hook.
import { useWords, words } from '../../kit/words/dictionary.ts'
import { plannerEn } from './planner.en.ts'
import { plannerZh } from './planner.zh.ts'

const plannerWords = words(plannerZh, plannerEn)
export const usePlannerTexts = () => useWords(plannerWords)
