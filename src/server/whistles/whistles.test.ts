// A whistle through HTTP: asked for by the street's desk, approved by its head, answered by departments, ended and evaluated.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { makePhoto } from '../../../tests/support/photos.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { blowBody, blowOn, running, said, sees, someCase } from '../../../tests/support/whistles.ts'

const { whistles, whistleSteps: steps, whistleCalls: calls } = api
let server: TestServer
let [desk, head, first, second, district] = [] as unknown as [Client, Client, Client, Client, Client]
let offices: number[]
beforeAll(async () => {
  server = await testServer()
  desk = await server.loginAs('streetDesk')
  head = await server.loginAs('leader')
  first = await server.loginAs('departmentOfficer')
  second = await server.loginAs('departmentOfficer', 'outside')
  district = await server.loginAs('districtDesk')
  offices = server.district.offices.map(({ id }) => id)
})

const call = (id: string, office = offices[0]!) => ({ params: { id, office } })
const put = async (client: Client): Promise<string> => {
  const id = newId()
  await client.call(api.files.put, { params: { id }, photo: new Blob([new Uint8Array(await makePhoto())], { type: 'image/jpeg' }) })
  return id
}

describe('a whistle', () => {
  it('goes from the desk’s request over the head’s approval and two departments on site to its end', async () => {
    const caseId = await someCase(server)
    const asked = await blowOn(server, caseId)
    expect(asked).toMatchObject({ state: 'requested', trigger: 'jointEnforcement', meetingPlace: '小区东门', calls: [], abilities: ['cancel'], street: { id: server.district.inside.street.id } })
    const { id } = asked
    expect((await refusal(sees(first, id))).code).toBe('whistle.not-found')

    const approved = await head.call(steps.approve, { params: { id }, body: { commandId: newId() } })
    expect(approved).toMatchObject({ state: 'running', startedAt: server.clock.now })
    expect(approved.calls.map(({ state, dueAt }) => [state, dueAt])).toEqual([['called', server.clock.now + 3_600_000], ['called', server.clock.now + 3_600_000]])
    // The engine knows them as helpers: they see the case, its version went on, its state did not.
    const seen = await first.call(api.cases.get, { params: { id: caseId } })
    expect(seen).toMatchObject({ state: 'filed', version: 2, assistingOffices: [{ id: offices[0] }, { id: offices[1] }] })
    expect(seen.steps.map(({ step }) => step)).toEqual(['report', 'callAssistants'])

    server.clock.advance(30 * 60_000)
    expect((await sees(first, id)).calls.map(({ abilities }) => abilities)).toEqual([['reportIn', 'object'], []])
    const came = await first.call(calls.reportIn, { ...call(id), body: { commandId: newId() } })
    expect(came.calls[0]).toMatchObject({ state: 'reportedIn', verdict: 'onTime', reportedAt: server.clock.now })
    server.clock.advance(40 * 60_000)
    const late = await second.call(calls.reportIn, { ...call(id, offices[1]), body: { commandId: newId(), text: '路上堵车' } })
    expect(late.calls[1]).toMatchObject({ state: 'reportedIn', verdict: 'late' })

    await desk.call(steps.arrive, { params: { id }, body: { ...said('张队长等三人'), officeId: offices[0]!, cameAt: server.clock.now - 60_000 } })
    const fileId = await put(first)
    const found = await first.call(steps.finding, { params: { id }, body: { ...said('通道被铁栏封死'), photos: [{ fileId, role: 'scene' as const }] } })
    expect(found.steps.at(-1)).toMatchObject({ step: 'finding', text: '通道被铁栏封死', office: { id: offices[0] }, photos: [{ fileId }] })
    // The case keeps it too, and the photo is seen by whoever sees the case.
    expect((await desk.call(api.cases.get, { params: { id: caseId } })).steps.at(-1)).toMatchObject({ step: 'note', photos: [{ fileId }] })
    expect((await second.fetch(`/api/files/${fileId}`)).status).toBe(200)

    const task = await desk.call(steps.task, { params: { id }, body: { ...said('拆除铁栏'), officeId: offices[0]! } })
    expect(task.openTasks).toHaveLength(1)
    const done = await first.call(steps.taskDone, { params: { id }, body: { commandId: newId(), task: task.openTasks[0]! } })
    expect(done.openTasks).toEqual([])
    await first.call(calls.finish, { ...call(id), body: said('已拆除') })
    const graded = await desk.call(calls.evaluate, { ...call(id), body: { ...said('到场快,处置果断'), grade: 'excellent' } })
    expect(graded.calls[0]).toMatchObject({ state: 'finished', grade: 'excellent' })
    // Not before the other one that came is evaluated too, once.
    expect(await refusal(desk.call(steps.end, { params: { id }, body: said() }))).toMatchObject({ code: 'whistle.not-evaluated', status: 409, params: { count: 1, offices: [graded.calls[1]!.office.name] } })
    await desk.call(calls.evaluate, { ...call(id, offices[1]), body: { ...said('迟到'), grade: 'fair' } })
    expect((await refusal(desk.call(calls.evaluate, { ...call(id, offices[1]), body: { ...said('再评'), grade: 'good' } }))).code).toBe('whistle.already-evaluated')
    const ended = await desk.call(steps.end, { params: { id }, body: said('现场处置完毕') })
    expect(ended).toMatchObject({ state: 'ended', endedAt: server.clock.now, caseState: 'filed' })
    expect(ended.steps.map(({ step }) => step)).toEqual(['request', 'approve', 'reportIn', 'reportIn', 'arrive', 'finding', 'task', 'taskDone', 'finish', 'evaluate', 'evaluate', 'end'])
  })

  it('is not ended over a department of which nothing is known, and the case not closed while it runs', async () => {
    const { id, caseId } = await running(server)
    const came = await first.call(calls.reportIn, { ...call(id), body: { commandId: newId() } })
    expect(await refusal(desk.call(steps.end, { params: { id }, body: said() }))).toMatchObject({ code: 'whistle.unanswered', status: 409, params: { count: 1, offices: [came.calls[1]!.office.name] } })
    const [worker, supervisor] = [await server.loginAs('microgridWorker'), await server.loginAs('streetSupervisor')]
    await worker.call(api.caseSteps.handle, { params: { id: caseId }, body: { ...said('已清理'), version: 2 } })
    await supervisor.call(api.caseSteps.check, { params: { id: caseId }, body: { commandId: newId(), version: 3 } })
    const close = () => supervisor.call(api.caseSteps.close, { params: { id: caseId }, body: { ...said('已办结'), version: 4 } })
    expect(await refusal(close())).toMatchObject({ code: 'case.whistle-running', status: 409 })
    const offered = async () => (await supervisor.call(api.cases.get, { params: { id: caseId } })).abilities
    expect(await offered()).not.toContain('close')
    await desk.call(calls.evaluate, { ...call(id, offices[1]), body: { ...said('没有来'), grade: 'poor' } })
    await desk.call(calls.evaluate, { ...call(id), body: { ...said('到场快'), grade: 'good' } })
    expect(await desk.call(steps.end, { params: { id }, body: said() })).toMatchObject({ state: 'ended', caseState: 'checked' })
    expect(await offered()).toContain('close')
    expect(await close()).toMatchObject({ state: 'closed' })
  })

  it('lets the district decide an objection, while the time stands still', async () => {
    const { id } = await running(server, { trigger: 'emergency' })
    server.clock.advance(20 * 60_000)
    const objected = await second.call(calls.object, { ...call(id, offices[1]), body: said('不属本局职责') })
    expect(objected.calls[1]).toMatchObject({ state: 'objected', verdict: 'objecting', dueAt: null })
    server.clock.advance(60 * 60_000)
    expect((await refusal(desk.call(calls.uphold, { ...call(id, offices[1]), body: said() }))).code).toBe('access.refused')
    expect((await district.call(whistles.list, { query: { waiting: true } })).whistles.map((one) => one.id)).toContain(id)
    const over = await district.call(calls.overrule, { ...call(id, offices[1]), body: said('清单在列') })
    expect(over.calls[1]).toMatchObject({ state: 'called', verdict: 'pending', dueAt: server.clock.now + 40 * 60_000 })
    await second.call(calls.object, { ...call(id, offices[1]), body: said('人手不足') })
    expect((await district.call(calls.uphold, { ...call(id, offices[1]), body: said('免除') })).calls[1]).toMatchObject({ state: 'excused', verdict: 'excused' })
  })

  it('turns what a department goes on with into a case of its own, sent to it and shown on the whistle', async () => {
    const { id, caseId } = await running(server, { trigger: 'emergency' })
    const childId = newId()
    const body = { ...said('拆除后清运建筑垃圾'), officeId: offices[1]!, childId }
    const after = await desk.call(steps.continue, { params: { id }, body })
    expect(after.children).toMatchObject([{ id: childId, state: 'dispatched', office: { id: offices[1] }, description: '拆除后清运建筑垃圾' }])
    expect(await second.call(api.cases.get, { params: { id: childId } })).toMatchObject({ parentId: caseId, category: '02001', urgent: true, holder: { id: offices[1] }, place: { lng: server.district.inside.lng } })
    expect((await desk.call(steps.continue, { params: { id }, body })).children).toHaveLength(1)
    expect((await refusal(first.call(api.cases.get, { params: { id: childId } }))).code).toBe('case.not-found')
  })
})

