// How alike two texts are, from 0 to 1: the cosine between them, rare tokens weighing more than common ones. How rare a token
// is comes from a sample of the district's own cases.
import { tokensOf } from './tokens.ts'

/** In how many of `size` cases of the sample each token stands; those that stand in one only may be left out. */
export type WordSample = { size: number; counts: ReadonlyMap<string, number> }

export const noSample: WordSample = { size: 0, counts: new Map() }

/** A young district's few cases say little about what is rare: as if so many others had been seen before. */
const seenBefore = 50

export const weightOf = (sample: WordSample, token: string): number => Math.log(1 + (sample.size + seenBefore) / ((sample.counts.get(token) ?? 0) + 1))

/** The share of cases a token stands in; of an unknown one, at most. */
export const shareOf = (sample: WordSample, token: string): number => ((sample.counts.get(token) ?? 0) + 1) / (sample.size + 1)

/** Two texts are called similar from here on; precision and recall on real messages are in `bench -- similar`. */
export const similarFrom = 0.35

/** What of a long text is compared. */
const compared = 500

export type Weighed = { weights: ReadonlyMap<string, number>; length: number }

/** A text made ready to be compared with many. */
export const weigh = (sample: WordSample, text: string): Weighed => {
  const weights = new Map(tokensOf(text.slice(0, compared)).map((token) => [token, weightOf(sample, token)]))
  let squares = 0
  for (const weight of weights.values()) squares += weight * weight
  return { weights, length: Math.sqrt(squares) }
}

/** The likeness of what is sought to one of many texts, without making it ready to be compared again. */
export const likenessTo = (sought: Weighed, sample: WordSample, text: string): number => {
  let [squares, product] = [0, 0]
  for (const token of tokensOf(text.slice(0, compared))) {
    const square = weightOf(sample, token) ** 2
    squares += square
    if (sought.weights.has(token)) product += square
  }
  return product === 0 ? 0 : Math.min(1, product / (sought.length * Math.sqrt(squares)))
}
