// Side steps through HTTP: a merge and its undo, requests approved by somebody else, demands, helpers, links, private notes.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'

const { cases, caseSteps: steps } = api
let server: TestServer
type Person = Awaited<ReturnType<TestServer['loginAs']>>
let residentA: Person, residentB: Person, desk: Person, supervisor: Client, streetDesk: Client, department: Client
beforeAll(async () => {
  server = await testServer()
  ;[residentA, residentB] = [await server.loginAs('resident'), await server.loginAs('resident', 'outside')]
  ;[desk, supervisor] = [await server.loginAs('communityDesk'), await server.loginAs('streetSupervisor')]
  ;[streetDesk, department] = [await server.loginAs('streetDesk'), await server.loginAs('departmentOfficer')]
})

const report = async (client: Client, more: object = {}): Promise<{ id: string; trackingCode: string | null }> => {
  const { inside } = server.district
  return client.call(cases.report, { body: { id: newId(), commandId: newId(), category: '02001', description: '路灯不亮', place: { lng: inside.lng, lat: inside.lat }, ...more } })
}
const view = (client: Client, id: string) => client.call(cases.get, { params: { id } })
const command = <M extends object = object>(version: number, more: M = {} as M): M & { commandId: string; version: number } => ({ commandId: newId(), version, ...more })
const accept = (id: string) => desk.call(steps.accept, { params: { id }, body: command(1, { verifyOnSite: false }) })
const filed = async (client = residentA): Promise<string> => {
  const { id } = await report(client)
  await accept(id)
  return id
}
const code = async (asking: Promise<unknown>): Promise<string> => (await refusal(asking)).code
const merge = (id: string, masterId: string, version = 1) => desk.call(steps.merge, { params: { id }, body: command(version, { masterId }) })
const following = async (client: Client): Promise<string[]> => (await client.call(cases.list, { query: { mine: true, group: 'all', limit: 200 } })).cases.map(({ id }) => id)

