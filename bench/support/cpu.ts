// Processor time of a benchmark's three sides: the server, its database with every connection's process, and who makes the
// load. On a machine that others use as well it says more than the clock. Where there is no /proc, nothing is told.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Milliseconds. */
export type Cpu = { server: number; database: number; load: number }

/** Linux counts in hundredths of a second. */
const tick = 10

type Stat = { parent: number; own: number; ofEnded: number }

const statOf = (pid: number): Stat | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number)
    return { parent: fields[1]!, own: (fields[11]! + fields[12]!) * tick, ofEnded: (fields[13]! + fields[14]!) * tick }
  } catch {
    return undefined // ended meanwhile
  }
}

const databasePid = (dataDir: string): number => {
  const found = (readdirSync(dataDir, { recursive: true }) as string[]).find((path) => path.endsWith('postmaster.pid'))
  return found === undefined ? 0 : Number(readFileSync(join(dataDir, found), 'utf8').split('\n')[0])
}

export const cpuOf = ({ pid, dataDir }: { pid: number; dataDir: string }): Cpu | undefined => {
  const server = statOf(pid)
  if (!server) return undefined
  const postmaster = databasePid(dataDir)
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => statOf(Number(name)) ?? [])
  const own = statOf(postmaster)
  const { user, system } = process.cpuUsage()
  return {
    server: server.own, load: (user + system) / 1_000,
    database: (own ? own.own + own.ofEnded : 0) + all.filter(({ parent }) => parent === postmaster).reduce((sum, one) => sum + one.own, 0),
  }
}
