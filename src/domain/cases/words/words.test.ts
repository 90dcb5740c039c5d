// Tokens, words, marks and what strangers read: for whatever people write.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commonRunsOf, foldWords, runsOf } from './fold.ts'
import { keyWordsOf, tokensOfWord } from './key-words.ts'
import { marksIn, sharedMarks, snippetOf } from './marks.ts'
import { publicText } from './public-text.ts'
import type { UnitId } from '../../kernel/ids.ts'
import { tokensOf, tokensOfCase, tokensOfRun } from './tokens.ts'

const pieces = fc.constantFrom('路灯', '窨井盖', '不亮', '垃圾', '幼儿园', '的', '了', 'A3区', '１２号', 'LED', 'Ａｂｃ', '110', '，', '。', ' ', '🚧', '👨‍👩‍👧', '𠮷野', '㎡', 'ﬁ', '\n', '\ud800', 'é', 'ß', '\u0000')
const text = fc.oneof(fc.array(pieces, { maxLength: 30 }).map((list) => list.join('')), fc.string({ unit: 'binary', maxLength: 60 }))

describe('tokens', () => {
  it('are pairs of Chinese characters and whole words of other scripts, each once', () => {
    expect(tokensOf('路灯不亮,路灯')).toEqual(['路灯', '灯不', '不亮'])
    expect(tokensOf('A3区12号楼LED灯')).toEqual(['a3', '12', '号楼', 'led'])
    expect(tokensOf('灯')).toEqual([])
    expect(tokensOf('🚧🚧 !?')).toEqual([])
  })

  it('don’t mind width, case or composition', () => {
    expect(tokensOf('ＬＥＤ１２号楼')).toEqual(tokensOf('led12号楼'))
    expect(tokensOf('㎡')).toEqual(tokensOf('m2'))
  })

  it('don’t tear characters of two units apart', () => {
    expect(tokensOf('𠮷野家')).toEqual(['𠮷野', '野家'])
  })

  it('of a case are those of its words, its address and its class', () => {
    expect(tokensOfCase({ description: '积水', address: '东门', category: '01003', streetId: 2 as UnitId, communityId: 31 as UnitId })).toEqual(['积水', '东门', '=01003', '@2', '@31'])
    expect(tokensOfCase({ description: '积水', address: '', category: '01003', streetId: null, communityId: null })).toEqual(['积水', '=01003'])
  })

  it('of any text are well-formed, bounded and nothing the database can’t hold', () => {
    fc.assert(fc.property(text, (written) => {
      const tokens = tokensOf(written)
      expect(new Set(tokens).size).toBe(tokens.length)
      for (const token of tokens) {
        expect(token).toMatch(/^[\p{L}\p{N}\p{M}]{1,40}$/u)
        expect(token.isWellFormed()).toBe(true)
        expect(token.startsWith('=')).toBe(false)
      }
    }))
  })

  it('of a part are among those of the whole, where the part is parted from it', () => {
    fc.assert(fc.property(text, text, (one, other) => {
      const all = new Set(tokensOf(`${one} ${other}`))
      expect(tokensOf(one).filter((token) => !all.has(token))).toEqual([])
    }))
  })
})

describe('common text', () => {
  const common = fc.array(fc.constantFrom('路', '灯', '一', '\u9fff', '7', '12', 'z', 'led', '，', '：', '（', '-', ' ', '\u3000', '\n', 'A', '１', '々', '〇', '·'), { maxLength: 40 }).map((list) => list.join(''))

  it('falls into the same runs as any text does', () => {
    let read = 0
    fc.assert(fc.property(fc.oneof(common, text), (written) => {
      const runs = commonRunsOf(written)
      if (!runs) return
      read += 1
      expect(runs).toEqual(runsOf(foldWords(written).text).map((run) => run.text))
      expect(tokensOf(written)).toEqual([...new Set(runsOf(foldWords(written).text).flatMap(tokensOfRun))])
    }), { numRuns: 2_000 })
    expect(read).toBeGreaterThan(100)
    expect(commonRunsOf('路灯,路灯：12号 led')).toEqual(['路灯', '路灯', '12', '号', 'led'])
    expect(commonRunsOf('ＬＥＤ')).toBeUndefined()
  })
})

