// Telephones of desks and offices through HTTP: kept by who keeps the unit, inherited from above, one list for a worker.
import { beforeEach, describe, expect, it } from 'vitest'
import { api } from '../../contract/api.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { add, adopt, begin, newRef, rectangle } from '../../../tests/support/plans.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'

const { deskPhones } = api
let server: TestServer
let desk: Client

beforeEach(async () => {
  server = await testServer()
  desk = await server.loginAs('communityDesk')
})

const put = (client: Client, unitId: number, phone: string | null, officeId: number | null = null) => client.call(deskPhones.put, { body: { unitId, officeId, phone, hours: '8:00–18:00' } })
const mine = async (client: Client): Promise<string[]> => (await client.call(deskPhones.mine, {})).phones.map(({ unit, office, phone }) => `${office?.name ?? unit.level} ${phone}`)

describe('a telephone', () => {
  it('of the nearest desk comes first, then those above, then offices around', async () => {
    const { inside, unit, offices, id } = server.district
    const worker = await server.loginAs('gridWorker')
    expect(await mine(worker)).toEqual([])
    await put(await server.loginAs('districtDesk'), unit.id, '0352-12345')
    await put(desk, inside.community.id, '0352-111 1111')
    expect(await mine(worker)).toEqual(['community 0352-111 1111', 'district 0352-12345'])
    await server.database.query('update offices set unit_id = $3 where district = $1 and id = $2', [id, offices[0]!.id, inside.street.id])
    await put(await server.loginAs('streetDesk'), inside.street.id, '0352-9999', offices[0]!.id)
    expect(await mine(worker)).toEqual(['community 0352-111 1111', 'district 0352-12345', `${offices[0]!.name} 0352-9999`])
    expect(await mine(await server.loginAs('gridWorker', 'outside'))).toEqual(['district 0352-12345'])
    await put(desk, inside.community.id, null)
    expect(await mine(worker)).toEqual(['district 0352-12345', `${offices[0]!.name} 0352-9999`])
  })

  it('is shown as one’s own or as inherited, and from whom', async () => {
    const { inside } = server.district
    await put(await server.loginAs('streetDesk'), inside.street.id, '0352-222')
    const rows = async () => (await desk.call(deskPhones.list, { query: { unitId: inside.community.id } })).rows.map(({ unit, own, from, canChange }) => [unit.level, own?.phone ?? null, from ? `${from.unit.level} ${from.phone}` : null, canChange])
    expect(await rows()).toEqual([['community', null, 'street 0352-222', true], ['grid', null, 'street 0352-222', true], ['grid', null, 'street 0352-222', true]])
    await put(desk, inside.community.id, '0352-333')
    expect((await rows()).slice(0, 2)).toEqual([['community', '0352-333', null, true], ['grid', null, 'community 0352-333', true]])
  })

  it('is set within one’s reach, by who keeps the unit, as a number', async () => {
    const { inside, outside, offices } = server.district
    for (const [client, unitId] of [[desk, outside.community.id], [desk, inside.street.id], [await server.loginAs('gridWorker'), inside.grid.id], [await server.loginAs('leader'), inside.street.id]] as const)
      expect((await refusal(put(client, unitId, '0352-1'))).code).toBe('access.refused')
    for (const phone of ['call me', '', '1'.repeat(40)]) expect((await refusal(put(desk, inside.community.id, phone))).code).toBe('request.malformed')
    expect((await refusal(put(desk, 999_999, '0352-111'))).code).toBe('people.not-found')
    expect((await refusal(put(desk, inside.community.id, '0352-111', offices[0]!.id))).code).toBe('people.not-found')
  })

  it('goes along when its unit is merged, unless its successor has one', async () => {
    const { inside, units } = server.district
    const [left, right] = units.filter((unit) => unit.parentId === inside.grid.id)
    await put(desk, left!.id, '0352-100')
    await put(desk, right!.id, '0352-200')
    const district = await server.loginAs('districtDesk')
    const into = { unit: newRef(), name: '合并格', households: 80, shape: rectangle(left!.lng - 0.005, left!.lat - 0.005, right!.lng + 0.005, right!.lat + 0.005) as never }
    await adopt(district, await add(district, await begin(district, inside.grid.id), { kind: 'merge', units: [left!.id, right!.id], into }), '2026-03-02')
    const rows = await server.database.query<{ phone: string; ended: boolean }>('select d.phone, u.valid_until is not null as ended from desk_phones d join units u on u.district = d.district and u.id = d.unit_id where d.district = $1', [server.district.id])
    expect(rows).toEqual([{ phone: '0352-100', ended: false }])
  })
})
