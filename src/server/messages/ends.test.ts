// Whoever reported something hears how it ended, whichever way: not found on site, voided, joined with another. What is said has
// number, class and place alone; the reason stands where they open it.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import type { Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { catchUp } from '../journal/react.ts'
import { messageReaction } from './reaction.ts'

const { cases, caseSteps: steps, messages } = api
const reason = '王小明 13800001111 说没有这回事'
let server: TestServer
let [community, grid, supervisor, resident, neighbour] = [] as unknown as Client[] as [Client, Client, Client, Client, Client]

beforeAll(async () => {
  server = await testServer()
  ;[community, grid, supervisor, resident, neighbour] = await Promise.all([
    server.loginAs('communityDesk'), server.loginAs('gridWorker'), server.loginAs('streetSupervisor'), server.loginAs('resident'), server.loginAs('resident', 'outside'),
  ])
})

const report = async (client: Client): Promise<string> => {
  const [id, { lng, lat }] = [newId(), server.district.inside]
  await client.call(cases.report, { body: { id, commandId: newId(), category: '03001', description: '王小明家门口13800001111水管爆了', place: { lng, lat } } })
  return id
}
type Step = 'accept' | 'verify' | 'refuse' | 'askVoid' | 'approve' | 'askSuspend' | 'merge' | 'handle' | 'check' | 'close'
const step = async (client: Client, id: string, name: Step, body: object = {}): Promise<void> => {
  const { version } = await client.call(cases.get, { params: { id } })
  await client.call(steps[name], { params: { id }, body: { commandId: newId(), version, ...body } } as never)
}
/** About a case, what somebody was told, oldest first. */
const heard = async (client: Client, id: string): Promise<string[]> => {
  await catchUp(server.context, server.district.id, messageReaction)
  return (await client.call(messages.inbox, { query: { limit: 50 } })).messages.filter(({ subject }) => subject.id === id).map(({ occasion }) => occasion).reverse()
}
const follow = async (client: Client, id: string): Promise<void> => { await client.call(cases.follow, { params: { id }, body: { follow: true } }) }
const textsOf = async (client: Client, id: string): Promise<string[]> => (await client.call(cases.get, { params: { id } })).steps.map(({ text }) => text)

describe('the reporter hears that it', () => {
  it('was not found on site: as one that was refused, with the reason where they open it', async () => {
    const id = await report(resident)
    await follow(neighbour, id)
    await step(community, id, 'accept', { verifyOnSite: true })
    await step(grid, id, 'verify', { found: false, text: reason })
    expect(await heard(resident, id)).toEqual(['reportAccepted', 'reportRefused'])
    expect(await heard(neighbour, id)).toEqual(['reportRefused'])
    for (const one of [resident, neighbour]) expect(await textsOf(one, id)).toContain(reason)
    expect(await heard(community, id), 'nobody has it any more').toEqual(['caseReported'])
  })

  it('was found, not at all: it goes on', async () => {
    const id = await report(resident)
    await step(community, id, 'accept', { verifyOnSite: true })
    await step(grid, id, 'verify', { found: true, text: '' })
    expect(await heard(resident, id)).toEqual(['reportAccepted'])
    expect(await heard(community, id)).toEqual(['caseReported', 'caseGiven'])
  })

  it('was voided; nothing of it while that is only asked, and nothing when something else was approved', async () => {
    const id = await report(resident)
    await follow(neighbour, id)
    await step(community, id, 'accept', { verifyOnSite: false })
    await step(community, id, 'askVoid', { text: reason })
    expect(await heard(resident, id)).toEqual(['reportAccepted'])
    await step(supervisor, id, 'approve', { text: '同意' })
    expect(await heard(resident, id)).toEqual(['reportAccepted', 'reportVoided'])
    expect(await heard(neighbour, id)).toEqual(['reportVoided'])
    for (const one of [resident, neighbour]) expect(await textsOf(one, id)).toContain(reason)
    const waiting = await report(resident)
    await step(community, waiting, 'accept', { verifyOnSite: false })
    await step(community, waiting, 'askSuspend', { text: '等配件', until: server.clock.now + 86_400_000 })
    await step(supervisor, waiting, 'approve', { text: '同意' })
    expect(await heard(resident, waiting)).toEqual(['reportAccepted'])
  })

  it('was merged, and then of the master’s end as who follows it', async () => {
    const [master, id] = [await report(resident), await report(neighbour)]
    await step(community, master, 'accept', { verifyOnSite: false })
    await step(community, id, 'merge', { masterId: master })
    expect(await heard(neighbour, id)).toEqual(['reportMerged'])
    await step(community, master, 'handle', { text: '已处置' })
    await step(supervisor, master, 'check', {})
    await step(supervisor, master, 'close', { text: '已修好' })
    expect(await heard(neighbour, master)).toEqual(['reportClosed'])
    expect(await heard(resident, master)).toEqual(['reportAccepted', 'reportClosed'])
  })

  it('ended, and in no message a name, a telephone number or a word of what was said', async () => {
    const kept = JSON.stringify(await server.database.query('select * from messages'))
    expect(kept).toMatch(/reportVoided/)
    expect(kept).not.toMatch(/王小明|1380000|水管/)
  })
})
