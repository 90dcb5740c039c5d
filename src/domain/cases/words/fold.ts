// Texts made alike for comparing: full width and half width, large and small letters are one. Each sign of the folded text
// knows where it stood, so that what is found can be shown in the text as it was written.

export type Folded = {
  text: string
  /** For each UTF-16 unit of `text`, and for its end: where it began in the text as written. */
  at: readonly number[]
}

/** Most of what is written is the same folded. */
const isPlain = (sign: string): boolean => (sign >= '\u4e00' && sign <= '\u9fff') || (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'z')

export const foldWords = (written: string): Folded => {
  let text = ''
  const at: number[] = []
  let position = 0
  for (const sign of written) {
    const alike = isPlain(sign) ? sign : sign.normalize('NFKC').toLowerCase()
    for (let index = 0; index < alike.length; index += 1) at.push(position)
    text += alike
    position += sign.length
  }
  at.push(position)
  return { text, at }
}

export type Run = { kind: 'han' | 'word'; text: string; from: number }

const runs = /(\p{Script=Han}+)|((?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+)/gu

/** Stretches of Chinese, and words and numbers of other scripts, in a folded text; everything else parts them. */
export const runsOf = (folded: string): Run[] =>
  [...folded.matchAll(runs)].map((found) => ({ kind: found[1] === undefined ? 'word' : 'han', text: found[0], from: found.index }))

const commonText = /^[\u4e00-\u9fff0-9a-z\s,.:;!?()，。、：；！？（）-]*$/
const commonRuns = /[\u4e00-\u9fff]+|[0-9a-z]+/g

/** The texts of `runsOf(foldWords(written).text)` where nothing is to be folded, as in nearly all that is written; else nothing. */
export const commonRunsOf = (written: string): readonly string[] | undefined => (commonText.test(written) ? (written.match(commonRuns) ?? []) : undefined)
