// Refusals about joint operations, premises and their inspections.
import { problemsOf } from '../kernel/problem.ts'

export const operationProblems = {
  'operation.not-found': 404,
  'operation.id-taken': 409,
  'operation.step-not-allowed': 409,
  'operation.changed': 409,
  'operation.leader-only': 403,
  'operation.members-only': 403,
  'operation.text-needed': 422,
  'operation.past': 422,
  'operation.hours-reversed': 422,
  'operation.area-needed': 422,
  'operation.area-outside': 422,
  'operation.office-unknown': 422,
  'operation.item-unknown': 422,
  'operation.not-on-post': 422,
  'operation.not-on-roster': 422,
  'operation.leader-needed': 422,
  'operation.nobody-from': 422,
  'operation.too-early': 409,
  'operation.nobody-signed-in': 409,
  'operation.finding-unknown': 422,
  'operation.result-needed': 409,
} as const

export const operationProblem = problemsOf(operationProblems)

export const premisesProblems = {
  'premises.not-found': 404,
  'premises.id-taken': 409,
  'premises.changed': 409,
  'premises.place-needed': 422,
  'premises.place-outside': 422,
  'premises.licence-taken': 409,
  'premises.office-unknown': 422,
  'premises.no-contact': 409,
  'premises.sheet-not-found': 404,
  'premises.sheet-unmapped': 422,
  'premises.sheet-changed': 409,
  'premises.sheet-nothing': 422,
} as const

export const premisesProblem = problemsOf(premisesProblems)

export const inspectionProblems = {
  'inspection.not-found': 404,
  'inspection.id-taken': 409,
  'inspection.step-not-allowed': 409,
  'inspection.changed': 409,
  'inspection.text-needed': 422,
  'inspection.answers-missing': 422,
  'inspection.answers-unknown': 422,
  'inspection.checklist-unknown': 422,
  'inspection.checklist-changed': 409,
  'inspection.checklist-empty': 422,
  'inspection.item-twice': 422,
  'inspection.photo-needed': 422,
  'inspection.photo-unknown': 422,
  'inspection.day-not-allowed': 422,
  'inspection.warned-enough': 409,
  'inspection.premises-ended': 409,
  'inspection.place-needed': 422,
  'inspection.operation-not-running': 409,
} as const

export const inspectionProblem = problemsOf(inspectionProblems)