describe('a merge', () => {
  it('lets the reporter of the merged case follow the master to its answer', async () => {
    const master = await filed()
    const merged = (await report(residentB)).id
    const after = await merge(merged, master)
    expect(after).toMatchObject({ state: 'merged', master: { id: master, state: 'filed', answer: '' } })
    expect(after.steps.at(-1)).toMatchObject({ step: 'merge', target: after.master!.number, facts: { caseId: master } })
    expect((await view(desk, master)).merged).toMatchObject([{ id: merged, description: '路灯不亮' }])
    expect(await following(residentB)).toEqual(expect.arrayContaining([merged, master]))
    expect(await view(residentB, master)).toMatchObject({ following: true, abilities: [], merged: [] })

    await desk.call(steps.handle, { params: { id: master }, body: command(2, { text: '已修好' }) })
    await supervisor.call(steps.check, { params: { id: master }, body: command(3) })
    await supervisor.call(steps.close, { params: { id: master }, body: command(4, { text: '路灯亮了' }) })
    expect((await view(residentB, merged)).master).toMatchObject({ state: 'closed', answer: '路灯亮了', description: null })
  })

  it('undone takes back exactly those it brought, and the case goes on where it was', async () => {
    const master = await filed()
    const [first, second] = [(await report(residentB)).id, (await report(residentB)).id]
    await merge(first, master)
    await merge(second, master)
    const undo = (id: string) => desk.call(steps.unmerge, { params: { id }, body: command(2, { text: '不是一处' }) })
    expect(await undo(first)).toMatchObject({ state: 'reported', masterId: null, master: null })
    expect(await following(residentB)).toContain(master)
    await undo(second)
    expect(await following(residentB)).not.toContain(master)
    expect((await view(desk, master)).merged).toEqual([])
  })

  it('undone leaves alone who chose to follow the master themselves', async () => {
    const master = await filed()
    const merged = (await report(residentB)).id
    await merge(merged, master)
    await residentB.call(cases.follow, { params: { id: master }, body: { follow: true } })
    await desk.call(steps.unmerge, { params: { id: merged }, body: command(2, { text: '不是一处' }) })
    expect(await following(residentB)).toContain(master)
  })

  it('goes on with a master that is merged itself, and back', async () => {
    const [top, middle] = [await filed(), await filed()]
    const low = (await report(residentB)).id
    await merge(low, middle)
    await merge(middle, top, 2)
    expect((await view(residentB, low)).master).toMatchObject({ id: top })
    expect(await following(residentB)).toContain(top)
    await desk.call(steps.unmerge, { params: { id: low }, body: command(2, { text: '不是一处' }) })
    expect(await following(residentB)).not.toContain(top)
    expect(await following(residentA)).toContain(top)
  })

  it('shows who only has a tracking code how it goes with the master', async () => {
    const master = await filed()
    const { id, trackingCode } = await report(server.anonymous())
    await merge(id, master)
    expect((await server.anonymous().call(cases.track, { params: { code: trackingCode! } }))).toMatchObject({ state: 'merged', master: { id: master, state: 'filed' } })
  })

  it('wakes the page of the merged case when the master moves on', async () => {
    const master = await filed()
    await merge((await report(residentB)).id, master)
    const { personId } = residentB.person
    const heard: string[] = []
    const stop = await server.context.hub.listen({ actor: { district: server.district.id, accountId: residentB.person.accountId, personId, name: '', posts: [] }, tell: ({ caseId }) => void heard.push(caseId), ready: () => {}, reset: () => {} }, undefined)
    await desk.call(steps.passUp, { params: { id: master }, body: command(2, { text: '需要街道' }) })
    await expect.poll(() => heard).toEqual([master])
    stop()
  })

  it('needs a master that is known, open, another one and within reach', async () => {
    const { id } = await report(residentB)
    const closed = await filed()
    await desk.call(steps.askVoid, { params: { id: closed }, body: command(2, { text: '误报' }) })
    await supervisor.call(steps.approve, { params: { id: closed }, body: command(3) })
    const { outside } = server.district
    const far = await report(residentB, { place: { lng: outside.lng, lat: outside.lat } })
    expect(await code(merge(id, newId()))).toBe('case.master-unknown')
    expect(await code(merge(id, far.id))).toBe('case.master-unknown')
    expect(await code(merge(id, closed))).toBe('case.master-not-possible')
    expect(await code(merge(id, id))).toBe('case.master-not-possible')
    expect(await code(department.call(steps.merge, { params: { id }, body: command(1, { masterId: closed }) }))).toBe('access.refused')
    expect(await code(merge(id, await filed(), 9))).toBe('case.changed')
    expect(await code(merge(id, 'nothing'))).toBe('request.malformed')
  })

  it('sent twice is done once', async () => {
    const master = await filed()
    const { id } = await report(residentB)
    const body = command(1, { masterId: master })
    for (const answer of [await desk.call(steps.merge, { params: { id }, body }), await desk.call(steps.merge, { params: { id }, body })]) expect(answer).toMatchObject({ state: 'merged', version: 2 })
  })
})

describe('a request', () => {
  it('is told in the timeline with what was asked and granted', async () => {
    const id = await filed()
    const until = server.clock.now + 3 * 86_400_000
    await desk.call(steps.askSuspend, { params: { id }, body: command(2, { until, text: '等配件' }) })
    expect(await code(desk.call(steps.approve, { params: { id }, body: command(3) }))).toBe('case.own-request')
    const suspended = await supervisor.call(steps.approve, { params: { id }, body: command(3) })
    expect(suspended).toMatchObject({ state: 'suspended', suspendedUntil: until })
    expect(suspended.steps.slice(-2)).toMatchObject([{ step: 'askSuspend', facts: { until } }, { step: 'approve', facts: { ask: 'suspend', until } }])
    await desk.call(steps.resume, { params: { id }, body: command(4) })
    await desk.call(steps.askExtend, { params: { id }, body: command(5, { amount: 1, text: '量大' }) })
    const granted = await supervisor.call(steps.approve, { params: { id }, body: command(6) })
    expect(granted.steps.at(-1)!.facts).toMatchObject({ ask: 'extend', amount: 1, unit: granted.clocks.find(({ stage }) => stage === 'handle')!.limit.unit })
  })
})

