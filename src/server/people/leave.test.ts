// Leave through HTTP: a substitute has the role's verbs at the post for the days of the leave and no longer.
import { beforeEach, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import type { TestPerson } from '../../../tests/support/builders.ts'

let server: TestServer
let street: Client
let worker: TestPerson
let stand: Client & { person: TestPerson }
const day = 86_400_000

beforeEach(async () => {
  server = await testServer()
  street = await server.loginAs('streetDesk')
  worker = server.district.person('gridWorker')
  stand = await server.loginAs('gridAssistant', 'outside')
})

type Days = { from?: string; until?: string; substitutes?: { postId: number; personId: number }[]; commandId?: string }
const record = (person: TestPerson, days: Days, client = street) =>
  client.call(api.leaves.record, { params: { id: person.personId }, body: { commandId: newId(), from: '2026-03-04', until: '2026-03-06', substitutes: [{ postId: worker.postId!, personId: stand.person.personId }], ...days } })
const change = (id: number, until: string) => street.call(api.leaves.change, { params: { id }, body: { until } })
const name = (id: number, body: { personId: number | null; from: string; commandId?: string }) => street.call(api.leaves.substitute, { params: { id }, body: { commandId: newId(), postId: worker.postId!, ...body } })
/** The posts somebody acts by, day after day from today. */
const daysOf = async (client: Client, count: number, role = 'gridWorker'): Promise<boolean[]> => {
  const seen: boolean[] = []
  const start = server.clock.now
  for (let n = 0; n < count; n += 1) {
    server.clock.now = start + n * day
    seen.push((await client.call(api.account.me, {})).posts.some((post) => post.role === role && post.unit?.id === server.district.inside.grid.id))
  }
  server.clock.now = start
  return seen
}

describe('a substitute', () => {
  it('has the post on the days of the leave and on no other; so does whoever is away, who may come back any hour', async () => {
    const command = newId()
    const { leaveId } = await record(worker, { commandId: command })
    expect((await record(worker, { commandId: command })).leaveId).toBe(leaveId)
    expect(await daysOf(stand, 6)).toEqual([false, false, true, true, true, false])
    expect(await daysOf(await server.loginAs('gridWorker'), 6)).toEqual(Array(6).fill(true))
  })

  it('takes a step on a case of the grid during the leave, by the post they stand in at, and not the day after', async () => {
    const { inside } = server.district
    const desk = await server.loginAs('communityDesk')
    const filed = async (): Promise<string> => {
      const id = newId()
      await (await server.loginAs('resident')).call(api.cases.report, { body: { id, commandId: newId(), category: '02001', description: '垃圾', place: { lng: inside.lng, lat: inside.lat } } })
      await desk.call(api.caseSteps.accept, { params: { id }, body: { commandId: newId(), version: 1, verifyOnSite: true } } as never)
      return id
    }
    const verify = (id: string) => stand.call(api.caseSteps.verify, { params: { id }, body: { commandId: newId(), version: 2, found: true, text: '属实' } } as never)
    await record(worker, {})
    const [one, two] = [await filed(), await filed()]
    expect((await refusal(verify(one))).code).toBe('case.not-found')
    server.clock.advance(2 * day)
    await verify(one)
    expect(await server.database.query("select person_id, post_id, actor_name from case_steps where case_id = $1 and step = 'verify'", [one]))
      .toEqual([{ person_id: stand.person.personId, post_id: worker.postId, actor_name: stand.person.name }])
    server.clock.advance(3 * day)
    expect((await refusal(verify(two))).code).toBe('case.not-found')
  })

  it('is back where they were as soon as the leave is shortened; the days before stay', async () => {
    const { leaveId } = await record(worker, { from: '2026-03-02', until: '2026-03-08' })
    server.clock.advance(2 * day)
    expect(await daysOf(stand, 1)).toEqual([true])
    expect(await refusal(change(leaveId, '2026-03-02'))).toMatchObject({ code: 'people.past' })
    await change(leaveId, '2026-03-03')
    await change(leaveId, '2026-03-03')
    expect(await daysOf(stand, 3)).toEqual([false, false, false])
    expect(await server.database.query('select from_on, until_on, withdrawn_at from substitutions where leave_id = $1', [leaveId])).toEqual([{ from_on: '2026-03-02', until_on: '2026-03-03', withdrawn_at: null }])
  })

  it('goes on with a leave that is lengthened, and not beyond the person’s next one', async () => {
    const { leaveId } = await record(worker, { from: '2026-03-02', until: '2026-03-03' })
    await record(worker, { from: '2026-03-06', until: '2026-03-07', substitutes: [] })
    expect((await refusal(change(leaveId, '2026-03-06'))).code).toBe('people.leave-overlaps')
    await change(leaveId, '2026-03-05')
    expect(await daysOf(stand, 6)).toEqual([true, true, true, true, false, false])
  })

  it('of a leave that is withdrawn never stands in', async () => {
    const { leaveId } = await record(worker, {})
    expect(await change(leaveId, '2026-03-02')).toEqual({ withdrawn: true })
    expect(await change(leaveId, '2026-03-02')).toEqual({ withdrawn: true })
    expect(await daysOf(stand, 6)).toEqual(Array(6).fill(false))
    await record(worker, {})
    expect(await daysOf(stand, 3)).toEqual([false, false, true])
  })

  it('who goes on leave too doesn’t stand in on those days, and nobody for them', async () => {
    await record(worker, { from: '2026-03-02', until: '2026-03-06' })
    const district = await server.loginAs('districtDesk')
    const third = await server.loginAs('microgridWorker', 'outside')
    await record(stand.person, { from: '2026-03-04', until: '2026-03-05', substitutes: [{ postId: stand.person.postId!, personId: third.person.personId }] }, district)
    expect(await daysOf(stand, 6)).toEqual([true, true, false, false, true, false])
    expect(await daysOf(third, 6)).toEqual(Array(6).fill(false))
    expect(await refusal(record(server.district.person('microgridWorker'), { from: '2026-03-05', until: '2026-03-09', substitutes: [{ postId: server.district.person('microgridWorker').postId!, personId: stand.person.personId }] })))
      .toMatchObject({ code: 'people.substitute-away', params: { from: '2026-03-04', until: '2026-03-05' } })
  })

  it('is followed by another from a day, or by nobody', async () => {
    const { leaveId } = await record(worker, { from: '2026-03-02', until: '2026-03-08' })
    const third = await server.loginAs('microgridWorker', 'outside')
    const commandId = newId()
    await name(leaveId, { personId: third.person.personId, from: '2026-03-05', commandId })
    await name(leaveId, { personId: third.person.personId, from: '2026-03-05', commandId })
    expect([await daysOf(stand, 5), await daysOf(third, 5)]).toEqual([[true, true, true, false, false], [false, false, false, true, true]])
    await name(leaveId, { personId: null, from: '2026-03-06' })
    expect(await daysOf(third, 6)).toEqual([false, false, false, true, false, false])
  })

  it('at a desk doesn’t get it by a code to the phone alone', async () => {
    const desk = server.district.person('communityDesk')
    await street.call(api.leaves.record, { params: { id: desk.personId }, body: { commandId: newId(), from: '2026-03-02', until: '2026-03-06', substitutes: [{ postId: desk.postId!, personId: stand.person.personId }] } })
    expect((await stand.call(api.account.me, {})).verbs).toContain('case.accept')
    const phone = server.anonymous()
    await phone.call(api.account.sendCode, { body: { phone: stand.person.phone } })
    const me = await phone.call(api.account.signInByPhone, { body: { phone: stand.person.phone, code: server.codes.at(-1)!.code } })
    expect(me.verbs).not.toContain('case.accept')
    expect((await phone.call(api.account.me, {})).posts.map((post) => post.role)).toEqual(['gridAssistant', 'resident'])
  })
})

describe('leave', () => {
  it('is refused when it overlaps, has passed, is reversed, or isn’t one’s to record', async () => {
    await record(worker, {})
    const days = (from: string, until: string, client = street, person = worker) => refusal(record(person, { from, until, substitutes: [] }, client))
    expect(await days('2026-03-06', '2026-03-09')).toMatchObject({ code: 'people.leave-overlaps', params: { from: '2026-03-04', until: '2026-03-06' } })
    expect((await days('2026-02-01', '2026-02-05')).code).toBe('people.past')
    expect((await days('2026-03-20', '2026-03-19')).code).toBe('people.days-reversed')
    expect((await days('2026-03-20', '2036-03-19')).code).toBe('people.too-long')
    expect((await days('2026-03-20', '2026-03-21', street, stand.person)).code).toBe('access.refused')
    expect((await days('2026-03-20', '2026-03-21', street, server.district.person('streetSupervisor'))).code).toBe('people.role-above')
    expect((await days('2026-03-20', '2026-03-21', street, server.district.person('resident'))).code).toBe('people.not-found')
    expect((await days('2026-03-20', '2026-03-21', await server.loginAs('communityDesk'))).code).toBe('access.refused')
    expect((await refusal(server.anonymous().call(api.leaves.record, { params: { id: worker.personId }, body: { commandId: newId(), from: '2026-03-20', until: '2026-03-21', substitutes: [] } }))).code).toBe('access.sign-in-needed')
    expect((await refusal(change(999_999, '2026-03-20'))).code).toBe('people.leave-not-found')
  })

  it('recorded in two places at once is recorded once', async () => {
    const asked = await Promise.allSettled([record(worker, {}), record(worker, {})])
    expect(asked.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await server.database.query('select from leaves where person_id = $1', [worker.personId])).toHaveLength(1)
  })

  it('lends nobody what isn’t the desk’s to give, nor what may not go together, nor to oneself', async () => {
    const { person } = server.district
    const substitute = (post: TestPerson, personId: number) => refusal(record(post, { substitutes: [{ postId: post.postId!, personId }] }))
    expect((await substitute(worker, worker.personId)).code).toBe('people.substitute-self')
    expect((await substitute(worker, person('resident').personId)).code).toBe('people.not-found')
    expect((await substitute(worker, person('streetDesk').personId)).code).toBe('people.own-post')
    expect((await refusal(record(worker, { substitutes: [{ postId: person('microgridWorker').postId!, personId: stand.person.personId }] }))).code).toBe('people.not-their-post')
    expect((await substitute(person('streetDesk'), person('streetSupervisor').personId)).code).toBe('people.roles-apart')
    // One's own leave may be recorded, and one's own role lent.
    await record(person('streetDesk'), { substitutes: [{ postId: person('streetDesk').postId!, personId: person('communityDesk').personId }] })
    const deputy = await server.loginAs('communityDesk')
    server.clock.advance(2 * day)
    const [leave] = await server.database.query<{ id: number }>('select id from leaves where person_id = $1', [person('streetDesk').personId])
    expect((await refusal(deputy.call(api.leaves.change, { params: { id: leave!.id }, body: { until: '2026-03-20' } }))).code).toBe('people.own-post')
    expect((await refusal(deputy.call(api.leaves.substitute, { params: { id: leave!.id }, body: { commandId: newId(), postId: person('streetDesk').postId!, personId: deputy.person.personId, from: '2026-03-05' } }))).code).toBe('people.own-post')
  })

  it('that had begun is recorded with its first day, and nobody stands in before today', async () => {
    const { leaveId } = await record(worker, { from: '2026-02-25', until: '2026-03-03' })
    expect(await server.database.query('select from_on from substitutions where leave_id = $1', [leaveId])).toEqual([{ from_on: '2026-03-02' }])
  })
})
