// What a report lacks that its class asks for: a photo of the scene, a place, an answer. Asked by the server; the forms
// ask the same before they send.
import { checkAnswers, type Answer, type Answers } from '../catalogue/check-answers.ts'
import type { Category } from '../catalogue/category.ts'
import type { Problem } from '../kernel/problem.ts'
import type { StepPhoto } from './command.ts'
import { isFiledAtOnce, type CaseSource } from './event.ts'
import { caseProblem } from './problems.ts'

/** Who stands there can take a photo; who writes down what others say can't. */
const onTheSpot: readonly CaseSource[] = ['resident', 'anonymous', 'worker']

export const evidenceFault = ({ evidence }: Pick<Category, 'evidence'>, report: { source: CaseSource; photos: readonly StepPhoto[]; place: boolean }): Problem | undefined => {
  if (evidence.scene && onTheSpot.includes(report.source) && report.photos.length === 0) return caseProblem('case.photo-needed', { role: 'scene' })
  return evidence.place && !report.place ? caseProblem('case.place-needed') : undefined
}

/**
 * The filing condition to keep, or that the class has none of this name. Not asked of whoever doesn't file: they don't judge
 * how grave it is. One that went with an older form is let go like an answer to it.
 */
export const conditionToKeep = ({ conditions, version }: Pick<Category, 'conditions' | 'version'>, source: CaseSource, given: string | undefined, seenVersion: number | undefined): string | null | Problem => {
  if (given === undefined || !isFiledAtOnce(source)) return null
  if (conditions.some(({ code }) => code === given)) return given
  return seenVersion !== undefined && seenVersion !== version ? null : caseProblem('case.condition-unknown', { condition: given })
}

/**
 * The answers to keep, or the first that is missing or wrong. Whoever filled in the form of another version (a phone that
 * was offline over an adoption) isn't asked again: what still fits is kept, the rest is let go.
 */
export const answersToKeep = ({ questions, version }: Pick<Category, 'questions' | 'version'>, given: Answers, seenVersion: number | undefined): Record<string, Answer> | Problem => {
  const { kept, faults } = checkAnswers(questions, given)
  const [first] = faults
  if (!first || (seenVersion !== undefined && seenVersion !== version)) return kept
  const { zh, en } = questions.find(({ code }) => code === first.question)!
  return caseProblem(first.fault === 'missing' ? 'case.answer-needed' : 'case.answer-wrong', { question: first.question, zh, en })
}
