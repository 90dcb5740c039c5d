// The words of the pages about people, as a hook.
import { useWords, words } from '../../kit/words/dictionary.ts'
import { peopleEn } from './people.en.ts'
import { peopleZh } from './people.zh.ts'

export const peopleWords = words(peopleZh, peopleEn)
export const usePeopleTexts = () => useWords(peopleWords)
