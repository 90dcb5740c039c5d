// The whole server on a fresh database with the small test district, a clock that stands still until it is moved, and
// clients that are signed in. Ends with the test file, and fails it when something unforeseen happened inside.
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'
import { hashToken } from '../../src/server/access/actors.ts'
import type { Context } from '../../src/server/context.ts'
import { openDatabase, type Database } from '../../src/server/db/open.ts'
import { openDiskStore } from '../../src/server/files/store.ts'
import { buildApp } from '../../src/server/http/app.ts'
import { openHub } from '../../src/server/live/hub.ts'
import { gatewaysFrom } from '../../src/server/messages/gateways.ts'
import { openImportFiles } from '../../src/server/territory/imports/files.ts'
import { openDistricts } from '../../src/server/territory/districts.ts'
import { buildDistrict, type StaffRole, type TestDistrict, type TestPerson, type Where } from './builders.ts'
import { testDatabase } from './database.ts'
import { makeTestClient, type Client } from './logins.ts'

export type TestClock = { now: number; advance(milliseconds: number): void }

export type TestServer = {
  base: string
  context: Context
  database: Database
  clock: TestClock
  district: TestDistrict
  /** Codes sent to phones, oldest first. */
  codes: { phone: string; code: string }[]
  /** What was not a Problem; must be empty at the end unless the test takes them out. */
  faults: unknown[]
  photoDir: string
  loginAs(role: StaffRole, where?: Where, district?: TestDistrict): Promise<Client & { person: TestPerson }>
  /** Another server on the same database and by the same clock, which knows nothing yet. */
  another(): Promise<{ base: string; close(): Promise<void> }>
  anonymous(headers?: Record<string, string>): Client
}

/** A Monday, ten in the morning in China, within office hours. */
export const testStart = Date.parse('2026-03-02T02:00:00Z')

const closers: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closers.splice(0)) await close()
})

export const testServer = async ({ env, ...options }: { trustProxy?: boolean; env?: Readonly<Record<string, string>> } = {}): Promise<TestServer> => {
  const { database, url } = await testDatabase()
  const district = await buildDistrict(database)
  const clock: TestClock = { now: testStart, advance: (milliseconds) => void (clock.now += milliseconds) }
  const codes: TestServer['codes'] = []
  const faults: unknown[] = []
  const onFault = (fault: unknown): void => void faults.push(fault)
  const photoDir = await mkdtemp(join(tmpdir(), 'wangge-photos-'))
  const contextOn = (database: Database): Context => ({
    database, clock: () => clock.now, districts: openDistricts(database), photos: openDiskStore(photoDir), imports: openImportFiles(join(photoDir, 'imports')), baseMapDir: join(photoDir, 'base-maps'), hub: openHub(database, onFault),
    codes: { send: async (phone, code) => void codes.push({ phone, code }) }, gateways: gatewaysFrom(env ?? {}), version: 'test', startedAt: testStart,
  })
  const serve = async (context: Context): ReturnType<TestServer['another']> => {
    const app = await buildApp(context, { onFault, ...options })
    await app.listen({ port: 0, host: '127.0.0.1' })
    const close = async (): Promise<void> => {
      context.hub.stop()
      app.server.closeAllConnections()
      await app.close()
    }
    return { base: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`, close }
  }
  const context = contextOn(database)
  const { base, close } = await serve(context)
  closers.push(close)
  const another: TestServer['another'] = async () => {
    const own = openDatabase(url, { connections: 3 })
    const server = await serve(contextOn(own))
    let closing: Promise<void> | undefined
    const end = (): Promise<void> => (closing ??= server.close().then(() => own.close()))
    closers.push(end)
    return { base: server.base, close: end }
  }
  closers.push(async () => {
    await rm(photoDir, { recursive: true, force: true })
    if (faults.length > 0) throw new AggregateError(faults, 'the server met faults that are no Problems')
  })
  const anonymous = (headers: Record<string, string> = {}): Client => makeTestClient({ base, headers })
  const loginAs: TestServer['loginAs'] = async (role, where = 'inside', of = district) => {
    const person = of.person(role, where)
    const token = randomBytes(32).toString('base64url')
    await database.query('insert into sessions (district, token_hash, account_id, created_at, expires_at) values ($1, $2, $3, $4, $5)', [
      of.id, hashToken(token), person.accountId, new Date(clock.now), new Date(clock.now + 30 * 86_400_000),
    ])
    return { ...makeTestClient({ base, token }), person }
  }
  return { base, context, database, clock, district, codes, faults, photoDir, loginAs, another, anonymous }
}
