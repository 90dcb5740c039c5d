// When nothing fits as it was typed: one character too many, too few or another one, and one letter likewise in what was
// typed as pinyin. Another character of the same sound is the usual mistake and counts less than any other.
import { entryOf, positionOf, type NameIndex } from './index.ts'

export type Near = { entry: number; from: number; until: number; /** 0: same sound; 1: another character. */ off: 0 | 1; whole: boolean }

const sameSound = (a: string, b: string, { readingsOf }: NameIndex): boolean => {
  const one = readingsOf(a)
  return one.length > 0 && readingsOf(b).some((reading) => one.includes(reading))
}

const tail = (typed: string, i: number, text: string, j: number): number => (text.startsWith(typed.slice(i), j) ? j + typed.length - i : -1)

/** Where `typed` ends in `text` when it begins at `from` with one fault at most; undefined when there are more. */
const endWithOneFault = (typed: string, text: string, from: number, index: NameIndex): { until: number; off: 0 | 1 } | undefined => {
  let i = 0
  while (i < typed.length && typed[i] === text[from + i]) i++
  const j = from + i
  if (i === typed.length) return { until: j, off: 0 }
  if (j < text.length) {
    const other = tail(typed, i + 1, text, j + 1)
    if (other >= 0) return { until: other, off: sameSound(typed[i]!, text[j]!, index) ? 0 : 1 }
  }
  const surplus = tail(typed, i + 1, text, j)
  if (surplus >= 0 && surplus > from) return { until: surplus, off: 1 }
  const missing = i > 0 ? tail(typed, i, text, j + 1) : -1
  return missing >= 0 ? { until: missing, off: 1 } : undefined
}

/** Names that hold what was typed but for one character. `stem` has two characters or more, no letters. */
export const nearByCharacters = (stem: string, index: NameIndex): Near[] => {
  const typed = [...new Set(stem)].map((character) => index.byCharacter.get(character) ?? []).sort((a, b) => a.length - b.length)
  // With one of them wrong, any two of them hold a right one; those that stand in few names are asked.
  const starts = new Set<number>()
  const found = new Map<number, Near>()
  for (const list of typed.filter((one) => one.length > 0).slice(0, 2))
    for (const at of list) {
      const character = index.entries[entryOf(at)]!.characters[positionOf(at)]!
      for (let i = stem.indexOf(character); i >= 0; i = stem.indexOf(character, i + 1))
        for (const shift of [0, -1, 1]) if (positionOf(at) - i + shift >= 0) starts.add(at - i + shift)
    }
  for (const start of starts) {
    const number = entryOf(start)
    const from = positionOf(start)
    const entry = index.entries[number]!
    const end = endWithOneFault(stem, entry.characters, from, index)
    if (!end) continue
    const whole = from === 0 && end.until === entry.forms.stem.length
    // Of two characters one wrong says little: then the rest must be the whole name.
    if (stem.length === 2 && !whole && end.off === 1) continue
    if (end.until - from < 2) continue
    const known = found.get(number)
    if (!known || end.off < known.off || (end.off === known.off && whole && !known.whole)) found.set(number, { entry: number, from, until: end.until, off: end.off, whole })
  }
  return [...found.values()]
}

/** Whether one letter put in, left out or exchanged makes `typed` the beginning of `sound` (all of it when `whole`). */
const oneLetterOff = (typed: string, sound: string, whole: boolean): boolean => {
  let i = 0
  while (i < typed.length && typed[i] === sound[i]) i++
  if (i === typed.length) return !whole || sound.length - i <= 1
  const ends = (from: number, at: number): boolean => {
    const rest = typed.slice(from)
    return whole ? sound.slice(at) === rest : sound.startsWith(rest, at)
  }
  return ends(i + 1, i + 1) || ends(i + 1, i) || ends(i, i + 1)
}

const leastLetters = 4

/** Names whose sound is what was typed but for one letter (yinbin for 迎宾), or whose initials are (ybjt for ybjd). */
export const nearBySound = (typed: string, index: NameIndex): Near[] => {
  if (typed.length < leastLetters || !/^[a-z]+$/.test(typed)) return []
  return index.sounds().flatMap(({ entry, stem, whole, initials }): Near[] => {
    const { forms } = index.entries[entry]!
    if (oneLetterOff(typed, stem, true)) return [{ entry, from: 0, until: forms.stem.length, off: 0, whole: true }]
    if (oneLetterOff(typed, whole, false)) return [{ entry, from: 0, until: forms.short.length, off: 0, whole: false }]
    return initials.length === typed.length && oneLetterOff(typed, initials, true) ? [{ entry, from: 0, until: forms.short.length, off: 1, whole: true }] : []
  })
}
