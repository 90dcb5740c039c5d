// The shared words of messages as a hook.
import { useWords, words } from './dictionary.ts'
import { messagesEn } from './messages.en.ts'
import { messagesZh } from './messages.zh.ts'

const messageWords = words(messagesZh, messagesEn)
export const useMessageTexts = () => useWords(messageWords)
