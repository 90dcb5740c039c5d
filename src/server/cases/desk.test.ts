// The numbers of the command desk are the lengths of the lists behind them, for everybody who has such a desk; and they are
// counted over what still runs, however long the history is.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { deskListNames, deskLists, type DeskList } from '../../contract/desk.ts'
import { residentPost, type Actor } from '../../domain/access/actor.ts'
import { bulkInsert } from '../db/bulk.ts'
import { inTransaction } from '../db/tx.ts'
import { refusal } from '../../../tests/support/logins.ts'
import type { TestPerson } from '../../../tests/support/builders.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { netOf } from '../territory/net.ts'
import { deskStatement } from './desk.ts'

const { cases, caseSteps: steps, desk } = api
let server: TestServer
const hour = 3_600_000

const report = async (more: Record<string, unknown> = {}, at: 'inside' | 'outside' = 'inside'): Promise<string> => {
  const { lng, lat } = server.district[at]
  const id = newId()
  await (await server.loginAs('resident')).call(cases.report, { body: { id, commandId: newId(), category: '03001', description: '夜里施工噪声', place: { lng, lat }, ...more } })
  return id
}
const command = <M extends object = object>(version: number, more: M = {} as M): M & { commandId: string; version: number } => ({ commandId: newId(), version, ...more })

/** Filed, then with the street. */
const filedAtStreet = async (at: 'inside' | 'outside' = 'inside', category = '03001'): Promise<string> => {
  const community = await server.loginAs('communityDesk', at)
  const id = await report({ category }, at)
  await community.call(steps.accept, { params: { id }, body: command(1, { verifyOnSite: false }) })
  await community.call(steps.passUp, { params: { id }, body: command(2, { text: '社区办不了' }) })
  return id
}

beforeAll(async () => {
  server = await testServer()
  const [street, leader, department] = [await server.loginAs('streetDesk'), await server.loginAs('leader'), await server.loginAs('departmentOfficer')]
  await report()
  await report({}, 'outside')
  await filedAtStreet()
  const office = server.district.offices[0]!.id
  const dispatched = async (category = '03001'): Promise<string> => {
    const id = await filedAtStreet('inside', category)
    await street.call(steps.dispatch, { params: { id }, body: command(3, { officeId: office }) })
    return id
  }
  const chased = await dispatched()
  await leader.call(steps.chase, { params: { id: chased }, body: { commandId: newId(), text: '请今天回复', limit: { amount: 1, unit: 'workday' } } })
  const asked = await dispatched()
  await department.call(steps.askExtend, { params: { id: asked }, body: command(4, { amount: 2, text: '等材料' }) })
  const suspended = await dispatched()
  await department.call(steps.askSuspend, { params: { id: suspended }, body: command(4, { until: server.clock.now + 72 * hour, text: '等管网改造' }) })
  await (await server.loginAs('streetSupervisor')).call(steps.approve, { params: { id: suspended }, body: command(5) })
  await filedAtStreet('outside', '02001')
  await dispatched('02001')
  await dispatched('02001')
  server.clock.advance(1.7 * hour)
  await dispatched('02001')
  server.clock.advance(0.4 * hour)
})

const actorOf = ({ accountId, personId, name, postId, role, unit }: TestPerson): Actor => ({
  district: server.district.id, accountId, personId, name, posts: [{ id: postId, role, unit: unit?.line ?? null, officeId: null }, residentPost],
})

const lengthOf = async (client: Awaited<ReturnType<TestServer['loginAs']>>, name: DeskList): Promise<number> => {
  let [length, after] = [0, undefined as string | undefined]
  do {
    const page = await client.call(cases.list, { query: { ...deskLists[name], limit: 2, ...(after ? { after } : {}) } })
    length += page.cases.length
    after = page.next ?? undefined
  } while (after)
  return length
}

describe('the command desk', () => {
  const seats: readonly (readonly [Parameters<TestServer['loginAs']>[0], 'inside' | 'outside'])[] = [
    ['streetDesk', 'inside'], ['streetDesk', 'outside'], ['streetSupervisor', 'inside'], ['communityDesk', 'inside'], ['districtDesk', 'inside'], ['districtSupervisor', 'inside'], ['leader', 'inside'], ['departmentOfficer', 'inside'], ['gridLeader', 'inside'],
  ]
  it.each(seats)('of a %s (%s) shows the lengths of the lists behind its numbers', async (role, where) => {
    const client = await server.loginAs(role, where)
    const { counts } = await client.call(desk.counts, {})
    for (const name of deskListNames) expect([name, counts[name]]).toEqual([name, await lengthOf(client, name)])
  })

  it('of the street tells new, late, waiting for approval, chased and suspended apart', async () => {
    const { counts } = await (await server.loginAs('streetDesk')).call(desk.counts, {})
    expect(counts).toMatchObject({ toAccept: 1, toDispatch: 1, red: 2, requests: 1, chases: 1, suspended: 1 })
    expect(counts.yellow).toBe(0)
    server.clock.advance(1.3 * hour)
    // The third short one has used 80 % of its two hours and is not over yet.
    expect((await (await server.loginAs('streetDesk')).call(desk.counts, {})).counts).toMatchObject({ red: 2, yellow: 1 })
  })

  it('forgets a demand once it is answered', async () => {
    const client = await server.loginAs('streetDesk')
    const [chased] = (await client.call(cases.list, { query: { ...deskLists.chases } })).cases
    await (await server.loginAs('departmentOfficer')).call(steps.answerChase, { params: { id: chased!.id }, body: { commandId: newId(), text: '明天到场' } })
    expect((await client.call(desk.counts, {})).counts.chases).toBe(0)
  })

  it('is nothing for who isn’t signed in', async () => expect((await refusal(server.anonymous().call(desk.counts, {}))).code).toBe('access.sign-in-needed'))
})

describe('history', () => {
  it('is not walked through when the desk is counted', async () => {
    const { database, district } = server
    await inTransaction(database, (tx) => bulkInsert(tx, 'cases', Array.from({ length: 20_000 }, (_, index) => ({
      district: district.id, id: newId(), kind: 'event', state: 'closed', state_group: 'closed', version: 5, source: 'worker', category: '03001', category_version: 1, area: 'B', urgent: false, description: '历史', address: '',
      street_id: district.inside.street.id, community_id: district.inside.community.id, reported_at: new Date(server.clock.now - index * 60_000), closed_at: new Date(server.clock.now), clocks: '[]', number: 1_000_000 + index,
    }))))
    await database.query('analyze cases')
    const net = await netOf(server.context, district.id)
    for (const role of ['streetDesk', 'districtDesk'] as const) {
      const { text, values } = deskStatement(actorOf(district.person(role)), net, server.clock.now)
      const plan = (await database.query<Record<string, string>>(`explain (analyze, timing off, summary off, costs off) ${text}`, [...values])).map((row) => Object.values(row)[0]).join('\n')
      expect(plan).not.toMatch(/Seq Scan on cases/)
      const walked = [...plan.matchAll(/Rows Removed by (?:Filter|Index Recheck): (\d+)/g)].map(([, rows]) => Number(rows))
      expect(Math.max(0, ...walked)).toBeLessThan(100)
    }
  })
})
