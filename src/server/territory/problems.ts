// Refusals about the net.
import { problemsOf } from '../../domain/kernel/problem.ts'

export const territoryProblem = problemsOf({ 'territory.not-found': 404, 'territory.rules-wrong': 422 })
