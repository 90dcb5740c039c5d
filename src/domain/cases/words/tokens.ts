// What a text is looked up by: every two neighbouring characters of Chinese, and whole words and numbers of other scripts.
// Pairs rather than words of a dictionary: they don't change with the runtime, nothing is lost between two words, and on
// real messages they tell duplicates apart better (decision 13).
import type { UnitId } from '../../kernel/ids.ts'
import { commonRunsOf, foldWords, runsOf, type Run } from './fold.ts'

const longest = 40

/** Signs, not UTF-16 units: rare characters take two. */
const pairsOf = (han: string): string[] => {
  const signs = [...han]
  return signs.slice(1).map((sign, index) => signs[index]! + sign)
}

export const tokensOfRun = ({ kind, text }: Pick<Run, 'kind' | 'text'>): string[] => (kind === 'han' ? pairsOf(text) : [text.slice(0, longest)])

/** The same as of any text, four times as fast. */
const tokensOfCommon = (runs: readonly string[]): string[] => {
  const tokens = new Set<string>()
  for (const run of runs) {
    if (run < '\u4e00') tokens.add(run.slice(0, longest))
    else for (let at = 1; at < run.length; at += 1) tokens.add(run.slice(at - 1, at + 1))
  }
  return [...tokens]
}

/** Each once, in the order they come. A single character alone is none. */
export const tokensOf = (text: string): string[] => {
  const common = commonRunsOf(text)
  return common ? tokensOfCommon(common) : [...new Set(runsOf(foldWords(text).text).flatMap(tokensOfRun))]
}

/** Stands among the tokens of a case for its class; no text has such a token. */
export const classToken = (code: string): string => `=${code}`

/** For the street and the community a case lies in, so that words are looked up within them. */
export const placeToken = (unitId: UnitId): string => `@${unitId}`

type Found = { description: string; address: string; category: string; streetId: UnitId | null; communityId: UnitId | null }

/** By what a case is found. */
export const tokensOfCase = (one: Found): string[] => [
  ...new Set([...tokensOf(one.description), ...tokensOf(one.address), classToken(one.category)]),
  ...[one.streetId, one.communityId].flatMap((id) => (id === null ? [] : [placeToken(id)])),
]
