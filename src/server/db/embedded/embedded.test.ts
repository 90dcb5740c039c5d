import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { PlainFault } from '../../plain-fault.ts'
import { findRunning, startEmbedded, type Embedded } from './index.ts'
import { prepareDataDir } from './data-folder.ts'
import { takeLock } from './lock.ts'
import { readPostmaster } from './orphan.ts'
import { isAlive } from './process-identity.ts'
import { removeSocketDir } from './socket.ts'

const folders: string[] = []
const started: Embedded[] = []
const children: ChildProcess[] = []

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'wangge-try-'))
  // As mkdtemp leaves it the folder is closed to the database's account, which is a case of its own below.
  chmodSync(folder, 0o755)
  folders.push(folder)
  return join(folder, 'data')
}

const start = async (dataDir: string, log?: (line: string) => void) => {
  const embedded = await startEmbedded({ dataDir, ...(log ? { log } : {}) })
  started.push(embedded)
  return embedded
}

const ask = async <R extends pg.QueryResultRow>(url: string, sql: string): Promise<R[]> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<R>(sql)).rows
  } finally {
    await client.end()
  }
}

const clusterOf = (dataDir: string) => join(dataDir, 'database', 'cluster')

const until = async (what: () => boolean | Promise<boolean>, within = 120_000) => {
  const end = Date.now() + within
  while (!(await what())) {
    if (Date.now() > end) throw new Error('it did not come about in time')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** A server process of its own that can be killed; resolves once its database answers. */
const startElsewhere = async (dataDir: string): Promise<{ child: ChildProcess; url: string }> => {
  const program = `
    import { startEmbedded } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)}
    const embedded = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} })
    console.log(embedded.url)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout! }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)))
  })
  return { child, url }
}

const killed = (child: ChildProcess) => new Promise((resolve) => {
  child.once('exit', resolve)
  child.kill('SIGKILL')
})

/** Kills the watcher, so that the database really is left alone. Its command line names it. */
const killWatcherOf = (cluster: string) => {
  const found = readdirSync('/proc').map(Number).filter((pid) => pid > 1).filter((pid) => {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      return line.includes('wangge-database') && line.includes(cluster) && readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'sh'
    } catch {
      return false
    }
  })
  for (const pid of found) process.kill(pid, 'SIGKILL')
  return found.length
}

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const embedded of started.splice(0)) await embedded.stop()
  for (const folder of folders) removeSocketDir(join(folder, 'data', 'database', 'socket'))
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
})

describe('the embedded database', () => {
  test('is made on the first start, keeps its data over a stop, and leaves no trace of running', async () => {
    const dataDir = newFolder()
    const first = await start(dataDir)
    await ask(first.url, `create table kept as select '平城区' as name`)
    expect(statSync(join(dataDir, 'database', 'password')).mode & 0o777).toBe(0o600)
    const note = readPostmaster(clusterOf(dataDir))
    await first.stop()
    expect(isAlive(note!.pid)).toBe(false)
    expect(existsSync(note!.socketDir)).toBe(false)
    expect(existsSync(join(dataDir, 'wangge.lock'))).toBe(false)

    const second = await start(dataDir)
    expect(await ask(second.url, 'select name from kept')).toEqual([{ name: '平城区' }])
  })

  test('sorts by code point, knows Chinese letters, keeps UTC, and lets nobody in without the password', async () => {
    const { url } = await start(newFolder())
    const [facts] = await ask(url, `select current_setting('server_encoding') encoding, current_setting('TimeZone') zone,
      'b' < 'C' as "lettersFirst", lower('É') as lowered, current_setting('listen_addresses') addresses`)
    expect(facts).toEqual({ encoding: 'UTF8', zone: 'UTC', lettersFirst: false, lowered: 'é', addresses: '' })
    await ask(url, 'create extension pg_trgm')
    expect(await ask(url, `select array_length(show_trgm('路灯'), 1) > 1 as known`)).toEqual([{ known: true }])
    await expect(ask(url.replace(/:[^:@]*@/, ':wrong@'), 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })

  test('writes safely unless a test asks otherwise', async () => {
    const dataDir = newFolder()
    const settings = `select current_setting('fsync') fsync, current_setting('synchronous_commit') commit, current_setting('full_page_writes') pages`
    const first = await start(dataDir)
    expect(await ask(first.url, settings)).toEqual([{ fsync: 'on', commit: 'on', pages: 'on' }])
    await first.stop()
    const hasty = await startEmbedded({ dataDir, durable: false })
    started.push(hasty)
    expect(await ask(hasty.url, settings)).toEqual([{ fsync: 'off', commit: 'off', pages: 'off' }])
  })

  test('refuses a second start on the same folder in one plain sentence and leaves the first alone', async () => {
    const dataDir = newFolder()
    const { url } = await start(dataDir)
    const error = await startEmbedded({ dataDir }).then(() => undefined, (reason: unknown) => reason)
    expect(error).toBeInstanceOf(PlainFault)
    expect((error as PlainFault).en).toContain('already running')
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('waits for a server that is just going away', async () => {
    const dataDir = newFolder()
    const first = await takeLock(prepareDataDir(dataDir))
    setTimeout(() => first.release(), 500)
    const second = await start(dataDir)
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('is found by a command that works beside the server', async () => {
    const dataDir = newFolder()
    expect(findRunning(dataDir)).toBeUndefined()
    const { url } = await start(dataDir)
    expect(findRunning(dataDir)).toEqual({ url, serverPid: process.pid })
  })

  test('when the port turns out to be busy, the folder is given back untouched', async () => {
    const dataDir = newFolder()
    await expect(startEmbedded({ dataDir, onLocked: () => Promise.reject(new Error('busy')) })).rejects.toThrow('busy')
    expect(readdirSync(dataDir)).toEqual([])
  })
})

describe('after a crash', () => {
  test('a killed server takes its database down in good order by itself', async () => {
    const dataDir = newFolder()
    const { child } = await startElsewhere(dataDir)
    const note = readPostmaster(clusterOf(dataDir))!
    await killed(child)
    await until(() => !isAlive(note.pid))
    expect(readFileSync(join(dataDir, 'database', 'postgresql.log'), 'utf8')).toContain('database system is shut down')
  })

  test('the next start follows a kill at once and finds every committed row', async () => {
    const dataDir = newFolder()
    const { child, url } = await startElsewhere(dataDir)
    await ask(url, 'create table kept as select generate_series(1, 1000) as n')
    const left = readlinkSync(join(dataDir, 'database', 'socket'))
    await killed(child)
    const next = await start(dataDir)
    expect(await ask(next.url, 'select count(*)::int as rows from kept')).toEqual([{ rows: 1000 }])
    expect(existsSync(left)).toBe(false)
  })

  test.runIf(process.platform === 'linux')('a database left running alone is stopped and started again', async () => {
    const dataDir = newFolder()
    const { child, url } = await startElsewhere(dataDir)
    await ask(url, 'create table kept as select 7 as n')
    expect(killWatcherOf(clusterOf(dataDir))).toBeGreaterThan(0)
    await killed(child)
    const orphan = readPostmaster(clusterOf(dataDir))!
    expect(isAlive(orphan.pid)).toBe(true)
    const lines: string[] = []
    const next = await start(dataDir, (line) => lines.push(line))
    expect(lines).toContain('stopping a database that was left running')
    expect(isAlive(orphan.pid)).toBe(false)
    expect(existsSync(orphan.socketDir)).toBe(false)
    expect(await ask(next.url, 'select n from kept')).toEqual([{ n: 7 }])
  })

  test('the note of a dead database is no obstacle', async () => {
    const dataDir = newFolder()
    const { child, url } = await startElsewhere(dataDir)
    await ask(url, 'create table kept as select 8 as n')
    const note = readPostmaster(clusterOf(dataDir))!
    killWatcherOf(clusterOf(dataDir))
    await killed(child)
    process.kill(note.pid, 'SIGKILL')
    const next = await start(dataDir)
    expect(await ask(next.url, 'select n from kept')).toEqual([{ n: 8 }])
  })

  test('a note whose number another program has now neither blocks the start nor hurts that program', async () => {
    const dataDir = newFolder()
    const first = await start(dataDir)
    await ask(first.url, 'create table kept as select 9 as n')
    await first.stop()
    // The account that runs the database also runs this other program: the case in which PostgreSQL itself gives up.
    const owner = statSync(clusterOf(dataDir))
    const other = spawn('sleep', ['60'], { stdio: 'ignore', ...(process.getuid?.() === 0 ? { uid: owner.uid, gid: owner.gid } : {}) })
    children.push(other)
    const note = `${other.pid}\n${clusterOf(dataDir)}\n1700000000\n5432\n/tmp/nowhere\n\n 1 1\nready\n`
    writeFileSync(join(clusterOf(dataDir), 'postmaster.pid'), note, { mode: 0o600 })
    const second = await start(dataDir)
    expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 9 }])
    expect(isAlive(other.pid!)).toBe(true)
  })

  test('a lock whose number another program has now does not block the start', async () => {
    const dataDir = newFolder()
    await (await start(dataDir)).stop()
    const other = spawn('sleep', ['60'], { stdio: 'ignore' })
    children.push(other)
    // Start times are counted in hundredths of a second.
    await new Promise((resolve) => setTimeout(resolve, 50))
    const { child } = await startElsewhere(dataDir)
    const lock = join(dataDir, 'wangge.lock')
    const holder = JSON.parse(readFileSync(lock, 'utf8')) as Record<string, unknown>
    await killed(child)
    writeFileSync(lock, JSON.stringify({ ...holder, pid: other.pid }))
    await start(dataDir)
  })

  test('a lock file damaged by a full disk does not block the start', async () => {
    const dataDir = newFolder()
    await (await start(dataDir)).stop()
    writeFileSync(join(dataDir, 'wangge.lock'), '')
    await start(dataDir)
  })

  const draftsOf = (dataDir: string): string[] => {
    const database = join(dataDir, 'database')
    return existsSync(database) ? readdirSync(database).filter((name) => name.startsWith('cluster.new')) : []
  }

  /** Kills a first start while it makes the cluster; undefined when it was quicker than the kill. */
  const interruptedStart = async (): Promise<string | undefined> => {
    const dataDir = newFolder()
    const program = `
      import { startEmbedded } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)}
      await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} })`
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], { stdio: 'inherit' })
    await until(() => draftsOf(dataDir).some((draft) => existsSync(join(dataDir, 'database', draft, 'PG_VERSION'))) || existsSync(clusterOf(dataDir)))
    await killed(child)
    return existsSync(clusterOf(dataDir)) ? undefined : dataDir
  }

  test('an interrupted first start leaves nothing half made', async () => {
    let dataDir: string | undefined
    for (let tries = 0; dataDir === undefined && tries < 6; tries += 1) dataDir = await interruptedStart()
    expect(dataDir).toBeDefined()
    const next = await start(dataDir!)
    expect(await ask(next.url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(draftsOf(dataDir!)).toEqual([])
  })

  test('a database that dies under a running server comes back on the same address', async () => {
    const dataDir = newFolder()
    const lines: string[] = []
    const { url } = await start(dataDir, (line) => lines.push(line))
    await ask(url, 'create table kept as select 10 as n')
    process.kill(readPostmaster(clusterOf(dataDir))!.pid, 'SIGKILL')
    await until(() => ask(url, 'select n from kept').then(([row]) => row?.n === 10, () => false))
    expect(lines).toContain('the database ended unexpectedly and is started again')
  })
})

describe('plain sentences', () => {
  const faultOf = async (dataDir: string) => {
    const error = await startEmbedded({ dataDir }).then(() => undefined, (reason: unknown) => reason)
    expect(error).toBeInstanceOf(PlainFault)
    return error as PlainFault
  }

  test('for a data folder that is a file', async () => {
    const path = newFolder()
    writeFileSync(path, 'not a folder')
    expect((await faultOf(path)).en).toContain('cannot be written to')
  })

  test.runIf(process.getuid?.() !== 0)('for a data folder that is read-only', async () => {
    const path = newFolder()
    chmodSync(join(path, '..'), 0o555)
    expect((await faultOf(path)).en).toContain('cannot be written to')
    chmodSync(join(path, '..'), 0o755)
  })

  test('for a data folder made by another version of PostgreSQL', async () => {
    const dataDir = newFolder()
    await (await start(dataDir)).stop()
    writeFileSync(join(clusterOf(dataDir), 'PG_VERSION'), '15\n')
    const fault = await faultOf(dataDir)
    expect(fault.en).toContain('made by PostgreSQL 15')
    expect(fault.zh).toContain('PostgreSQL 15')
  })
})

describe.runIf(process.getuid?.() === 0)('started by root', () => {
  test('the database runs under an unprivileged account', async () => {
    const dataDir = newFolder()
    await start(dataDir)
    expect(statSync(`/proc/${readPostmaster(clusterOf(dataDir))!.pid}`).uid).not.toBe(0)
  })

  test('a data folder below one that is closed to others works, and stays closed', async () => {
    const dataDir = newFolder()
    chmodSync(join(dataDir, '..'), 0o700)
    const first = await start(dataDir)
    await ask(first.url, 'create table kept as select 11 as n')
    await first.stop()
    const second = await start(dataDir)
    expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 11 }])
    expect(statSync(join(dataDir, '..')).mode & 0o777).toBe(0o700)
  })
})
