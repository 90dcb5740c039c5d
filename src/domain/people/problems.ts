// Refusals about accounts, and about the people on the net.
import { problemsOf } from '../kernel/problem.ts'

export const accountProblems = {
  'account.wrong-credentials': 401,
  'account.locked': 423,
  'account.code-too-soon': 429,
  'account.code-too-many': 429,
  'account.wrong-code': 401,
  'account.password-needed': 403,
  'account.weak-password': 422,
  'account.slip-invalid': 401,
  'account.login-taken': 409,
  'account.too-many-tokens': 409,
  'account.token-not-found': 404,
  'account.token-id-taken': 409,
} as const

export const accountProblem = problemsOf(accountProblems)

export const peopleProblems = {
  'people.not-found': 404,
  'people.post-not-found': 404,
  'people.leave-not-found': 404,
  'people.role-not-there': 422,
  'people.role-above': 403,
  'people.own-post': 403,
  'people.roles-apart': 409,
  'people.already-on-post': 409,
  'people.post-over': 409,
  'people.past': 422,
  'people.days-reversed': 422,
  'people.too-long': 422,
  'people.name-differs': 409,
  'people.phone-taken': 409,
  'people.leave-overlaps': 409,
  'people.leave-over': 409,
  'people.substitute-self': 422,
  'people.substitute-away': 409,
  'people.not-their-post': 422,
  'people.no-phone': 409,
  'people.sheet-not-found': 404,
  'people.sheet-unmapped': 422,
  'people.sheet-changed': 409,
  'people.sheet-done': 409,
  'people.sheet-nothing': 422,
} as const

export const peopleProblem = problemsOf(peopleProblems)
