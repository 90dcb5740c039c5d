// What the items of a plan are called in the power list, where it knows them.
import type { DistrictId } from '../../../domain/kernel/ids.ts'
import type { Queryable } from '../../db/open.ts'

export const powerNames = async (_db: Queryable, _district: DistrictId, _codes: readonly string[]): Promise<ReadonlyMap<string, string>> => new Map()