describe('asking', () => {
  it('is done once per case at a time, also when two ask at once, and the same command once', async () => {
    const caseId = await someCase(server)
    const bodies = [blowBody(server, caseId), blowBody(server, caseId)]
    const answers = await Promise.allSettled(bodies.map((body) => desk.call(whistles.blow, { body })))
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(answers.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'whistle.already-open' } })
    const body = blowBody(server, await someCase(server))
    const twice = await Promise.all([1, 2, 3].map(() => desk.call(whistles.blow, { body })))
    expect(new Set(twice.map(({ steps: list }) => list.length))).toEqual(new Set([1]))
    expect((await refusal(desk.call(whistles.blow, { body: { ...body, commandId: newId() } }))).code).toBe('whistle.id-taken')
  })

  it('is refused for what isn’t within reach, not open, not known, too short', async () => {
    const caseId = await someCase(server)
    const refused = async (more: Record<string, unknown>, by = desk) => (await refusal(by.call(whistles.blow, { body: blowBody(server, caseId, more) as never }))).code
    expect(await refused({ caseId: await someCase(server, 'outside') })).toBe('case.not-found')
    expect(await refused({}, first)).toBe('access.refused')
    expect(await refused({}, server.anonymous())).toBe('access.sign-in-needed')
    expect(await refused({ officeIds: [999_999] })).toBe('whistle.office-unknown')
    expect(await refused({ limit: { amount: 10, unit: 'workMinute' } })).toBe('whistle.limit-out-of-range')
    expect(await refused({ trigger: 'because' })).toBe('request.malformed')
    expect(await refused({ officeIds: [] })).toBe('request.malformed')
  })

  it('may be taken back, refused with a reason, and is not approved twice', async () => {
    const { id } = await blowOn(server, await someCase(server))
    expect((await refusal(head.call(steps.refuse, { params: { id }, body: { commandId: newId(), text: ' ' } }))).code).toBe('whistle.text-needed')
    const answers = await Promise.allSettled([head.call(steps.refuse, { params: { id }, body: said('街道可自行处理') }), head.call(steps.approve, { params: { id }, body: { commandId: newId() } })])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const taken = await blowOn(server, await someCase(server))
    expect(await desk.call(steps.cancel, { params: { id: taken.id }, body: said('已自行解决') })).toMatchObject({ state: 'cancelled', startedAt: null })
    expect((await refusal(head.call(steps.approve, { params: { id: taken.id }, body: { commandId: newId() } }))).code).toBe('whistle.transition-not-allowed')
    expect((await refusal(sees(first, taken.id))).code).toBe('whistle.not-found')
  })

  it('comes to nothing when the case was settled before it was approved', async () => {
    const caseId = await someCase(server)
    const { id } = await blowOn(server, caseId)
    await server.database.query("update cases set state = 'closed', state_group = 'closed' where id = $1", [caseId])
    expect((await refusal(head.call(steps.approve, { params: { id }, body: { commandId: newId() } }))).code).toBe('whistle.case-closed')
  })
})

