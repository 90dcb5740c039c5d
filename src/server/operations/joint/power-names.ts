// What the items of a plan are called in the power list, where it knows them.
import type { DistrictId } from '../../../domain/kernel/ids.ts'
import type { Queryable } from '../../db/open.ts'

export const powerNames = async (db: Queryable, district: DistrictId, codes: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map(codes.length === 0 ? [] : (await db.query<{ code: string; name: string }>('select code, name from power_items where district = $1 and code = any($2::text[])', [district, codes])).map(({ code, name }) => [code, name]))
