// The words about clocks as hooks: of stages, limits and how a clock stands.
import type { CaseView } from '../../../contract/cases.ts'
import type { Limit } from '../../../domain/kernel/working-time.ts'
import { clocksEn } from './clocks.en.ts'
import { clocksZh } from './clocks.zh.ts'
import { useWords, words } from './dictionary.ts'
import { useLanguage } from './language.ts'

export const clockWords = words(clocksZh, clocksEn)
export const useClockWords = () => useWords(clockWords)

/** The name of a stage; of a milestone as its class calls it. */
export const useStageName = (milestones: CaseView['milestones']): ((stage: string) => string) => {
  const { stage: names } = useClockWords()
  const language = useLanguage()
  return (stage) => {
    const own = milestones.find(({ code }) => stage === `m:${code}`)
    return own ? (language === 'zh' ? own.nameZh : own.nameEn) : (names[stage as keyof typeof names] ?? stage)
  }
}

export const useLimitText = (): ((limit: Limit) => string) => {
  const { unit } = useClockWords()
  return ({ amount, unit: name }) => unit[name](amount)
}
