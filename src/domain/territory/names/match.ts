// Whether what was typed fits a name from one position on: character by character, each typed as itself, as its pinyin, or
// as the beginning of its pinyin (迎宾街道: 迎宾, yingbin, ybjd, 迎bin, yingb).
import type { Entry } from './index.ts'

export type Fit = {
  until: number
  /** How many characters were typed as themselves; the others by their sound. */
  written: number
  /** How many were typed by the first letters of their sound only. */
  begun: number
}

const isLetter = (character: string): boolean => character >= 'a' && character <= 'z'

/** zh, ch and sh begin a syllable as one letter does. */
const longInitial = (reading: string): boolean => reading.charCodeAt(1) === 104

const step = (typed: string, i: number, entry: Entry, j: number, written: number, begun: number): Fit | undefined => {
  if (i === typed.length) return { until: j, written, begun }
  if (j === entry.characters.length) return undefined
  const character = typed[i]!
  if (entry.characters[j] === character) {
    const fit = step(typed, i + 1, entry, j + 1, written + 1, begun)
    if (fit) return fit
  }
  if (!isLetter(character)) return undefined
  const left = typed.length - i
  for (const reading of entry.readings[j]!) {
    if (reading[0] !== character) continue
    if (left === 1) return { until: j + 1, written, begun: begun + 1 }
    if (typed.startsWith(reading, i)) {
      const fit = step(typed, i + reading.length, entry, j + 1, written, begun)
      if (fit) return fit
    }
    // still being typed
    if (left < reading.length && typed.endsWith(reading.slice(0, left))) return { until: j + 1, written, begun }
    const fit = (longInitial(reading) && typed[i + 1] === 'h' ? step(typed, i + 2, entry, j + 1, written, begun + 1) : undefined) ?? step(typed, i + 1, entry, j + 1, written, begun + 1)
    if (fit) return fit
  }
  return undefined
}

/** `typed` is folded and not empty. */
export const fitAt = (typed: string, entry: Entry, position: number): Fit | undefined => step(typed, 0, entry, position, 0, 0)
