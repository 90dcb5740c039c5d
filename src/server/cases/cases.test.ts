// The loop of an event through HTTP: from a report to a closed and rated case, by the people whose work it is.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { makePhoto } from '../../../tests/support/photos.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { buildDistrict } from '../../../tests/support/builders.ts'

const { cases, caseSteps: steps } = api
let server: TestServer
let photo: Buffer
beforeAll(async () => {
  server = await testServer()
  photo = await makePhoto()
})

const put = async (client: Client): Promise<string> => {
  const id = newId()
  await client.call(api.files.put, { params: { id }, photo: new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }) })
  return id
}

const reportBody = (more: Record<string, unknown> = {}, at = server.district.inside) => ({
  id: newId(), commandId: newId(), category: '02001', description: '小区东门垃圾堆了两天', place: { lng: at.lng, lat: at.lat }, ...more,
})
const report = (client: Client, more: Record<string, unknown> = {}, at = server.district.inside) => client.call(cases.report, { body: reportBody(more, at) })
const view = (client: Client, id: string) => client.call(cases.get, { params: { id } })
const command = <M extends object = object>(version: number, more: M = {} as M): M & { commandId: string; version: number } => ({ commandId: newId(), version, ...more })

describe('the loop', () => {
  it('takes a street lamp from a resident to a rated case, by five people, with photos before and after', async () => {
    const [resident, community, grid] = [await server.loginAs('resident'), await server.loginAs('communityDesk'), await server.loginAs('gridWorker')]
    const [desk, department, supervisor] = [await server.loginAs('streetDesk'), await server.loginAs('departmentOfficer'), await server.loginAs('streetSupervisor')]
    const scene = await put(resident)
    const { id, state, number } = await report(resident, { category: '01001', photos: [{ fileId: scene, role: 'scene' }] })
    expect(state).toBe('reported')
    expect(number).toMatch(/^2026-\d{7}$/)

    expect((await view(community, id)).abilities).toEqual(expect.arrayContaining(['accept', 'refuse']))
    let now = await community.call(steps.accept, { params: { id }, body: command(1, { verifyOnSite: true }) })
    expect(now).toMatchObject({ state: 'verifying', version: 2, holder: { id: server.district.inside.grid.id } })
    expect(now.dueAt).toBe(server.clock.now + 5 * 3_600_000) // four hours of work with the lunch hour between

    now = await grid.call(steps.verify, { params: { id }, body: command(2, { found: true, text: '属实' }) })
    expect(now).toMatchObject({ state: 'filed', holder: { id: server.district.inside.community.id } })
    now = await community.call(steps.passUp, { params: { id }, body: command(3, { text: '需要登高车' }) })
    expect(now.holder).toMatchObject({ id: server.district.inside.street.id })
    now = await desk.call(steps.dispatch, { params: { id }, body: command(4, { officeId: server.district.offices[0]!.id }) })
    expect(now).toMatchObject({ state: 'dispatched', assignedOffice: { name: '住建局' } })

    const missing = await refusal(department.call(steps.handle, { params: { id }, body: command(5, { text: '已更换灯泡' }) }))
    expect(missing).toMatchObject({ code: 'case.photo-needed', params: { role: 'after' } })
    const evidence = [{ fileId: await put(department), role: 'before' as const }, { fileId: await put(department), role: 'after' as const }]
    now = await department.call(steps.handle, { params: { id }, body: command(5, { text: '已更换灯泡', photos: evidence }) })
    expect(now).toMatchObject({ state: 'handled', holder: { id: server.district.inside.street.id } })

    now = await supervisor.call(steps.check, { params: { id }, body: command(6, { text: '亮了' }) })
    now = await supervisor.call(steps.close, { params: { id }, body: command(7, { text: '路灯已修好,感谢反映。' }) })
    expect(now).toMatchObject({ state: 'closed', stateGroup: 'closed' })
    const rated = await resident.call(steps.rate, { params: { id }, body: { commandId: newId(), grade: 'satisfied', text: '很快' } })
    expect(rated).toMatchObject({ rating: 'satisfied', version: 8 })
    expect(rated.steps.map((step) => step.step)).toEqual(['report', 'accept', 'verify', 'passUp', 'dispatch', 'handle', 'check', 'close', 'rate'])
    expect(rated.steps[5]!.photos.map((one) => one.role)).toEqual(['before', 'after'])
    expect(rated.steps[4]!.target).toBe('住建局')
  })

  it('lets a worker settle a small thing in the cell, and somebody else check it', async () => {
    const [worker, leader, community] = [await server.loginAs('microgridWorker'), await server.loginAs('gridLeader'), await server.loginAs('communityDesk')]
    const { id, state } = await report(worker)
    expect(state).toBe('filed')
    expect(await view(worker, id)).toMatchObject({ source: 'worker', holder: { id: server.district.inside.microgrid.id } })
    await worker.call(steps.handle, { params: { id }, body: command(1, { text: '已清理' }) })
    expect((await refusal(worker.call(steps.check, { params: { id }, body: command(2) }))).code).toBe('access.refused')
    expect((await view(leader, id)).abilities).not.toContain('check')
    const again = await community.call(steps.rework, { params: { id }, body: command(2, { text: '还有残留' }) })
    expect(again).toMatchObject({ state: 'dispatched', reworkCount: 1, holder: { id: server.district.inside.microgrid.id }, handledAt: null })
    await worker.call(steps.handle, { params: { id }, body: command(3, { text: '再次清理' }) })
    expect(await community.call(steps.check, { params: { id }, body: command(4) })).toMatchObject({ state: 'checked' })
  })

  it('gives back what a department returns, and sends down what belongs below', async () => {
    const [desk, community, department, grid] = [await server.loginAs('streetDesk'), await server.loginAs('communityDesk'), await server.loginAs('departmentOfficer'), await server.loginAs('gridWorker')]
    const { id } = await report(community, { onBehalf: { name: '王女士', phone: '13912345678' } })
    await community.call(steps.passUp, { params: { id }, body: command(1, { text: '请协调' }) })
    await desk.call(steps.dispatch, { params: { id }, body: command(2, { officeId: server.district.offices[0]!.id }) })
    const back = await department.call(steps.return, { params: { id }, body: command(3, { text: '不属于本局职责' }) })
    expect(back).toMatchObject({ state: 'filed', holder: { id: server.district.inside.street.id }, assignedOffice: { name: '住建局' } })
    const elsewhere = await refusal(desk.call(steps.sendDown, { params: { id }, body: command(4, { unitId: server.district.outside.grid.id }) }))
    expect(elsewhere.code).toBe('case.unit-not-below')
    const down = await desk.call(steps.sendDown, { params: { id }, body: command(4, { unitId: server.district.inside.grid.id }) })
    expect(down).toMatchObject({ state: 'dispatched', holder: { id: server.district.inside.grid.id } })
    expect(await grid.call(steps.handle, { params: { id }, body: command(5, { text: '已办' }) })).toMatchObject({ state: 'handled', holder: { id: server.district.inside.community.id } })
  })

  it('may be reopened by its reporter until ten days after closing, by the clock of the server', async () => {
    const { resident, id } = await closedCase()
    server.clock.advance(10 * 86_400_000)
    expect((await view(resident, id)).abilities).toContain('reopen')
    server.clock.advance(1)
    expect((await view(resident, id)).abilities).not.toContain('reopen')
    expect((await refusal(resident.call(steps.reopen, { params: { id }, body: command(5, { text: '又坏了' }) }))).code).toBe('case.reopen-too-late')
    server.clock.advance(-1)
    expect(await resident.call(steps.reopen, { params: { id }, body: command(5, { text: '又坏了' }) })).toMatchObject({ state: 'filed', reopenCount: 1, closedAt: null })
  })
})

