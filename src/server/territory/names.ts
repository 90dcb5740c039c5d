// The index of names of a net, made at the first search in it. The dictionary of readings is loaded with it, not before.
import type { UnitId } from '../../domain/kernel/ids.ts'
import { buildNameIndex, type NameIndex, type ReadingsOf } from '../../domain/territory/names/index.ts'
import { searchNames, type FoundName, type SearchOptions } from '../../domain/territory/names/search.ts'
import type { Net } from './net.ts'

const isHan = /\p{Script=Han}/u

/** Every reading of a character, without tones. */
const loadReadings = async (): Promise<ReadingsOf> => {
  const { pinyin } = await import('pinyin-pro')
  return (character) => (isHan.test(character) ? pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true }) : [])
}

let readings: Promise<ReadingsOf> | undefined
const indexes = new WeakMap<Net, Promise<NameIndex>>()

const indexOf = (net: Net): Promise<NameIndex> => {
  let index = indexes.get(net)
  if (!index) indexes.set(net, (index = (readings ??= loadReadings()).then((readingsOf) => buildNameIndex(net.units.values(), readingsOf))))
  return index
}

export const findNames = async (net: Net, words: string, options: SearchOptions = {}): Promise<(FoundName & { id: UnitId })[]> => searchNames(await indexOf(net), words, options)
