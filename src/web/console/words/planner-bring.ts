// The words for bringing buildings and barriers to the division planner, as a hook.
import { useWords, words } from '../../kit/words/dictionary.ts'
import { plannerBringEn } from './planner-bring.en.ts'
import { plannerBringZh } from './planner-bring.zh.ts'

const plannerBringWords = words(plannerBringZh, plannerBringEn)
export const usePlannerBringTexts = () => useWords(plannerBringWords)
