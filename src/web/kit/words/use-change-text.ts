// What was decided about a day of a round, as a sentence: moved, left out, a holiday, somebody else.
import type { DayChangeView } from '../../../contract/round-days.ts'
import { useRoundTexts } from './rounds.ts'

export const useChangeText = (): ((one: DayChangeView) => string) => {
  const { change: t, swapState } = useRoundTexts()
  return ({ cause, plannedOn, to, substitute, state }) => {
    if (cause === 'swap') return `${plannedOn} ${t.swapped(substitute ?? '', swapState[state ?? 'asked'])}`
    if (cause === 'holiday') return to === null ? t.holidayLeft(plannedOn) : t.holidayMoved(plannedOn, to)
    return to === null ? t.left(plannedOn) : t.moved(plannedOn, to)
  }
}
