// Officers through HTTP: who sees whom, what is recorded, and that each look at a conduct record leaves its trace.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'

let server: TestServer
let street: Client
let district: Client
let officer: number
beforeAll(async () => {
  server = await testServer()
  ;[street, district] = await Promise.all([server.loginAs('streetDesk'), server.loginAs('districtDesk')])
  const { id, inside } = server.district
  const [office] = await server.database.query<{ id: number }>("insert into offices (district, code, name, kind, unit_id) values ($1, 'team1', '执法队', 'team', $2) returning id", [id, inside.street.id])
  officer = (await district.call(api.posts.appoint, { body: { commandId: newId(), role: 'departmentOfficer', officeId: office!.id, from: '2026-01-01', name: '队员甲' } })).personId
})

describe('records of an officer', () => {
  it('are entered by who is above them, once each, and are journalled without what is in them', async () => {
    const certificate = { id: newId(), kind: 'provincial' as const, number: '晋B140213001', validUntil: '2026-05-01' }
    for (const _ of [1, 2]) expect(await street.call(api.officers.certificate, { params: { id: officer }, body: certificate })).toEqual({ id: certificate.id })
    expect((await refusal(street.call(api.officers.certificate, { params: { id: officer }, body: { ...certificate, number: '别的' } }))).code).toBe('officer.record-taken')
    await street.call(api.officers.training, { params: { id: officer }, body: { id: newId(), heldOn: '2026-02-01', topic: '规范执法', hours: 4 } })
    await street.call(api.officers.training, { params: { id: officer }, body: { id: newId(), heldOn: '2025-12-31', topic: '旧年', hours: 8 } })
    await street.call(api.officers.conduct, { params: { id: officer }, body: { id: newId(), kind: 'complaint', on: '2026-02-10', reason: '未出示证件' } })
    expect((await refusal(street.call(api.officers.conduct, { params: { id: officer }, body: { id: newId(), kind: 'complaint', on: '2026-03-03', reason: '明天的事' } }))).code).toBe('officer.future')
    expect((await refusal(street.call(api.officers.training, { params: { id: officer }, body: { id: newId(), heldOn: '2026-02-01', topic: 'x', hours: 0 } }))).code).toBe('request.malformed')
    const card = await street.call(api.officers.get, { params: { id: officer } })
    expect(card).toMatchObject({ name: '队员甲', self: false, mayRecord: true, certificates: [{ number: '晋B*******01', validUntil: '2026-05-01' }] })
    expect(JSON.stringify(card)).not.toContain('未出示证件')
    const entries = await server.database.query("select kind, data from journal where district = $1 and subject_kind = 'person' and subject_id = $2", [server.district.id, String(officer)])
    expect(entries).toHaveLength(4)
    expect(JSON.stringify(entries)).not.toContain('未出示证件')
  })

  it('show their conduct only by a look that is journalled with its reason', async () => {
    const seen = await street.call(api.officers.look, { params: { id: officer }, body: { reason: '年度谈话' } })
    expect(seen.conduct).toMatchObject([{ kind: 'complaint', on: '2026-02-10', reason: '未出示证件', by: 'streetDesk inside' }])
    expect(seen.numbers.map((one) => one.number)).toEqual(['晋B140213001'])
    const [look] = await server.database.query("select person_id, data from journal where district = $1 and kind = 'officer.conductSeen'", [server.district.id])
    expect(look).toEqual({ person_id: server.district.person('streetDesk').personId, data: { reason: '年度谈话' } })
    expect((await refusal(street.call(api.officers.look, { params: { id: officer }, body: { reason: ' ' } as never }))).code).toBe('request.malformed')
  })

  it('are there for the officer, for those above, and for nobody else', async () => {
    const own = await server.loginAs('departmentOfficer')
    const mine = await own.call(api.officers.list, { query: {} })
    expect(mine.officers.map((one) => one.personId)).toEqual([own.person.personId])
    await district.call(api.officers.certificate, { params: { id: own.person.personId }, body: { id: newId(), kind: 'national', number: 'N123456789', validUntil: '2030-01-01' } })
    expect(await own.call(api.officers.get, { params: { id: own.person.personId } })).toMatchObject({ self: true, mayRecord: false, certificates: [{ number: 'N123456789' }] })
    expect((await own.call(api.officers.look, { params: { id: own.person.personId }, body: { reason: '本人查看' } })).conduct).toEqual([])
    expect((await refusal(own.call(api.officers.get, { params: { id: officer } }))).code).toBe('officer.not-found')
    expect((await refusal(own.call(api.officers.conduct, { params: { id: own.person.personId }, body: { id: newId(), kind: 'commendation', on: '2026-03-01', reason: '自夸' } }))).code).toBe('access.refused')
    expect((await refusal((await server.loginAs('streetDesk', 'outside')).call(api.officers.look, { params: { id: officer }, body: { reason: '好奇' } }))).code).toBe('officer.not-found')
    expect((await refusal(street.call(api.officers.get, { params: { id: own.person.personId } }))).code).toBe('officer.not-found')
    expect((await refusal((await server.loginAs('securityAdministrator')).call(api.officers.list, { query: {} }))).code).toBe('access.refused')
    expect((await refusal(server.anonymous().call(api.officers.list, { query: {} }))).code).toBe('access.sign-in-needed')
  })

  it('are listed with certificates that end soonest first; the counts are those of the lists', async () => {
    const all = await district.call(api.officers.list, { query: { limit: 200 } })
    expect(all.officers.map((one) => one.state)).toEqual(['none', 'expiring', 'valid'])
    expect(all.officers.find((one) => one.personId === officer)).toMatchObject({ state: 'expiring', hours: 4 })
    for (const state of ['none', 'valid', 'expiring', 'expired'] as const) expect((await district.call(api.officers.list, { query: { state, limit: 200 } })).officers).toHaveLength(all.counts[state])
    const first = await district.call(api.officers.list, { query: { limit: 1 } })
    expect((await district.call(api.officers.list, { query: { limit: 200, after: first.next! } })).officers).toEqual(all.officers.slice(1))
  })
})
