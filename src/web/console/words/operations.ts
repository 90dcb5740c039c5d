// The words of joint operations as a hook.
import { useWords, words } from '../../kit/words/dictionary.ts'
import { operationsEn } from './operations.en.ts'
import { operationsZh } from './operations.zh.ts'

const operationsWords = words(operationsZh, operationsEn)
export const useOperationTexts = () => useWords(operationsWords)
