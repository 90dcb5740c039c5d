// Why an edit on the map can't be done as drawn.
import { problemsOf, type ProblemTable } from '../../kernel/problem.ts'

export const editProblems = {
  'edit.unit-unknown': 404,
  'edit.no-shape': 422,
  'edit.line-does-not-cross': 422,
  'edit.whole-on-one-side': 422,
  'edit.line-crosses-itself': 422,
  'edit.not-neighbours': 422,
  'edit.not-siblings': 422,
  'edit.crosses-itself': 422,
  'edit.crosses-others': 422,
  'edit.swallows': 422,
  'edit.not-exact': 422,
  'edit.no-corner': 422,
  'edit.corner-holds': 422,
  'edit.outside': 422,
  'edit.no-gap': 422,
  'edit.line-too-short': 422,
  'edit.too-far': 422,
  'edit.has-children': 422,
} satisfies ProblemTable

export const editProblem = problemsOf(editProblems)