describe('words of a search', () => {
  it('are cut where a dictionary cuts them; characters left alone are joined again', () => {
    expect(keyWordsOf('小区东门的窨井盖破损')).toEqual(expect.arrayContaining(['小区', '东门', '窨井盖', '破损']))
    expect(keyWordsOf('井盖')).toEqual(['井盖'])
    expect(keyWordsOf('LED １２')).toEqual(['led', '12'])
  })

  it('are all found in the text they were taken from', () => {
    fc.assert(fc.property(text, (written) => {
      const tokens = new Set(tokensOf(written))
      for (const word of keyWordsOf(written)) expect(tokensOfWord(word).filter((token) => !tokens.has(token))).toEqual([])
    }))
  })
})

describe('marks', () => {
  const marked = (written: string, search: string): string[] => marksIn(written, search).map(({ from, until }) => written.slice(from, until))

  it('show what was searched for, as it was written', () => {
    expect(marked('幼儿园门口的路灯不亮', '路灯 门口')).toEqual(['门口', '路灯'])
    expect(marked('ＬＥＤ路灯坏了', 'led')).toEqual(['ＬＥＤ'])
    expect(marked('12号楼，112号楼', '12')).toEqual(['12'])
    expect(marked('坏灯', '灯')).toEqual(['灯'])
    expect(marked('路灯', '')).toEqual([])
  })

  it('of any search lie in the text, in order and apart, and a snippet shows the first', () => {
    fc.assert(fc.property(text, text, fc.integer({ min: 1, max: 40 }), (written, search, length) => {
      const marks = marksIn(written, search)
      let at = 0
      for (const { from, until } of marks) {
        expect(from).toBeGreaterThanOrEqual(at)
        expect(until).toBeGreaterThan(from)
        at = until
      }
      expect(at).toBeLessThanOrEqual(written.length)
      const snippet = snippetOf(written, marks, length)
      expect(snippet.text.length).toBe(Math.min(length, written.length))
      if (marks.length > 0) expect(snippet.marks.length).toBeGreaterThan(0)
      for (const { from, until } of snippet.marks) expect(0 <= from && from < until && until <= snippet.text.length).toBe(true)
    }))
  })

  it('of what two texts share are the longest stretches both have', () => {
    const written = '幼儿园门口路灯3天不亮'
    expect(sharedMarks(written, '路灯不亮，在幼儿园旁边，已经 3 天').map(({ from, until }) => written.slice(from, until))).toEqual(['幼儿园', '路灯3', '不亮'])
  })

  it('fold any text so that every sign knows its place', () => {
    fc.assert(fc.property(text, (written) => {
      const { text: folded, at } = foldWords(written)
      expect(at).toHaveLength(folded.length + 1)
      expect(at.at(-1)).toBe(written.length)
      for (let index = 1; index < at.length; index += 1) expect(at[index]!).toBeGreaterThanOrEqual(at[index - 1]!)
    }))
  })
})

describe('what a stranger reads', () => {
  it('is the beginning, without numbers that could be a phone’s, a card’s or a car’s', () => {
    expect(publicText('请联系13912345678或139 1234 5678')).toBe('请联系***或***')
    expect(publicText('晋B12345一直占道，车牌晋BD12345')).toBe('***一直占道，车牌***')
    expect(publicText('12号楼3单元')).toBe('12号楼3单元')
    expect([...publicText('灯'.repeat(500))]).toHaveLength(61)
  })

  it('never holds seven digits in a row, however they are written', () => {
    fc.assert(fc.property(text, fc.stringMatching(/^[0-9０-９]{7,18}$/), text, (before, digits, after) => {
      expect(publicText(before + digits + after)).not.toMatch(/\d{7}/)
    }))
  })
})
