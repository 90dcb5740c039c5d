// The words of what one is called to as a hook.
import { useWords, words } from '../../../kit/words/dictionary.ts'
import { calledEn } from './words.en.ts'
import { calledZh } from './words.zh.ts'

const called = words(calledZh, calledEn)
export const useCalled = () => useWords(called)
