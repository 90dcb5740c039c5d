// What making a round comes to, or the Problem that refuses it: asked by the server when it is told, and by a phone that shows
// what waits on it.
import { roundProblem } from './problems.ts'
import { evidenceFault, keptEvidence, type Evidence } from './evidence.ts'
import type { Occurrence } from './occurrence.ts'
import type { DoneWhen } from './routine.ts'

export type Made = { state: 'done' | 'late'; evidence: Evidence }

/** `doneAt` by the clock of whoever decides; `listed`: the places of the unit, as for `evidenceFault`. Throws the Problem that refuses. */
export const madeRound = ({ opensAt, closesAt }: Pick<Occurrence, 'opensAt' | 'closesAt'>, doneWhen: DoneWhen, given: Evidence, doneAt: number, listed: { now: number; ever: ReadonlySet<string> }): Made => {
  if (doneAt < opensAt) throw roundProblem('round.not-open-yet')
  const evidence = keptEvidence(doneWhen, given)
  const fault = evidenceFault(doneWhen, evidence, listed)
  if (fault) throw fault
  return { state: doneAt <= closesAt ? 'done' : 'late', evidence }
}

type Told = { checks: Evidence['checks']; photos: readonly string[]; places: readonly string[]; visits?: Evidence['visits']; wishes?: readonly string[]; talked: boolean; note: string }

/** What a phone tells of a round, as evidence: a place that was visited was been at, and whoever talked with somebody who asked for it talked. */
export const evidenceOf = ({ checks, photos, places, visits, wishes = [], talked, note }: Told): Evidence => ({
  checks, photos: photos.length, places: [...new Set([...places, ...(visits ?? []).map(({ id }) => id)])], talked: talked || wishes.length > 0, note: note.trim(), ...(visits ? { visits } : {}),
})
