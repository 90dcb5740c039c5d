// Refusals of whistles.
import { problemsOf } from '../kernel/problem.ts'

export const whistleProblems = {
  'whistle.not-found': 404,
  'whistle.id-taken': 409,
  'whistle.transition-not-allowed': 409,
  'whistle.call-not-allowed': 409,
  'whistle.already-open': 409,
  'whistle.case-closed': 409,
  'whistle.own-request': 403,
  'whistle.head-approves': 403,
  'whistle.not-called': 403,
  'whistle.office-needed': 422,
  'whistle.office-unknown': 422,
  'whistle.limit-out-of-range': 422,
  'whistle.text-needed': 422,
  'whistle.time-not-possible': 422,
  'whistle.not-running': 409,
  'whistle.unanswered': 409,
  'whistle.not-evaluated': 409,
  'whistle.already-evaluated': 409,
  'whistle.task-unknown': 422,
  'whistle.task-done': 409,
  'whistle.band-order': 422,
} as const

export const whistleProblem = problemsOf(whistleProblems)
