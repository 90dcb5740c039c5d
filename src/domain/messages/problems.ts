// Refusals around messages.
import { problemsOf } from '../kernel/problem.ts'

export const messageProblems = {
  'message.rules-wrong': 422,
  'message.rules-changed': 409,
  'message.push-refused': 422,
  'message.too-many-devices': 409,
  'message.no-mail': 409,
  'message.mail-failed': 502,
  'message.wrong-code': 422,
  'message.too-many-codes': 429,
  'message.robot-refused': 422,
  'message.robot-not-found': 404,
  'message.place-unknown': 422,
  'message.delivery-not-found': 404,
} as const

export const messageProblem = problemsOf(messageProblems)
