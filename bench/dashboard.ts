// The district's month by street and state, with a million cases: read from totals that moved with the records. Beside
// it what counting the rows takes.
import { openContext } from '../src/server/services.ts'
import { inTransaction } from '../src/server/db/tx.ts'
import { rebuildMeasures } from '../src/server/measures/rebuild.ts'
import { percentile, round, type BenchLine, type BenchOptions } from './bench-line.ts'
import { getRequest, load } from './support/load.ts'
import { addCases } from './support/many-cases.ts'
import { newDataDir, removeDataDir, startServer } from './support/server.ts'

export const about = "the district's month by street and state with 1,000,000 cases, beside counting the rows"

const p95Asked = 10
const connections = 8

const countingSql = `select street_id, state, count(*) from cases where district = 1 and reported_at >= date_trunc('month', now()) group by street_id, state`

export const run = async ({ quick }: BenchOptions): Promise<BenchLine[]> => {
  const seconds = quick ? 3 : 10
  const size = quick ? 100_000 : 1_000_000
  const dataDir = newDataDir()
  const server = await startServer(dataDir)
  try {
    await addCases(server.database, 0, size)
    const context = openContext(server.database, dataDir, (fault) => console.error(fault))
    const [district] = await context.districts.all()
    const began = performance.now()
    await inTransaction(server.database, (tx) => rebuildMeasures(context, tx, district!.id))
    const rebuilt = (performance.now() - began) / 1_000
    await server.database.query('vacuum analyze measure_totals')
    const cookie = await server.signIn('district')
    const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7)
    const path = `/api/measures?from=${month}&to=${month}`
    await load(server.port, connections, 1, () => getRequest(path, cookie))
    const { milliseconds, failed } = await load(server.port, connections, seconds, () => getRequest(path, cookie))
    const p95 = percentile(milliseconds, 0.95)
    const counting: number[] = []
    for (let n = 0; n < 5; n += 1) {
      const start = performance.now()
      await server.database.query(countingSql)
      counting.push(performance.now() - start)
    }
    const limit = percentile(counting, 0.5)
    return [
      { bench: 'dashboard', case: `${size} cases, ${connections} connections, p95, beside counting rows once`, value: round(p95), unit: 'ms', limit: round(limit), ratio: round(p95 / limit), reach: `< ${p95Asked}`, ok: p95 < p95Asked && failed === 0 },
      { bench: 'dashboard', case: `rebuild of all measures from ${size} cases`, value: round(rebuilt), unit: 's' },
    ]
  } finally {
    await server.stop()
    removeDataDir(dataDir)
  }
}
