// Refusals about imports.
import { problemsOf } from '../../../domain/kernel/problem.ts'

export const importProblem = problemsOf({
  'import.not-found': 404,
  'import.id-taken': 409,
  'import.empty-file': 422,
  'import.too-large': 413,
  'import.not-ready': 409,
  'import.running': 409,
  'import.outdated': 409,
  'import.faulty-rows': 409,
  'import.nothing-new': 422,
  'import.mapping-incomplete': 422,
  'import.datum-needed': 422,
  'import.broke-off': 500,
})
