// The index of names: built once for a net (8,600 units), asked at every key somebody types. It knows every name and alias
// by its characters and by the sound of its characters. How a character is read is told by the caller, because that is a
// dictionary and not a rule; a character with several readings (多音字) has all of them.
import type { UnitId } from '../../kernel/ids.ts'
import { levels, type Level } from '../unit.ts'
import { folded, formsOf, type Forms } from './forms.ts'

export type NamedUnit = { id: UnitId; level: Level; code: string; name: string; aliases: readonly string[] }

/** Pinyin of one character without tones (ü as v), every reading; empty when it has none. */
export type ReadingsOf = (character: string) => readonly string[]

/** One name of one unit. */
export type Entry = {
  unit: NamedUnit
  /** Which of the units it is, counted from 0. */
  place: number
  /** The text as it is shown. */
  text: string
  alias: boolean
  /** `text` folded: one character for each of the original. */
  characters: string
  readings: readonly (readonly string[])[]
  forms: Forms
  level: number
}

export type NameIndex = {
  entries: readonly Entry[]
  readingsOf: ReadingsOf
  /** Where a character stands: entry × 64 + position. */
  byCharacter: ReadonlyMap<string, readonly number[]>
  /** Where a character stands whose reading begins with the letter. */
  byLetter: ReadonlyMap<string, readonly number[]>
  byCode: readonly NamedUnit[]
  /** Names without digits, to be compared letter by letter when a typed sound fits nothing. */
  sounds: () => readonly Sound[]
}

export type Sound = { entry: number; stem: string; whole: string; initials: string }

const positions = 64

const remember = (map: Map<string, number[]>, key: string, at: number): void => {
  const list = map.get(key)
  if (!list) map.set(key, [at])
  else if (list[list.length - 1] !== at) list.push(at)
}

/** The first reading of each character, joined: enough for what is compared with a letter of tolerance. */
const soundOf = (text: string, readingsOf: ReadingsOf): string => {
  let all = ''
  for (const character of text) all += readingsOf(character)[0] ?? character
  return all
}

const soundsOf = (entries: readonly Entry[], readingsOf: ReadingsOf): Sound[] =>
  entries.flatMap(({ forms }, entry) => {
    if (/\d/.test(forms.short)) return []
    const initials = [...forms.short].map((character) => (readingsOf(character)[0] ?? character).charAt(0)).join('')
    return [{ entry, stem: soundOf(forms.stem, readingsOf), whole: soundOf(forms.short, readingsOf), initials }]
  })

export const buildNameIndex = (units: Iterable<NamedUnit>, dictionary: ReadingsOf): NameIndex => {
  const entries: Entry[] = []
  const byCharacter = new Map<string, number[]>()
  const byLetter = new Map<string, number[]>()
  const all: NamedUnit[] = []
  const known = new Map<string, readonly string[]>()
  const readingsOf = (character: string): readonly string[] => {
    let readings = known.get(character)
    if (!readings) known.set(character, (readings = /[a-z0-9]/.test(character) ? [character] : dictionary(character)))
    return readings
  }
  for (const unit of units) {
    all.push(unit)
    const names = [unit.name, ...unit.aliases]
    for (let n = 0; n < names.length; n++) {
      const text = names[n]!.slice(0, positions)
      const characters = folded(text)
      const number = entries.length
      const readings: (readonly string[])[] = []
      for (let i = 0; i < characters.length; i++) {
        const at = number * positions + i
        const read = readingsOf(characters[i]!)
        readings.push(read)
        remember(byCharacter, characters[i]!, at)
        for (const one of read) remember(byLetter, one.charAt(0), at)
      }
      entries.push({ unit, place: all.length - 1, text, alias: n > 0, characters, readings, forms: formsOf(text), level: levels.indexOf(unit.level) })
    }
  }
  let sounds: readonly Sound[] | undefined
  return {
    entries, readingsOf, byCharacter, byLetter, byCode: all.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)),
    sounds: () => (sounds ??= soundsOf(entries, readingsOf)),
  }
}

export const entryOf = (at: number): number => Math.floor(at / positions)
export const positionOf = (at: number): number => at % positions
