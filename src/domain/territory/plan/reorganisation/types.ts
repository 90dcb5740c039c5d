// A reorganisation as a spreadsheet tells it: which unit goes on as which, how it is called then, and where it stands.
import type { Level } from '../../unit.ts'
import type { Operation, UnitRef } from '../operation.ts'

/** One line: a unit of today, one of the new net, or what became of one as another. Codes as they were written. */
export type ReorganisationRow = {
  row: number
  oldCode: string | null
  newCode: string | null
  /** The new name. */
  name: string | null
  /** The code its parent has in the new net. */
  parentCode: string | null
}

export type RowFault = {
  row: number
  code: 'row-empty' | 'old-code-unknown' | 'new-code-malformed' | 'levels-differ' | 'level-unknown' | 'name-missing' | 'parent-unknown' | 'said-twice' | 'code-of-other'
  params: Readonly<Record<string, string>>
}

export type Choice = { value: string; code: string; name: string }

/**
 * Something the sheet leaves open:
 * - `unknown-old`: no unit has this code, but some have the name; which is meant (or `skip`)?
 * - `unmentioned`: the sheet lists nearly all units of the level, not this one; does it stay (`keep`), or close into which?
 * - `closed`: it has no new code; who goes on for it?
 * - `continues`: several go into one or one into several, and one of them keeps the name; is it the same unit still (`same`), or a new one (`new`)?
 * - `successor`: it is split; which part takes what has no place of its own?
 */
export type Question = {
  id: string
  kind: 'unknown-old' | 'unmentioned' | 'closed' | 'continues' | 'successor'
  code: string
  name: string
  rows: readonly number[]
  choices: readonly Choice[]
  suggested: string | null
}

export type Answers = Readonly<Record<string, string>>

/** What was understood, one entry for each unit that isn't left as it is. */
export type Finding = {
  kind: 'rename' | 'recode' | 'move' | 'split' | 'merge' | 'close' | 'create' | 'continue'
  level: Level
  from: readonly { code: string; name: string }[]
  to: readonly { code: string; name: string }[]
}

/** A unit of the new net. */
export type Target = { code: string; name: string; level: Level; rows: number[]; parentCode: string | null; olds: UnitRef[] }

export type Recognised = {
  operations: readonly Operation[]
  questions: readonly Question[]
  faults: readonly RowFault[]
  findings: readonly Finding[]
  /** Units that will have no border until somebody draws it. */
  toDraw: readonly { code: string; name: string }[]
}
