import { describe, expect, test } from 'vitest'
import { PlainFault } from './plain-fault.ts'
import { readSettings, type Environment } from './settings.ts'

const read = (argv: string[], env: Environment = {}) => {
  const result = readSettings(argv, env, '/srv/wangge')
  if (result.kind === 'help') throw new Error('help was not asked for')
  return result.settings
}

const faultOf = (argv: string[], env: Environment = {}): PlainFault => {
  try {
    read(argv, env)
  } catch (error) {
    if (error instanceof PlainFault) return error
    throw error
  }
  throw new Error('no fault was found')
}

describe('settings', () => {
  test('without any choice the server listens on 8080 of this machine, keeps ./data and runs every service', () => {
    expect(read([])).toEqual({
      host: '127.0.0.1', port: 8080, dataDir: '/srv/wangge/data', empty: false, databaseUrl: undefined,
      services: new Set(['web', 'worker', 'live']), apps: true, trustProxy: false,
    })
  })

  test('the environment chooses port, data folder, address and database', () => {
    const settings = read([], { PORT: '9000', WANGGE_DATA: '/var/lib/w', WANGGE_HOST: '0.0.0.0', DATABASE_URL: 'postgres://a:b@db:5432/w' })
    expect(settings).toMatchObject({ port: 9000, dataDir: '/var/lib/w', host: '0.0.0.0', databaseUrl: 'postgres://a:b@db:5432/w' })
  })

  test('the command line wins over the environment, with or without an equals sign', () => {
    expect(read(['--port', '8081', '--data=d'], { PORT: '9000', WANGGE_DATA: '/x' })).toMatchObject({ port: 8081, dataDir: '/srv/wangge/d' })
  })

  test('an empty variable counts as not set', () => {
    expect(read([], { PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 8080, databaseUrl: undefined })
  })

  test('services can be chosen one by one', () => {
    expect(read(['--services=worker,live']).services).toEqual(new Set(['worker', 'live']))
  })

  test('the interface can be served without the apps', () => {
    expect(read([], { WANGGE_APPS: 'none' }).apps).toBe(false)
  })

  test('a proxy in front is believed only when that was said', () => {
    expect(read([], {}).trustProxy).toBe(false)
    expect(read([], { WANGGE_TRUST_PROXY: '1' }).trustProxy).toBe(true)
  })

  test('a database may be reached through a socket folder', () => {
    expect(read([], { DATABASE_URL: 'postgres://w@/w?host=/run/postgresql' }).databaseUrl).toBe('postgres://w@/w?host=/run/postgresql')
  })

  test('help is given before anything is checked', () => {
    const result = readSettings(['--port', 'nonsense', '--help'], {}, '/')
    expect(result.kind === 'help' && result.text).toContain('--data DIR')
  })

  test.each([
    [['--port', '0'], {}, '1 to 65535'],
    [['--port', '65536'], {}, '1 to 65535'],
    [['--port', '80a'], {}, '"80a"'],
    [[], { PORT: 'http' }, '"http"'],
    [['--port'], {}, 'needs a value'],
    [['--data', '--empty'], {}, 'needs a value'],
    [['--empty=no'], {}, 'Unknown option: --empty=no'],
    [['--prot', '1'], {}, 'Unknown option: --prot'],
    [['extra'], {}, 'Unknown option: extra'],
    [['--services=web,mail'], {}, 'not "mail"'],
    [['--services='], {}, 'needs a value'],
    [[], { DATABASE_URL: 'mysql://root@db/w' }, 'DATABASE_URL'],
    [[], { DATABASE_URL: 'postgres://' }, 'DATABASE_URL'],
  ])('%j with %j is refused with one sentence in each language and exit code 2', (argv, env, words) => {
    const fault = faultOf(argv, env)
    expect(fault.en).toContain(words)
    expect(fault.zh).toMatch(/[\u4e00-\u9fff].*。/)
    expect(`${fault.zh}${fault.en}`).not.toContain('\n')
    expect(fault.exitCode).toBe(2)
  })

  test('a wrong DATABASE_URL is never repeated, because it holds a password', () => {
    const fault = faultOf([], { DATABASE_URL: 'mysql://root:geheim@db/w' })
    expect(fault.en + fault.zh).not.toContain('geheim')
  })
})
