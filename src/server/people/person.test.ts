// The page of a person, their phone, their first sign-in, and switching their account off.
import { beforeEach, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'

let server: TestServer
let street: Client
const password = 'nine copper kettles'
const day = 86_400_000

beforeEach(async () => {
  server = await testServer()
  street = await server.loginAs('streetDesk')
})

const card = (id: number, client = street) => client.call(api.people.person, { params: { id } })
const slip = (id: number, body: { reason?: string; login?: string } = {}, client = street) => client.call(api.peopleAccounts.slip, { params: { id }, body: { reason: '新上岗', ...body } })
const activate = (code: string, secret = password, client = server.anonymous()) => client.call(api.peopleAccounts.activate, { body: { code, password: secret } })
const signIn = (login: string, secret = password) => server.anonymous().call(api.account.signIn, { body: { login, password: secret } })
const newWorker = async (phone?: string) =>
  (await street.call(api.posts.appoint, { body: { commandId: newId(), role: 'gridWorker', unitId: server.district.inside.grid.id, name: '新网格员', from: '2026-03-02', ...(phone ? { phone } : {}) } })).personId

describe('the page of a person', () => {
  it('shows posts over time with what each handled, leaves, turns as a substitute, and a masked phone', async () => {
    const { person, inside } = server.district
    const worker = await server.loginAs('gridWorker')
    const id = newId()
    await (await server.loginAs('resident')).call(api.cases.report, { body: { id, commandId: newId(), category: '02001', description: '垃圾', place: { lng: inside.lng, lat: inside.lat } } })
    await (await server.loginAs('communityDesk')).call(api.caseSteps.accept, { params: { id }, body: { commandId: newId(), version: 1, verifyOnSite: true } } as never)
    await worker.call(api.caseSteps.verify, { params: { id }, body: { commandId: newId(), version: 2, found: true, text: '属实' } } as never)
    await (await server.loginAs('communityDesk')).call(api.caseSteps.sendDown, { params: { id }, body: { commandId: newId(), version: 3, unitId: inside.grid.id } } as never)
    await worker.call(api.caseSteps.handle, { params: { id }, body: { commandId: newId(), version: 4, text: '清理' } } as never)
    const sibling = server.district.units.find((unit) => unit.level === 'grid' && unit.parentId === inside.community.id && unit.id !== inside.grid.id)!
    await street.call(api.posts.transfer, { params: { id: worker.person.postId! }, body: { commandId: newId(), from: '2026-03-10', unitId: sibling.id } })
    const assistant = person('gridAssistant')
    await street.call(api.leaves.record, { params: { id: worker.person.personId }, body: { commandId: newId(), from: '2026-03-04', until: '2026-03-06', substitutes: [{ postId: worker.person.postId!, personId: assistant.personId }] } })
    const shown = await card(worker.person.personId)
    expect(shown.phone).toBe(`${worker.person.phone.slice(0, 3)}****${worker.person.phone.slice(-4)}`)
    expect(shown.posts.map((post) => [post.unit?.id, post.from, post.until, post.handled, post.mayChange])).toEqual([[inside.grid.id, '2025-01-01', '2026-03-09', 1, true], [sibling.id, '2026-03-10', null, 0, true]])
    expect(shown.leaves).toMatchObject([{ from: '2026-03-04', until: '2026-03-06', withdrawn: false, substitutes: [{ person: { name: assistant.name } }] }])
    expect(shown).toMatchObject({ mayLeave: true, mayAccount: true, account: { state: 'ready', login: 'gridworker-inside' } })
    expect((await card(assistant.personId)).stoodIn).toMatchObject([{ role: 'gridWorker', for: { name: worker.person.name }, from: '2026-03-04', until: '2026-03-06' }])
  })

  it('is shown within reach, of people with posts, and offers only what may be done', async () => {
    const { person } = server.district
    expect((await refusal(card(person('gridWorker', 'outside').personId))).code).toBe('people.not-found')
    expect((await refusal(card(person('resident').personId))).code).toBe('people.not-found')
    expect((await refusal(card(person('gridWorker').personId, await server.loginAs('gridWorker')))).code).toBe('access.refused')
    expect(await card(person('streetSupervisor').personId)).toMatchObject({ mayLeave: false, mayAccount: false, posts: [{ mayChange: false }] })
    expect(await card(person('streetDesk').personId)).toMatchObject({ mayLeave: true, mayAccount: false, posts: [{ mayChange: false }] })
    expect(await card(person('gridWorker').personId, await server.loginAs('leader'))).toMatchObject({ mayLeave: false, mayAccount: false })
  })

  it('gives the phone for a reason, and the look is journalled', async () => {
    const { person, id } = server.district
    const worker = person('gridWorker')
    const look = (personId: number, reason = '通知明天集合', client = street) => client.call(api.people.contact, { params: { id: personId }, body: { reason } })
    expect(await look(worker.personId)).toEqual({ phone: worker.phone })
    expect(await server.database.query("select kind, person_id, subject_id, data from journal where district = $1 and subject_kind = 'person'", [id]))
      .toEqual([{ kind: 'person.contactSeen', person_id: person('streetDesk').personId, subject_id: String(worker.personId), data: { reason: '通知明天集合' } }])
    expect((await refusal(look(worker.personId, ' '))).code).toBe('request.malformed')
    expect((await refusal(look(worker.personId, '   '))).code).toBe('request.malformed')
    expect((await refusal(look(person('gridWorker', 'outside').personId))).code).toBe('people.not-found')
    expect((await refusal(look(await newWorker()))).code).toBe('people.no-phone')
    expect((await refusal(look(worker.personId, '通知', await server.loginAs('gridAssistant')))).code).toBe('access.refused')
  })

  it('is found by name or by the whole phone, never by a part of it, and residents not at all', async () => {
    const { person } = server.district
    const find = async (words: string, client = street) => (await client.call(api.people.search, { query: { words } })).people
    const worker = person('gridAssistant')
    expect((await find('gridAssist')).map((one) => [one.id, one.posts])).toEqual([[worker.personId, [{ role: 'gridAssistant', at: worker.unit!.name }]]])
    expect((await find(worker.phone)).map((one) => one.id)).toEqual([worker.personId])
    expect(await find(worker.phone.slice(0, 8))).toEqual([])
    expect(await find(person('resident').phone)).toEqual([])
    expect(await find(person('gridWorker', 'outside').phone)).toEqual([])
    const first = await street.call(api.people.search, { query: { limit: 2 } })
    const second = await street.call(api.people.search, { query: { limit: 2, after: first.next! } })
    expect(new Set([...first.people, ...second.people].map((one) => one.id)).size).toBe(4)
  })

  it('takes a corrected name and phone; what was done keeps the name it was done under', async () => {
    const id = await newWorker('13911110000')
    const change = (body: Record<string, unknown>, personId = id) => street.call(api.peopleAccounts.change, { params: { id: personId }, body: { reason: '登记有误', ...body } as never })
    await change({ name: '新格员', phone: '13911112222' })
    await change({ name: '新格员', phone: '13911112222' })
    expect(await card(id)).toMatchObject({ name: '新格员', phone: '139****2222' })
    expect(await server.database.query("select data from journal where district = $1 and kind = 'person.changed'", [server.district.id])).toEqual([{ data: { reason: '登记有误', nameBefore: '新网格员', phoneChanged: true } }])
    expect((await refusal(change({ phone: server.district.person('resident').phone }))).code).toBe('people.phone-taken')
    expect((await refusal(change({ phone: '12345' }))).code).toBe('request.malformed')
    expect((await refusal(change({ name: '他' }, server.district.person('streetSupervisor').personId))).code).toBe('people.role-above')
  })
})

describe('a slip', () => {
  it('lets a newly appointed person set a password and come in; used once', async () => {
    const id = await newWorker('13911110000')
    expect((await card(id)).account.state).toBe('phone')
    const made = await slip(id)
    expect(made).toMatchObject({ name: '新网格员', login: '13911110000', expiresAt: server.clock.now + 7 * day })
    expect((await card(id)).account).toMatchObject({ state: 'slip', login: '13911110000' })
    expect((await refusal(signIn('13911110000'))).code).toBe('account.wrong-credentials')
    const browser = server.anonymous()
    const me = await activate(made.code.toLowerCase().replaceAll('-', ' '), password, browser)
    expect(me).toMatchObject({ signedIn: true, name: '新网格员' })
    expect((await browser.call(api.account.me, {})).verbs).toContain('case.handle')
    expect((await signIn('13911110000')).signedIn).toBe(true)
    expect((await refusal(activate(made.code))).code).toBe('account.slip-invalid')
    expect((await card(id)).account.state).toBe('ready')
    expect(JSON.stringify(await server.database.query('select * from journal where district = $1', [server.district.id]))).not.toContain(made.code)
  })

  it('ends after a week, by a newer one, and asks for a good password without being used up', async () => {
    const id = await newWorker()
    const [first, second] = [await slip(id), await slip(id, { login: '  NewWorker ' .trim() })]
    expect(second.login).toBe('newworker')
    expect((await refusal(activate(first.code))).code).toBe('account.slip-invalid')
    expect(await refusal(activate(second.code, '1234567890'))).toMatchObject({ code: 'account.weak-password' })
    server.clock.advance(7 * day)
    expect((await refusal(activate(second.code))).code).toBe('account.slip-invalid')
    const third = await slip(id)
    server.clock.advance(7 * day - 1)
    expect((await activate(third.code)).signedIn).toBe(true)
  })

  it('is one person’s even when two try at once', async () => {
    const { code } = await slip(await newWorker())
    const tried = await Promise.allSettled([activate(code), activate(code, 'another copper kettle')])
    expect(tried.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('resets: the old password and every browser end at once, and a lock is lifted', async () => {
    const worker = await server.loginAs('gridWorker')
    await server.database.query("insert into access_tokens (district, id, account_id, name, token_hash, by_phone, created_at, expires_at) values ($1, $2, $3, '旧', '\\x01', false, $4, $5)", [
      server.district.id, newId(), worker.person.accountId, new Date(server.clock.now), new Date(server.clock.now + day)])
    const made = await slip(worker.person.personId, { reason: '本人忘记密码，已当面核实' })
    expect(made.login).toBe(worker.person.login)
    expect((await worker.call(api.account.me, {})).signedIn).toBe(false)
    expect(await server.database.query('select revoked_at is not null as revoked from access_tokens where account_id = $1', [worker.person.accountId])).toEqual([{ revoked: true }])
    expect((await refusal(signIn(worker.person.login!, 'seven quiet lanterns'))).code).toBe('account.wrong-credentials')
    for (let n = 0; n < 5; n += 1) await refusal(signIn(worker.person.login!, 'wrong'))
    await activate(made.code)
    expect((await signIn(worker.person.login!)).signedIn).toBe(true)
  })

  it('is made only by who could give every power of theirs, also those they stand in at', async () => {
    const { person } = server.district
    const [worker, desk] = [person('gridWorker'), await server.loginAs('districtDesk')]
    for (const [id, code] of [[person('gridWorker', 'outside').personId, 'access.refused'], [person('streetSupervisor').personId, 'people.role-above'], [person('streetDesk').personId, 'people.own-post'], [person('resident').personId, 'people.not-found'], [999_999, 'people.not-found']] as const)
      expect((await refusal(slip(id))).code).toBe(code)
    expect((await refusal(slip(worker.personId, { login: person('leader').login! }))).code).toBe('account.login-taken')
    expect((await refusal(slip(worker.personId, {}, await server.loginAs('communityDesk')))).code).toBe('access.refused')
    expect((await refusal(slip(worker.personId, {}, server.anonymous()))).code).toBe('access.sign-in-needed')
    // A street's worker who stands in for the district's desk holds the district's power in those days.
    const system = await server.loginAs('systemAdministrator')
    await system.call(api.leaves.record, { params: { id: person('districtDesk').personId }, body: { commandId: newId(), from: '2026-03-05', until: '2026-03-06', substitutes: [{ postId: person('districtDesk').postId!, personId: worker.personId }] } })
    expect((await refusal(slip(worker.personId))).code).toBe('access.refused')
    expect((await slip(worker.personId, {}, desk)).name).toBe(worker.name)
  })

  it('wrong codes are counted by network', async () => {
    for (let n = 0; n < 200; n += 1) await server.database.query("insert into allowances (district, what, who, window_start, used) values ($1, 'signIn.wrong', '127.0.0.1', $2, 1) on conflict (district, what, who, window_start) do update set used = allowances.used + 1", [server.district.id, new Date(server.clock.now - (server.clock.now % 3_600_000))])
    expect((await refusal(activate('NOPE-NOPE-NOPE'))).code).toBe('request.too-many')
  })
})

describe('an account', () => {
  it('switched off ends everywhere at once, by phone as well, until it is switched on', async () => {
    const worker = await server.loginAs('gridWorker')
    const set = (active: boolean) => street.call(api.peopleAccounts.switch, { params: { id: worker.person.personId }, body: { active, reason: '停职' } })
    await set(false)
    await set(false)
    expect((await worker.call(api.account.me, {})).signedIn).toBe(false)
    expect((await refusal(signIn(worker.person.login!, 'seven quiet lanterns'))).code).toBe('account.wrong-credentials')
    const phone = server.anonymous()
    await phone.call(api.account.sendCode, { body: { phone: worker.person.phone } })
    expect((await refusal(phone.call(api.account.signInByPhone, { body: { phone: worker.person.phone, code: server.codes.at(-1)!.code } }))).code).toBe('account.wrong-code')
    expect((await card(worker.person.personId)).account.state).toBe('off')
    await set(true)
    expect((await signIn(worker.person.login!, 'seven quiet lanterns')).signedIn).toBe(true)
    expect((await refusal(street.call(api.peopleAccounts.switch, { params: { id: server.district.person('leader').personId }, body: { active: false, reason: '试试' } }))).code).toBe('people.role-above')
  })
})
