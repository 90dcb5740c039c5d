// A street's desk asks for the 20 newest open cases of its street, with 10,000 cases and with a million.
import { percentile, round, type BenchLine, type BenchOptions } from './bench-line.ts'
import { getRequest, load } from './support/load.ts'
import { addCases } from './support/many-cases.ts'
import { newDataDir, removeDataDir, startServer } from './support/server.ts'

export const about = '20 newest open cases of a street with 10,000 and with 1,000,000 cases'

const p95Asked = 15
const growthAsked = 1.3
const connections = 8

export const run = async ({ quick }: BenchOptions): Promise<BenchLine[]> => {
  const seconds = quick ? 3 : 10
  const sizes = quick ? [10_000, 100_000] : [10_000, 1_000_000]
  const dataDir = newDataDir()
  const server = await startServer(dataDir)
  const lines: BenchLine[] = []
  try {
    await server.database.query('truncate cases, case_steps, case_files, journal, measure_contributions, measure_totals, journal_readers')
    const cookie = await server.signIn('street')
    const paths = { newest: '/api/cases?group=open&limit=20', 'soonest due': '/api/cases?group=open&order=due&limit=20', 'one class': '/api/cases?group=open&category=02001&limit=20' }
    const before = new Map<string, number>()
    let made = 0
    for (const size of sizes) {
      await addCases(server.database, made, size)
      made = size
      for (const [name, path] of Object.entries(paths)) {
        await load(server.port, connections, 1, () => getRequest(path, cookie))
        const { milliseconds, failed } = await load(server.port, connections, seconds, () => getRequest(path, cookie))
        const p95 = percentile(milliseconds, 0.95)
        const small = before.get(name)
        const label = `${name}, ${size} cases, ${connections} connections, p95`
        if (small === undefined) {
          before.set(name, p95)
          lines.push({ bench: 'worklist', case: label, value: round(p95), unit: 'ms', reach: `< ${p95Asked}`, ok: p95 < p95Asked && failed === 0 })
        } else {
          const ratio = p95 / small
          lines.push({ bench: 'worklist', case: label, value: round(p95), unit: 'ms', limit: round(small), ratio: round(ratio), reach: `< ${p95Asked} and ratio <= ${growthAsked}`, ok: p95 < p95Asked && ratio <= growthAsked && failed === 0 })
        }
      }
    }
  } finally {
    await server.stop()
    removeDataDir(dataDir)
  }
  return lines
}
