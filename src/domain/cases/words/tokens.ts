// What a text is looked up by: every two neighbouring characters of Chinese, and whole words and numbers of other scripts.
// Pairs rather than words of a dictionary: they don't change with the runtime, nothing is lost between two words, and on
// real messages they tell duplicates apart better (decision 13).
import { foldWords, runsOf, type Run } from './fold.ts'

const longest = 40

/** Signs, not UTF-16 units: rare characters take two. */
const pairsOf = (han: string): string[] => {
  const signs = [...han]
  return signs.slice(1).map((sign, index) => signs[index]! + sign)
}

export const tokensOfRun = ({ kind, text }: Pick<Run, 'kind' | 'text'>): string[] => (kind === 'han' ? pairsOf(text) : [text.slice(0, longest)])

/** Each once, in the order they come. A single character alone is none. */
export const tokensOf = (text: string): string[] => [...new Set(runsOf(foldWords(text).text).flatMap(tokensOfRun))]

/** Stands among the tokens of a case for its class; no text has such a token. */
export const classToken = (code: string): string => `=${code}`

/** By what a case is found. */
export const tokensOfCase = (one: { description: string; address: string; category: string }): string[] => [
  ...new Set([...tokensOf(one.description), ...tokensOf(one.address), classToken(one.category)]),
]
