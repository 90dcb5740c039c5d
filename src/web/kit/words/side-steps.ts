// The words about side steps as hooks: what a step decided besides its words, as lines to read.
import type { CaseView } from '../../../contract/cases.ts'
import { useLimitText } from './clocks.ts'
import { useWords, words } from './dictionary.ts'
import { useLanguage } from './language.ts'
import { sideStepsEn } from './side-steps.en.ts'
import { sideStepsZh } from './side-steps.zh.ts'
import { exactTime } from './time.ts'

const sideStepWords = words(sideStepsZh, sideStepsEn)
export const useSideSteps = () => useWords(sideStepWords)

type Step = CaseView['steps'][number]

/** Instants to the minute: they are deadlines, not moments past. */
export const minuteText = (instant: number): string => exactTime(instant).slice(0, 16)

export const useFactLines = (): ((step: Step) => string[]) => {
  const texts = useSideSteps()
  const limitText = useLimitText()
  const language = useLanguage()
  const name = ({ nameZh, nameEn }: { nameZh: string; nameEn: string }): string => (language === 'en' ? nameEn : nameZh)
  return ({ facts }) => {
    const { ask, until, amount, unit, limit, dueAt, milestone, condition, urgent, powerLost, sample } = facts
    return [
      ...(ask ? [texts.ask[ask]] : []),
      ...(until === undefined ? [] : [texts.until(minuteText(until))]),
      ...(amount === undefined || unit === undefined ? [] : [texts.extra(limitText({ amount, unit }))]),
      ...(limit && dueAt !== undefined ? [texts.within(limitText(limit), minuteText(dueAt))] : []),
      ...(milestone ? [name(milestone)] : []),
      ...(condition ? [texts.condition(name(condition))] : []),
      ...(urgent === undefined ? [] : [urgent ? texts.urgent : texts.notUrgent]),
      ...(powerLost ? [texts.powerLost] : []),
      ...(sample ? [(sample.checked ? texts.sampled : texts.notSampled)(sample.draw.toFixed(4), `${Math.round(sample.rate * 100)} %`, sample.seed)] : []),
    ]
  }
}
