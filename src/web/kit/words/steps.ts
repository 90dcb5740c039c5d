// Names of the steps of a case as a hook, for the apps of those who take them.
import { useWords, words } from './dictionary.ts'
import { stepsEn } from './steps.en.ts'
import { stepsZh } from './steps.zh.ts'

export const steps = words(stepsZh, stepsEn)
export const useSteps = () => useWords(steps)
