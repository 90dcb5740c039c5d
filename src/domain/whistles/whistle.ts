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
}

/** Whether a called office has settled its call one way or another, so that the whistle can end without it. */
export const isSettled = (call: CallFold): boolean => call.reportedAt !== null || call.state === 'excused' || call.grade !== null
