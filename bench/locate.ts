// How fast a point finds its microgrid, on one core: all 6,854 cells of the demonstration district, points spread over its
// box (some fall outside) and points crowded in the town, beside a plain look at every polygon.
import { boxOf, type Position } from '../src/domain/kernel/geometry.ts'
import { holdsPoint } from '../src/domain/kernel/geometry-inside.ts'
import { buildLocator } from '../src/domain/territory/locate.ts'
import { seeded } from '../src/domain/kernel/seeded.ts'
import { makeDemoTerritory } from '../src/server/demo/territory/index.ts'
import { round, type BenchLine, type BenchOptions } from './bench-line.ts'

export const about = 'points to microgrids, lookups per second on one core'

const reach = 300_000

export async function run({ quick }: BenchOptions): Promise<BenchLine[]> {
  const { units } = makeDemoTerritory()
  const cells = units.filter((u) => u.level === 'microgrid').map(({ geometry }, id) => ({ id, geometry }))
  const builtAt = performance.now()
  const { locate } = buildLocator(cells)
  const buildMillis = performance.now() - builtAt
  const [west, south, east, north] = boxOf(units[0]!.geometry)
  const random = seeded(7, 'locate')
  const count = quick ? 100_000 : 1_000_000
  const over = (w: number, s: number, e: number, n: number): Position[] =>
    Array.from({ length: count }, () => [random.between(w, e), random.between(s, n)])
  const spread = over(west, south, east, north)
  const town = over(113.26, 40.05, 113.33, 40.12)

  /** Lookups per second: the middle of five rounds, after one to warm up. */
  const measure = (points: readonly Position[], find: (lng: number, lat: number) => number | undefined): { rate: number; found: number } => {
    const rates: number[] = []
    let found = 0
    for (let turn = 0; turn < 6; turn++) {
      found = 0
      const start = performance.now()
      for (const [lng, lat] of points) if (find(lng, lat) !== undefined) found++
      rates.push((points.length / (performance.now() - start)) * 1000)
    }
    return { rate: rates.slice(1).sort((a, b) => a - b)[2]!, found }
  }
  const plain = (lng: number, lat: number): number | undefined => cells.find((c) => holdsPoint(c.geometry, [lng, lat]))?.id
  const few = spread.slice(0, quick ? 50 : 300)
  const scan = measure(few, plain)
  const wrong = few.filter(([lng, lat]) => plain(lng, lat) !== locate(lng, lat)).length
  const line = (name: string, points: readonly Position[]): BenchLine => {
    const { rate } = measure(points, locate)
    return { bench: 'locate', case: name, value: round(rate), unit: 'lookups/s', reach, ok: rate >= reach && wrong === 0 }
  }
  return [
    line('spread over the district', spread),
    line('crowded in the town', town),
    { bench: 'locate', case: 'plain look at every polygon, for comparison', value: round(scan.rate), unit: 'lookups/s' },
    { bench: 'locate', case: 'answers that differ from the plain look', value: wrong, unit: `of ${few.length}`, reach: 0, ok: wrong === 0 },
    { bench: 'locate', case: 'building the index', value: round(buildMillis), unit: 'ms' },
  ]
}
