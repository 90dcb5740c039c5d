// What the planner can't work with, said before any work is done.
import { boxOf, polygonsOf, shapeArea2, type Position } from '../../kernel/geometry.ts'
import { divisionStandard } from '../unit.ts'
import type { PlannerInput, PlannerRefusal } from './types.ts'

/** Degrees a boundary may extend: beyond it products of steps are no longer exact. */
const widest = 0.4
export const mostBuildings = 60_000

const refuse = (code: PlannerRefusal['code'], params: PlannerRefusal['params'] = {}): PlannerRefusal => ({ kind: 'refused', code, params })

const isPlace = (p: Position): boolean => Number.isFinite(p[0]) && Number.isFinite(p[1]) && Math.abs(p[0]) <= 180 && Math.abs(p[1]) <= 85
const isCount = (n: number): boolean => Number.isInteger(n) && n >= 0 && n < 1e7

export function checkInput({ boundary, buildings, barriers, standard = divisionStandard }: PlannerInput): PlannerRefusal | undefined {
  const rings = polygonsOf(boundary).flat()
  if (rings.length === 0 || polygonsOf(boundary).some((polygon) => (polygon[0]?.length ?? 0) < 4) || rings.some((ring) => !ring.every(isPlace))) return refuse('planner.boundary-missing')
  if (rings.some((ring) => ring.length < 4 || ring[0]![0] !== ring.at(-1)![0] || ring[0]![1] !== ring.at(-1)![1]) || shapeArea2(boundary) <= 0) return refuse('planner.boundary-missing')
  const [west, south, east, north] = boxOf(boundary)
  if (east - west > widest || north - south > widest || buildings.length > mostBuildings) return refuse('planner.too-large', { most: mostBuildings })
  for (const { grid, microgrid } of [standard]) {
    for (const { least, most } of [grid, microgrid]) if (!(least >= 1 && most >= least && Number.isFinite(most))) return refuse('planner.standard-impossible')
  }
  for (const { id, households, entrances, place } of buildings) {
    const places = place.type === 'Point' ? [place.coordinates] : polygonsOf(place).flat(2)
    const good = isCount(households) && (entrances ?? []).every((e) => isCount(e.households) && isPlace(e.position)) && places.length > 0 && places.every(isPlace)
    if (!good) return refuse('planner.households-unknown', { building: id })
  }
  if ((barriers ?? []).some((barrier) => !barrier.line.every(isPlace) || Number.isNaN(barrier.weight))) return refuse('planner.boundary-missing')
  return undefined
}
