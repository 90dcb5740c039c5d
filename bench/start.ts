// `npm start` as a person meets it, in a checkout where nothing is built yet: the first and the second start, and what the server and its database hold in memory when nobody asks them anything.
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { round, type BenchLine, type BenchOptions } from './bench-line.ts'
import { newCheckout, newDataDir, removeDataDir, startServer } from './support/server.ts'

export const about = 'npm start: first start with demonstration and apps, second start, and memory when idle (Linux)'

const firstAsked = 60
const secondAsked = 5
const serverAsked = 300
const databaseAsked = 200

/** Proportional set size: what is shared between processes counts once. Megabytes. */
const memoryOf = (pid: number): number => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? NaN) / 1_024

const descendantsOf = (pid: number): number[] => {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc'))
    if (/^\d+$/.test(name)) {
      try {
        parents.set(Number(name), Number(/^\d+ \(.*\) \S (\d+)/s.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1]))
      } catch {
        // ended meanwhile
      }
    }
  const below = (one: number): number[] => [...parents].filter(([, parent]) => parent === one).flatMap(([child]) => [child, ...below(child)])
  return below(pid)
}

export const run = async ({ quick }: BenchOptions): Promise<BenchLine[]> => {
  const dataDir = newDataDir()
  const person = newCheckout()
  try {
    const first = await startServer(dataDir, [], person)
    await first.stop()
    const second = await startServer(dataDir, [], person)
    const page = await fetch(`${second.base}/console/`)
    if (!page.ok) throw new Error(`started without the apps: ${page.status}`)
    await fetch(`${second.base}/tiles/12/3337/1549.mvt`)
    await sleep(quick ? 2_000 : 15_000)
    const server = memoryOf(second.pid)
    const database = descendantsOf(second.pid).reduce((sum, pid) => sum + memoryOf(pid), 0)
    await second.stop()
    return [
      { bench: 'start', case: 'first start to ready, demonstration loaded, apps built', value: round(first.readyAfter), unit: 's', reach: `< ${firstAsked}`, ok: first.readyAfter < firstAsked },
      { bench: 'start', case: 'second start to ready', value: round(second.readyAfter), unit: 's', reach: `< ${secondAsked}`, ok: second.readyAfter < secondAsked },
      { bench: 'start', case: 'server, idle', value: round(server), unit: 'MB', reach: `<= ${serverAsked}`, ok: server <= serverAsked },
      { bench: 'start', case: 'database, idle', value: round(database), unit: 'MB', reach: `<= ${databaseAsked}`, ok: database <= databaseAsked },
    ]
  } finally {
    removeDataDir(dataDir)
    person.remove()
  }
}
