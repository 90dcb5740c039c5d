// How fast a unit is found by what somebody types, on one core: all 8,604 units of the demonstration district with their
// aliases, by name, alias, pinyin, initials, with one fault, and by what stands in nearly every name.
import { pinyin } from 'pinyin-pro'
import type { UnitId } from '../src/domain/kernel/ids.ts'
import { buildNameIndex, type NamedUnit } from '../src/domain/territory/names/index.ts'
import { searchNames } from '../src/domain/territory/names/search.ts'
import { makeDemoTerritory } from '../src/server/demo/territory/index.ts'
import { percentile, round, type BenchLine, type BenchOptions } from './bench-line.ts'

export const about = 'units by name, alias, pinyin and initials, milliseconds a search'

const reach = 2
const buildReach = 200

const isHan = /\p{Script=Han}/u
const readingsOf = (character: string): readonly string[] => (isHan.test(character) ? pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true }) : [])

const asked: readonly (readonly [what: string, words: readonly string[]])[] = [
  ['by name or a part of it', ['迎宾街道', '康吉社区', '康吉3-2', '御河', '古城街道办事处']],
  ['by pinyin', ['yingbinjiedao', 'kangji', '迎bin', 'gucheng']],
  ['by initials', ['ybjd', 'kjsq', 'gcjd', 'kjsqd3wg']],
  ['with one fault', ['迎斌街道', '迎宾馆路街道', 'yinbinjiedao', 'ybjt']],
  ['by what stands in nearly every name', ['w', '网格', 'wg', '微']],
]

export async function run({ quick }: BenchOptions): Promise<BenchLine[]> {
  const units = makeDemoTerritory().units.map(({ level, code, name, aliases }, n): NamedUnit => ({ id: (n + 1) as UnitId, level, code, name, aliases }))
  readingsOf('一') // the dictionary's own preparation is not the index's
  const builds = Array.from({ length: 5 }, () => {
    const start = performance.now()
    buildNameIndex(units, readingsOf)
    return performance.now() - start
  })
  const index = buildNameIndex(units, readingsOf)
  const rounds = quick ? 50 : 400
  for (const [, words] of asked) for (const one of words) for (let n = 0; n < 30; n++) searchNames(index, one)
  const lines = asked.map(([what, words]): BenchLine => {
    const times: number[] = []
    for (let n = 0; n < rounds; n++)
      for (const one of words) {
        const start = performance.now()
        searchNames(index, one)
        times.push(performance.now() - start)
      }
    const value = percentile(times, 0.95)
    return { bench: 'names', case: `${what}, 95 of 100`, value: round(value), unit: 'ms', reach: `< ${reach}`, ok: value < reach }
  })
  const build = percentile(builds, 0.5)
  return [...lines, { bench: 'names', case: `building the index of ${units.length} units`, value: round(build), unit: 'ms', reach: `< ${buildReach}`, ok: build < buildReach }]
}
