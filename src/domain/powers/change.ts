// A batch: items × streets that go to other holders from a day. What it makes of the rows in force is worked out here, in
// the preview and at adoption alike: which rows end, which begin, and which pairs can't be changed.
import type { OfficeId, UnitId } from '../kernel/ids.ts'
import type { Problem } from '../kernel/problem.ts'
import { dayBefore, holdsOn } from '../people/leave.ts'
import { actingOn, holdersOn, type Holding, type NewHolding, type PowerItemId } from './power.ts'
import { powerProblem } from './problems.ts'

/** Given down to streets, adjusted between offices, handed back to the district's holder, or withdrawn from everybody there. */
export const batchKinds = ['give', 'adjust', 'handBack', 'withdraw'] as const
export type BatchKind = (typeof batchKinds)[number]

/** `joint`: old and new act together until the day; `finish`: the old one ends what it began, and gets nothing new. */
export const transitionModes = ['joint', 'finish'] as const
export type Transition = { mode: (typeof transitionModes)[number]; untilOn: string }

export type BatchPlace = { streetId: UnitId | null; leadOfficeId: OfficeId | null; jointOfficeIds: readonly OfficeId[] }

export type PowerBatch = { kind: BatchKind; fromOn: string; transition: Transition | null; itemIds: readonly PowerItemId[]; places: readonly BatchPlace[] }

/** `later`: another change of it begins on that day or after; `nobody`: nobody of the district would hold it then; `absent`: there is nothing to hand back or withdraw. */
export const pairVerdicts = ['changed', 'unchanged', 'later', 'nobody', 'absent'] as const
export type PairVerdict = (typeof pairVerdicts)[number]
export const pairFaults: readonly PairVerdict[] = ['later', 'nobody', 'absent']

export type Pair = {
  itemId: PowerItemId
  streetId: UnitId | null
  verdict: PairVerdict
  /** Who may act before and after; `finishing` only ends what it began. */
  before: readonly OfficeId[]
  after: readonly OfficeId[]
  finishing: readonly OfficeId[]
}

export type PowerChange = { pairs: Pair[]; ends: { id: number; untilOn: string }[]; begins: NewHolding[] }

/** What is wrong with a batch before anybody looks at who holds what. */
export const refuseBatch = (batch: PowerBatch, today: string): Problem | null => {
  if (batch.fromOn < today) return powerProblem('power.past', { today })
  if (batch.transition && batch.transition.untilOn < batch.fromOn) return powerProblem('power.transition-early')
  if (batch.transition?.mode === 'joint' && batch.kind === 'withdraw') return powerProblem('power.transition-apart')
  if (new Set(batch.places.map((place) => place.streetId)).size !== batch.places.length) return powerProblem('power.place-twice')
  const leads = batch.kind === 'give' || batch.kind === 'adjust'
  for (const { streetId, leadOfficeId, jointOfficeIds } of batch.places) {
    if (streetId === null && (batch.kind === 'give' || batch.kind === 'handBack')) return powerProblem('power.street-missing')
    if (leads && leadOfficeId === null) return powerProblem('power.lead-missing')
    if (!leads && (leadOfficeId !== null || jointOfficeIds.length > 0)) return powerProblem('power.lead-needless')
    if (new Set([leadOfficeId, ...jointOfficeIds]).size !== jointOfficeIds.length + 1) return powerProblem('power.joint-twice')
  }
  return null
}

const sameSet = (a: readonly OfficeId[], b: readonly OfficeId[]): boolean => a.length === b.length && a.every((one) => b.includes(one))
const leadsAt = (holdings: readonly Holding[], streetId: UnitId | null, day: string): boolean => holdings.some((one) => one.streetId === streetId && one.part === 'lead' && one.officeId !== null && holdsOn(one, day))

/** One item at one place. `holdings` are all rows of the item. */
const changeOne = (batch: PowerBatch, itemId: PowerItemId, place: BatchPlace, holdings: readonly Holding[]): PowerChange => {
  const { fromOn, kind, transition } = batch
  const { streetId, leadOfficeId, jointOfficeIds } = place
  const own = holdings.filter((one) => one.streetId === streetId && (one.untilOn === null || one.untilOn >= fromOn))
  const before = actingOn(holdings, streetId, fromOn)
  const stands = (verdict: PairVerdict): PowerChange => ({ pairs: [{ itemId, streetId, verdict, before, after: before, finishing: [] }], ends: [], begins: [] })
  if (own.some((one) => one.fromOn >= fromOn)) return stands('later')
  const districtLeads = leadsAt(holdings, null, fromOn)
  if (kind === 'handBack' && !leadsAt(own, streetId, fromOn)) return stands('absent')
  if (kind === 'handBack' && !districtLeads) return stands('nobody')
  if (kind === 'withdraw' && before.length === 0) return stands('absent')
  const wanted = leadOfficeId === null ? [] : [leadOfficeId, ...jointOfficeIds]
  const current = holdersOn(holdings, streetId, fromOn)
  if (leadOfficeId !== null && current[0]?.officeId === leadOfficeId && current[0].streetId === streetId && sameSet(before, wanted)) return stands('unchanged')
  const row = (officeId: OfficeId | null, part: NewHolding['part'], extra: Partial<NewHolding> = {}): NewHolding => ({ itemId, streetId, officeId, part, fromOn, untilOn: null, transition: false, ...extra })
  const begins: NewHolding[] = []
  if (leadOfficeId !== null) begins.push(row(leadOfficeId, 'lead'), ...jointOfficeIds.map((office) => row(office, 'joint')))
  else if (kind === 'withdraw' && streetId !== null && districtLeads) begins.push(row(null, 'lead'))
  const ends = own.map((one) => ({ id: one.id, untilOn: dayBefore(fromOn) }))
  const ended = holdings.filter((one) => !own.includes(one))
  const staying = actingOn([...ended, ...begins], streetId, fromOn)
  if (transition) for (const office of before.filter((one) => !staying.includes(one))) begins.push(row(office, transition.mode === 'joint' ? 'joint' : 'finishing', { untilOn: transition.untilOn, transition: true }))
  const finishing = begins.flatMap((one) => (one.part === 'finishing' ? [one.officeId!] : []))
  return { pairs: [{ itemId, streetId, verdict: 'changed', before, after: actingOn([...ended, ...begins], streetId, fromOn), finishing }], ends, begins }
}

export const changePowers = (batch: PowerBatch, holdings: ReadonlyMap<PowerItemId, readonly Holding[]>): PowerChange => {
  const all = batch.itemIds.flatMap((itemId) => batch.places.map((place) => changeOne(batch, itemId, place, holdings.get(itemId) ?? [])))
  return { pairs: all.flatMap((one) => one.pairs), ends: all.flatMap((one) => one.ends), begins: all.flatMap((one) => one.begins) }
}

/** The rows as they are once the change is written. */
export const holdingsAfter = (holdings: ReadonlyMap<PowerItemId, readonly Holding[]>, change: PowerChange): Map<PowerItemId, (Holding | NewHolding)[]> => {
  const ends = new Map(change.ends.map((end) => [end.id, end.untilOn]))
  const after = new Map<PowerItemId, (Holding | NewHolding)[]>([...holdings].map(([itemId, rows]) => [itemId, rows.map((row) => (ends.has(row.id) ? { ...row, untilOn: ends.get(row.id)! } : row))]))
  for (const row of change.begins) after.set(row.itemId, [...(after.get(row.itemId) ?? []), row])
  return after
}
