// The words for calendars, area classes and the ladder of reminders, as a hook.
import { useWords, words } from '../../kit/words/dictionary.ts'
import { clocksEn } from './clocks.en.ts'
import { clocksZh } from './clocks.zh.ts'

const clockWords = words(clocksZh, clocksEn)
export const useClockTexts = () => useWords(clockWords)
