// A street's desk asks for the 20 newest open cases of its street, with 10,000 cases and with a million.
import { percentile, round, type BenchLine, type BenchOptions } from './bench-line.ts'
import { getRequest, load, type LoadResult } from './support/load.ts'
import { addCases, emptyCases } from './support/many-cases.ts'
import { newDataDir, removeDataDir, startServer, type BenchServer } from './support/server.ts'

export const about = '20 newest open cases of a street with 10,000 and with 1,000,000 cases'

const p95Asked = 15
const growthAsked = 1.3
const connections = 8

const paths = { newest: '/api/cases?group=open&limit=20', 'soonest due': '/api/cases?group=open&order=due&limit=20', 'one class': '/api/cases?group=open&category=02001&limit=20' }
const rounds = 3

type Desk = { server: BenchServer; cookie: string }

/** A district of its own with so many cases, and its street's desk signed in. */
const openDesk = async (dataDir: string, cases: number): Promise<Desk> => {
  const server = await startServer(dataDir)
  await emptyCases(server.database)
  await addCases(server.database, 0, cases)
  return { server, cookie: await server.signIn('street') }
}

const ask = async ({ server, cookie }: Desk, path: string, seconds: number): Promise<LoadResult> => {
  const page = (await (await fetch(server.base + path, { headers: { cookie } })).json()) as { cases: unknown[] }
  if (page.cases.length !== 20) throw new Error(`${path} lists ${page.cases.length} cases instead of 20`)
  await load(server.port, connections, 1, () => getRequest(path, cookie))
  return load(server.port, connections, seconds, () => getRequest(path, cookie))
}

/** So many that their rows can't all be known from before. */
const unseen = 400

/** Any page of a long list, so that most of its rows come for the first time. */
const askAnywhere = async ({ server, cookie }: Desk, seconds: number): Promise<LoadResult> => {
  const pages = [paths.newest]
  while (pages.length < unseen) {
    const { next } = (await (await fetch(server.base + pages.at(-1)!, { headers: { cookie } })).json()) as { next: string | null }
    if (next === null) throw new Error(`the list has only ${pages.length} pages`)
    pages.push(`${paths.newest}&after=${encodeURIComponent(next)}`)
  }
  let turn = 0
  return load(server.port, connections, seconds, () => getRequest(pages[(turn = (turn + 149) % unseen)]!, cookie))
}

export const run = async ({ quick }: BenchOptions): Promise<BenchLine[]> => {
  const seconds = quick ? 2 : 5
  const sizes = quick ? [10_000, 100_000] : [10_000, 1_000_000]
  const dataDirs = sizes.map(newDataDir)
  const desks: Desk[] = []
  const lines: BenchLine[] = []
  try {
    for (const [index, size] of sizes.entries()) desks.push(await openDesk(dataDirs[index]!, size))
    for (const { server } of desks) await server.database.query('checkpoint') // not while something is measured
    for (const [name, path] of Object.entries(paths)) {
      const milliseconds: number[][] = sizes.map(() => [])
      let failed = 0
      // By turns, so that what else the machine does meets both alike.
      for (let turn = 0; turn < rounds; turn += 1)
        for (const [index, desk] of desks.entries()) {
          const result = await ask(desk, path, seconds)
          milliseconds[index]!.push(...result.milliseconds)
          failed += result.failed
        }
      const [few, many] = milliseconds.map((all) => percentile(all, 0.95)) as [number, number]
      const ratio = many / few
      lines.push(
        { bench: 'worklist', case: `${name}, ${sizes[0]} cases, ${connections} connections, p95`, value: round(few), unit: 'ms' },
        {
          bench: 'worklist', case: `${name}, ${sizes[1]} cases, ${connections} connections, p95`, value: round(many), unit: 'ms', limit: round(few), ratio: round(ratio),
          reach: `< ${p95Asked} and ratio <= ${growthAsked}`, ok: many < p95Asked && ratio <= growthAsked && failed === 0,
        },
      )
    }
    const anywhere = await askAnywhere(desks.at(-1)!, seconds)
    lines.push({ bench: 'worklist', case: `newest, any of ${unseen} pages, ${sizes.at(-1)} cases, ${connections} connections, p95`, value: round(percentile(anywhere.milliseconds, 0.95)), unit: 'ms' })
    if (anywhere.failed > 0) throw new Error(`${anywhere.failed} requests failed`)
  } finally {
    for (const { server } of desks) await server.stop()
    for (const dataDir of dataDirs) removeDataDir(dataDir)
  }
  return lines
}
