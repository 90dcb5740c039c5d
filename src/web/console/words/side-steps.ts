// The console's words for side steps as a hook.
import { useWords, words } from '../../kit/words/dictionary.ts'
import { sideStepsEn } from './side-steps.en.ts'
import { sideStepsZh } from './side-steps.zh.ts'

const sideStepWords = words(sideStepsZh, sideStepsEn)
export const useSideTexts = () => useWords(sideStepWords)
