import { createServer, type Server } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onServer, withDatabase } from '../../../tests/support/shared-database.ts'
import { PlainFault } from '../plain-fault.ts'
import { checkDatabaseUrl } from './check-url.ts'
import { startEmbedded, type Embedded } from './embedded/index.ts'

const faultOf = async (url: string): Promise<PlainFault> => {
  const error = await checkDatabaseUrl(url).then(() => undefined, (reason: unknown) => reason)
  expect(error).toBeInstanceOf(PlainFault)
  return error as PlainFault
}

const listen = (answer: string | 'hang up') =>
  new Promise<{ server: Server; port: number }>((resolve) => {
    const server = createServer((socket) => {
      socket.on('error', () => {})
      socket.once('data', () => (answer === 'hang up' ? socket.destroy() : socket.end(answer)))
    })
    server.listen(0, '127.0.0.1', () => resolve({ server, port: (server.address() as { port: number }).port }))
  })

describe('a DATABASE_URL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wangge-url-'))
  let embedded: Embedded
  beforeAll(async () => {
    embedded = await startEmbedded({ dataDir: join(folder, 'data'), durable: false })
  })
  afterAll(async () => {
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('that leads to a current PostgreSQL is accepted', async () => {
    await expect(checkDatabaseUrl(embedded.url)).resolves.toBeUndefined()
  })

  test('with a wrong password is refused as such, without repeating it', async () => {
    const fault = await faultOf(embedded.url.replace(/:[^:@]*@/, ':falsch@'))
    expect(fault.en).toContain('refused the user or password')
    expect(fault.en + fault.zh).not.toContain('falsch')
  })

  test('naming a database that is not there says so', async () => {
    expect((await faultOf(embedded.url.replace('/wangge?', '/elsewhere?'))).en).toContain('no database of the name')
  })

  test('of a user who may not make tables there says so before anything is made; the owner of a database may', async () => {
    for (const sql of ["create role guest login password 'g'", "create role host login password 'h'", 'create database rented owner host']) await onServer(embedded.url, sql)
    const as = (user: string, database: string): string => withDatabase(embedded.url.replace(/\/\/[^@]*@/, `//${user}@`), database)
    // as it comes, then with one of the two rights only
    expect((await faultOf(as('guest:g', 'rented'))).en).toContain('may not create tables')
    await onServer(embedded.url, 'grant create on database rented to guest')
    expect((await faultOf(as('guest:g', 'rented'))).en).toContain('may not create tables')
    await onServer(as('host:h', 'rented'), 'grant create on schema public to guest')
    await expect(checkDatabaseUrl(as('guest:g', 'rented'))).resolves.toBeUndefined()
    await onServer(embedded.url, 'revoke create on database rented from guest')
    expect((await faultOf(as('guest:g', 'rented'))).en).toContain('may not create tables and schemas')
    await expect(checkDatabaseUrl(as('host:h', 'rented'))).resolves.toBeUndefined()
  })

  test('where nothing listens says that it cannot be reached', async () => {
    expect((await faultOf('postgres://a:b@127.0.0.1:1/w')).en).toContain('cannot be reached at 127.0.0.1:1')
    expect((await faultOf('postgres://a:b@localhost:1/w')).en).toContain('cannot be reached')
    expect((await faultOf('postgres://a:b@/w?host=/tmp/no-such-folder')).en).toContain('cannot be reached at /tmp/no-such-folder')
  })

  test.each([['HTTP/1.1 400 Bad Request\r\n\r\n'], ['SSH-2.0-OpenSSH_9.2\r\n']])('that leads to another kind of server (%j) says so', async (answer) => {
    const { server, port } = await listen(answer)
    expect((await faultOf(`postgres://a:b@127.0.0.1:${port}/w`)).en).toContain('is not PostgreSQL')
    server.close()
  })

  test('of a server that hangs up gets a plain sentence too', async () => {
    const { server, port } = await listen('hang up')
    expect((await faultOf(`postgres://a:b@127.0.0.1:${port}/w`)).en).toMatch(/is not PostgreSQL|cannot be reached/)
    server.close()
  })
})
