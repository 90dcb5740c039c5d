import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { deviceRules } from '../../domain/sync/device.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import type { TestPerson } from '../../../tests/support/builders.ts'
import { runJob } from '../jobs/jobs.ts'
import { forgetDevicesJob } from './devices.ts'

type Worker = Client & { person: TestPerson }
let server: TestServer
let desk: Worker

beforeAll(async () => {
  server = await testServer()
  desk = await server.loginAs('streetDesk')
})

const device = (id = newId(), more: { waiting?: number; name?: string } = {}) => ({ id, name: more.name ?? 'Android 13 · Chrome', appVersion: '1.0', waiting: more.waiting ?? 0 })
const exchange = (client: Client, of = device()) => client.call(api.sync.pull, { body: { device: of, known: {} } })
const revoke = (person: TestPerson, id: string, reason = '手机在公交车上丢失', by: Client = desk) => by.call(api.sync.revoke, { params: { id: person.personId, device: id }, body: { reason } })
const sessions = async (id: string): Promise<{ expires_at: Date }[]> => server.database.query('select expires_at from sessions where district = $1 and device_id = $2', [server.district.id, id])

describe('a device', () => {
  it('is known from its first exchange on, with what waited on it when it last spoke', async () => {
    const worker = await server.loginAs('gridWorker')
    const id = newId()
    await exchange(worker, device(id))
    await exchange(worker, device(id, { waiting: 7 }))
    const { devices } = await worker.call(api.sync.devices, {})
    expect(devices.filter((one) => one.id === id)).toEqual([{ id, name: 'Android 13 · Chrome', appVersion: '1.0', firstAt: server.clock.now, lastAt: server.clock.now, waiting: 7, revokedAt: null, reason: null, toldAt: null, own: true }])
    const [entry] = await server.database.query("select person_id, data from journal where kind = 'device.registered' and subject_id = $1", [id])
    expect(entry).toEqual({ person_id: worker.person.personId, data: { name: 'Android 13 · Chrome' } })
  })

  it('made known by two requests at once is one', async () => {
    const worker = await server.loginAs('gridWorker')
    const id = newId()
    await Promise.all([exchange(worker, device(id)), exchange(worker, device(id)), exchange(worker, device(id))])
    expect((await worker.call(api.sync.devices, {})).devices.filter((one) => one.id === id)).toHaveLength(1)
  })

  it('of somebody else is refused, and nothing is told or done by it', async () => {
    const [worker, other] = [await server.loginAs('gridWorker'), await server.loginAs('gridAssistant')]
    const id = newId()
    await exchange(worker, device(id))
    expect((await refusal(exchange(other, device(id)))).code).toBe('sync.device-taken')
    const command = { id: newId(), name: 'cases.report', version: 2, agoMs: 0, input: { body: { id: newId(), category: '02001', description: '垃圾', place: { lng: server.district.inside.lng, lat: server.district.inside.lat } } } }
    expect((await refusal(other.call(api.sync.send, { body: { device: device(id), commands: [command] } }))).code).toBe('sync.device-taken')
    expect(await server.database.query('select 1 from cases where id = $1', [command.input.body.id])).toEqual([])
  })

  it('with the same id in another district is another device', async () => {
    const id = newId()
    await exchange(await server.loginAs('gridWorker'), device(id))
    await server.database.query('insert into devices (district, id, account_id, name, app_version, first_at, last_at, waiting, revoked_at) values (999, $1, 1, $2, $2, now(), now(), 0, now())', [id, 'x'])
    expect(await server.anonymous().call(api.sync.standing, { body: { device: id } })).toEqual({ revoked: false })
  })

  it('number twenty-one of one account is refused until another is revoked', async () => {
    const worker = await server.loginAs('microgridWorker', 'outside')
    const first = newId()
    await exchange(worker, device(first))
    for (let n = 1; n < deviceRules.most; n += 1) await exchange(worker)
    expect((await refusal(exchange(worker))).code).toBe('sync.too-many-devices')
    await revoke(worker.person, first, '换机', await server.loginAs('districtDesk'))
    await exchange(await server.loginAs('microgridWorker', 'outside'))
  })

  it.each([['no device', {}], ['a name too long', { device: { ...device(), name: 'x'.repeat(101) }, known: {} }], ['a section nobody knows', { device: device(), known: { secrets: {} } }], ['garbage', '{"device":']])(
    'is refused with %s', async (_, body) => {
      const worker = await server.loginAs('gridWorker')
      const response = await worker.fetch('/api/sync/pull', { method: 'POST', headers: { 'content-type': 'application/json' }, body: typeof body === 'string' ? body : JSON.stringify(body) })
      expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'request.malformed'])
    })
})

