// The offices of a district by number: few, asked for by every view of a case, kept for half a minute.
import type { DistrictId, OfficeId } from '../../domain/kernel/ids.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'

export type Office = { id: OfficeId; code: string; name: string; kind: 'department' | 'agency' | 'team' }

const kept = new WeakMap<Context, Map<DistrictId, { until: number; offices: Promise<ReadonlyMap<OfficeId, Office>> }>>()
const keptFor = 30_000

const read = async (db: Queryable, district: DistrictId): Promise<ReadonlyMap<OfficeId, Office>> =>
  new Map((await db.query<Office>('select id, code, name, kind from offices where district = $1 order by code', [district])).map((office) => [office.id, office]))

export const officesOf = (context: Context, db: Queryable, district: DistrictId): Promise<ReadonlyMap<OfficeId, Office>> => {
  let byDistrict = kept.get(context)
  if (!byDistrict) kept.set(context, (byDistrict = new Map()))
  const now = Date.now()
  const known = byDistrict.get(district)
  if (known && known.until > now) return known.offices
  const offices = read(db, district)
  offices.catch(() => byDistrict.delete(district))
  byDistrict.set(district, { until: now + keptFor, offices })
  return offices
}
