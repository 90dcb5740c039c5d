// Refusals of the case engine.
import { problemsOf } from '../kernel/problem.ts'

export const caseProblems = {
  'case.not-found': 404,
  'case.transition-not-allowed': 409,
  'case.changed': 409,
  'case.id-taken': 409,
  'case.own-work': 403,
  'case.text-needed': 422,
  'case.photo-needed': 422,
  'case.too-many-photos': 422,
  'case.photo-unknown': 422,
  'case.category-unknown': 422,
  'case.place-outside': 422,
  'case.place-needed': 422,
  'case.unit-not-below': 422,
  'case.no-unit-above': 409,
  'case.office-unknown': 422,
  'case.reopen-too-late': 409,
  'case.already-rated': 409,
  'case.anonymous-not-allowed': 403,
  'case.not-holder': 403,
  'case.request-pending': 409,
  'case.no-request': 409,
  'case.own-request': 403,
  'case.not-own-request': 403,
  'case.time-needed': 422,
  'case.suspension-too-long': 422,
  'case.extension-too-long': 422,
  'case.no-chase': 409,
  'case.chase-from-above': 403,
  'case.milestone-unknown': 422,
  'case.milestone-done': 409,
  'case.not-assisting': 403,
  'case.master-unknown': 422,
  'case.master-not-possible': 422,
  'case.condition-unknown': 422,
  'case.answer-needed': 422,
  'case.answer-wrong': 422,
  'case.private-without-photos': 422,
  'case.link-not-possible': 422,
  'case.whistle-running': 409,
} as const

export const caseProblem = problemsOf(caseProblems)

export const phraseProblems = {
  'phrase.not-found': 404,
  'phrase.place-unknown': 422,
  'phrase.too-many': 409,
} as const

export const phraseProblem = problemsOf(phraseProblems)
