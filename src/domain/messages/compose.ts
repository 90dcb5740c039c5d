// The text that leaves the platform: what happened, to which number, class and place. `SafeFacts` has room for nothing
// else, so no reporter's name, telephone number or word of a report can stand in a push, a text message or with a robot.
import type { Occasion } from './occasion.ts'
import { wordingsEn, wordingsZh } from './phrases.ts'

export type Language = 'zh' | 'en'

export type SafeFacts = {
  /** Of the case, as people say it. */
  number: string | null
  /** Its class in the catalogue. */
  category: { zh: string; en: string } | null
  /** Name of the grid it lies in, or of the next unit above that is known; never an address. */
  place: string | null
  /** The day something is held on, `YYYY-MM-DD`. */
  day: string | null
}

export type Item = { occasion: Occasion; subjectId: string; facts: SafeFacts }

/** `lines`: one for each thing, for ways with room for them. */
export type Composed = { title: string; body: string; lines: readonly string[] }

const wordings = { zh: wordingsZh, en: wordingsEn }

/** Number, class, day and place, as far as there are any. */
export const factsText = ({ number, category, place, day }: SafeFacts, language: Language): string =>
  [number, category?.[language] ?? null, day, place].filter((part) => part !== null && part !== '').join(' · ')

const joined = (title: string, facts: string): string => (facts === '' ? title : `${title}: ${facts}`)

const lineOf = ({ occasion, facts }: Item, language: Language): string => {
  const line = joined(wordings[language][occasion].one, factsText(facts, language))
  return language === 'zh' ? line.replace(': ', '：') : line
}

export const titleOf = (occasion: Occasion, language: Language): string => wordings[language][occasion].one

/** One thing is named; many are counted by occasion. The same thing said twice counts once. */
export const compose = (items: readonly Item[], language: Language): Composed => {
  const distinct = [...new Map(items.map((item) => [`${item.occasion} ${item.subjectId}`, item])).values()]
  const [first] = distinct
  if (first === undefined) return { title: '', body: '', lines: [] }
  const lines = distinct.map((item) => lineOf(item, language))
  if (distinct.length === 1) return { title: titleOf(first.occasion, language), body: factsText(first.facts, language), lines }
  const counts = [...Map.groupBy(distinct, ({ occasion }) => occasion)].map(([occasion, some]) => wordings[language][occasion].many(some.length))
  return {
    title: language === 'zh' ? `${distinct.length} 条消息` : `${distinct.length} messages`,
    body: counts.join(language === 'zh' ? '，' : ', '), lines,
  }
}
