// Refusals about accounts.
import { problemsOf } from '../kernel/problem.ts'

export const accountProblems = {
  'account.wrong-credentials': 401,
  'account.locked': 423,
  'account.code-too-soon': 429,
  'account.code-too-many': 429,
  'account.wrong-code': 401,
  'account.password-needed': 403,
  'account.weak-password': 422,
} as const

export const accountProblem = problemsOf(accountProblems)
