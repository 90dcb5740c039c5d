// What is known already when something is about to be filed: which other cases are proposed, for which reasons, in which order.
import { metresApart } from '../kernel/flat-earth.ts'
import { commonRunsOf, foldWords, runsOf } from './words/fold.ts'
import { likenessTo, similarFrom, type Weighed, type WordSample } from './words/likeness.ts'

export const knownReasons = ['near', 'sameAddress', 'sameClass', 'similarWords'] as const
export type KnownReason = (typeof knownReasons)[number]

/** A district's own figures, where it has some. */
export type KnownSettings = {
  /** Metres around a place for residents, and for staff. */
  publicMetres?: number
  staffMetres?: number
  /** Days after closing in which a case is still proposed. */
  recentDays?: number
}

export type KnownRules = { metres: number; recentMs: number; staff: boolean }

/** 250 m for the public, 1,000 m for staff (domain §3.1); a month for what is closed. */
const usual = { publicMetres: 250, staffMetres: 1_000, recentDays: 30 }

/** However a district sets it: no longer than this a closed case is kept at hand, and no farther one is looked for. */
export const mostRecentDays = 90
export const mostMetres = 3_000
const dayInMs = 86_400_000

const within = (value: unknown, most: number, otherwise: number): number => (typeof value === 'number' && value >= 0 && value <= most ? value : otherwise)

/** All of them, as they apply. */
export const knownSettingsOf = (settings: KnownSettings | undefined): Required<KnownSettings> => ({
  publicMetres: within(settings?.publicMetres, mostMetres, usual.publicMetres),
  staffMetres: within(settings?.staffMetres, mostMetres, usual.staffMetres),
  recentDays: within(settings?.recentDays, mostRecentDays, usual.recentDays),
})

export const knownRules = (settings: KnownSettings | undefined, staff: boolean): KnownRules => {
  const { publicMetres, staffMetres, recentDays } = knownSettingsOf(settings)
  return { staff, metres: staff ? staffMetres : publicMetres, recentMs: recentDays * dayInMs }
}

/** What is about to be filed, as far as it is known by now; or a case whose like is looked for. */
export type Sought = { place: { lng: number; lat: number } | null; category: string | null; /** As `plainAddress` has it. */ address: string; words: Weighed }

export type Candidate = { lng: number | null; lat: number | null; category: string; address: string; description: string; open: boolean; closedAt: number | null }

export type Proposal = { reasons: KnownReason[]; metres: number | null; likeness: number; rank: number }

/** An address without what people write differently: blanks, marks, width. */
export const plainAddress = (address: string): string => (commonRunsOf(address) ?? runsOf(foldWords(address).text).map(({ text }) => text)).join('')

const shortestAddress = 4

/** Farther than this, the same name of a place is another place. */
const addressMetres = 1_000

/** What adds to a proposal's rank beside its likeness, from 0 to 1: similar texts, how close it lies, the same class and address, that it still runs. */
export const rankBy = { similar: 0.4, closeness: 0.5, sameClass: 0.2, sameAddress: 0.4, open: 0.05 } as const

/**
 * Near alone is enough for what is being dealt with; what is closed, or lies farther off, must be alike. A resident is not
 * shown things from the other end of the district.
 */
export const propose = (sought: Sought, candidate: Candidate, sample: WordSample, rules: KnownRules, now: number): Proposal | undefined => {
  if (!candidate.open && (candidate.closedAt === null || now - candidate.closedAt > rules.recentMs)) return undefined
  const metres = sought.place && candidate.lng !== null && candidate.lat !== null ? metresApart(sought.place, { lng: candidate.lng, lat: candidate.lat }) : null
  const alike = sought.words.length === 0 ? 0 : likenessTo(sought.words, sample, candidate.description)
  const near = metres !== null && metres <= rules.metres
  const similar = alike >= similarFrom && (rules.staff || metres === null || metres <= addressMetres)
  const sameAddress = sought.address.length >= shortestAddress && (metres === null || metres <= addressMetres) && sought.address === plainAddress(candidate.address)
  const sameClass = sought.category !== null && sought.category === candidate.category
  if (!similar && !(near && (candidate.open || sameClass)) && !(sameAddress && (candidate.open || sameClass))) return undefined
  const reasons = knownReasons.filter((reason) => ({ near, sameAddress, sameClass, similarWords: similar })[reason])
  const closeness = metres === null ? 0 : Math.max(0, 1 - metres / Math.max(1, rules.metres))
  const adds = (said: boolean, by: keyof typeof rankBy): number => (said ? rankBy[by] : 0)
  const rank = alike + adds(similar, 'similar') + rankBy.closeness * closeness + adds(sameClass, 'sameClass') + adds(sameAddress, 'sameAddress') + adds(candidate.open, 'open')
  return { reasons, metres, likeness: similar ? alike : 0, rank }
}
