// Refusals of rounds.
import { problemsOf } from '../kernel/problem.ts'

export const roundProblems = {
  'round.not-found': 404,
  'round.routine-not-found': 404,
  'round.rule-not-understood': 422,
  'round.window-not-possible': 422,
  'round.where-unknown': 422,
  'round.who-needed': 422,
  'round.check-unknown': 422,
  'round.not-done-yet': 422,
  'round.not-open-yet': 409,
  'round.already-done': 409,
  'round.not-yours': 403,
  'round.own-excuse': 403,
  'round.changed': 409,
} as const

export const roundProblem = problemsOf(roundProblems)
