// What a class asks and what was answered, in the reader's words.
import type { Answer, AnswerFault } from '../../../domain/catalogue/check-answers.ts'
import type { Question } from '../../../domain/catalogue/category.ts'
import { answersEn } from './answers.en.ts'
import { answersZh } from './answers.zh.ts'
import { useWords, words } from './dictionary.ts'
import type { Language } from './language.ts'

const answerWords = words(answersZh, answersEn)
export const useAnswerTexts = () => useWords(answerWords)

type Wording = { zh: string; en: string }

export const wordingText = (one: Wording, language: Language): string => (language === 'en' ? one.en : one.zh)

export const answerText = (question: Question, answer: Answer, language: Language, texts: { yes: string; no: string }): string => {
  if (typeof answer === 'boolean') return answer ? texts.yes : texts.no
  const option = question.kind === 'choice' ? question.options?.find(({ code }) => code === answer) : undefined
  return option ? wordingText(option, language) : String(answer)
}

/** The fault beside its question, once somebody tried to send. */
export const faultOf = (faults: readonly AnswerFault[], question: string, texts: { missing: string; wrong: string }): string | null => {
  const fault = faults.find((one) => one.question === question)
  return fault ? texts[fault.fault] : null
}
