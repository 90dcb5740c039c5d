// What a killed server may have left: a PostgreSQL that still runs on the cluster, or a postmaster.pid of one that
// doesn't. A process is only believed to be ours if it works inside the cluster's folder; its number proves nothing.
import { readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { errorCode } from '../../plain-fault.ts'
import { askAs, type Account } from './account.ts'
import { databaseName } from './cluster.ts'
import { isAlive } from './process-identity.ts'

export type Postmaster = { pid: number; socketDir: string; port: number; ready: boolean }

/** PostgreSQL's own note about who serves the cluster: pid, folder, start, port, socket folder, address, memory, state. */
export const readPostmaster = (cluster: string): Postmaster | undefined => {
  let lines: string[]
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Number(lines[0])
  return Number.isInteger(pid) && pid > 1
    ? { pid, port: Number(lines[3]), socketDir: lines[4] ?? '', ready: (lines[7] ?? '').trim() === 'ready' }
    : undefined
}

export const socketUrl = (socketDir: string, password: string, database: string = databaseName): string =>
  `postgres://${databaseName}:${encodeURIComponent(password)}@localhost:5432/${database}?host=${encodeURIComponent(socketDir)}`

/** Leaves the cluster free for a new start: stops whatever serves it and clears a note that would block PostgreSQL. */
export const clearOrphan = async (cluster: string, account: Account, password: string, log: (line: string) => void): Promise<void> => {
  const noted = readPostmaster(cluster)
  if (noted === undefined) return
  const running = await processesOf(cluster, account, noted, password)
  if (running.length > 0) {
    log('stopping a database that was left running')
    // Without their leader the others end by themselves, but not in the middle of a long query.
    signal(running.includes(noted.pid) ? [noted.pid] : running, running.includes(noted.pid) ? 'SIGINT' : 'SIGQUIT')
    if (!(await gone(running, 15_000))) signal(running, 'SIGQUIT')
    if (!(await gone(running, 5_000))) signal(running, 'SIGKILL')
    await gone(running, 5_000)
  }
  // PostgreSQL clears a note of a dead process by itself, but believes it if the number is in use: by another program
  // now, or still by its own remains that nobody has collected (the first process of a container often doesn't).
  if (readPostmaster(cluster)?.pid === noted.pid && numberInUse(noted.pid)) rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

const numberInUse = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

const processesOf = async (cluster: string, account: Account, noted: Postmaster, password: string): Promise<number[]> => {
  if (process.platform === 'linux') return postgresIn(cluster, account)
  return isAlive(noted.pid) && (await servedFolder(noted, password)) === cluster ? [noted.pid] : []
}

/** Where there is no /proc: ask it, with our password, which folder it serves. */
const servedFolder = async (noted: Postmaster, password: string): Promise<string | undefined> => {
  const client = new pg.Client({ connectionString: socketUrl(noted.socketDir, password, 'postgres'), connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`)).rows[0]?.folder
  } catch {
    return undefined
  } finally {
    await client.end().catch(() => {})
  }
}

/** Every PostgreSQL process works in the folder of its cluster. */
const postgresIn = (cluster: string, account: Account): number[] =>
  readdirSync('/proc').map(Number).filter((pid) => pid > 1 && isPostgres(pid) && folderOf(pid, account) === cluster)

const isPostgres = (pid: number) => {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')
  } catch {
    return false
  }
}

const folderOf = (pid: number, account: Account): string | undefined => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    // In a container even root may not look, but the account may look at its own.
    return askAs(account, 'readlink "/proc/$1/cwd"', [String(pid)])?.trimEnd()
  }
}

const signal = (pids: readonly number[], name: NodeJS.Signals) => {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch {
      // Gone meanwhile.
    }
  }
}

const gone = async (pids: readonly number[], within: number): Promise<boolean> => {
  for (let waited = 0; waited <= within; waited += 10) {
    if (!pids.some(isAlive)) return true
    await sleep(10)
  }
  return false
}