const closedCase = async () => {
  const [resident, community] = [await server.loginAs('resident'), await server.loginAs('communityDesk')]
  const checker = await server.loginAs('streetSupervisor')
  const { id } = await report(resident)
  await community.call(steps.accept, { params: { id }, body: command(1, { verifyOnSite: false }) })
  await community.call(steps.handle, { params: { id }, body: command(2, { text: '已办' }) })
  await checker.call(steps.check, { params: { id }, body: command(3) })
  await checker.call(steps.close, { params: { id }, body: command(4, { text: '已办结' }) })
  return { resident, community, checker, id }
}

describe('the same command twice', () => {
  it('makes one case of one report, also when both arrive at once', async () => {
    const resident = await server.loginAs('resident')
    const body = reportBody()
    const answers = await Promise.all(Array.from({ length: 5 }, () => resident.call(cases.report, { body })))
    expect(new Set(answers.map((answer) => answer.number)).size).toBe(1)
    expect(answers.filter((answer) => !answer.repeated)).toHaveLength(1)
    expect((await view(resident, body.id)).steps).toHaveLength(1)
  })

  it('takes a step once and answers the case both times', async () => {
    const [resident, community] = [await server.loginAs('resident'), await server.loginAs('communityDesk')]
    const { id } = await report(resident)
    const body = command(1, { verifyOnSite: false })
    const answers = await Promise.all([1, 2, 3].map(() => community.call(steps.accept, { params: { id }, body: body as never })))
    for (const answer of answers) expect(answer).toMatchObject({ state: 'filed', version: 2 })
    expect(answers[0]!.steps.filter((step) => step.step === 'accept')).toHaveLength(1)
  })

  it('refuses an id that stands for something else', async () => {
    const [resident, other] = [await server.loginAs('resident'), await server.loginAs('resident', 'outside')]
    const body = reportBody()
    await resident.call(cases.report, { body })
    expect((await refusal(other.call(cases.report, { body: { ...body, commandId: newId() } }))).code).toBe('case.id-taken')
    expect((await refusal(resident.call(cases.report, { body: { ...body, commandId: newId() } }))).code).toBe('case.id-taken')
    expect((await refusal(resident.call(cases.report, { body: { ...body, id: newId() } }))).code).toBe('case.id-taken')
  })
})

