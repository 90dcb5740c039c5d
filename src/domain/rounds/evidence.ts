// Whether what somebody brought back makes a round done: its purpose was met, not that a phone was there.
import type { Problem } from '../kernel/problem.ts'
import { roundProblem } from './problems.ts'
import type { DoneWhen } from './routine.ts'

export type Evidence = {
  /** Codes of checked items; `ok` false is a finding, which counts as looked at. */
  checks: readonly { code: string; ok: boolean; note?: string }[]
  photos: number
  /** The places where one was. */
  places: readonly string[]
  /** What was found at them; where one stood, if the routine asks for that. */
  visits?: readonly PlaceVisit[]
  talked: boolean
  note: string
}

export type PlaceVisit = { id: string; ok: boolean; note?: string; lng?: number; lat?: number }

/** Somebody can't be at more places than there are; a unit without a list is ticked off by number. */
export const placesWanted = (wanted: Pick<DoneWhen, 'places'>, listed: number): number => (listed > 0 ? Math.min(wanted.places, listed) : wanted.places)

/** What was kept of it: positions only where the routine asks for them. */
export const keptEvidence = (wanted: DoneWhen, given: Evidence): Evidence =>
  given.visits === undefined || wanted.position ? given : { ...given, visits: given.visits.map(({ id, ok, note }) => ({ id, ok, ...(note === undefined ? {} : { note }) })) }

export type Finding = { code: string; kind: 'check' | 'place'; note: string }

/** What was found wanting, item by item and place by place: each may become a case. */
export const findingsOf = ({ checks, visits = [] }: Pick<Evidence, 'checks' | 'visits'>): Finding[] => [
  ...checks.flatMap(({ code, ok, note }): Finding[] => (ok ? [] : [{ code, kind: 'check', note: note ?? '' }])),
  ...visits.flatMap(({ id, ok, note }): Finding[] => (ok ? [] : [{ code: id, kind: 'place', note: note ?? '' }])),
]

/** What is still missing, each with its name. */
export const missingOf = (wanted: DoneWhen, given: Evidence, listed = 0): ('checklist' | 'photo' | 'places' | 'talk' | 'note')[] => {
  const looked = new Set(given.checks.map(({ code }) => code))
  return [
    ...(wanted.checklist.some(({ code, required }) => required && !looked.has(code)) ? (['checklist'] as const) : []),
    ...(wanted.photo && given.photos === 0 ? (['photo'] as const) : []),
    ...(new Set(given.places).size < placesWanted(wanted, listed) ? (['places'] as const) : []),
    ...(wanted.talk && !given.talked ? (['talk'] as const) : []),
    ...(wanted.note && given.note.trim() === '' ? (['note'] as const) : []),
  ]
}

/** `listed`: the places the unit has; those that were taken off the list since count as well. */
export const evidenceFault = (wanted: DoneWhen, given: Evidence, listed: { now: number; ever: ReadonlySet<string> } = { now: 0, ever: new Set() }): Problem | undefined => {
  const known = new Set(wanted.checklist.map(({ code }) => code))
  const unknown = given.checks.find(({ code }) => !known.has(code))
  if (unknown) return roundProblem('round.check-unknown', { code: unknown.code })
  const nowhere = listed.now > 0 ? given.places.find((id) => !listed.ever.has(id)) : undefined
  if (nowhere !== undefined) return roundProblem('round.place-unknown', { place: nowhere })
  const missing = missingOf(wanted, given, listed.now)
  return missing.length > 0 ? roundProblem('round.not-done-yet', { missing }) : undefined
}

/** How much a round asks of who does it: fields, photos and taps (domain §7: nothing is asked for nothing). */
export const burdenOf = (wanted: DoneWhen): { fields: number; photos: number; taps: number } => ({
  fields: wanted.note ? 1 : 0,
  photos: wanted.photo ? 1 : 0,
  taps: wanted.checklist.length + wanted.places + (wanted.talk ? 1 : 0) + 2,
})
