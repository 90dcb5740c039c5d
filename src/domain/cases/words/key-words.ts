// Words as a dictionary cuts them (`Intl.Segmenter`), for choosing what to look for: in a search each word must be found, but
// not the seams between them. It knows few words of the field and cuts 窨井盖 into three; characters left alone are joined again.
import { foldWords, runsOf } from './fold.ts'
import { shareOf, type WordSample } from './likeness.ts'
import { tokensOfRun } from './tokens.ts'

/** Without a segmenter (an old browser) a stretch of Chinese is one word. */
const segmenter = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh', { granularity: 'word' }) : undefined

/** Stand between words and belong to none. */
const particles = new Set('的了着过呢吗吧啊呀和与在')

const hanWords = (run: string): string[] => {
  if (!segmenter) return [run]
  const words: string[] = []
  let alone: string[] = []
  let behindWord = false
  const join = (): void => {
    // The first of several behind a word may well belong to it.
    if (alone.length > 0) words.push(alone.slice(alone.length > 2 && behindWord ? 1 : 0).join(''))
    alone = []
  }
  for (const { segment } of segmenter.segment(run)) {
    if ([...segment].length === 1 && !particles.has(segment)) alone.push(segment)
    else {
      join()
      words.push(segment)
      behindWord = !particles.has(segment)
    }
  }
  join()
  return words.filter((word) => [...word].length > 1)
}

/** The words of a text, folded, each once. A run of two or three characters is a word by itself. */
export const keyWordsOf = (text: string): string[] => {
  const words = runsOf(foldWords(text).text).flatMap((run) => {
    if (run.kind === 'word') return [run.text]
    const length = [...run.text].length
    const cut = length <= 3 ? [] : hanWords(run.text)
    return cut.length > 0 ? cut : length > 1 ? [run.text] : []
  })
  return [...new Set(words)]
}

/** Tokens all of which stand where the word stands. */
export const tokensOfWord = (word: string): string[] => [...new Set(runsOf(word).flatMap(tokensOfRun))]

export type KeyWord = { tokens: string[]; share: number }

/** The words of a text that say most about it, rarest first. */
export const rarestWords = (sample: WordSample, text: string, most: number): KeyWord[] =>
  keyWordsOf(text)
    .map((word) => {
      const tokens = tokensOfWord(word)
      return { tokens, share: Math.min(...tokens.map((token) => shareOf(sample, token))) }
    })
    .filter(({ tokens }) => tokens.length > 0)
    .sort((a, b) => a.share - b.share)
    .slice(0, most)
