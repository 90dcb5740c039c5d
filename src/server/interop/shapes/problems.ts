// Refusals about files of shapes. Each carries the `name` of the file.
import { problemsOf } from '../../../domain/kernel/problem.ts'

export const shapeProblem = problemsOf({
  'shape.unreadable': 422,
  'shape.cut-off': 422,
  'shape.empty': 422,
  'shape.too-large': 413,
  'shape.member-missing': 422,
  'shape.several-layers': 422,
  'shape.not-areas': 422,
  'shape.crs-needed': 422,
  'shape.crs-unknown': 422,
  'shape.crs-shifted': 422,
})
