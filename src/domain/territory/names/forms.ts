// Forms of a unit's name. 迎宾街道办事处, 迎宾街道 and 迎宾 are one street to whoever looks for it: offices at the end are left
// away, and what is left still says which level is meant.
import type { Level } from '../unit.ts'

/** Endings by which people name the office instead of the place, longest first, with what stays and the level they tell. */
const endings: readonly (readonly [ending: string, stays: string, level: Level])[] = [
  ['社区居民委员会', '社区', 'community'], ['街道办事处', '街道', 'street'], ['镇人民政府', '镇', 'street'], ['乡人民政府', '乡', 'street'],
  ['居民委员会', '社区', 'community'], ['村民委员会', '', 'community'], ['社区居委会', '社区', 'community'], ['街道办', '街道', 'street'],
  ['居委会', '社区', 'community'], ['村委会', '', 'community'],
]

/** Kinds of unit at the end of a name: what stands before them is the name's stem. */
const kinds: readonly (readonly [kind: string, level: Level])[] = [['街道', 'street'], ['社区', 'community'], ['微网格', 'microgrid'], ['网格', 'grid']]

/** A character as it is compared: full-width as half-width, Latin letters small. */
export const fold = (character: string): string => character.normalize('NFKC').toLowerCase().charAt(0)

/** A text as it is compared, one character for each of the original: positions stay what they are. */
export const folded = (text: string): string => {
  let all = ''
  for (let i = 0; i < text.length; i++) all += fold(text[i]!)
  return all
}

export type Forms = {
  /** As written, folded. */
  full: string
  /** With the office at its end in the usual short form. */
  short: string
  /** Without office and kind; never empty unless the text is. */
  stem: string
  /** The level its ending tells. */
  level: Level | undefined
}

/** What was typed: blanks don't count, nor do the apostrophes of typed pinyin (xi'an). */
export const formsOf = (text: string): Forms => {
  const full = folded(text).replace(/[\s'’·]+/g, '')
  const office = endings.find(([ending]) => full.length > ending.length && full.endsWith(ending))
  const short = office ? full.slice(0, -office[0].length) + office[1] : full
  const kind = kinds.find(([one]) => short.length > one.length && short.endsWith(one))
  return { full, short, stem: kind ? short.slice(0, -kind[0].length) : short, level: office?.[2] ?? kind?.[1] }
}
