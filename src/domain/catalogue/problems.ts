// Refusals about the catalogue.
import { problemsOf } from '../kernel/problem.ts'

export const catalogueProblems = {
  'catalogue.not-found': 404,
  'catalogue.version-not-found': 404,
  'catalogue.changed': 409,
  'catalogue.code-reserved': 422,
  'catalogue.major-missing': 422,
  'catalogue.faulty': 422,
  'catalogue.draft-empty': 409,
  'catalogue.draft-open': 409,
  'catalogue.from-too-early': 422,
  'catalogue.in-force-already': 409,
  'catalogue.sheet-changed': 409,
  'catalogue.sheet-nothing': 422,
} as const

export const catalogueProblem = problemsOf(catalogueProblems)
