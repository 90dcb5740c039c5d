// Names for what records of this feature carry as numbers: units, offices, people.
import type { Actor } from '../../domain/access/actor.ts'
import { lineKey, lineLevels, type Line } from '../../domain/access/place.ts'
import type { DistrictId, OfficeId, PersonId, UnitId } from '../../domain/kernel/ids.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { officesOf, type Office } from '../people/offices.ts'
import { netOf, type Net, type NetUnit } from '../territory/net.ts'

export type Names = { net: Net; offices: ReadonlyMap<OfficeId, Office> }

export const namesFor = async (context: Context, db: Queryable, actor: Actor): Promise<Names> => ({
  net: await netOf(context, actor.district), offices: await officesOf(context, db, actor.district),
})

export type UnitRef = Pick<NetUnit, 'id' | 'name' | 'level' | 'code'>

/** What lies behind keeps the name of where it lay. */
export const unitRef = ({ net }: Names, id: UnitId | null): UnitRef | undefined => {
  const unit = id === null ? undefined : (net.units.get(id) ?? net.ended.get(id))
  return unit && { id: unit.id, name: unit.name, level: unit.level, code: unit.code }
}

export const unitsOf = (names: Names, line: Line): UnitRef[] => lineLevels.flatMap((level) => unitRef(names, line[lineKey(level)]) ?? [])

export const officeRefs = ({ offices }: Names, ids: readonly OfficeId[]): { id: OfficeId; name: string; kind: Office['kind'] }[] =>
  ids.flatMap((id) => { const office = offices.get(id); return office ? [{ id, name: office.name, kind: office.kind }] : [] })

export const personNames = async (db: Queryable, district: DistrictId, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> =>
  new Map(ids.length === 0 ? [] : (await db.query<{ id: PersonId; name: string }>('select id, name from persons where district = $1 and id = any($2::bigint[])', [district, ids])).map((row) => [row.id, row.name]))
