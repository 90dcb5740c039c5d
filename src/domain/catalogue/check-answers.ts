// Whether the answers given with a report fit the questions of its class. Browser and server ask the same function.
import type { Question } from './category.ts'

export type Answer = string | number | boolean
export type Answers = Readonly<Record<string, Answer>>
export type AnswerFault = { question: string; fault: 'missing' | 'wrong' }

export const longestAnswer = 200

const isDay = (value: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const at = Date.parse(`${value}T00:00:00Z`)
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(value)
}

const fits = (question: Question, answer: Answer): boolean => {
  switch (question.kind) {
    case 'yesNo':
      return typeof answer === 'boolean'
    case 'number':
      return typeof answer === 'number' && Number.isFinite(answer) && Math.abs(answer) < 1e12
    case 'text':
      return typeof answer === 'string' && answer.length <= longestAnswer
    case 'date':
      return typeof answer === 'string' && isDay(answer)
    case 'choice':
      return question.options?.some(({ code }) => code === answer) ?? false
  }
}

const isBlank = (answer: Answer | undefined): boolean => answer === undefined || (typeof answer === 'string' && answer.trim() === '')

/** `kept` is what is stored: texts without blanks around them, nothing that isn't asked. */
export const checkAnswers = (questions: readonly Question[], given: Answers): { kept: Record<string, Answer>; faults: AnswerFault[] } => {
  const kept: Record<string, Answer> = {}
  const faults: AnswerFault[] = []
  for (const question of questions) {
    const answer = Object.hasOwn(given, question.code) ? given[question.code] : undefined
    if (answer === undefined || isBlank(answer)) {
      if (question.required) faults.push({ question: question.code, fault: 'missing' })
    } else if (fits(question, answer)) kept[question.code] = typeof answer === 'string' ? answer.trim() : answer
    else faults.push({ question: question.code, fault: 'wrong' })
  }
  return { kept, faults }
}
