// How much the words of a case are likely to add to its rank, from its sketch alone (domain/cases/words/sketch.ts): what is most
// likely alike comes first, and only that is read and compared.
import { rankBy } from '../../../domain/cases/known.ts'
import { shareOf, weightOf, type WordSample } from '../../../domain/cases/words/likeness.ts'
import { sketchOf } from '../../../domain/cases/words/sketch.ts'
import { tokensOf } from '../../../domain/cases/words/tokens.ts'
import { sampled } from './word-sample.ts'

/** A token in a larger share of cases tells nothing; the rarer of the others tell more. */
const [telling, rare] = [0.2, 0.05]

/** For `case_words w`, with `likelyValues` from the n-th parameter on. */
export const likelySql = (n: number): string =>
  `($${n}::float8 * bit_count(w.sketch & $${n + 1}::bit(256)) + $${n + 2}::float8 * bit_count(w.sketch & $${n + 3}::bit(256)))`

/** Of the rarer tokens and of the others: what each adds, and which bits they are. Who has them all is as alike as can be. */
export const likelyValues = (sample: WordSample, words: string): (number | string)[] => {
  // What no case of the sample has, hardly any other has either: that is looked up.
  const tokens = tokensOf(words).filter((token) => sample.size < sampled || (sample.counts.has(token) && shareOf(sample, token) <= telling))
  const groups = [tokens.filter((token) => shareOf(sample, token) <= rare), tokens.filter((token) => shareOf(sample, token) > rare)]
  const weighed = groups.map((group) => ({ group, weight: group.reduce((sum, token) => sum + weightOf(sample, token) ** 2, 0) }))
  const all = weighed.reduce((sum, { weight }) => sum + weight, 0)
  return weighed.flatMap(({ group, weight }) => [group.length === 0 ? 0 : ((1 + rankBy.similar) * weight) / all / group.length, sketchOf(group)])
}
