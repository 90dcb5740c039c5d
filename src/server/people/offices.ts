// The offices of a district by number: few, asked for by every view of a case, kept for half a minute.
import type { DistrictId, OfficeId } from '../../domain/kernel/ids.ts'
import { keptByDistrict } from '../db/kept-by-district.ts'
import type { Queryable } from '../db/open.ts'

export type Office = { id: OfficeId; code: string; name: string; kind: 'department' | 'agency' | 'team' }

const read = async (db: Queryable, district: DistrictId): Promise<ReadonlyMap<OfficeId, Office>> =>
  new Map((await db.query<Office>('select id, code, name, kind from offices where district = $1 order by code', [district])).map((office) => [office.id, office]))

const kept = keptByDistrict(read)
export const officesOf = kept.get
export const heedOffices = kept.heed
