// Dispatch that knows the law: from what the class of a case needs and who holds that at its place today, the offices to
// propose with the reason, and why an office can't be chosen. A class that names no power is free.
import type { OfficeId, UnitId } from '../kernel/ids.ts'
import type { Problem } from '../kernel/problem.ts'
import { holdersOn, type NewHolding, type PowerItemId, type PowerKind } from './power.ts'
import { powerProblem } from './problems.ts'

/** An item that the class names, with its rows at the street and for the district. */
export type NeededPower = { itemId: PowerItemId; code: string; name: string; kind: PowerKind; holdings: readonly NewHolding[] }

/** Why an office stands where it does in the proposal; only `leads` may be chosen, the others say why they can't. */
export const proposalReasons = ['leads', 'joins', 'joinsInTransition', 'finishes'] as const
export type ProposalReason = (typeof proposalReasons)[number]

export type Proposal = {
  officeId: OfficeId
  reason: ProposalReason
  /** Of the items it holds by this reason. */
  itemIds: readonly PowerItemId[]
  /** Offices that act together with it. */
  assisting: readonly OfficeId[]
  /** Last day of a transition that it is here by. */
  untilOn: string | null
}

const reasonOf = ({ part, transition }: NewHolding): ProposalReason => (part === 'lead' ? 'leads' : part === 'finishing' ? 'finishes' : transition ? 'joinsInTransition' : 'joins')
const order = (one: Proposal): number => proposalReasons.indexOf(one.reason) * 10_000 - one.itemIds.length

/** Who could act, in order: who leads most of what is needed first; an office stands in it once, by its best reason. */
export const proposeHolders = (needed: readonly NeededPower[], streetId: UnitId | null, day: string): Proposal[] => {
  const all = needed.flatMap(({ itemId, holdings }) => {
    const holders = holdersOn(holdings, streetId, day)
    const joining = holders.filter((one) => one.part === 'joint').map((one) => one.officeId!)
    return holders.map((one) => ({ itemId, officeId: one.officeId!, reason: reasonOf(one), untilOn: one.transition ? one.untilOn : null, joining: one.part === 'lead' ? joining : [] }))
  })
  return [...Map.groupBy(all, (one) => one.officeId)].map(([officeId, rows]): Proposal => {
    const reason = proposalReasons.find((one) => rows.some((row) => row.reason === one))!
    const best = rows.filter((row) => row.reason === reason)
    return {
      officeId, reason, itemIds: best.map((row) => row.itemId), assisting: [...new Set(best.flatMap((row) => row.joining))].filter((one) => one !== officeId),
      untilOn: best.map((row) => row.untilOn).sort()[0] ?? null,
    }
  }).sort((a, b) => order(a) - order(b) || a.officeId - b.officeId)
}

/** The first day on which this office leads one of the items there, if that is still to come. */
const leadsFrom = (needed: readonly NeededPower[], officeId: OfficeId, streetId: UnitId | null, day: string): string | null =>
  needed.flatMap(({ holdings }) => holdings)
    .filter((one) => one.officeId === officeId && one.part === 'lead' && one.fromOn > day && (one.streetId === null || one.streetId === streetId)).map((one) => one.fromOn).sort()[0] ?? null

type Named = (officeId: OfficeId) => string

/** Why the office can't be sent this case, or null. `nameOf` puts names into what is said. */
export const refuseDispatch = (needed: readonly NeededPower[], officeId: OfficeId, streetId: UnitId | null, day: string, nameOf: Named): Problem | null => {
  if (needed.length === 0) return null
  const proposals = proposeHolders(needed, streetId, day)
  const leads = proposals.filter((one) => one.reason === 'leads')
  const chosen = proposals.find((one) => one.officeId === officeId)
  if (chosen?.reason === 'leads') return null
  const about = { items: needed.map((one) => one.name), holders: leads.map((one) => nameOf(one.officeId)), office: nameOf(officeId) }
  if (chosen?.reason === 'finishes') return powerProblem('power.finishing', { ...about, until: chosen.untilOn })
  if (chosen && leads.length > 0) return powerProblem('power.lead-is', about)
  const from = leadsFrom(needed, officeId, streetId, day)
  if (from !== null) return powerProblem('power.not-yet', { ...about, from })
  return leads.length === 0 ? powerProblem('power.nobody-holds', about) : powerProblem('power.not-held', about)
}

/** Who assists when this office is sent the case: the others of the powers that it leads. */
export const assistingWith = (needed: readonly NeededPower[], officeId: OfficeId, streetId: UnitId | null, day: string): readonly OfficeId[] =>
  proposeHolders(needed, streetId, day).find((one) => one.officeId === officeId && one.reason === 'leads')?.assisting ?? []

/** Whether an office that had the case may go on with it: it leads, joins in or finishes something of what is needed. */
export const mayGoOn = (needed: readonly NeededPower[], officeId: OfficeId, streetId: UnitId | null, day: string): boolean =>
  needed.length === 0 || proposeHolders(needed, streetId, day).some((one) => one.officeId === officeId)