describe('a demand and helpers', () => {
  it('say within which time, and who was called', async () => {
    const id = await filed()
    const limit = { amount: 4, unit: 'workHour' as const }
    const chased = await streetDesk.call(steps.chase, { params: { id }, body: { commandId: newId(), text: '请今天办结', limit } })
    expect(chased.steps.at(-1)!.facts).toMatchObject({ limit, dueAt: expect.any(Number) as number })
    const [first, second] = server.district.offices
    await streetDesk.call(steps.dispatch, { params: { id }, body: command(2, { officeId: first!.id }) })
    expect(await code(streetDesk.call(steps.callAssistants, { params: { id }, body: command(3, { officeIds: [999_999] }) }))).toBe('case.office-unknown')
    expect(await code(streetDesk.call(steps.dispatch, { params: { id }, body: command(3, { officeId: first!.id, assistingOfficeIds: [999_999] }) }))).toBe('case.office-unknown')
    const called = await streetDesk.call(steps.callAssistants, { params: { id }, body: command(3, { officeIds: [second!.id] }) })
    expect(called).toMatchObject({ assistingOffices: [{ id: second!.id }] })
    expect(called.steps.at(-1)!.target).toBe(second!.name)
  })
})

describe('a link', () => {
  const why = '同一条管线'
  it('is shown on both cases with its reason, until it is taken away', async () => {
    const [id, otherId] = [await filed(), await filed()]
    for (let n = 0; n < 2; n += 1) expect(await desk.call(api.caseLinks.link, { params: { id }, body: { otherId, why } })).toMatchObject({ links: [{ id: otherId, why, by: desk.person.name }] })
    expect((await view(streetDesk, otherId)).links).toMatchObject([{ id, why }])
    expect((await view(residentA, id)).links).toEqual([])
    expect((await server.database.query("select 1 from journal where kind = 'case.linked' and subject_id = any($1)", [[id, otherId]])).length).toBe(2)
    expect(await desk.call(api.caseLinks.unlink, { params: { id: otherId }, body: { otherId: id, why: '不是' + why } })).toMatchObject({ links: [] })
  })

  it('is for two cases within reach', async () => {
    const id = await filed()
    expect(await code(desk.call(api.caseLinks.link, { params: { id }, body: { otherId: id, why } }))).toBe('case.link-not-possible')
    expect(await code(desk.call(api.caseLinks.link, { params: { id }, body: { otherId: newId(), why } }))).toBe('case.not-found')
    expect(await code((await server.loginAs('communityDesk', 'outside')).call(api.caseLinks.link, { params: { id }, body: { otherId: await filed(), why } }))).toBe('case.not-found')
    expect(await code(residentA.call(api.caseLinks.link, { params: { id }, body: { otherId: await filed(), why } }))).toBe('access.refused')
    expect(await code(desk.call(api.caseLinks.link, { params: { id }, body: { otherId: newId(), why: ' ' } }))).toBe('request.malformed')
  })
})

describe('a private note', () => {
  it('is read only where its writer has their post', async () => {
    const id = await filed()
    const note = '当事人情绪激动，上门请两人同行'
    const written = await desk.call(steps.note, { params: { id }, body: { commandId: newId(), text: note, private: true } })
    expect(written.steps.at(-1)).toMatchObject({ step: 'note', private: true, text: note })
    expect((await view(await server.loginAs('gridLeader'), id)).steps.at(-1)).toMatchObject({ private: true })
    for (const other of [residentA, streetDesk, supervisor, await server.loginAs('gridWorker')]) expect(JSON.stringify(await view(other, id))).not.toContain(note)
    expect(await code(desk.call(steps.note, { params: { id }, body: { commandId: newId(), text: note, private: true, photos: [{ fileId: newId(), role: 'scene' }] } }))).toBe('case.private-without-photos')
  })
})
