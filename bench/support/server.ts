// A server for a benchmark: a process of its own on a data folder of its own, durable as in earnest, with the
// demonstration's accounts to sign in with.
import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type Database } from '../../src/server/db/open.ts'
import { findRunning } from '../../src/server/db/embedded/index.ts'

export type BenchServer = {
  base: string
  port: number
  pid: number
  dataDir: string
  databaseUrl: string
  database: Database
  /** Cookie header of the demonstration login. */
  signIn(login: string): Promise<string>
  /** Seconds from spawn to `ready`. */
  readyAfter: number
  stop(): Promise<void>
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const from = 20_000 + Math.floor(Math.random() * 10_000)
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(from, '127.0.0.1', () => probe.close(() => resolve(from)))
  })

const untilReady = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let output = ''
    const listen = (chunk: Buffer): void => {
      output += chunk.toString()
      if (/^ready /m.test(output)) resolve()
    }
    child.stdout!.on('data', listen)
    child.stderr!.on('data', listen)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${output}`)))
  })

export const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'wangge-bench-'))
export const removeDataDir = (dir: string): void => rmSync(dir, { recursive: true, force: true })

const project = join(import.meta.dirname, '../..')

/** As a person does: by the start script, in a checkout of theirs, with the apps. */
export type AsPerson = { checkout: string }

const spawnIn = (person: AsPerson | undefined, args: readonly string[]): ChildProcess => {
  const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe']
  const env = { ...process.env, NODE_ENV: 'production', DATABASE_URL: '' }
  if (!person) return spawn(process.execPath, ['src/server/main.ts', ...args], { cwd: project, stdio, env: { ...env, WANGGE_APPS: 'none' } })
  return spawn(process.execPath, ['scripts/start.mjs', ...args], { cwd: person.checkout, stdio, env: { ...env, NODE_COMPILE_CACHE: join(person.checkout, 'compiled') } })
}

const leftOut = new Set(['node_modules', 'dist', 'data', 'tests', 'bench', 'docs', 'compiled'])

/** The project as it is when it was cloned and its packages are there: nothing built, nothing compiled. */
export const newCheckout = (): AsPerson & { remove(): void } => {
  const checkout = mkdtempSync(join(tmpdir(), 'wangge-checkout-'))
  for (const name of readdirSync(project).filter((one) => !one.startsWith('.') && !leftOut.has(one))) cpSync(join(project, name), join(checkout, name), { recursive: true })
  symlinkSync(join(project, 'node_modules'), join(checkout, 'node_modules'))
  return { checkout, remove: () => rmSync(checkout, { recursive: true, force: true }) }
}

export const startServer = async (dataDir: string, args: readonly string[] = [], person?: AsPerson): Promise<BenchServer> => {
  const port = await freePort()
  const began = performance.now()
  const child = spawnIn(person, ['--port', String(port), '--data', dataDir, ...args])
  await untilReady(child)
  const readyAfter = (performance.now() - began) / 1_000
  child.stdout!.resume()
  child.stderr!.resume()
  const running = findRunning(dataDir)
  if (!running) throw new Error('the server runs without its database')
  const database = openDatabase(running.url, { connections: 2, application: 'bench' })
  const base = `http://127.0.0.1:${port}`
  return {
    base, port, dataDir, readyAfter, database,
    pid: running.serverPid,
    databaseUrl: running.url,
    async signIn(login) {
      const accounts = JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')) as { login: string; password: string }[]
      const account = accounts.find((one) => one.login === login)
      if (!account) throw new Error(`no demonstration login ${login}`)
      const answer = await fetch(`${base}/api/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login, password: account.password }) })
      const cookie = answer.headers.get('set-cookie')?.split(';')[0]
      if (!answer.ok || !cookie) throw new Error(`sign-in as ${login}: ${answer.status}`)
      return cookie
    },
    async stop() {
      await database.close()
      child.removeAllListeners('exit')
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}
