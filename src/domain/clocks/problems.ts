// Refusals about calendars, ladders and area classes.
import { problemsOf } from '../kernel/problem.ts'

export const clockProblems = {
  'clocks.calendar-wrong': 422,
  'clocks.calendar-changed': 409,
  'clocks.calendar-unknown': 422,
  'clocks.place-unknown': 422,
  'clocks.ladder-wrong': 422,
} as const

export const clockProblem = problemsOf(clockProblems)
