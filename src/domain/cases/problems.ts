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
} as const

export const caseProblem = problemsOf(caseProblems)
