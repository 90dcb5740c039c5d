// Whistle on time (报到率): departments that reported in within the limit / departments called (domain §4). What an upheld
// objection excused leaves the denominator; what still runs within its limit is not judged yet and is a column of its own.
// The twin of `verdictOf` as SQL is server/whistles/source.ts; a test holds the two together.
import type { CallFold } from './whistle.ts'

export const verdicts = ['onTime', 'late', 'pending', 'objecting', 'excused', 'released'] as const
export type Verdict = (typeof verdicts)[number]

/** Those that make the denominator. */
export const judged: readonly Verdict[] = ['onTime', 'late']

export const verdictOf = ({ state, reportedAt, clock }: Pick<CallFold, 'state' | 'reportedAt' | 'clock'>, now: number): Verdict => {
  if (state === 'excused') return 'excused'
  if (reportedAt !== null) return reportedAt <= clock.dueAt! ? 'onTime' : 'late'
  // The whistle was ended or cancelled before it came.
  if (clock.stoppedAt !== null) return clock.stoppedAt <= clock.dueAt! ? 'released' : 'late'
  if (clock.dueAt === null) return 'objecting'
  return now > clock.dueAt ? 'late' : 'pending'
}

/** Whistles per 1,000 accepted cases that a district thinks right: neither too many nor too few is good. */
export type Band = { low: number; high: number }

export const standardBand: Band = { low: 1, high: 20 }

export type Density = 'few' | 'within' | 'many' | 'none'

/** `none` where nothing was accepted: there is nothing to compare with. */
export const densityOf = (whistles: number, accepted: number, { low, high }: Band): Density => {
  if (accepted === 0) return 'none'
  if (whistles * 1_000 < low * accepted) return 'few'
  return whistles * 1_000 > high * accepted ? 'many' : 'within'
}
