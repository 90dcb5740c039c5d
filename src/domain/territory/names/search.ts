// Finding units by what somebody types: a name or a part of it, an alias, pinyin, initials, a mixture, the beginning of a
// code; with one fault when nothing fits without. The best first, wider units before narrower.
import type { UnitId } from '../../kernel/ids.ts'
import { levels, type Level } from '../unit.ts'
import { formsOf, type Forms } from './forms.ts'
import { entryOf, positionOf, type Entry, type NameIndex } from './index.ts'
import { fitAt } from './match.ts'
import { nearByCharacters, nearBySound } from './tolerate.ts'

export type FoundName = {
  id: UnitId
  /** The name or alias that fits, and which part of it does. */
  text: string
  from: number
  until: number
}

export type SearchOptions = { level?: Level | undefined; most?: number }

/** How well it fits; smaller is better. */
const rank = { sameName: 0, sameStem: 1, code: 2, begins: 3, holds: 4, soundsSame: 5, soundBegins: 6, soundHolds: 7, near: 8, nearPart: 9 } as const

/** The best name of each unit so far; plain numbers, because what stands in nearly every name fits thousands. */
type Hits = { order: Float64Array; number: Int32Array; from: Uint8Array; until: Uint8Array; count: number }

const noHits = (units: number): Hits => ({ order: new Float64Array(units).fill(Infinity), number: new Int32Array(units), from: new Uint8Array(units), until: new Uint8Array(units), count: 0 })

const mostFound = 30

/** Rank, then the level somebody meant, then wider before narrower, names before aliases, short before long. */
const orderOf = (worth: number, entry: Entry, typed: Forms): number =>
  ((worth * 2 + (typed.level !== undefined && typed.level !== entry.unit.level ? 1 : 0)) * levels.length + entry.level) * 256 + (entry.alias ? 128 : 0) + entry.text.length

const worthOf = (entry: Entry, typed: Forms, from: number, fit: { until: number; written: number; begun: number }): number => {
  const spoken = fit.written < fit.until - from
  const all = from === 0 && (fit.until === entry.characters.length || fit.until === entry.forms.short.length)
  if (spoken) return all || (from === 0 && fit.until === entry.forms.stem.length && fit.begun === 0) ? rank.soundsSame : from === 0 ? rank.soundBegins : rank.soundHolds
  if (all) return rank.sameName
  if (from === 0 && typed.stem === entry.forms.stem) return rank.sameStem
  return from === 0 ? rank.begins : rank.holds
}

const keepBest = (hits: Hits, entry: Entry, number: number, from: number, until: number, order: number): void => {
  const { place } = entry
  if (order >= hits.order[place]!) return
  if (hits.order[place] === Infinity) hits.count++
  hits.order[place] = order
  hits.number[place] = number
  hits.from[place] = from
  hits.until[place] = until
}

const fitting = (typed: Forms, text: string, index: NameIndex, wanted: (entry: Entry) => boolean, hits: Hits): void => {
  const starts = /[a-z]/.test(text[0]!) ? index.byLetter.get(text[0]!) : index.byCharacter.get(text[0]!)
  let last = -1
  for (const at of starts ?? []) {
    const number = entryOf(at)
    // Where it fits first in a name it fits best.
    if (number === last) continue
    const entry = index.entries[number]!
    if (!wanted(entry)) continue
    const from = positionOf(at)
    const fit = fitAt(text, entry, from)
    if (!fit) continue
    keepBest(hits, entry, number, from, fit.until, orderOf(worthOf(entry, typed, from, fit), entry, typed))
    last = number
  }
}

const near = (typed: Forms, index: NameIndex, wanted: (entry: Entry) => boolean, hits: Hits): void => {
  const found = /[a-z]/.test(typed.full) ? nearBySound(typed.full, index) : typed.stem.length >= 2 ? nearByCharacters(typed.stem, index) : []
  for (const { entry: number, from, until, off, whole } of found) {
    const entry = index.entries[number]!
    if (!wanted(entry)) continue
    // The level somebody names is worth more than a fault: 迎宾馆街道 is 迎宾街道 rather than 迎宾路社区.
    const meant = typed.level === undefined || typed.level === entry.unit.level
    const order = orderOf((meant ? rank.near : rank.nearPart) + (whole ? 0 : 0.25) + off / 2, entry, typed)
    keepBest(hits, entry, number, from, until, order)
  }
}

/** Codes are sorted, so those that begin with the digits stand together. */
const byCode = (digits: string, index: NameIndex, most: number, level: Level | undefined): UnitId[] => {
  let low = 0
  let high = index.byCode.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (index.byCode[middle]!.code < digits) low = middle + 1
    else high = middle
  }
  const found: UnitId[] = []
  for (; low < index.byCode.length && index.byCode[low]!.code.startsWith(digits) && found.length < most; low++)
    if (level === undefined || index.byCode[low]!.level === level) found.push(index.byCode[low]!.id)
  return found
}

/** Only the best are put in order: what many names hold is not sorted whole. */
const best = (hits: Hits, most: number): number[] => {
  const buckets: number[] = []
  for (const order of hits.order) if (order !== Infinity) buckets[order >> 8] = (buckets[order >> 8] ?? 0) + 1
  let last = 0
  for (let sum = 0; last < buckets.length && (sum += buckets[last] ?? 0) < most; ) last++
  const chosen: number[] = []
  for (let place = 0; place < hits.order.length; place++) if (hits.order[place]! < (last + 1) * 256) chosen.push(place)
  return chosen.sort((a, b) => hits.order[a]! - hits.order[b]! || hits.number[a]! - hits.number[b]!).slice(0, most)
}

export const searchNames = (index: NameIndex, words: string, { level, most = mostFound }: SearchOptions = {}): FoundName[] => {
  const typed = formsOf(words)
  if (typed.full === '') return []
  const wanted = (entry: Entry): boolean => level === undefined || entry.unit.level === level
  const hits = noHits(index.byCode.length)
  for (const text of new Set([typed.full, typed.short, ...(typed.level === undefined ? [] : [typed.stem])])) fitting(typed, text, index, wanted, hits)
  if (hits.count === 0) near(typed, index, wanted, hits)
  const found = best(hits, most).map((place): FoundName => {
    const { unit, text } = index.entries[hits.number[place]!]!
    return { id: unit.id, text, from: hits.from[place]!, until: hits.until[place]! }
  })
  if (!/^\d{3,}$/.test(typed.full)) return found
  const codes = byCode(typed.full, index, most, level)
  return [...codes.map((id): FoundName => ({ id, text: '', from: 0, until: 0 })), ...found.filter(({ id }) => !codes.includes(id))].slice(0, most)
}
