// The limit the database itself sets: pgbench with a script of our own statements, on the same database.
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const places = ['/usr/bin/pgbench', '/usr/lib/postgresql/15/bin/pgbench', '/usr/local/bin/pgbench', '/opt/homebrew/bin/pgbench']

/** Transactions per second, or undefined where pgbench is not installed. */
export const pgbench = async (databaseUrl: string, script: string, clients: number, seconds: number): Promise<number | undefined> => {
  const program = places.find(existsSync)
  if (program === undefined) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'wangge-pgbench-'))
  const file = join(folder, 'script.sql')
  writeFileSync(file, script)
  try {
    const { stdout } = await promisify(execFile)(program, ['-n', '-M', 'prepared', '-c', String(clients), '-j', String(Math.min(2, clients)), '-T', String(seconds), '-f', file, databaseUrl])
    const tps = Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
    if (!(tps > 0)) throw new Error(`pgbench said: ${stdout}`)
    return tps
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
