// Which column of a district's own sheet is which: by what such headings are usually called.
import { reorganisationFields } from '../../../contract/reorganisations.ts'

export type Field = (typeof reorganisationFields)[number]
export type Columns = Record<Field, number | null>

const old = /(原|旧|调整前|变更前|old|former|before)/i
const fresh = /(新|现|调整后|变更后|new|after|now)/i
const parent = /(上级|所属|隶属|父级|街道|parent|street)/i
const code = /(编码|代码|区划码|编号|code)/i
const name = /(名称|名|name)/i

const tests: Readonly<Record<Field, (heading: string) => number>> = {
  oldCode: (heading) => (code.test(heading) && old.test(heading) && !parent.test(heading) ? 2 : 0),
  newCode: (heading) => (code.test(heading) && !old.test(heading) && !parent.test(heading) ? (fresh.test(heading) ? 2 : 1) : 0),
  name: (heading) => (name.test(heading) && !code.test(heading) && !old.test(heading) && !parent.test(heading) ? (fresh.test(heading) ? 2 : 1) : 0),
  parentCode: (heading) => (parent.test(heading) && code.test(heading) && !old.test(heading) ? 2 : /^(新)?上级$|^new parent$|^parent$/i.test(heading) ? 1 : 0),
}

/** The best column of each field; the first of equals. */
export const guessColumns = (headings: readonly string[]): Columns => {
  const best = (field: Field): number | null => {
    const ranked = headings.map((heading, n) => ({ n, rank: tests[field](heading.normalize('NFKC').trim()) })).filter(({ rank }) => rank > 0).sort((a, b) => b.rank - a.rank || a.n - b.n)
    return ranked[0]?.n ?? null
  }
  return { oldCode: best('oldCode'), newCode: best('newCode'), name: best('name'), parentCode: best('parentCode') }
}
