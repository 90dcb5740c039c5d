// Refusals about photos. Each carries the `name` the photo had on the phone, so that the right one can be chosen again.
import { problemsOf } from '../kernel/problem.ts'

export const fileProblems = {
  'file.empty': 422,
  'file.too-large': 413,
  'file.not-an-image': 422,
  'file.unreadable': 422,
  'file.more-than-an-image': 422,
  'file.id-taken': 409,
  'file.too-many': 429,
  'file.not-found': 404,
  'file.part-too-large': 413,
  'file.part-out-of-order': 409,
  'file.parts-differ': 422,
  'file.nothing-covered': 422,
  'file.covered-meanwhile': 409,
} as const

export const fileProblem = problemsOf(fileProblems)
