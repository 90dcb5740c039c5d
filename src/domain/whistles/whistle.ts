// The folded present of a whistle and of the calls it is made of. Instants are epoch milliseconds of the server's clock.
import type { Thing } from '../access/can.ts'
import type { Clock } from '../clocks/clock.ts'
import type { CaseId, OfficeId, PersonId, WhistleId } from '../kernel/ids.ts'
import type { Limit } from '../kernel/working-time.ts'
import type { CallGrade, CallState, Trigger, WhistleState } from './kinds.ts'

/** Its place is that of its case; the case's street holds it, and the offices called see it once it is approved. */
export type WhistleFold = Thing & {
  id: WhistleId
  caseId: CaseId
  state: WhistleState
  trigger: Trigger
  /** Within which a department called has to report in. */
  limit: Limit
  /** Offices asked for; called once it is approved. */
  officeIds: readonly OfficeId[]
  askedById: PersonId | null
  /** Whether somebody other than who asked sits on the seat of the street's head today; where nobody does, whoever is above approves. */
  headOnPost: boolean
  askedAt: number
  /** Approved, and the clocks set going. */
  startedAt: number | null
  /** Ended, refused or cancelled. */
  endedAt: number | null
}

export type CallFold = {
  officeId: OfficeId
  state: CallState
  clock: Clock
  /** When it first reported in. */
  reportedAt: number | null
  finishedAt: number | null
  grade: CallGrade | null
  /** That its objection still waits was told above whoever decides it. */
  toldAbove: boolean
}

/** Neither came nor was excused, and nothing was said of that: the whistle can't end over it. */
export const isUnanswered = (call: CallFold): boolean => call.reportedAt === null && call.state !== 'excused' && call.grade === null

/** Came, and the street has yet to say how it found the work. */
export const isToEvaluate = (call: Pick<CallFold, 'reportedAt' | 'grade'>): boolean => call.reportedAt !== null && call.grade === null
