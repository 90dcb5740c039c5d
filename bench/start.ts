// The second start, and what the server and its database hold in memory when nobody asks them anything.
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { round, type BenchLine, type BenchOptions } from './bench-line.ts'
import { newDataDir, removeDataDir, startServer } from './support/server.ts'

export const about = 'first and second start with the demonstration, and memory when idle (Linux)'

const secondsAsked = 5
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
  try {
    const first = await startServer(dataDir)
    await first.stop()
    const second = await startServer(dataDir)
    await fetch(`${second.base}/tiles/12/3337/1549.mvt`)
    await sleep(quick ? 2_000 : 15_000)
    const server = memoryOf(second.pid)
    const database = descendantsOf(second.pid).reduce((sum, pid) => sum + memoryOf(pid), 0)
    await second.stop()
    return [
      { bench: 'start', case: 'first start, demonstration loaded, apps not built', value: round(first.readyAfter), unit: 's' },
      { bench: 'start', case: 'second start to ready', value: round(second.readyAfter), unit: 's', reach: `< ${secondsAsked}`, ok: second.readyAfter < secondsAsked },
      { bench: 'start', case: 'server, idle', value: round(server), unit: 'MB', reach: `<= ${serverAsked}`, ok: server <= serverAsked },
      { bench: 'start', case: 'database, idle', value: round(database), unit: 'MB', reach: `<= ${databaseAsked}`, ok: database <= databaseAsked },
    ]
  } finally {
    removeDataDir(dataDir)
  }
}
