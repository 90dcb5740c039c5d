// Vector tiles of the whole demonstration district, z9–z16, each cut once from a fresh tiler: nothing is kept between tiles
// and the measurement has no warm-up, so the first tile counts too.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { boxOf } from '../src/domain/kernel/geometry.ts'
import { makeDemoTerritory } from '../src/server/demo/territory/index.ts'
import { project } from '../src/server/territory/tiles/prepare.ts'
import { buildTiler } from '../src/server/territory/tiles/tiler.ts'
import { percentile, round, type BenchLine, type BenchOptions } from './bench-line.ts'

export const about = 'uncached vector tiles of the whole district, z9–z16: time and size'

const reachMillis = 20
const reachBytes = 300_000

/** Memory in use after a collection. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

export async function run({ quick }: BenchOptions): Promise<BenchLine[]> {
  const { units, scenery } = makeDemoTerritory()
  const idOf = new Map(units.map((u, i) => [u.code, i + 1]))
  const before = heldBytes()
  const start = performance.now()
  const tiler = buildTiler(
    units.map((u) => ({ ...u, id: idOf.get(u.code)!, parentId: u.parentCode === null ? null : idOf.get(u.parentCode)! })),
    { scenery: [{ kind: 'river', line: scenery.river }, { kind: 'wall', line: scenery.wall }] },
  )
  const buildMillis = performance.now() - start
  const held = heldBytes() - before
  const [west, south, east, north] = boxOf(units[0]!.geometry)
  const [left, top] = project([west, north])
  const [right, bottom] = project([east, south])
  const millis: number[] = []
  const byZoom: BenchLine[] = []
  let largest = { bytes: 0, at: '' }
  for (let z = 9; z <= 16; z++) {
    const here: number[] = []
    const tiles = 2 ** z
    const step = quick && z > 13 ? 3 : 1
    for (let x = Math.floor(left * tiles); x <= right * tiles; x += step) {
      for (let y = Math.floor(top * tiles); y <= bottom * tiles; y += step) {
        const t = performance.now()
        const { length } = tiler.tile(z, x, y)
        here.push(performance.now() - t)
        if (length > largest.bytes) largest = { bytes: length, at: `${z}/${x}/${y}` }
      }
    }
    millis.push(...here)
    byZoom.push({ bench: 'tiles', case: `z${z}, p95 of ${here.length} tiles`, value: round(percentile(here, 0.95)), unit: 'ms' })
  }
  const p95 = percentile(millis, 0.95)
  const worstZoom = Math.max(...byZoom.map((line) => line.value))
  return [
    { bench: 'tiles', case: `z9–z16, p95 of ${millis.length} tiles`, value: round(p95), unit: 'ms', reach: `< ${reachMillis}`, ok: p95 < reachMillis },
    { bench: 'tiles', case: 'p95 of the slowest zoom', value: round(worstZoom), unit: 'ms' },
    { bench: 'tiles', case: 'slowest tile', value: round(Math.max(...millis)), unit: 'ms' },
    { bench: 'tiles', case: `largest tile (${largest.at})`, value: largest.bytes, unit: 'bytes', reach: `<= ${reachBytes}`, ok: largest.bytes <= reachBytes },
    { bench: 'tiles', case: 'preparing the shapes', value: round(buildMillis), unit: 'ms' },
    { bench: 'tiles', case: 'memory of the prepared shapes', value: round(held / 1e6), unit: 'MB' },
    ...byZoom,
  ]
}
