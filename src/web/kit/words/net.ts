// The names of the net's people and cells as a hook.
import { useWords, words } from './dictionary.ts'
import { netEn } from './net.en.ts'
import { netZh } from './net.zh.ts'

export const net = words(netZh, netEn)
export const useNetNames = () => useWords(net)