describe('the session of a device', () => {
  const day = 86_400_000
  it('of who works outside lives two weeks from the last exchange on, and the cookie with it', async () => {
    const worker = await server.loginAs('gridWorker')
    const id = newId()
    await server.database.query('update sessions set expires_at = $2 where district = $1 and device_id is null', [server.district.id, new Date(server.clock.now + 12 * 3_600_000)])
    const first = await worker.fetch('/api/sync/pull', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ device: device(id), known: {} }) })
    expect(first.headers.get('set-cookie')).toContain(`Max-Age=${14 * 86_400}`)
    expect(await sessions(id)).toEqual([{ expires_at: new Date(server.clock.now + 14 * day) }])
    server.clock.advance(9 * day)
    await exchange(worker, device(id))
    expect(await sessions(id)).toEqual([{ expires_at: new Date(server.clock.now + 14 * day) }])
    server.clock.advance(15 * day)
    expect((await refusal(exchange(worker, device(id)))).code).toBe('access.sign-in-needed')
  })

  it('of a desk ends when it would have', async () => {
    const streetDesk = await server.loginAs('streetDesk')
    const id = newId()
    await server.database.query('update sessions set expires_at = $2 where district = $1 and device_id is null', [server.district.id, new Date(server.clock.now + 12 * 3_600_000)])
    await exchange(streetDesk, device(id))
    expect(await sessions(id)).toEqual([{ expires_at: new Date(server.clock.now + 12 * 3_600_000) }])
    desk = await server.loginAs('streetDesk')
  })
})

describe('a lost device', () => {
  it('is revoked with a reason: its session ends at once, others of the person go on, and it hears it without a session', async () => {
    const [lost, kept] = [await server.loginAs('gridWorker'), await server.loginAs('gridWorker')]
    const [id, other] = [newId(), newId()]
    await exchange(lost, device(id))
    await exchange(kept, device(other))
    expect(await server.anonymous().call(api.sync.standing, { body: { device: id } })).toEqual({ revoked: false })
    expect(await revoke(lost.person, id)).toMatchObject({ id, revokedAt: server.clock.now, reason: '手机在公交车上丢失', toldAt: null })
    expect((await refusal(exchange(lost, device(id)))).code).toBe('access.sign-in-needed')
    await exchange(kept, device(other))
    const shown = async () => (await desk.call(api.sync.devicesOf, { params: { id: lost.person.personId } })).devices.find((one) => one.id === id)!
    expect((await shown()).toldAt).toBe(null)
    server.clock.advance(60_000)
    const told = await server.anonymous().fetch('/api/sync/standing', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ device: id }) })
    expect([await told.json(), told.headers.get('clear-site-data')]).toEqual([{ revoked: true }, '"cache"'])
    expect((await shown()).toldAt).toBe(server.clock.now)
    const [entry] = await server.database.query("select person_id, data from journal where kind = 'device.revoked' and subject_id = $1", [id])
    expect(entry).toEqual({ person_id: desk.person.personId, data: { personId: lost.person.personId, name: 'Android 13 · Chrome', reason: '手机在公交车上丢失' } })
  })

  it('is refused also by somebody who signs in on it anew, for pulls and sends alike', async () => {
    const worker = await server.loginAs('gridWorker')
    const id = newId()
    await exchange(worker, device(id))
    await revoke(worker.person, id)
    const again = await server.loginAs('gridWorker')
    expect((await refusal(exchange(again, device(id)))).code).toBe('sync.device-revoked')
    const caseId = newId()
    const command = { id: newId(), name: 'cases.report', version: 2, agoMs: 0, input: { body: { id: caseId, category: '02001', description: '垃圾', place: { lng: server.district.inside.lng, lat: server.district.inside.lat } } } }
    expect((await refusal(again.call(api.sync.send, { body: { device: device(id), commands: [command] } }))).code).toBe('sync.device-revoked')
    expect(await server.database.query('select 1 from cases where id = $1', [caseId])).toEqual([])
    const [row] = await server.database.query<{ told_at: Date }>('select told_at from devices where id = $1', [id])
    expect(row!.told_at.getTime()).toBe(server.clock.now)
  })

  it('revoked twice is revoked once', async () => {
    const worker = await server.loginAs('gridWorker')
    const id = newId()
    await exchange(worker, device(id))
    const first = await revoke(worker.person, id)
    server.clock.advance(5_000)
    expect(await revoke(worker.person, id, '再一次')).toEqual(first)
  })

  it('is revoked only by whom its worker’s posts are given by, and only under its own worker', async () => {
    const worker = await server.loginAs('gridWorker')
    const id = newId()
    await exchange(worker, device(id))
    expect((await refusal(revoke(worker.person, id, '丢失', await server.loginAs('streetDesk', 'outside')))).code).toBe('access.refused')
    expect((await refusal(revoke(worker.person, id, '丢失', worker))).code).toBe('access.refused')
    expect((await refusal(revoke(server.district.person('gridAssistant'), id))).code).toBe('sync.device-not-found')
    expect((await refusal(revoke(worker.person, newId()))).code).toBe('sync.device-not-found')
    expect((await refusal(revoke(worker.person, id, ' '))).code).toBe('request.malformed')
    expect((await refusal(desk.call(api.sync.devicesOf, { params: { id: server.district.person('resident').personId } }))).code).toBe('people.not-found')
  })

  it('whose worker’s account was switched off erases as well', async () => {
    const worker = await server.loginAs('gridLeader', 'outside')
    const id = newId()
    await exchange(worker, device(id))
    await server.database.query('update accounts set active = false where district = $1 and id = $2', [server.district.id, worker.person.accountId])
    expect(await server.anonymous().call(api.sync.standing, { body: { device: id } })).toEqual({ revoked: true })
    await server.database.query('update accounts set active = true where district = $1 and id = $2', [server.district.id, worker.person.accountId])
  })
})

