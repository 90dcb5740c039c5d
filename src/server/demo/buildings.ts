// The demonstration's buildings, as rows: invented inside every cell, with as many households as the cell has. The river
// of the picture is a barrier.
import { v5 as uuidFrom } from 'uuid'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import type { Position } from '../../domain/kernel/geometry.ts'
import { inventBuildings } from '../../domain/territory/schematic/buildings.ts'
import type { DemoUnit } from './territory-rows.ts'

const seed = 140_213

export const buildingRows = (district: DistrictId, units: readonly DemoUnit[]): Record<string, unknown>[] => {
  const villages = new Set(units.filter((unit) => unit.village).map((unit) => unit.id))
  // Houses are numbered through each community.
  const numbers = new Map<number, number>()
  const number = (community: number): number => (numbers.set(community, (numbers.get(community) ?? 0) + 1), numbers.get(community)!)
  return units.filter((unit) => unit.level === 'microgrid').flatMap((unit) =>
    inventBuildings({ code: unit.code, shape: unit.geometry, households: unit.households, village: villages.has(unit.line.communityId!) }, seed).map(({ name, households, place, entrances }, i) => {
      const ring = place.coordinates[0]!
      const middle: Position = [(ring[0]![0] + ring[2]![0]) / 2, (ring[0]![1] + ring[2]![1]) / 2]
      return { district, code: `${unit.code}-${i + 1}`, name: name.replace(/^\d+/, String(number(unit.line.communityId!))), lng: middle[0], lat: middle[1], households, place, entrances }
    }))
}

export const barrierRows = (district: DistrictId, river: readonly Position[]): Record<string, unknown>[] =>
  [{ district, id: uuidFrom('river', '0b7d4f0e-6c1e-5d39-9d0e-0a6a4c3f9b11'), kind: 'river', name: '河', weight: 3, line: river }]
