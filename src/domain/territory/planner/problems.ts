// Why the planner gives no division at all.
import { problemsOf } from '../../kernel/problem.ts'

export const plannerProblems = {
  'planner.boundary-missing': 422,
  'planner.boundary-crosses-itself': 422,
  'planner.households-unknown': 422,
  'planner.standard-impossible': 422,
  'planner.too-large': 422,
  'planner.too-narrow': 422,
  'planner.cell-in-pieces': 422,
  'planner.building-unknown': 422,
  'planner.building-kept': 422,
  'planner.kept-not-exact': 422,
  'planner.cancelled': 409,
} as const

export type PlannerProblemCode = keyof typeof plannerProblems

export const plannerProblem = problemsOf(plannerProblems)
