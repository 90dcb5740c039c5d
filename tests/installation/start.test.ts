// `npm start` as a person meets it: ready, a second one, a busy port, Ctrl-C, and the plug pulled.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { readPostmaster } from '../../src/server/db/embedded/orphan.ts'
import { isAlive } from '../../src/server/db/embedded/process-identity.ts'

const script = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url))

type Started = { child: ChildProcess; output(): string; ended: Promise<number | null> }

const folders: string[] = []
const running: Started[] = []

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'wangge-start-'))
  chmodSync(folder, 0o755)
  folders.push(folder)
  return join(folder, 'data')
}

/** Below the range from which the system hands out ports, so that nobody takes it meanwhile. */
const freePort = async (): Promise<number> => {
  const port = 20_000 + Math.floor(Math.random() * 12_000)
  const server = createServer()
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
  return free ? port : freePort()
}

const start = (args: string[], env: Record<string, string> = {}): Started => {
  const { DATABASE_URL: _, ...rest } = process.env
  const child = spawn(process.execPath, [script, ...args], { env: { ...rest, WANGGE_APPS: 'none', ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  let text = ''
  for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding('utf8').on('data', (part: string) => (text += part))
  const started: Started = { child, output: () => text, ended: new Promise((resolve) => child.once('close', resolve)) }
  running.push(started)
  return started
}

const readyOrEnded = async (started: Started): Promise<void> => {
  const end = Date.now() + 150_000
  while (!/^ready /m.test(started.output()) && started.child.exitCode === null) {
    if (Date.now() > end) throw new Error(`not ready:\n${started.output()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Without the demonstration and the apps: what is tested here needs neither. */
const startEmpty = async (dataDir: string, port: number) => {
  const started = start(['--empty', '--data', dataDir, '--port', String(port)])
  await readyOrEnded(started)
  expect(started.output()).toContain(`ready http://127.0.0.1:${port}`)
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
  const note = readPostmaster(join(dataDir, 'database', 'cluster'))!
  const lock = JSON.parse(readFileSync(join(dataDir, 'wangge.lock'), 'utf8')) as { pid: number }
  return { ...started, database: note.pid, server: lock.pid }
}

const gone = async (pids: number[]) => {
  const end = Date.now() + 60_000
  while (pids.some(isAlive)) {
    if (Date.now() > end) return false
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return true
}

afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGTERM')
    await ended
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
})

describe('npm start', () => {
  test('explains itself', async () => {
    const help = start(['--help'])
    expect(await help.ended).toBe(0)
    expect(help.output()).toContain('--data DIR')
  })

  test('stops everything on Ctrl-C, and once more is quick and finds its data', async () => {
    const [dataDir, port] = [newFolder(), await freePort()]
    const first = await startEmpty(dataDir, port)
    process.kill(-first.child.pid!, 'SIGINT')
    expect(await first.ended).toBe(0)
    expect(await gone([first.server, first.database])).toBe(true)
    expect(existsSync(join(dataDir, 'wangge.lock'))).toBe(false)
    await startEmpty(dataDir, port)
  })

  test('a second one on the same folder is told that one is running', async () => {
    const dataDir = newFolder()
    const first = await startEmpty(dataDir, await freePort())
    const second = start(['--empty', '--data', dataDir, '--port', String(await freePort())])
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain('already running')
    expect(second.output().trim().split('\n')).toHaveLength(2)
    expect(isAlive(first.server)).toBe(true)
  })

  test('after the start script was killed nothing stays behind', async () => {
    const first = await startEmpty(newFolder(), await freePort())
    first.child.kill('SIGKILL')
    expect(await gone([first.server, first.database])).toBe(true)
  })

  test('after all of it was killed the next start recovers by itself', async () => {
    const [dataDir, port] = [newFolder(), await freePort()]
    const first = await startEmpty(dataDir, port)
    // at once: whoever sees another go would begin to stop
    spawnSync('kill', ['-KILL', ...[first.child.pid!, first.server, first.database].map(String)])
    const next = await startEmpty(dataDir, port)
    expect(next.server).not.toBe(first.server)
  })

  test('a busy port gets one plain sentence and leaves no half-made folder', async () => {
    const [dataDir, port] = [newFolder(), await freePort()]
    const other = createServer().listen(port, '127.0.0.1')
    const refused = start(['--empty', '--data', dataDir, '--port', String(port)])
    expect(await refused.ended).toBe(1)
    expect(refused.output()).toContain(`Port ${port} is already used`)
    expect(existsSync(join(dataDir, 'database'))).toBe(false)
    other.close()
  })

  test('a folder that cannot be written to gets one plain sentence', async () => {
    // where not even root may make one
    const refused = start(['--empty', '--data', '/sys/wangge', '--port', String(await freePort())])
    expect(await refused.ended).toBe(1)
    expect(refused.output().trim().split('\n')).toHaveLength(2)
    expect(refused.output()).toContain('The data folder /sys/wangge cannot be written to')
  })

  test('so does one where a file stands, also when the database is another one', async () => {
    const folder = newFolder()
    writeFileSync(folder, '')
    for (const env of [{}, { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/w' }]) {
      const refused = start(['--empty', '--data', folder, '--port', String(await freePort())], env)
      expect(await refused.ended).toBe(1)
      expect(refused.output().trim().split('\n')).toHaveLength(2)
      expect(refused.output()).toContain(`The data folder ${folder} cannot be written to`)
    }
  })

  test('an old Node gets one plain sentence', async () => {
    const older = "data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.20.4'}})"
    const refused = start(['--empty', '--data', newFolder()], { NODE_OPTIONS: `--import="${older}"` })
    expect(await refused.ended).toBe(1)
    expect(refused.output().trim().split('\n')).toHaveLength(2)
    expect(refused.output()).toContain('Node.js 20 or newer is needed and this is 18.20.4')
  })

  test('a DATABASE_URL that leads nowhere gets one plain sentence', async () => {
    const refused = start(['--empty', '--data', newFolder(), '--port', String(await freePort())], { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/w' })
    expect(await refused.ended).toBe(1)
    expect(refused.output()).toContain('cannot be reached at 127.0.0.1:1')
  })

  test('a mistyped option ends with 2 and the way to the help', async () => {
    const refused = start(['--prot', '1'])
    expect(await refused.ended).toBe(2)
    expect(refused.output()).toContain('--help')
  })
})
