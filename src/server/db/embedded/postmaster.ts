// Runs one PostgreSQL on a prepared cluster: starts it so that it can't outlive us, waits until it answers, stops it.
import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { PlainFault } from '../../plain-fault.ts'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { databaseEnvironment } from './cluster.ts'
import type { Layout } from './data-folder.ts'
import { readPostmaster } from './orphan.ts'
import { nameFor } from './place.ts'

export type Running = {
  pid: number
  /** Settles when PostgreSQL has ended, for whatever reason. */
  ended: Promise<void>
  stop(): Promise<void>
}

// A watcher holds the other end of a pipe to us. If we are killed the pipe closes and the watcher stops PostgreSQL in
// good order; told "stop" it leaves that to us. It is a grandchild, so PostgreSQL itself stays our direct child.
const underWatch = `
( ( trap '' INT TERM HUP; read word <&3 || kill -INT $$ ) & )
exec "$@" 3<&-
`

export const runPostmaster = async (binaries: Binaries, layout: Layout, account: Account, socketDir: string): Promise<Running> => {
  const log = openLog(layout.log)
  const args = [binaries.postgres, '-D', nameFor(account, layout.cluster), '-c', 'listen_addresses=', '-p', '5432', '-k', socketDir]
  const child = spawn('/bin/sh', ['-c', underWatch, 'wangge-database', ...args], {
    ...account.lent,
    cwd: layout.cluster,
    // A group of its own: Ctrl-C in the terminal reaches us, and we decide when the database goes.
    detached: true,
    stdio: ['ignore', log, log, 'pipe'],
    env: databaseEnvironment(),
  })
  closeSync(log)
  const pipe = child.stdio[3] as Writable
  pipe.on('error', () => {})
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => {
      pipe.end('stop\n')
      resolve()
    })
  })
  ended.catch(() => {})
  await ready(child, ended, layout)
  return {
    pid: child.pid as number,
    ended,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      pipe.write('stop\n')
      child.kill('SIGINT')
      const patience = setTimeout(() => child.kill('SIGQUIT'), 20_000)
      await ended
      clearTimeout(patience)
    },
  }
}

/** PostgreSQL writes "ready" into its note; a recovery after a crash may take a while and is waited for. */
const ready = async (child: ChildProcess, ended: Promise<void>, layout: Layout) => {
  let over = false
  ended.then(() => (over = true), () => (over = true))
  for (;;) {
    const noted = readPostmaster(layout.cluster)
    if (noted?.pid === child.pid && noted?.ready) return
    if (over) {
      throw new PlainFault(
        `数据库无法启动:${lastTrouble(layout.log)}(详见 ${layout.log})。`,
        `The database did not start: ${lastTrouble(layout.log)} (see ${layout.log}).`,
      )
    }
    await sleep(10)
  }
}

const lastTrouble = (path: string): string => {
  const lines = readFileSync(path, 'utf8').slice(-8000).split('\n')
  const trouble = lines.filter((line) => /FATAL|PANIC|ERROR|could not|cannot|not found/.test(line)).at(-1) ?? lines.filter((line) => line !== '').at(-1)
  return trouble?.replace(/^.*?(FATAL|PANIC|ERROR|LOG): +/, '') ?? 'no reason given'
}

const largest = 10_000_000

/** The log before is kept once it has grown large. */
const openLog = (path: string): number => {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largest) renameSync(path, `${path}.1`)
  return openSync(path, 'a', 0o600)
}
