// Tracks along patrols (domain §7): none, unless the district has switched them on with a written reason until a day, and the
// worker has started one. Erased on a date.
import type { Problem } from '../kernel/problem.ts'
import type { LocalDate } from '../kernel/working-time.ts'
import { roundProblem } from './problems.ts'

export type TrackSwitch = { fromOn: LocalDate; untilOn: LocalDate; keepDays: number; ended: boolean }

/** A district decides anew after half a year, and gives a reason that somebody can read. */
export const longestSwitchDays = 184
export const shortestReason = 10
export const mostKeepDays = 90
/** At so many points it has gone on far longer than any patrol. */
export const mostPoints = 5_000

const dayAfter = (day: LocalDate, days: number): LocalDate => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

export const allowsTracks = (one: TrackSwitch, today: LocalDate): boolean => !one.ended && one.fromOn <= today && one.untilOn >= today

export const refuseSwitch = (asked: { fromOn: LocalDate; untilOn: LocalDate; reason: string }, today: LocalDate): Problem | null => {
  if (asked.reason.trim().length < shortestReason) return roundProblem('track.reason-needed', { least: shortestReason })
  if (asked.fromOn < today || asked.untilOn < asked.fromOn || asked.untilOn > dayAfter(asked.fromOn, longestSwitchDays)) return roundProblem('track.period', { days: longestSwitchDays })
  return null
}

/** The day on which a track that began today is gone. */
export const eraseOn = (startedOn: LocalDate, keepDays: number): LocalDate => dayAfter(startedOn, keepDays)
