// Buildings for the schematic district: invented like its cells, inside them, with as many households as the cell has.
import { squeezeAt } from '../../kernel/flat-earth.ts'
import { toDegrees, toSteps, type Polygon, type Position } from '../../kernel/geometry.ts'
import { boxOf, shapeArea2, type Shape } from '../../kernel/geometry.ts'
import { holdsPoint, insidePoint } from '../../kernel/geometry-inside.ts'
import { seeded, shareOut } from '../../kernel/seeded.ts'

export type SchematicBuilding = { name: string; households: number; place: Polygon; entrances: { position: Position; households: number }[] | null }

const metre = 1 / 111_195
const whole = (p: readonly [number, number]): Position => [toDegrees(toSteps(p[0])), toDegrees(toSteps(p[1]))]

/** Yards of a village hold a few households, houses of the town more; long ones are counted by entrance. */
export function inventBuildings(cell: { code: string; shape: Shape; households: number; village: boolean }, seed: number): SchematicBuilding[] {
  const random = seeded(seed, `buildings ${cell.code}`)
  if (cell.households <= 0) return []
  const old = !cell.village && random.next() < 0.3
  const each = cell.village ? random.between(3, 4.5) : old ? random.between(5, 8) : random.between(10, 16)
  const count = Math.max(1, Math.min(cell.households, Math.round(cell.households / each)))
  const [west, south, east, north] = boxOf(cell.shape)
  const squeeze = squeezeAt((south + north) / 2)
  const area = (shapeArea2(cell.shape) / 2) * 0.0111195 ** 2 * squeeze
  const middle = insidePoint(cell.shape)
  const boxAt = (lng: number, lat: number, long: number, deep: number): Position[] =>
    ([[-1, -1], [1, -1], [1, 1], [-1, 1]] as const).map(([u, v]) => whole([lng + (u * long * metre) / 2 / squeeze, lat + (v * deep * metre) / 2]))
  let places: { ring: Position[]; far: number }[] = []
  for (let size = Math.sqrt(area / count / 1.2), turn = 0; turn < 12 && places.length < count; turn++, size *= 0.86) {
    const long = Math.max(2, Math.min(size * 0.62, cell.village || old ? 13 : 46))
    const deep = Math.max(2, Math.min(size * 0.34, 12))
    places = []
    const [stepE, stepN] = [(Math.max(size, long * 1.3) * metre) / squeeze, Math.max(size * 0.8, deep * 1.5) * metre]
    for (let lat = south + stepN / 2; lat < north; lat += stepN) {
      for (let lng = west + stepE / 2; lng < east; lng += stepE) {
        const ring = boxAt(lng, lat, long, deep)
        const room = boxAt(lng, lat, long + 4, deep + 4)
        if (room.every((p) => holdsPoint(cell.shape, p))) places.push({ ring, far: Math.hypot((lng - middle[0]) * squeeze, lat - middle[1]) })
      }
    }
  }
  if (places.length === 0) places = [{ ring: boxAt(middle[0], middle[1], 2, 2), far: 0 }]
  const chosen = places.sort((a, b) => a.far - b.far).slice(0, count).sort((a, b) => b.ring[0]![1] - a.ring[0]![1] || a.ring[0]![0] - b.ring[0]![0])
  const shares = shareOut(cell.households, chosen.map(() => random.between(0.75, 1.25)), cell.households >= chosen.length ? 1 : 0)
  return chosen.map(({ ring }, i): SchematicBuilding => {
    const households = shares[i]!
    const doors = cell.village || old ? 1 : Math.min(4, Math.floor(households / 6))
    const at = (k: number): Position => whole([ring[0]![0] + ((ring[1]![0] - ring[0]![0]) * (k + 0.5)) / doors, (ring[0]![1] + ring[3]![1]) / 2])
    return {
      name: `${i + 1}号${cell.village || old ? '院' : '楼'}`, households, place: { type: 'Polygon', coordinates: [[...ring, ring[0]!]] },
      entrances: doors < 2 ? null : shareOut(households, Array.from({ length: doors }, () => 1), 1).map((own, k) => ({ position: at(k), households: own })),
    }
  })
}
