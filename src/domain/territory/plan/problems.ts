// Why an operation does not fit the net it meets, and why a plan can't go where somebody wants it.
import { problemsOf } from '../../kernel/problem.ts'

export const planProblems = {
  // an operation on a tree
  'plan.unit-unknown': 422,
  'plan.ref-taken': 422,
  'plan.parent-wrong': 422,
  'plan.name-needed': 422,
  'plan.code-malformed': 422,
  'plan.code-taken': 422,
  'plan.households-wrong': 422,
  'plan.shape-malformed': 422,
  'plan.district-stays': 422,
  'plan.too-few': 422,
  'plan.not-siblings': 422,
  'plan.successor-wrong': 422,
  'plan.units-below': 422,
  // a plan as a whole
  'plan.not-found': 404,
  'plan.id-taken': 409,
  'plan.changed': 409,
  'plan.not-open': 409,
  'plan.outside': 422,
  'plan.empty': 422,
  'plan.nothing-to-undo': 409,
  'plan.nothing-to-redo': 409,
  'plan.day-past': 422,
  'plan.adoption-pending': 409,
  'plan.no-longer-fits': 409,
  'plan.border-changed': 409,
  'plan.code-used': 409,
  'plan.codes-used-up': 409,
} as const

export const planProblem = problemsOf(planProblems)
export type PlanProblemCode = keyof typeof planProblems