describe('two people at one case', () => {
  it('tells the second what the first did meanwhile, and changes nothing', async () => {
    const [resident, community, supervisor] = [await server.loginAs('resident'), await server.loginAs('communityDesk'), await server.loginAs('streetSupervisor')]
    const { id } = await report(resident)
    await community.call(steps.accept, { params: { id }, body: command(1, { verifyOnSite: false }) })
    const conflict = await refusal(supervisor.call(steps.refuse, { params: { id }, body: command(1, { reason: 'notOurs' as const, text: '不受理' }) }))
    expect(conflict).toMatchObject({ code: 'case.changed', status: 409, params: { step: 'accept', by: 'communityDesk inside', state: 'filed', version: 2 } })
    expect(await view(resident, id)).toMatchObject({ state: 'filed', version: 2 })
  })

  it('lets exactly one of two at the same instant win', async () => {
    const [resident, community, supervisor] = [await server.loginAs('resident'), await server.loginAs('communityDesk'), await server.loginAs('streetSupervisor')]
    const { id } = await report(resident)
    const outcomes = await Promise.allSettled([
      community.call(steps.accept, { params: { id }, body: command(1, { verifyOnSite: false }) }),
      supervisor.call(steps.refuse, { params: { id }, body: command(1, { reason: 'notOurs' as const, text: '不受理' }) }),
    ])
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('reporting', () => {
  it('locates the place to its microgrid at once', async () => {
    const resident = await server.loginAs('resident')
    const { id } = await report(resident)
    const { inside } = server.district
    expect((await view(resident, id)).units.map((unit) => unit.id)).toEqual([inside.street.id, inside.community.id, inside.grid.id, inside.microgrid.id])
  })

  it('asks for a place, refuses one outside the district, and an unknown class', async () => {
    const resident = await server.loginAs('resident')
    expect((await refusal(report(resident, { place: undefined }))).code).toBe('case.place-needed')
    expect((await refusal(report(resident, { place: { lng: 10, lat: 10 } }))).code).toBe('case.place-outside')
    expect((await refusal(report(resident, { category: '99999' }))).code).toBe('case.category-unknown')
  })

  it('names what is malformed', async () => {
    const resident = await server.loginAs('resident')
    for (const wrong of [{ description: '   ' }, { id: 'x' }, { place: { lng: 'east', lat: 40 } }, { surprise: 1 }, { description: 'x'.repeat(2_001) }]) {
      const problem = await refusal(report(resident, wrong))
      expect(problem).toMatchObject({ code: 'request.malformed', status: 400 })
      expect((problem.params['faults'] as string[]).length, JSON.stringify(wrong)).toBeGreaterThan(0)
    }
    const garbage = await resident.fetch('/api/cases', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"id":' })
    expect([garbage.status, ((await garbage.json()) as { code: string }).code]).toEqual([400, 'request.malformed'])
  })

  it('works without a name, and its code alone finds it again', async () => {
    const nobody = server.anonymous()
    const { id, trackingCode } = await report(nobody, { contact: { phone: '13800001111' } })
    const tracked = await nobody.call(cases.track, { params: { code: trackingCode! } })
    expect(tracked).toMatchObject({ id, state: 'reported', description: '小区东门垃圾堆了两天' })
    expect((await nobody.call(cases.track, { params: { code: trackingCode!.toLowerCase().replaceAll('-', ' ') } })).id).toBe(id)
    const wrong = trackingCode!.slice(0, -1) + (trackingCode!.endsWith('7') ? '8' : '7')
    expect((await refusal(nobody.call(cases.track, { params: { code: wrong } }))).code).toBe('case.not-found')
    expect((await refusal(view(nobody, id))).code).toBe('access.sign-in-needed')
  })

  it('is not anonymous where the district does not allow it', async () => {
    await server.database.query(`update districts set settings = '{"anonymousReports": false}' where district = $1`, [server.district.id])
    server.context.districts.forget()
    expect((await refusal(report(server.anonymous()))).code).toBe('case.anonymous-not-allowed')
    await server.database.query(`update districts set settings = '{}' where district = $1`, [server.district.id])
    server.context.districts.forget()
  })

  it('on behalf of somebody is for desks; without a place it waits at the district', async () => {
    const [resident, desk, centre] = [await server.loginAs('resident'), await server.loginAs('streetDesk'), await server.loginAs('districtDesk')]
    expect((await refusal(report(resident, { onBehalf: { name: '某人' } }))).code).toBe('access.refused')
    const { id, state } = await report(desk, { place: undefined, onBehalf: { name: '某人', superior: true } })
    expect(state).toBe('filed')
    const seen = await view(centre, id)
    expect(seen).toMatchObject({ source: 'superior', units: [], holder: { id: server.district.unit.id } })
    const located = await centre.call(steps.sendDown, { params: { id }, body: command(1, { unitId: server.district.outside.community.id }) })
    expect(located.units.map((unit) => unit.id)).toEqual([server.district.outside.street.id, server.district.outside.community.id])
  })

  it('shows photos only of the one who put them, and each only once', async () => {
    const [resident, other] = [await server.loginAs('resident'), await server.loginAs('gridWorker')]
    const fileId = await put(resident)
    expect(await refusal(report(other, { photos: [{ fileId, role: 'scene' }] }))).toMatchObject({ code: 'case.photo-unknown', params: { files: [fileId] } })
    await report(resident, { photos: [{ fileId, role: 'scene' }] })
    expect((await refusal(report(resident, { photos: [{ fileId, role: 'scene' }] }))).code).toBe('case.photo-unknown')
  })
})

describe('near a place', () => {
  it('shows residents what is open within 250 m and staff within 1,000 m, nearest first, to be followed instead', async () => {
    const at = server.district.outside
    const [resident, other, worker] = [await server.loginAs('resident'), await server.loginAs('resident', 'outside'), await server.loginAs('gridWorker', 'outside')]
    const near = await report(resident, { place: { lng: at.lng + 0.001, lat: at.lat } })
    const far = await report(resident, { place: { lng: at.lng, lat: at.lat + 0.0045 } })
    const here = { lng: at.lng, lat: at.lat }
    const ids = async (client: Client) => (await client.call(api.caseSearch.known, { body: { place: here } })).cases.map((one) => one.id)
    expect(await ids(other)).toEqual([near.id])
    expect(await ids(worker)).toEqual([near.id, far.id])
    const [first] = (await other.call(api.caseSearch.known, { body: { place: here } })).cases
    expect(first!.metres).toBe(85)
    expect(await other.call(cases.follow, { params: { id: near.id }, body: { follow: true } })).toEqual({ following: true, followers: 1 })
    expect(await other.call(cases.follow, { params: { id: near.id }, body: { follow: true } })).toEqual({ following: true, followers: 1 })
    expect((await other.call(cases.list, { query: { mine: true } })).cases.map((one) => one.id)).toContain(near.id)
    const followed = await view(other, near.id)
    expect(followed).toMatchObject({ abilities: [], following: true, canSeeReporter: false })
    expect((await refusal(view(other, far.id))).code).toBe('case.not-found')
  })
})

describe('who reported', () => {
  it('is sealed; each look by those handling the case is journalled with its reason', async () => {
    const [resident, community, elsewhere] = [await server.loginAs('resident'), await server.loginAs('communityDesk'), await server.loginAs('communityDesk', 'outside')]
    const { id } = await report(resident)
    const seen = await view(community, id)
    expect(JSON.stringify(seen)).not.toContain(resident.person.name)
    expect(JSON.stringify(seen)).not.toContain(resident.person.phone)
    expect((await refusal(elsewhere.call(cases.reporter, { params: { id }, body: { reason: '想看看' } }))).code).toBe('case.not-found')
    expect((await refusal(community.call(cases.reporter, { params: { id }, body: { reason: ' ' } }))).code).toBe('request.malformed')
    expect(await community.call(cases.reporter, { params: { id }, body: { reason: '需要电话确认位置' } })).toEqual({ name: resident.person.name, phone: resident.person.phone })
    const looks = await server.database.query<{ data: { reason: string }; person_id: number }>("select data, person_id from journal where kind = 'case.reporterSeen' and subject_id = $1", [id])
    expect(looks).toEqual([{ data: { reason: '需要电话确认位置' }, person_id: community.person.personId }])
  })
})

describe('the work-list', () => {
  it('shows what lies within reach and nothing else, page by page without gaps or doubles', async () => {
    const [resident, desk, otherDesk] = [await server.loginAs('resident'), await server.loginAs('streetDesk'), await server.loginAs('streetDesk', 'outside')]
    const made: string[] = []
    for (let n = 0; n < 7; n += 1) {
      server.clock.advance(n % 3 === 0 ? 0 : 1_000)
      made.push((await report(resident)).id)
    }
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: { cases: { id: string }[]; next: string | null } = await desk.call(cases.list, { query: { limit: 3, group: 'open', ...(after ? { after } : {}) } })
      expect(page.cases.length).toBeLessThanOrEqual(3)
      seen.push(...page.cases.map((one) => one.id))
      after = page.next
    } while (after)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual(expect.arrayContaining(made))
    const others = (await otherDesk.call(cases.list, { query: { limit: 200, group: 'all' } })).cases.map((one) => one.id)
    expect(others.filter((id) => made.includes(id))).toEqual([])
    expect((await otherDesk.call(cases.list, { query: { unitId: server.district.inside.street.id, group: 'all' } })).cases.filter((one) => made.includes(one.id))).toEqual([])
  })

  it('finds by number, words and class, and refuses a broken cursor', async () => {
    const [resident, desk] = [await server.loginAs('resident'), await server.loginAs('streetDesk')]
    const { id, number } = await report(resident, { description: '独特的100%描述_词', category: '03001' })
    const find = async (query: Record<string, string>) => (await desk.call(cases.list, { query })).cases.map((one) => one.id)
    expect(await find({ words: number })).toEqual([id])
    expect(await find({ words: '100%描述_' })).toEqual([id])
    expect(await find({ words: '100x描述' })).toEqual([])
    expect(await find({ category: '03001', words: '独特' })).toEqual([id])
    expect((await refusal(desk.call(cases.list, { query: { after: 'nonsense' } }))).code).toBe('request.malformed')
  })

  it('puts the one due soonest first and knows what is overdue', async () => {
    const [worker, desk] = [await server.loginAs('gridWorker'), await server.loginAs('streetDesk')]
    const { id } = await report(worker, { category: '02001' })
    const due = (await desk.call(cases.list, { query: { group: 'all', order: 'due', limit: 200 } })).cases
    const times = due.flatMap((one) => one.nextDue?.dueAt ?? [])
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(due.slice(0, times.length).every((one) => one.nextDue)).toBe(true)
    // Those that are due at no time come behind, and none is lost or shown twice where the pages meet.
    expect(due.length).toBe((await desk.call(cases.list, { query: { group: 'all', limit: 200 } })).cases.length)
    expect(due.length).toBeGreaterThan(times.length)
    for (const limit of [1, times.length, times.length + 1, 3]) {
      const paged: string[] = []
      let after: string | null | undefined
      while (after !== null) {
        const page = await desk.call(cases.list, { query: { group: 'all', order: 'due', limit, ...(after ? { after } : {}) } })
        paged.push(...page.cases.map((one) => one.id))
        after = page.next
      }
      expect(paged).toEqual(due.map((one) => one.id))
    }
    expect(await desk.call(cases.counts, {})).toMatchObject({ overdue: (await desk.call(cases.list, { query: { overdue: true, limit: 200 } })).cases.length })
    server.clock.advance(2 * 3_600_000 + 1)
    expect((await desk.call(cases.list, { query: { overdue: true, limit: 200 } })).cases.map((one) => one.id)).toContain(id)
  })
})

describe('two districts in one installation', () => {
  it('never see each other', async () => {
    const other = await buildDistrict(server.database)
    server.context.districts.forget()
    const [here, there] = [await server.loginAs('districtDesk'), await server.loginAs('districtDesk', 'inside', other)]
    const resident = await server.loginAs('resident', 'inside', other)
    const { id } = await report(resident, {}, other.inside)
    expect((await view(there, id)).units[0]!.id).toBe(other.inside.street.id)
    expect((await refusal(view(here, id))).code).toBe('case.not-found')
    expect((await here.call(cases.list, { query: { limit: 200, group: 'all' } })).cases.map((one) => one.id)).not.toContain(id)
    expect((await refusal(report(resident, {}, server.district.inside))).code).toBe('case.place-outside')
    const dispatched = await refusal(there.call(steps.dispatch, { params: { id }, body: command(1, { officeId: server.district.offices[0]!.id }) }))
    expect(dispatched.code).toBe('case.office-unknown')
    const nobody = server.anonymous({ 'x-district': other.code })
    expect((await nobody.call(api.territory.root, {})).id).toBe(other.unit.id)
    expect((await refusal(server.anonymous({ 'x-district': 'none' }).call(api.territory.root, {}))).code).toBe('request.not-found')
  })
})
