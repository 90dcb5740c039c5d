// The embedded PostgreSQL: makes it on the first start, recovers from whatever a crash left, keeps it running while the
// server runs, and stops it with the server. Exactly one server per data folder.
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { errorCode } from '../../plain-fault.ts'
import { chooseAccount } from './account.ts'
import { findBinaries, majorVersion } from './binaries.ts'
import { databaseName, makeCluster, writeConfiguration } from './cluster.ts'
import { clusterOwner, layoutOf, passwordOf, prepareDatabaseDir, prepareDataDir } from './data-folder.ts'
import { lockHolder, takeLock } from './lock.ts'
import { clearOrphan, readPostmaster, socketUrl } from './orphan.ts'
import { runPostmaster, type Running } from './postmaster.ts'
import { makeSocketDir, removeSocketDir } from './socket.ts'

export type StartOptions = {
  dataDir: string
  log?: (line: string) => void
  /** Off only for tests: a crash of the machine may then cost the data. */
  durable?: boolean
  /** Runs once the folder is known to be ours and before anything slow, e.g. to look whether the port is free. */
  onLocked?: () => Promise<void>
}

export type Embedded = {
  /** Connection string of the database. Stays the same while this runs, also if PostgreSQL had to be started again. */
  url: string
  stop(): Promise<void>
  /** Rejects if PostgreSQL died and could not be brought back. Never resolves before `stop`. */
  lost: Promise<void>
}

/** Throws a `PlainFault` for everything a person can mend. */
export const startEmbedded = async (options: StartOptions): Promise<Embedded> => {
  const log = options.log ?? (() => {})
  const dataDir = prepareDataDir(options.dataDir)
  const lock = await takeLock(dataDir)
  const layout = layoutOf(dataDir)
  try {
    await options.onLocked?.()
    prepareDatabaseDir(layout)
    const account = chooseAccount(clusterOwner(layout, await majorVersion()))
    const binaries = await findBinaries(account)
    const password = passwordOf(layout)
    if (!existsSync(layout.cluster)) log('preparing the database')
    await makeCluster(binaries, layout, account)
    await clearOrphan(layout.cluster, account, password, log)
    writeConfiguration(layout, account, options.durable ?? true)
    const folder = makeSocketDir(account, layout.socket)
    const again = async () => {
      await clearOrphan(layout.cluster, account, password, log)
      return runPostmaster(binaries, layout, account, folder)
    }
    const supervised = supervise(await again(), again, log)
    try {
      await ensureDatabase(folder, password)
    } catch (error) {
      await supervised.stop()
      throw error
    }
    return {
      url: socketUrl(folder, password),
      lost: supervised.lost,
      async stop() {
        await supervised.stop()
        removeSocketDir(layout.socket)
        lock.release()
      },
    }
  } catch (error) {
    removeSocketDir(layout.socket)
    lock.release()
    throw error
  }
}

/** The database of a server that runs on this folder now, for commands that work beside it. */
export const findRunning = (dataDir: string): { url: string; serverPid: number } | undefined => {
  const layout = layoutOf(dataDir)
  const serverPid = existsSync(dataDir) ? lockHolder(dataDir) : undefined
  const noted = readPostmaster(layout.cluster)
  return serverPid === undefined || !noted?.ready ? undefined : { serverPid, url: socketUrl(noted.socketDir, passwordOf(layout)) }
}

/** Starts PostgreSQL again if it dies under us, a few times at most; the pool's connections come back by themselves. */
const supervise = (first: Running, again: () => Promise<Running>, log: (line: string) => void) => {
  let running = first
  let stopping = false
  let restarts: number[] = []
  const { promise: lost, reject } = Promise.withResolvers<void>()
  lost.catch(() => {})
  const watch = async () => {
    while (!stopping) {
      await running.ended
      if (stopping) return
      restarts = [...restarts.filter((at) => at > Date.now() - 60_000), Date.now()]
      if (restarts.length > 5) throw new Error('the database ends again and again; see its log')
      log('the database ended unexpectedly and is started again')
      await sleep(50)
      running = await again()
    }
  }
  const watching = watch().catch((error: unknown) => {
    if (!stopping) reject(error)
  })
  return {
    lost,
    async stop() {
      stopping = true
      await running.stop()
      await watching
      await running.stop()
    },
  }
}

/** The cluster's own database first; it is missing only after the very first start. */
const ensureDatabase = async (socketDir: string, password: string) => {
  try {
    await once(socketUrl(socketDir, password), 'select 1')
  } catch (error) {
    if (errorCode(error) !== '3D000') throw error
    await once(socketUrl(socketDir, password, 'postgres'), `create database ${databaseName}`)
  }
}

const once = async (url: string, sql: string) => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
