// Whether what somebody brought back makes a round done: its purpose was met, not that a phone was there.
import type { Problem } from '../kernel/problem.ts'
import { roundProblem } from './problems.ts'
import type { DoneWhen } from './routine.ts'

export type Evidence = {
  /** Codes of checked items; `ok` false is a finding, which counts as looked at. */
  checks: readonly { code: string; ok: boolean; note?: string }[]
  photos: number
  /** Codes of the places where one was. */
  places: readonly string[]
  talked: boolean
  note: string
}

/** What is still missing, each with its name. */
export const missingOf = (wanted: DoneWhen, given: Evidence): ('checklist' | 'photo' | 'places' | 'talk' | 'note')[] => {
  const looked = new Set(given.checks.map(({ code }) => code))
  return [
    ...(wanted.checklist.some(({ code, required }) => required && !looked.has(code)) ? (['checklist'] as const) : []),
    ...(wanted.photo && given.photos === 0 ? (['photo'] as const) : []),
    ...(new Set(given.places).size < wanted.places ? (['places'] as const) : []),
    ...(wanted.talk && !given.talked ? (['talk'] as const) : []),
    ...(wanted.note && given.note.trim() === '' ? (['note'] as const) : []),
  ]
}

export const evidenceFault = (wanted: DoneWhen, given: Evidence): Problem | undefined => {
  const known = new Set(wanted.checklist.map(({ code }) => code))
  const unknown = given.checks.find(({ code }) => !known.has(code))
  if (unknown) return roundProblem('round.check-unknown', { code: unknown.code })
  const missing = missingOf(wanted, given)
  return missing.length > 0 ? roundProblem('round.not-done-yet', { missing }) : undefined
}

/** How much a round asks of who does it: fields, photos and taps (domain §7: nothing is asked for nothing). */
export const burdenOf = (wanted: DoneWhen): { fields: number; photos: number; taps: number } => ({
  fields: wanted.note ? 1 : 0,
  photos: wanted.photo ? 1 : 0,
  taps: wanted.checklist.length + wanted.places + (wanted.talk ? 1 : 0) + 2,
})
