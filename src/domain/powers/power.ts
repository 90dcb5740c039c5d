// A power: what the law lets somebody do (permit, punish, inspect …), and who holds it where from which day. A holding is a
// row of dates: an office leads it, joins in, or finishes what it began; a street's own rows stand above the district's.
import type { Brand, OfficeId, UnitId } from '../kernel/ids.ts'
import { holdsOn } from '../people/leave.ts'

export type PowerItemId = Brand<number, 'powerItem'>

/** As the lists of powers and responsibilities divide them. */
export const powerKinds = ['permit', 'penalty', 'inspection', 'compulsory', 'levy', 'confirmation', 'reward', 'ruling', 'other'] as const
export type PowerKind = (typeof powerKinds)[number]

/** `lead` acts and answers for it; `joint` acts together with who leads; `finishing` only ends what it began. */
export const powerParts = ['lead', 'joint', 'finishing'] as const
export type PowerPart = (typeof powerParts)[number]

/** Days both included. */
export type Holding = {
  id: number
  itemId: PowerItemId
  /** Null: the whole district, wherever a street has no row of its own that leads. */
  streetId: UnitId | null
  /** Null in a row that leads: nobody holds it there, whatever the district says. */
  officeId: OfficeId | null
  part: PowerPart
  fromOn: string
  untilOn: string | null
  /** It is there for the time of a handing over, and ends by itself. */
  transition: boolean
}
export type NewHolding = Omit<Holding, 'id'>

type Held = Pick<NewHolding, 'streetId' | 'officeId' | 'part' | 'fromOn' | 'untilOn'>

const rank: Readonly<Record<PowerPart, number>> = { lead: 0, joint: 1, finishing: 2 }

/**
 * Who holds one item at a street on a day, who leads first. A street with a row that leads speaks for itself; otherwise
 * the district's holders act there too, beside whoever finishes what it began.
 */
export const holdersOn = <H extends Held>(holdings: readonly H[], streetId: UnitId | null, day: string): H[] => {
  const inForce = holdings.filter((one) => holdsOn(one, day))
  const own = streetId === null ? [] : inForce.filter((one) => one.streetId === streetId)
  const those = own.some((one) => one.part === 'lead') ? own : [...inForce.filter((one) => one.streetId === null), ...own]
  return those.filter((one) => one.officeId !== null).sort((a, b) => rank[a.part] - rank[b.part])
}

/** Offices that may act anew: those that lead or join, not those that only finish. */
export const actingOn = (holdings: readonly Held[], streetId: UnitId | null, day: string): OfficeId[] =>
  [...new Set(holdersOn(holdings, streetId, day).flatMap((one) => (one.part === 'finishing' ? [] : [one.officeId!])))]
