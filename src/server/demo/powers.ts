// The starter list of powers in the demonstration: held by the departments at first, then given down to the streets in two
// batches, city management to their teams and market supervision to their offices, changed by the domain as live ones are.
import { changePowers, holdingsAfter, type PowerBatch } from '../../domain/powers/change.ts'
import { proposeHolders, type NeededPower } from '../../domain/powers/dispatch.ts'
import type { Holding, NewHolding, PowerItemId } from '../../domain/powers/power.ts'
import { starterPowers } from '../../domain/powers/starter-powers.ts'
import type { DistrictId, OfficeId, UnitId } from '../../domain/kernel/ids.ts'
import { bulkInsert } from '../db/bulk.ts'
import type { Tx } from '../db/tx.ts'
import { streetOfficeCode, type DemoOffice } from './offices.ts'
import type { DemoUnit } from './territory-rows.ts'
import { uuidAt } from './uuid-at.ts'

type Kept = Holding & { batchId: string | null; endedBy: string | null }
type Batch = PowerBatch & { id: string; name: string; at: number }

export type DemoPowers = {
  itemIds: ReadonlyMap<string, PowerItemId>
  holdings: readonly Kept[]
  batches: readonly Batch[]
  /** Who a case of this class is sent to in a street on a day; undefined where no power is needed. */
  holderOf(category: string, streetId: UnitId | null, day: string): OfficeId | undefined
}

const dateOf = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10)
const month = 30.5 * 86_400_000

/** Months after the year began: the first batch gives city management, the second market supervision. */
const given = [{ after: 3, office: 'urban', to: 'team', name: '第一批下放街道：城市管理执法事项' }, { after: 8, office: 'market', to: 'market', name: '第二批下放街道：市场监督管理事项' }] as const

export const makePowers = (units: readonly DemoUnit[], offices: readonly DemoOffice[], yearBegins: number, firstItem: number, firstHolding: number): DemoPowers => {
  const officeIds = new Map(offices.map(({ code, id }) => [code, id as OfficeId]))
  const itemIds = new Map(starterPowers.map(({ code }, n) => [code, (firstItem + n) as PowerItemId]))
  const streets = units.filter((unit) => unit.level === 'street')
  let nextId = firstHolding
  const keep = (row: NewHolding, batchId: string | null): Kept => ({ ...row, id: nextId++, batchId, endedBy: null })
  const from = dateOf(yearBegins)
  const district = (itemId: PowerItemId, office: string, part: 'lead' | 'joint'): Kept =>
    keep({ itemId, streetId: null, officeId: officeIds.get(office)!, part, fromOn: from, untilOn: null, transition: false }, null)
  const holdings = starterPowers.flatMap(({ code, office, joint = [] }) => [district(itemIds.get(code)!, office, 'lead'), ...joint.map((other) => district(itemIds.get(code)!, other, 'joint'))])
  const batches = given.map(({ after, office, to, name }): Batch => {
    const at = yearBegins + after * month
    const items = starterPowers.filter((power) => power.office === office && power.streets)
    return {
      id: uuidAt(at, name), name, at, kind: 'give', fromOn: dateOf(at), transition: null, itemIds: items.map(({ code }) => itemIds.get(code)!),
      places: streets.map((street) => ({ streetId: street.id, leadOfficeId: officeIds.get(streetOfficeCode(to, street))!, jointOfficeIds: [] })),
    }
  })
  for (const batch of batches) {
    const change = changePowers(batch, Map.groupBy(holdings, (one) => one.itemId))
    for (const { id, untilOn } of change.ends) Object.assign(holdings.find((one) => one.id === id)!, { untilOn, endedBy: batch.id })
    holdings.push(...change.begins.map((row) => keep(row, batch.id)))
  }
  const byItem = holdingsAfter(Map.groupBy(holdings, (one) => one.itemId), { pairs: [], ends: [], begins: [] })
  const needs = new Map<string, NeededPower[]>()
  for (const { code, name, kind, classes } of starterPowers)
    for (const category of classes) needs.set(category, [...(needs.get(category) ?? []), { itemId: itemIds.get(code)!, code, name, kind, holdings: byItem.get(itemIds.get(code)!) ?? [] }])
  return {
    itemIds, holdings, batches,
    holderOf: (category, streetId, day) => { const needed = needs.get(category); return needed && proposeHolders(needed, streetId, day).find(({ reason }) => reason === 'leads')?.officeId },
  }
}

export const writePowers = async (tx: Tx, district: DistrictId, powers: DemoPowers, by: number): Promise<void> => {
  const ids = powers.itemIds
  await bulkInsert(tx, 'power_items', starterPowers.map(({ code, name, kind, basis }) => ({ district, id: ids.get(code)!, code, name, kind, basis, sample: true, version: 1 })))
  await bulkInsert(tx, 'power_item_versions', starterPowers.map(({ code, name, kind, basis }) => ({ district, item_id: ids.get(code)!, version: 1, name, kind, basis, at: new Date(powers.batches[0]!.at).toISOString() })))
  await bulkInsert(tx, 'power_categories', starterPowers.flatMap(({ code, classes }) => classes.map((category) => ({ district, item_id: ids.get(code)!, category }))))
  await bulkInsert(tx, 'power_batches', powers.batches.map(({ id, name, kind, fromOn, itemIds, places, at }) => ({
    district, id, name, kind, state: 'adopted', version: 1, from_on: fromOn, transition: null, item_ids: itemIds, places, moves: [], made_by_id: by, made_at: new Date(at - 9 * 86_400_000).toISOString(),
    settled_by_id: by, settled_at: new Date(at - 2 * 86_400_000).toISOString(),
    effect: {
      pairs: itemIds.flatMap((itemId) => places.map((place) => ({ itemId, streetId: place.streetId, verdict: 'changed', before: districtHolders(powers, itemId), after: [place.leadOfficeId], finishing: [] }))),
      touched: [], officers: [],
    },
  })))
  await bulkInsert(tx, 'power_holdings', powers.holdings.map((one) => ({
    district, item_id: one.itemId, street_id: one.streetId, office_id: one.officeId, part: one.part, from_on: one.fromOn, until_on: one.untilOn, transition: one.transition, batch_id: one.batchId, ended_by: one.endedBy,
    id: one.id,
  })))
}

const districtHolders = ({ holdings }: DemoPowers, itemId: PowerItemId): OfficeId[] => holdings.flatMap((one) => (one.itemId === itemId && one.streetId === null && one.officeId !== null ? [one.officeId] : []))
