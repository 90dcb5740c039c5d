// English of one and of several: no text, given ones, says “1 cases”.
import { describe, expect, test } from 'vitest'
import { filesBelow } from './support/source-files.ts'

const plural = /(?<![\d.,:/–-])1 (?:more |further |other |new |running |free |open )?[a-z-]*[a-z]s\b/
/** End in s and are no plural. */
const single = /\b1 (?:class|address|is|as|has|was|less|stands|lies|makes|asks|needs|says|sees)\b/

/** All that a text can say of one: numbers, texts of a number and rows alike are ones. */
const spoken = (text: unknown): string[] => {
  if (typeof text === 'string') return [text]
  if (typeof text === 'function') {
    const one = (value: unknown): string[] => {
      try {
        return [String((text as (...input: unknown[]) => unknown)(...Array.from({ length: text.length }, () => value)))]
      } catch {
        return []
      }
    }
    return [...one(1), ...one(new Proxy({}, { get: () => 1 }))]
  }
  return typeof text === 'object' && text !== null ? Object.values(text).flatMap(spoken) : []
}

const english = [...filesBelow('src/web', ['en.ts']).filter(({ path }) => /[./]en\.ts$/.test(path)), ...filesBelow('src/domain', ['phrases.ts'])]

describe('English', () => {
  test.each(english.map(({ path }) => path))('of %s says one as one', async (path) => {
    const all = Object.values((await import(`../${path}`)) as object).flatMap(spoken)
    expect(all.length).toBeGreaterThan(0)
    expect(all.filter((text) => plural.test(text) && !single.test(text))).toEqual([])
  })

  test('“1 cases” would be noticed', () => {
    expect(['1 cases', 'at most 1 running cases', '1 work-hours'].every((text) => plural.test(text))).toBe(true)
    expect(['1 case', '1 class of cases', '11 cases', '0.1 metres'].some((text) => plural.test(text) && !single.test(text))).toBe(false)
  })
})