describe('reporting in', () => {
  it('counts once, also when two of a department press at once', async () => {
    const { id } = await running(server)
    const body = { commandId: newId() }
    const same = await Promise.all([1, 2, 3].map(() => first.call(calls.reportIn, { ...call(id), body })))
    expect(same.every(({ steps: list }) => list.filter(({ step }) => step === 'reportIn').length === 1)).toBe(true)
    expect((await refusal(first.call(calls.reportIn, { ...call(id), body: { commandId: newId() } }))).code).toBe('whistle.call-not-allowed')
    expect((await refusal(first.call(calls.reportIn, { ...call(id, offices[1]), body: { commandId: newId() } }))).code).toBe('whistle.not-called')
    expect((await refusal(second.call(calls.object, { ...call(id, offices[1]), body: { commandId: newId(), text: ' ' } }))).code).toBe('whistle.text-needed')
    const { status } = await first.fetch(`/api/whistles/${id}/calls/none/report-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
    expect(status).toBe(400)
  })

  it('a command’s id stands for one thing only', async () => {
    const { id } = await running(server)
    const { commandId } = said()
    await first.call(calls.reportIn, { ...call(id), body: { commandId } })
    expect((await refusal(second.call(calls.reportIn, { ...call(id, offices[1]), body: { commandId } }))).code).toBe('whistle.id-taken')
    expect((await refusal(desk.call(steps.cancel, { params: { id }, body: { commandId, text: '取消' } }))).code).toBe('whistle.id-taken')
  })
})

it('lists by state, page by page, what each may see', async () => {
  const listed = async (client: Client, query: Record<string, unknown>) => (await client.call(whistles.list, { query: { limit: 200, ...query } as never })).whistles
  const open = await listed(desk, { state: 'open' })
  expect(open.length).toBeGreaterThan(2)
  expect(new Set(open.map(({ state }) => state))).toEqual(new Set(['requested', 'running']))
  expect((await listed(first, {})).every(({ startedAt }) => startedAt !== null)).toBe(true)
  expect(await listed(await server.loginAs('streetDesk', 'outside'), {})).toEqual([])
  const pages = []
  for (let after: string | undefined, n = 0; n < 100; n += 1) {
    const page = await desk.call(whistles.list, { query: { limit: 2, ...(after ? { after } : {}) } })
    pages.push(...page.whistles)
    if (page.next === null) break
    after = page.next
  }
  expect(pages.map(({ id }) => id)).toEqual((await listed(desk, {})).map(({ id }) => id))
  const counts = await desk.call(whistles.counts, {})
  expect(counts.running).toBe(open.filter(({ state }) => state === 'running').length)
  expect((await head.call(whistles.counts, {})).waiting).toBe(open.filter(({ state }) => state === 'requested').length)
  expect((await first.call(whistles.counts, {})).waiting).toBe((await listed(first, { waiting: true })).length)
})
