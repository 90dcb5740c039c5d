// The shared words as a hook.
import { useWords, words } from './dictionary.ts'
import { sharedEn } from './shared.en.ts'
import { sharedZh } from './shared.zh.ts'

export const shared = words(sharedZh, sharedEn)
export const useShared = () => useWords(shared)
