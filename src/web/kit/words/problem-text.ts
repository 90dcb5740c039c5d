// The sentence for a Problem in the reader's language. A code without a text says that the system failed and names itself.
import { Problem } from '../../../domain/kernel/problem.ts'
import { language, useLanguage, type Language } from './language.ts'
import { problemsEn } from './problems.en.ts'
import { problemsZh } from './problems.zh.ts'
import type { Say } from './say.ts'

const tables: Record<Language, Record<string, Say>> = { zh: { ...problemsZh }, en: { ...problemsEn } }

/** For an app that meets Problems the others don't; once, at its start. */
export const addProblemTexts = (more: Record<Language, Readonly<Record<string, Say>>>): void => {
  for (const [of, texts] of Object.entries(more) as [Language, Readonly<Record<string, Say>>][]) Object.assign(tables[of], texts)
}

export const problemText = (fault: unknown, inLanguage: Language = language()): string => {
  const table = tables[inLanguage]
  if (!(fault instanceof Problem)) return table['server.failed']!({})
  const say = table[fault.code]
  return say ? say(fault.params) : `${table['server.failed']!({})} (${fault.code})`
}

export const useProblemText = (): ((fault: unknown) => string) => {
  const inLanguage = useLanguage()
  return (fault) => problemText(fault, inLanguage)
}
