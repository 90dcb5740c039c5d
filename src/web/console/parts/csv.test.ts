import { describe, expect, it } from 'vitest'
import { csvText } from './csv.ts'

describe('a table saved for a spreadsheet', () => {
  it('keeps commas, quotes and line breaks inside their cell', () => {
    expect(csvText([['a,b', 'say "x"', 'two\nlines']])).toBe('\uFEFF"a,b","say ""x""","two\nlines"\r\n')
  })
  it('never lets a cell become a formula', () => {
    expect(csvText([['=HYPERLINK("x")', '-1', '平城区']])).toBe(`\uFEFF"'=HYPERLINK(""x"")",'-1,平城区\r\n`)
  })
})
