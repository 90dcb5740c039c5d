// Refusals of the planner's routes.
import { problemsOf } from '../../../domain/kernel/problem.ts'

export const plannerRunProblem = problemsOf({
  'planner.run-not-found': 404,
  'planner.run-not-ready': 409,
  'planner.run-outdated': 409,
  'planner.file-unreadable': 422,
})
