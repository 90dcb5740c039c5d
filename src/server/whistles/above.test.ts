// What waits for somebody above: approval while the head's seat is empty, an objection; and work that goes on where the law
// says to whom it may be sent.
import { beforeEach, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { blowOn, running, said, sees, someCase } from '../../../tests/support/whistles.ts'
import { inTransaction } from '../db/tx.ts'
import { tickCalls } from './tick.ts'

const { whistles, whistleSteps: steps, whistleCalls: calls } = api
let server: TestServer
let [desk, head, above, district] = [] as unknown as [Client, Client, Client, Client]
let offices: readonly { id: number; name: string }[]
beforeEach(async () => {
  server = await testServer()
  offices = server.district.offices
  desk = await server.loginAs('streetDesk')
  head = await server.loginAs('leader')
  district = await server.loginAs('districtDesk')
  const other = await server.loginAs('leader', 'outside')
  above = other
  await server.database.query('update posts set unit_id = $2 where id = $1', [other.person.postId, server.district.unit.id])
})

const reminded = async (kind: string, id: string): Promise<string[]> =>
  (await server.database.query<{ name: string }>('select n.name from reminders r join persons n on n.district = r.district and n.id = r.person_id where r.subject_id = $1 and r.kind = $2 order by r.id', [id, kind])).map(({ name }) => name)
const waiting = async (client: Client): Promise<string[]> => (await client.call(whistles.list, { query: { waiting: true } })).whistles.map(({ id }) => id)
const approve = (client: Client, id: string) => client.call(steps.approve, { params: { id }, body: { commandId: newId() } })

describe('approval', () => {
  it('is the head’s own while somebody sits there', async () => {
    const { id } = await blowOn(server, await someCase(server))
    expect(await reminded('whistle.toApprove', id)).toEqual(['leader inside'])
    expect([await waiting(head), await waiting(above), await waiting(district)]).toEqual([[id], [], []])
    for (const client of [above, district]) {
      expect((await sees(client, id)).abilities).toEqual([])
      expect(await refusal(approve(client, id))).toMatchObject({ code: 'whistle.head-approves', status: 403 })
    }
    expect(await approve(head, id)).toMatchObject({ state: 'running' })
  })

  it('is with whoever is told above while the head is away: also in an emergency somebody can', async () => {
    await server.database.query("update posts set until_on = '2026-03-01' where unit_id = $1 and role = 'leader'", [server.district.inside.street.id])
    const first = await blowOn(server, await someCase(server), { trigger: 'emergency' })
    expect(new Set(await reminded('whistle.toApprove', first.id))).toEqual(new Set(['leader outside', 'districtDesk inside', 'districtDesk outside']))
    expect([await waiting(above), await waiting(district)]).toEqual([[first.id], [first.id]])
    expect((await district.call(whistles.counts, {})).waiting).toBe(1)
    expect((await refusal(approve(desk, first.id))).code).toBe('access.refused')
    expect(await approve(above, first.id)).toMatchObject({ state: 'running', calls: [{ state: 'called' }, { state: 'called' }] })
    const second = await blowOn(server, await someCase(server))
    expect(await approve(district, second.id)).toMatchObject({ state: 'running' })
  })

  it('is not with who asked, though they sit on the head’s seat: then it is with those above', async () => {
    const asker = await server.loginAs('streetDesk')
    await server.database.query('update posts set person_id = $2 where unit_id = $1 and role = $3', [server.district.inside.street.id, asker.person.personId, 'leader'])
    const { id } = await blowOn(server, await someCase(server))
    expect(await reminded('whistle.toApprove', id)).not.toContain('streetDesk inside')
    expect((await refusal(approve(asker, id))).code).toBe('whistle.own-request')
    expect(await approve(above, id)).toMatchObject({ state: 'running' })
  })
})

describe('an objection', () => {
  const tick = (): Promise<number> => inTransaction(server.database, (tx) => tickCalls(server.context, tx, server.district.id, server.clock.now))
  it('is heard by the district’s desk at once and by its head half an hour later, each once; coming after all is judged by the first limit', async () => {
    const { id } = await running(server)
    const second = await server.loginAs('departmentOfficer', 'outside')
    const call = { params: { id, office: offices[1]!.id } }
    server.clock.advance(40 * 60_000)
    await second.call(calls.object, { ...call, body: said('不属本局职责') })
    expect(await reminded('whistle.toDecide', id)).toEqual(['districtDesk inside', 'districtDesk outside'])
    server.clock.advance(29 * 60_000)
    await tick()
    expect(await reminded('whistle.toDecide', id)).toHaveLength(2)
    server.clock.advance(60_000)
    await tick()
    await tick()
    expect((await reminded('whistle.toDecide', id)).slice(2).sort()).toEqual(['districtDesk inside', 'districtDesk outside', 'leader outside'])
    expect(await server.database.query("select 1 from journal where kind = 'whistle.undecided'")).toHaveLength(1)
    expect((await second.call(calls.reportIn, { ...call, body: { commandId: newId() } })).calls[1]).toMatchObject({ state: 'reportedIn', verdict: 'late' })
    const { total } = await desk.call(whistles.numbers, { query: { from: '2026-03', to: '2026-03' } })
    expect(total).toMatchObject({ onTime: 0, objecting: 0 })
  })
})

it('work that goes on is sent by the power list: who doesn’t lead is refused with who does, and goes on under a class of its own', async () => {
  const item = await district.call(api.powers.make, { body: { commandId: newId(), code: 'T1', name: '对违法建设的处罚', kind: 'penalty', basis: '《示例法》' } })
  await server.database.query("insert into power_holdings (district, item_id, office_id, part, from_on) values ($1, $2, $3, 'lead', '2025-01-01')", [server.district.id, item.id, offices[0]!.id])
  await district.call(api.powers.classes, { params: { id: item.id }, body: { categories: ['02001'] } })
  const { id, caseId } = await running(server, { trigger: 'beyondPower' })
  const go = (office: number, more: { category?: string } = {}) => desk.call(steps.continue, { params: { id }, body: { ...said('拆除后继续处罚'), officeId: office, childId: newId(), ...more } })
  expect(await refusal(go(offices[1]!.id))).toMatchObject({ code: 'power.not-held', params: { holders: [offices[0]!.name], office: offices[1]!.name } })
  expect((await sees(desk, id)).children).toEqual([])
  await go(offices[0]!.id)
  const after = await go(offices[1]!.id, { category: '03001' })
  expect(after.children.map(({ category, state, office }) => [category, state, office?.id])).toEqual([['02001', 'dispatched', offices[0]!.id], ['03001', 'dispatched', offices[1]!.id]])
  expect((await desk.call(api.cases.get, { params: { id: after.children[1]!.id } })).parentId).toBe(caseId)
})
