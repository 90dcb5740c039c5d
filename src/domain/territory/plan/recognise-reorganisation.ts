// A reorganisation by spreadsheet: from lines of old and new codes to the operations of a plan. Renames, new codes, moves,
// splits, mergers and closures are recognised; what the sheet leaves open is asked, with choices and a suggestion.
import { defaultCodeRules, type CodeRules } from '../code-rules.ts'
import type { NewUnit } from './operation.ts'
import { readRows } from './reorganisation/read-rows.ts'
import { settle } from './reorganisation/settle.ts'
import type { Answers, Recognised, ReorganisationRow } from './reorganisation/types.ts'
import { writeOperations } from './reorganisation/write-operations.ts'
import type { Tree } from './tree.ts'

export type { Answers, Choice, Finding, Question, Recognised, ReorganisationRow, RowFault } from './reorganisation/types.ts'

/** `refFor` names the units the plan makes: the same name for the same text, a different one for every other. */
export const recogniseReorganisation = (
  tree: Tree, rows: readonly ReorganisationRow[], answers: Answers, refFor: (text: string) => NewUnit, rules: CodeRules = defaultCodeRules,
): Recognised => {
  const read = readRows(tree, rows, answers, rules)
  const settled = settle(tree, read, answers)
  const { operations, faults, findings, after } = writeOperations(tree, read, settled, rules, refFor)
  const toDraw = [...after.values()].filter(({ unit, shape }) => shape === null && (tree.get(unit)?.shape ?? undefined) === undefined && !tree.has(unit)).map(({ code, name }) => ({ code: code ?? '', name }))
  return { operations, questions: read.questions, faults: [...read.faults, ...faults].sort((a, b) => a.row - b.row), findings, toDraw }
}
