// Where in a text the words of a search stand, for showing them; and the part of a long text around the first of them.
import { foldWords, runsOf } from './fold.ts'
import { keyWordsOf } from './key-words.ts'

export type Mark = { from: number; until: number }

/** What is looked for: words of the search, or, where it has none, the search itself. */
const sought = (search: string): string[] => {
  const words = keyWordsOf(search)
  const whole = foldWords(search.trim()).text
  return words.length > 0 ? words : whole === '' ? [] : [whole]
}

const isWordSign = /[\p{L}\p{N}\p{M}]/u
const isHan = /\p{Script=Han}/u

/** A word of letters or digits only counts where it stands alone, as it is looked up. */
const standsAlone = (text: string, from: number, until: number): boolean => {
  const [before, after] = [text[from - 1] ?? '', text[until] ?? '']
  const [first, last] = [text[from]!, text[until - 1]!]
  const joins = (inner: string, outer: string): boolean => !isHan.test(inner) && isWordSign.test(inner) && isWordSign.test(outer) && !isHan.test(outer)
  return !joins(first, before) && !joins(last, after)
}

/** In the order of the text, none overlapping. */
export const marksIn = (written: string, search: string): Mark[] => {
  const { text, at } = foldWords(written)
  const found: Mark[] = []
  for (const word of sought(search))
    for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + 1)) {
      const until = from + word.length
      if (standsAlone(text, from, until)) found.push({ from: at[from]!, until: at[until]! })
    }
  return joined(found)
}

const joined = (marks: readonly Mark[]): Mark[] => {
  const list: Mark[] = []
  for (const mark of [...marks].sort((a, b) => a.from - b.from || b.until - a.until)) {
    const last = list.at(-1)
    if (last && mark.from <= last.until) last.until = Math.max(last.until, mark.until)
    else if (mark.until > mark.from) list.push({ ...mark })
  }
  return list
}

/** What of `written` stands in `other` too: stretches of Chinese of two characters and more, whole words and numbers. */
export const sharedMarks = (written: string, other: string): Mark[] => {
  const { text, at } = foldWords(written)
  const theirs = foldWords(other).text
  const words = new Set(runsOf(theirs).flatMap((run) => (run.kind === 'word' ? [run.text] : [])))
  const found: Mark[] = []
  for (const run of runsOf(text)) {
    if (run.kind === 'word') {
      if (words.has(run.text)) found.push({ from: at[run.from]!, until: at[run.from + run.text.length]! })
      continue
    }
    for (let from = run.from; from + 2 <= run.from + run.text.length; from += 1)
      if (theirs.includes(text.slice(from, from + 2))) found.push({ from: at[from]!, until: at[from + 2]! })
  }
  return joined(found)
}

export type Snippet = { text: string; marks: Mark[]; before: boolean; after: boolean }

/** At most `length` signs around the first mark; `before` and `after` tell that there is more. */
export const snippetOf = (written: string, marks: readonly Mark[], length: number): Snippet => {
  if (written.length <= length) return { text: written, marks: [...marks], before: false, after: false }
  const first = marks[0]?.from ?? 0
  const from = Math.max(0, Math.min(first - Math.floor(length / 4), written.length - length))
  const until = from + length
  return {
    text: written.slice(from, until), before: from > 0, after: until < written.length,
    marks: marks.filter((mark) => mark.until > from && mark.from < until).map((mark) => ({ from: Math.max(0, mark.from - from), until: Math.min(length, mark.until - from) })),
  }
}
