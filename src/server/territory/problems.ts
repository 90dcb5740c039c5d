// Refusals about the net.
import { problemsOf } from '../../domain/kernel/problem.ts'

export const territoryProblem = problemsOf({ 'territory.not-found': 404 })
