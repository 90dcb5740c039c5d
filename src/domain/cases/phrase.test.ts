import { expect, test } from 'vitest'
import { fillPhrase, unknownPlaces } from './phrase.ts'
import { starterPhrases } from './starter-phrases.ts'
import { isUuid } from '../kernel/ids.ts'

test('a phrase is filled with what is known of the case, and nothing else of it is touched', () => {
  expect(fillPhrase('您反映的{category}（{number}）已处理。', { category: '路灯', number: '2026-0000012' })).toBe('您反映的路灯（2026-0000012）已处理。')
  expect(fillPhrase('{place}：{place}', { place: '东门' })).toBe('东门：东门')
  expect(fillPhrase('{place} {due} {nothing} {', { place: '' })).toBe('{place} {due} {nothing} {')
  expect(fillPhrase('{number}', { number: '{place}', place: 'x' })).toBe('{place}')
})

test('what nothing will fill in is named', () => {
  expect(unknownPlaces('{number} {nmuber} {编号} {nmuber}')).toEqual(['nmuber', '编号'])
  expect(unknownPlaces('plain')).toEqual([])
})

test('a district begins with a dozen phrases that every case fills in', () => {
  expect(starterPhrases).toHaveLength(12)
  expect(new Set(starterPhrases.map(({ id }) => id)).size).toBe(12)
  for (const { id, title, text } of starterPhrases) {
    expect(isUuid(id), title).toBe(true)
    expect(unknownPlaces(text), title).toEqual([])
    expect([title.length <= 40, text.length <= 1000], title).toEqual([true, true])
  }
})
