// Settings of a district that every decision asks for: kept for half a minute by each process, read anew at once by the one
// that changed them.
import type { DistrictId } from '../../domain/kernel/ids.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'

/** Milliseconds of the machine's clock. */
export const believedFor = 30_000

export type Kept<T> = { get(context: Context, db: Queryable, district: DistrictId): Promise<T>; forget(context: Context, district: DistrictId): void }

export const keptByDistrict = <T>(read: (db: Queryable, district: DistrictId) => Promise<T>): Kept<T> => {
  const kept = new WeakMap<Context, Map<DistrictId, { until: number; value: Promise<T> }>>()
  return {
    get(context, db, district) {
      let byDistrict = kept.get(context)
      if (!byDistrict) kept.set(context, (byDistrict = new Map()))
      const now = performance.now()
      const known = byDistrict.get(district)
      if (known && known.until > now) return known.value
      const value = read(db, district)
      value.catch(() => byDistrict.delete(district))
      byDistrict.set(district, { until: now + believedFor, value })
      return value
    },
    forget: (context, district) => void kept.get(context)?.delete(district),
  }
}
