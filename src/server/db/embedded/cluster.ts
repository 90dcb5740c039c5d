// Makes a PostgreSQL cluster once, and writes its settings at every start. A cluster is made under another name and
// renamed when finished, so that an interrupted first start leaves nothing half made.
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { PlainFault } from '../../plain-fault.ts'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { giveTo, passwordOf, type Layout } from './data-folder.ts'
import { nameFor } from './place.ts'

/** Name of the superuser and of the database. */
export const databaseName = 'wangge'

/** What is begun under another name: `cluster.new.…` */
const draftName = 'cluster.new'

/**
 * Takes away what interrupted starts left. Their `initdb` may still be at work: moved aside first, it writes into nothing. When
 * it fails for that, it empties the folder it was told by name, so no two starts share one.
 */
const clearDrafts = (layout: Layout): void => {
  for (const name of readdirSync(layout.database).filter((one) => one.startsWith(draftName))) {
    const aside = join(layout.database, `${draftName}.${randomUUID()}`)
    renameSync(join(layout.database, name), aside)
    // A file that its dying process takes away under our hands counts as done for `force`, with the rest still there.
    while (existsSync(aside)) rmSync(aside, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
}

export const makeCluster = async (binaries: Binaries, layout: Layout, account: Account): Promise<void> => {
  if (existsSync(layout.cluster)) return
  clearDrafts(layout)
  const draft = join(layout.database, `${draftName}.${randomUUID()}`)
  mkdirSync(draft)
  giveTo(account, draft, 0o700)
  const passwordFile = `${draft}.password`
  writeFileSync(passwordFile, passwordOf(layout), { mode: 0o600 })
  giveTo(account, passwordFile, 0o600)
  const shared = [
    '-D', nameFor(account, draft), '-U', databaseName, '-A', 'scram-sha-256', '--encoding=UTF8',
    // A new file of the log is filled with zeros before it is used, and whoever commits then waits for it: short ones, short waits.
    '--wal-segsize=2',
    // Text sorts by code point everywhere, and letters are known beyond ASCII (trigram search needs that for Chinese).
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C',
  ]
  try {
    const readPassword = ['--pwfile', '/dev/fd/3']
    const first = await run(binaries, [...shared, '--lc-ctype=C.UTF-8', ...readPassword], layout, draft, account, passwordFile)
    // C libraries before 2.35 may not have C.UTF-8.
    if (first !== 0 && /locale/.test(readFileSync(layout.initLog, 'utf8'))) {
      const second = await run(binaries, [...shared, ...readPassword], layout, draft, account, passwordFile)
      if (second !== 0) throw failed(layout)
    } else if (first !== 0) throw failed(layout)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(draft, layout.cluster)
}

const run = (binaries: Binaries, args: string[], layout: Layout, draft: string, account: Account, passwordFile: string) => {
  const log = openSync(layout.initLog, 'w', 0o600)
  // Opened by us and handed over: the account need not reach the file by its path.
  const password = openSync(passwordFile, 'r')
  return new Promise<number>((resolve, reject) => {
    const child = spawn(binaries.initdb, args, {
      ...account.lent, cwd: draft, stdio: ['ignore', log, log, password], env: databaseEnvironment(),
    })
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  }).finally(() => {
    closeSync(log)
    closeSync(password)
  })
}

const failed = (layout: Layout) => {
  const reason = readFileSync(layout.initLog, 'utf8').split('\n').filter((line) => /error|fatal|denied|failed/i.test(line)).at(-1)
  return new PlainFault(
    `无法建立数据库:${reason ?? '原因不明'}(详见 ${layout.initLog})。`,
    `The database could not be made: ${reason ?? 'for an unknown reason'} (see ${layout.initLog}).`,
  )
}

/** An eighth of the memory there is, within bounds: the machine's own file cache does the rest, at the price of a system call for each page. */
const sharedBuffersMb = (): number => {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity)
  return Math.min(512, Math.max(64, Math.floor(memory / 8 / 1024 ** 2)))
}

/** Nothing of ours: neither PG… variables nor a language that would change its messages. */
export const databaseEnvironment = () => ({ PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' })

/** One cluster serves many servers in turn. Whoever vacuums or counts samples is a transaction that keeps the journal's newest entries out of sight. */
const forTests = { autovacuum: 'off', max_connections: 300 }

/** Written to postgresql.conf at each start; what an administrator sets with ALTER SYSTEM wins over it. */
export const writeConfiguration = (layout: Layout, account: Account, durable: boolean) => {
  const settings: Record<string, string | number> = {
    // A server takes two dozen at most; work apart has connections of its own.
    max_connections: 100,
    // Taken page by page as they are needed: an idle installation stays small.
    shared_buffers: `${sharedBuffersMb()}MB`,
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    effective_cache_size: '1GB',
    random_page_cost: 1.1,
    max_wal_size: '1GB',
    checkpoint_timeout: '15min',
    jit: 'off',
    // Spares three processes; reading ahead hardly matters at this size.
    io_method: 'sync',
    max_wal_senders: 0,
    max_logical_replication_workers: 0,
    timezone: `'UTC'`,
    log_timezone: `'UTC'`,
    lc_messages: `'C'`,
    password_encryption: `'scram-sha-256'`,
    log_checkpoints: 'off',
    log_line_prefix: `'%m [%p] '`,
    // Waits and slow queries are found here first.
    log_min_duration_statement: '2s',
    ...(durable ? { fsync: 'on', synchronous_commit: 'on' } : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', ...forTests }),
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`)
  const path = join(layout.cluster, 'postgresql.conf')
  writeFileSync(path, `# Written at each start. Change settings with ALTER SYSTEM; that wins over this file.\n${lines.join('\n')}\n`)
  giveTo(account, path, 0o600)
}
