// A rule as people say it.
import { useRoundsTexts } from '../../words/rounds.ts'
import { choiceOf, weekdays } from './rule-choice.ts'

export const useRuleText = (): ((rule: string) => string) => {
  const texts = useRoundsTexts()
  return (rule) => {
    const choice = choiceOf(rule)
    switch (choice.kind) {
      case 'daily': return texts.rules.daily
      case 'weekly': return [texts.rules.weekly, choice.every > 1 ? `×${choice.every}` : '', choice.days.map((day) => texts.weekday[weekdays.indexOf(day)]).join('/')].filter(Boolean).join(' ')
      case 'monthly': return `${texts.rules.monthly} ${choice.day}`
      case 'other': return choice.rule
    }
  }
}
