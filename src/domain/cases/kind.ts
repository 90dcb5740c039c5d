// What a kind of case declares: its states in groups, and its steps with who may take them from where.
// Further kinds (whistle, problem, need, project) are further tables of this shape.
import type { Verb } from '../access/verbs.ts'

export type StateGroup = 'open' | 'waiting' | 'closed'

export type StepRule<State extends string> = {
  verb: Verb
  from: readonly State[]
  /** Whether a step taken on a stale version is a conflict. Notes and ratings disturb nobody. */
  versioned: boolean
  /** Only whoever holds the case now, not everybody who has sight of it. */
  byHolder?: true
  /** The handler of the work may not take it. */
  notOwnWork?: true
  /** A reason or note is asked for. */
  needsText?: true
  photos?: 'allowed' | 'beforeAfter'
}

export type CaseKind<State extends string, Step extends string> = {
  name: string
  states: Readonly<Record<State, StateGroup>>
  steps: Readonly<Record<Step, StepRule<State>>>
}
