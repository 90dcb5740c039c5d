// Refusals of the exchange between a phone and the server.
import { problemsOf } from '../kernel/problem.ts'

export const syncProblems = {
  'sync.device-revoked': 403,
  'sync.device-taken': 409,
  'sync.device-not-found': 404,
  'sync.too-many-devices': 409,
  'sync.command-unknown': 422,
  'sync.id-taken': 409,
  'sync.parent-refused': 409,
} as const

export const syncProblem = problemsOf(syncProblems)
