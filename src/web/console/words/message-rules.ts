// The words for message rules, robots and deliveries, as a hook.
import { useWords, words } from '../../kit/words/dictionary.ts'
import { messageRulesEn } from './message-rules.en.ts'
import { messageRulesZh } from './message-rules.zh.ts'

const ruleWords = words(messageRulesZh, messageRulesEn)
export const useRuleTexts = () => useWords(ruleWords)
