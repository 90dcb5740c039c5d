// Whom a change touches: for every class that needs one of its items, at every street, the offices that lose something
// there and what that means for the cases they have running.
import type { OfficeId, UnitId } from '../kernel/ids.ts'
import type { NewHolding, PowerItemId } from './power.ts'
import { holdersOn } from './power.ts'

/** `redirect`: the office holds nothing of what the case needs any more; `finish`: it ends what it began; `joint`: it acts on beside the new lead; `keep`: it still leads another power of the class. */
export const caseFates = ['redirect', 'finish', 'joint', 'keep'] as const
export type CaseFate = (typeof caseFates)[number]

/** Running cases of the class, in the street (null: in none), that the office has. */
export type Touched = { category: string; streetId: UnitId | null; officeId: OfficeId; fate: CaseFate }

type Rows = ReadonlyMap<PowerItemId, readonly Pick<NewHolding, 'streetId' | 'officeId' | 'part' | 'fromOn' | 'untilOn'>[]>

export type EffectQuestion = {
  /** Items whose rows change; what else a class needs is only looked up. */
  changed: ReadonlySet<PowerItemId>
  /** Items by class, for every class that needs one of those. */
  classes: ReadonlyMap<string, readonly PowerItemId[]>
  streets: readonly (UnitId | null)[]
  day: string
  before: Rows
  after: Rows
}

const actors = (rows: Rows, itemId: PowerItemId, street: UnitId | null, day: string) => holdersOn(rows.get(itemId) ?? [], street, day)

/** Offices that lose, and offices that gain, the power to act in one of the changed items anywhere. */
export const officesTouched = ({ changed, streets, day, before, after }: Omit<EffectQuestion, 'classes'>): { losing: Set<OfficeId>; gaining: Set<OfficeId> } => {
  const [losing, gaining] = [new Set<OfficeId>(), new Set<OfficeId>()]
  for (const itemId of changed)
    for (const street of streets) {
      const [was, is] = [before, after].map((rows) => new Set(actors(rows, itemId, street, day).flatMap((one) => (one.part === 'lead' ? [one.officeId!] : [])))) as [Set<OfficeId>, Set<OfficeId>]
      for (const office of was) if (!is.has(office)) losing.add(office)
      for (const office of is) if (!was.has(office)) gaining.add(office)
    }
  return { losing, gaining }
}

const fateOf = (parts: readonly string[]): CaseFate => (parts.includes('lead') ? 'keep' : parts.includes('joint') ? 'joint' : parts.includes('finishing') ? 'finish' : 'redirect')

export const touchedBy = ({ changed, classes, streets, day, before, after }: EffectQuestion): Touched[] =>
  [...classes].flatMap(([category, items]) => streets.flatMap((streetId) => {
    const losing = new Set(items.filter((item) => changed.has(item)).flatMap((item) => {
      const is = actors(after, item, streetId, day).filter((one) => one.part === 'lead').map((one) => one.officeId)
      return actors(before, item, streetId, day).filter((one) => one.part !== 'finishing' && !is.includes(one.officeId)).flatMap((one) => {
        const now = actors(after, item, streetId, day).find((other) => other.officeId === one.officeId)
        return now?.part === one.part ? [] : [one.officeId!]
      })
    }))
    if (losing.size === 0) return []
    const parts = items.flatMap((item) => actors(after, item, streetId, day))
    return [...losing].map((officeId): Touched => ({ category, streetId, officeId, fate: fateOf(parts.filter((one) => one.officeId === officeId).map((one) => one.part)) }))
  }))