describe('a device of one’s own', () => {
  const own = (client: Client, id: string, reason = '手机丢了') => client.call(api.sync.revokeOwn, { params: { device: id }, body: { reason } })

  it('is revoked from another: its session ends at once, and it is told to erase when it next speaks', async () => {
    const [lost, kept] = [await server.loginAs('gridWorker'), await server.loginAs('gridWorker')]
    const [id, other] = [newId(), newId()]
    await exchange(lost, device(id, { waiting: 2 }))
    await exchange(kept, device(other))
    expect(await own(kept, id)).toMatchObject({ id, revokedAt: server.clock.now, reason: '手机丢了', toldAt: null, waiting: 2, own: false })
    expect((await refusal(exchange(lost, device(id)))).code).toBe('access.sign-in-needed')
    expect(await server.anonymous().call(api.sync.standing, { body: { device: id } })).toEqual({ revoked: true })
    await exchange(kept, device(other))
    const [entry] = await server.database.query("select person_id, data from journal where kind = 'device.revoked' and subject_id = $1", [id])
    expect(entry).toEqual({ person_id: kept.person.personId, data: { personId: kept.person.personId, name: 'Android 13 · Chrome', reason: '手机丢了' } })
    const shown = (await desk.call(api.sync.devicesOf, { params: { id: kept.person.personId } })).devices.find((one) => one.id === id)
    expect(shown).toMatchObject({ revokedAt: server.clock.now, reason: '手机丢了' })
  })

  it('revoked twice, or by its worker and by a desk, is revoked once', async () => {
    const worker = await server.loginAs('gridWorker')
    const id = newId()
    await exchange(worker, device(id))
    const other = await server.loginAs('gridWorker')
    const [first, second] = await Promise.all([own(other, id), own(other, id, '再一次')])
    expect(first).toEqual(second)
    server.clock.advance(5_000)
    expect((await revoke(worker.person, id, '社区停用')).reason).toBe(first.reason)
    expect(await server.database.query("select 1 from journal where kind = 'device.revoked' and subject_id = $1", [id])).toHaveLength(1)
  })

  it('may be the one that asks: then that is the last it hears', async () => {
    const worker = await server.loginAs('gridWorker')
    const id = newId()
    await exchange(worker, device(id))
    expect((await own(worker, id)).own).toBe(true)
    expect((await refusal(worker.call(api.sync.devices, {}))).code).toBe('access.sign-in-needed')
  })

  it('is nobody else’s to revoke, needs a reason, and somebody signed in', async () => {
    const worker = await server.loginAs('gridWorker')
    const id = newId()
    await exchange(worker, device(id))
    for (const role of ['gridAssistant', 'resident', 'districtDesk'] as const) expect((await refusal(own(await server.loginAs(role), id))).code).toBe('sync.device-not-found')
    expect((await refusal(own(worker, newId()))).code).toBe('sync.device-not-found')
    for (const reason of ['', '  ', '丢', '丢'.repeat(201)]) expect((await refusal(own(worker, id, reason))).code).toBe('request.malformed')
    expect((await refusal(own(worker, 'no-device'))).code).toBe('request.malformed')
    expect((await refusal(own(server.anonymous(), id))).code).toBe('access.sign-in-needed')
    expect((await worker.call(api.sync.devices, {})).devices.find((one) => one.id === id)).toMatchObject({ revokedAt: null })
  })
})

describe('what is forgotten', () => {
  it('devices silent for ninety days; revoked ones are remembered for longer', async () => {
    const worker = await server.loginAs('gridWorker')
    const [silent, lost] = [newId(), newId()]
    await exchange(worker, device(silent))
    await exchange(worker, device(lost))
    await revoke(worker.person, lost)
    const left = async (): Promise<string[]> => (await server.database.query<{ id: string }>('select id from devices where id = any($1)', [[silent, lost]])).map((row) => row.id)
    const run = (): Promise<void> => runJob(server.context, forgetDevicesJob)
    server.clock.advance(deviceRules.forgottenAfter - 1_000)
    await run()
    expect((await left()).sort()).toEqual([silent, lost].sort())
    server.clock.advance(2_000)
    await run()
    expect(await left()).toEqual([lost])
    server.clock.advance(deviceRules.revokedForgottenAfter)
    await run()
    expect(await left()).toEqual([])
  })
})
