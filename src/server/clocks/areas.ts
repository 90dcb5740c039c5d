// Area classes of a district's units, kept for half a minute.
import { areaOf, type AreaClass } from '../../domain/clocks/area-class.ts'
import type { Line } from '../../domain/access/place.ts'
import type { DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import { keptByDistrict } from '../db/kept-by-district.ts'

const read = async (db: Queryable, district: DistrictId): Promise<ReadonlyMap<UnitId, AreaClass>> =>
  new Map((await db.query<{ unit_id: UnitId; class: AreaClass }>('select unit_id, class from area_classes where district = $1 order by unit_id', [district])).map((row) => [row.unit_id, row.class]))

const kept = keptByDistrict(read)
export const areaClassesOf = kept.get
export const forgetAreaClasses = kept.forget

/** Where a case is counted when it is opened there. */
export const areaAt = async (context: Context, db: Queryable, district: DistrictId, line: Line): Promise<AreaClass> =>
  areaOf(await areaClassesOf(context, db, district), line, (await context.districts.get(district)).unitId)

export const setAreaClass = (tx: Tx, district: DistrictId, unitId: UnitId, area: AreaClass | null): Promise<unknown> =>
  area === null
    ? tx.query('delete from area_classes where district = $1 and unit_id = $2', [district, unitId])
    : tx.query('insert into area_classes (district, unit_id, class) values ($1, $2, $3) on conflict on constraint area_classes_pk do update set class = excluded.class', [district, unitId, area])
