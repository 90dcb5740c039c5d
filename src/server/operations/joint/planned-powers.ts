// The items of a plan as the power list has them: what they are called, and who may act on them in the street on that day.
import type { DistrictId, OfficeId, UnitId } from '../../../domain/kernel/ids.ts'
import { actingOn, type PowerItemId } from '../../../domain/powers/power.ts'
import type { Queryable } from '../../db/open.ts'
import { readInForce } from '../../powers/holdings.ts'

export type PlannedPower = { code: string; name: string; officeIds: readonly OfficeId[] }

/** Those of the codes that are on the list. */
export const plannedPowers = async (db: Queryable, district: DistrictId, codes: readonly string[], streetId: UnitId | null, day: string): Promise<PlannedPower[]> => {
  if (codes.length === 0) return []
  const items = await db.query<{ id: PowerItemId; code: string; name: string }>('select id, code, name from power_items where district = $1 and code = any($2::text[])', [district, codes])
  const held = Map.groupBy(await readInForce(db, district, items.map(({ id }) => id), day), ({ itemId }) => itemId)
  return items.map(({ id, code, name }) => ({ code, name, officeIds: actingOn(held.get(id) ?? [], streetId, day) }))
}
