import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'
import { describe, expect, it } from 'vitest'
import type { UnitId } from '../../kernel/ids.ts'
import { buildNameIndex, type NamedUnit } from './index.ts'
import { searchNames } from './search.ts'

type TreeFile = { code: string; name: string; streets: { code: string; name: string; communities: [string, string][] }[] }
const tree = JSON.parse(readFileSync(new URL('../../../server/demo/territory/pingcheng-140213.json', import.meta.url), 'utf8')) as TreeFile

const readingsOf = (character: string): string[] =>
  /\p{Script=Han}/u.test(character) ? pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true }).map((one) => one.toLowerCase()) : []

/** The real streets and communities, each community with grids and microgrids below: as many names as the district has. */
const makeUnits = (aliases: Readonly<Record<string, string[]>> = {}): NamedUnit[] => {
  const units: NamedUnit[] = []
  const add = (level: NamedUnit['level'], code: string, name: string): void => void units.push({ id: (units.length + 1) as UnitId, level, code, name, aliases: aliases[name] ?? [] })
  add('district', tree.code, tree.name)
  for (const street of tree.streets) {
    add('street', street.code, street.name)
    for (const [end, name] of street.communities) {
      const code = street.code.slice(0, 9) + end
      add('community', code, name)
      const short = name.replace(/居民委员会$|村民委员会$/, '')
      for (let g = 1; g <= 8; g++) {
        add('grid', `${code}00${g}`, `${short}第${g}网格`)
        for (let m = 1; m <= 4; m++) add('microgrid', `${code}00${g}00${m}`, `${short.replace('社区', '')}${g}-${m}微网格`)
      }
    }
  }
  return units
}

const units = makeUnits({ 迎宾街道: ['迎宾馆街道'] })
const index = buildNameIndex(units, readingsOf)
const nameOf = (id: UnitId): string => units[id - 1]!.name
const find = (words: string, options = {}): string[] => searchNames(index, words, options).map(({ id }) => nameOf(id))

describe('looking for a unit', () => {
  it.each([
    ['迎宾街道', 'its name'], ['迎宾', 'its stem'], ['迎宾馆街道', 'the name on the page'], ['迎宾街道办事处', 'its office'], ['迎宾街道办', 'its office, short'],
    ['ybjd', 'its initials'], ['yingbin', 'its pinyin'], ['yingbinjiedao', 'all its pinyin'], ['迎bin', 'a mixture'], ['迎bjd', 'a character and initials'], ['yingbj', 'pinyin and an initial'],
    ['YBJD', 'capitals'], [' 迎 宾 街道 ', 'blanks between'], ['140213053', 'the beginning of its code'], ["ying'bin", 'pinyin with its apostrophe'],
    ['迎斌街道', 'another character of the same sound'], ['迎兵街道', 'another character'], ['迎宾宾街道', 'one too many'], ['yinbinjiedao', 'one letter too few'], ['ybjt', 'one initial wrong'],
  ])('%s finds 迎宾街道 first (%s)', (words) => {
    expect(find(words)[0]).toBe('迎宾街道')
  })

  it('finds 迎宾街道 by 迎宾馆街道 even where nobody has written the alias down', () => {
    const without = buildNameIndex(makeUnits(), readingsOf)
    expect(nameOf(searchNames(without, '迎宾馆街道')[0]!.id)).toBe('迎宾街道')
  })

  it.each([['康吉社区居委会', '康吉社区居民委员会'], ['康吉社区', '康吉社区居民委员会'], ['kangjishequ', '康吉社区居民委员会'], ['康吉居委会', '康吉社区居民委员会'], ['kjsqd3wg', '康吉社区第3网格'], ['康吉3-2', '康吉3-2微网格'], ['康吉３－２', '康吉3-2微网格'], ['康古社区', '康吉社区居民委员会']])('%s finds %s first', (words, name) => {
    expect(find(words)[0]).toBe(name)
  })

  it('reads a character in every way it can be read', () => {
    const some = buildNameIndex([{ id: 1 as UnitId, level: 'community', code: '1', name: '重庆行社区', aliases: [] }], readingsOf)
    for (const words of ['chongqinghang', 'zhongqingxing', 'cqh', 'zqx', 'chqh']) expect(searchNames(some, words), words).toHaveLength(1)
    expect(searchNames(some, 'cqb')).toEqual([])
  })

  it('puts wider units before narrower and keeps to a level when one is asked for', () => {
    const all = find('康吉')
    expect(all[0]).toBe('康吉社区居民委员会')
    expect(find('康吉', { level: 'microgrid' }).every((name) => name.endsWith('微网格'))).toBe(true)
    expect(find('kj', { level: 'grid', most: 3 })).toHaveLength(3)
  })

  it('says which part of which name fits', () => {
    expect(searchNames(index, 'bin街')[0]).toMatchObject({ text: '迎宾街道', from: 1, until: 3 })
    expect(searchNames(index, '迎宾馆')[0]).toMatchObject({ text: '迎宾馆街道', from: 0, until: 3 })
  })

  it('finds nothing by what is nowhere, and nothing by nothing', () => {
    for (const words of ['火星基地街道', 'zzzzz', '', '   ', '？']) expect(find(words), words).toEqual([])
  })

  it('finds every street and community by its name, its pinyin and its initials, and survives any text', () => {
    for (const unit of units.filter(({ level }) => level === 'street' || level === 'community')) {
      const typed = [unit.name, pinyin(unit.name, { toneType: 'none', type: 'array', v: true }).join('')]
      for (const words of typed) expect(find(words, { level: unit.level }), words).toContain(unit.name)
    }
    fc.assert(fc.property(fc.oneof(fc.string({ maxLength: 50 }), fc.string({ unit: fc.constantFrom(...'迎宾街道社区网格康吉12-yb'), maxLength: 12 })), (words) => {
      for (const { text, from, until } of searchNames(index, words)) expect(from <= until && until <= text.length).toBe(true)
    }))
  })

  it('one character changed, put in or left out in a name of three or more still finds it', () => {
    const streets = units.filter(({ level, name }) => level === 'community' && name.replace(/社区.*|村.*/, '').length >= 3).slice(0, 60)
    fc.assert(fc.property(fc.constantFrom(...streets), fc.nat(2), fc.constantFrom('other', 'more', 'less'), (unit, at, how) => {
      const stem = unit.name.replace(/社区.*|村.*/, '')
      const wrong = stem.slice(0, at) + (how === 'less' ? '' : '鑫') + (how === 'more' ? stem[at]! : '') + stem.slice(at + 1)
      if (how === 'less' && wrong.length < 3) return
      const found = find(wrong, { level: 'community', most: 30 })
      expect(found.includes(unit.name) || found.some((name) => name.includes(wrong)), wrong).toBe(true)
    }))
  })
})
