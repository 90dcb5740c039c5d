// The demonstration's units with their numbers and lines, as rows of the tables.
import type { UnitLine } from '../../domain/access/place.ts'
import type { DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import type { SchematicDistrict, SchematicUnit } from './territory/index.ts'

export type DemoUnit = SchematicUnit & { id: UnitId; parentId: UnitId | null; line: UnitLine }

/** Numbers the units from `first`; parents stand before their children. */
export const numberUnits = (territory: SchematicDistrict, first: number): DemoUnit[] => {
  const byCode = new Map<string, DemoUnit>()
  territory.units.forEach((unit, index) => {
    const id = (first + index) as UnitId
    const parent = unit.parentCode === null ? undefined : byCode.get(unit.parentCode)
    if (unit.parentCode !== null && !parent) throw new Error(`unit ${unit.code} stands before its parent`)
    const above = parent?.line ?? { streetId: null, communityId: null, gridId: null, microgridId: null }
    const { streetId, communityId, gridId, microgridId } = above
    const own = unit.level === 'district' ? {} : { [`${unit.level}Id`]: id }
    byCode.set(unit.code, { ...unit, id, parentId: parent?.id ?? null, line: { streetId, communityId, gridId, microgridId, ...own, id, level: unit.level } })
  })
  return [...byCode.values()]
}

export const unitRow = (district: DistrictId, validFrom: string) => (unit: DemoUnit) => ({
  district, id: unit.id, parent_id: unit.parentId, level: unit.level, code: unit.code, name: unit.name, aliases: unit.aliases, village: unit.village,
  special: unit.special, made_up: unit.madeUp, households: unit.households, street_id: unit.line.streetId, community_id: unit.line.communityId,
  grid_id: unit.line.gridId, microgrid_id: unit.line.microgridId, center_lng: unit.center[0], center_lat: unit.center[1], valid_from: validFrom,
})

export const shapeRow = (district: DistrictId, validFrom: string) => (unit: DemoUnit) => ({ district, unit_id: unit.id, valid_from: validFrom, geometry: unit.geometry })
