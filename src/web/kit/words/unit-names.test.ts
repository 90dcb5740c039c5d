import { describe, expect, it } from 'vitest'
import { spokenName } from './unit-names.zh.ts'

describe('names of units', () => {
  it.each([['康吉社区居民委员会', '康吉社区'], ['上皇庄村村民委员会', '上皇庄村'], ['永泰街道', '永泰街道'], ['康吉社区第1网格', '康吉社区第1网格']])('%s is called %s', (name, spoken) => {
    expect(spokenName(name)).toBe(spoken)
  })
})
