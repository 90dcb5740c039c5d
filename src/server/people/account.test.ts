// Signing in and out, through HTTP on a real database.
import { beforeAll, describe, expect, it } from 'vitest'
import { api } from '../../contract/api.ts'
import { testPassword } from '../../../tests/support/builders.ts'
import { makeTestClient, refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { inTransaction } from '../db/tx.ts'
import { eraseSignInTraces } from './jobs.ts'

const { account } = api

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})

const login = (client: Client, name: string, password: string) => client.call(account.signIn, { body: { login: name, password } })
const kinds = async (accountId: number | 'unknown') =>
  (await server.database.query<{ kind: string }>('select kind from journal where subject_kind = $1 and subject_id = $2 order by position', ['account', String(accountId)])).map((row) => row.kind)

describe('signing in by password', () => {
  it('tells an officer who they are, which posts they hold and what they may do', async () => {
    const client = server.anonymous()
    const me = await login(client, 'streetDesk-inside', testPassword)
    const { street } = server.district.inside
    expect(me).toMatchObject({ signedIn: true, name: 'streetDesk inside', accountId: server.district.person('streetDesk').accountId })
    expect(me.posts[0]).toMatchObject({ role: 'streetDesk', unit: { id: street.id, name: street.name, level: 'street', code: street.code }, office: null })
    expect(me.verbs).toEqual(expect.arrayContaining(['case.dispatch', 'case.see', 'people.see', 'account.own']))
    expect(me.verbs).not.toContain('case.check')
    expect(await client.call(account.me, {})).toEqual(me)
    expect(await kinds(me.accountId!)).toContain('account.signedIn')
  })

  it('names the department of whoever works at an office', async () => {
    const me = await login(server.anonymous(), 'departmentofficer-inside', testPassword)
    expect(me.posts[0]).toMatchObject({ role: 'departmentOfficer', unit: null, office: { name: '住建局' } })
  })

  it('takes the login in any case and width', async () => {
    expect((await login(server.anonymous(), ' GridWorker-INSIDE ', testPassword)).signedIn).toBe(true)
    expect((await login(server.anonymous(), 'gridworker-inside', testPassword)).signedIn).toBe(true)
  })

  it('gives a cookie that scripts and other sites cannot use, for twelve hours, of which only the hash is kept', async () => {
    const response = await server.anonymous().fetch('/api/sign-in', { method: 'POST', headers: { 'content-type': 'application/json', 'user-agent': 'Test/1' }, body: JSON.stringify({ login: 'auditor-inside', password: testPassword }) })
    const cookie = response.headers.get('set-cookie')!
    expect(cookie).toMatch(/^wangge=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)
    const token = /^wangge=([^;]+)/.exec(cookie)![1]!
    const [row] = await server.database.query<{ token_hash: Buffer; user_agent: string }>('select token_hash, user_agent from sessions where account_id = $1', [server.district.person('auditor').accountId])
    expect(row!.token_hash).toHaveLength(32)
    expect(row!.token_hash.toString('base64url')).not.toBe(token)
    expect(row!.user_agent).toBe('Test/1')
  })

  it('gives a new token at each sign-in and ends the one before', async () => {
    const client = server.anonymous()
    await login(client, 'gridworker-inside', testPassword)
    const first = client.cookie()!
    await login(client, 'gridworker-inside', testPassword)
    expect(client.cookie()).not.toBe(first)
    const old = makeTestClient({ base: server.base, token: first.replace('wangge=', '') })
    expect((await old.call(account.me, {})).signedIn).toBe(false)
  })

  it('is taken at sign-out, and with it the photos the browser has kept', async () => {
    const client = server.anonymous()
    await login(client, 'gridworker-inside', testPassword)
    const response = await client.fetch('/api/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
    expect([response.status, response.headers.get('set-cookie'), response.headers.get('clear-site-data')]).toEqual([200, 'wangge=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax', '"cache"'])
  })

  it('ends after twelve hours by the server’s clock', async () => {
    const own = await testServer()
    const client = own.anonymous()
    await client.call(account.signIn, { body: { login: 'gridworker-inside', password: testPassword } })
    own.clock.advance(12 * 3_600_000 - 1_000)
    expect((await client.call(account.me, {})).signedIn).toBe(true)
    own.clock.advance(7_000)
    expect((await client.call(account.me, {})).signedIn).toBe(false)
  })

  it('shows somebody who isn’t signed in as nobody, with what everybody may do', async () => {
    const me = await server.anonymous().call(account.me, {})
    expect(me).toMatchObject({ signedIn: false, accountId: null, personId: null, district: { code: server.district.code, schematic: true, anonymousReports: true } })
    expect(me.verbs).toContain('case.report')
    expect(me.verbs).not.toContain('case.see')
  })

  it('refuses a malformed request without counting it', async () => {
    for (const body of ['{', '{}', '{"login":"x"}', '{"login":1,"password":"x"}', '{"login":"x","password":"y","more":1}']) {
      const response = await server.anonymous().fetch('/api/sign-in', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      expect(response.status, body).toBe(400)
      expect(await response.json()).toMatchObject({ code: 'request.malformed' })
    }
  })

  it('refuses a request that another site sends', async () => {
    const response = await server.anonymous().fetch('/api/sign-in', {
      method: 'POST', headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example' }, body: JSON.stringify({ login: 'gridworker-inside', password: testPassword }),
    })
    expect(response.status).toBe(403)
  })

  it('keeps an account that was switched off outside', async () => {
    const { accountId, login: name } = server.district.person('gridAssistant', 'outside')
    await server.database.query('update accounts set active = false where id = $1', [accountId])
    expect((await refusal(login(server.anonymous(), name!, testPassword))).code).toBe('account.wrong-credentials')
  })
})

describe('wrong passwords', () => {
  it('lock the login after five, longer each time, and count although the request is refused', async () => {
    const client = server.anonymous()
    const { accountId } = server.district.person('communityDesk')
    for (const left of [4, 3, 2, 1]) expect(await refusal(login(client, 'communitydesk-inside', 'wrong'))).toMatchObject({ code: 'account.wrong-credentials', status: 401, params: { left } })
    expect(await refusal(login(client, 'communitydesk-inside', 'wrong'))).toMatchObject({ code: 'account.locked', params: { minutes: 5 } })
    expect(await refusal(login(client, 'communitydesk-inside', testPassword))).toMatchObject({ code: 'account.locked' })
    server.clock.advance(5 * 60_000 + 1)
    expect(await refusal(login(client, 'communitydesk-inside', 'wrong'))).toMatchObject({ code: 'account.locked', params: { minutes: 10 } })
    server.clock.advance(10 * 60_000 + 1)
    expect((await login(client, 'communitydesk-inside', testPassword)).signedIn).toBe(true)
    expect(await refusal(login(server.anonymous(), 'communitydesk-inside', 'wrong'))).toMatchObject({ params: { left: 4 } })
    expect((await kinds(accountId)).filter((kind) => kind === 'account.locked')).toHaveLength(2)
    expect((await kinds(accountId)).filter((kind) => kind === 'account.signInRefused')).toHaveLength(8)
  })

  it('are answered the same for a login that does not exist, the lock included', async () => {
    const answers = async (name: string) => {
      const said = []
      for (let n = 0; n < 6; n++) {
        const { code, status, params } = await refusal(login(server.anonymous(), name, `wrong ${n}`))
        said.push({ code, status, params })
      }
      return said
    }
    expect(await answers('nobody-at-all')).toEqual(await answers('streetsupervisor-inside'))
    const rows = await server.database.query('select * from journal where data::text like $1', ['%nobody-at-all%'])
    expect(rows).toHaveLength(0)
  })

  it('are counted one by one when many are sent at once', async () => {
    const said = await Promise.all(Array.from({ length: 12 }, () => refusal(login(server.anonymous(), 'leader-inside', 'wrong'))))
    expect(said.filter((problem) => problem.code === 'account.wrong-credentials')).toHaveLength(4)
    expect(await refusal(login(server.anonymous(), 'leader-inside', testPassword))).toMatchObject({ code: 'account.locked' })
  })

  it('from one place are stopped before they go through a list of logins', async () => {
    const own = await testServer({ trustProxy: true })
    await own.database.query('insert into allowances (district, what, who, window_start, used) values ($1, $2, $3, $4, 200)', [
      own.district.id, 'signIn.wrong', '203.0.113.9', new Date(own.clock.now - (own.clock.now % 3_600_000)),
    ])
    await own.database.query('insert into allowances (district, what, who, window_start, used) select district, what, $1, window_start, used from allowances', ['2001:db8:1:2::'])
    const attacker = own.anonymous({ 'x-forwarded-for': '203.0.113.9' })
    expect(await refusal(login(attacker, 'gridworker-inside', testPassword))).toMatchObject({ code: 'request.too-many', status: 429 })
    for (const from of ['2001:db8:1:2::7', '2001:db8:1:2:aaaa:bbbb:cccc:dddd']) expect((await refusal(login(own.anonymous({ 'x-forwarded-for': from }), 'gridworker-inside', testPassword))).code).toBe('request.too-many')
    for (const from of ['203.0.113.10', '2001:db8:1:3::7', '2001:db8::7']) expect((await login(own.anonymous({ 'x-forwarded-for': from }), 'gridworker-inside', testPassword)).signedIn).toBe(true)
  })

  it('are forgotten a day later, with everything else about signing in that has ended', async () => {
    const own = await testServer()
    await refusal(login(own.anonymous(), 'gridworker-inside', 'wrong'))
    await own.anonymous().call(account.sendCode, { body: { phone: '13900000001' } })
    await login(own.anonymous(), 'gridworker-outside', testPassword)
    const count = async () => (await own.database.query<{ n: number }>('select (select count(*) from sign_in_failures) + (select count(*) from phone_codes) + (select count(*) from sessions) + (select count(*) from allowances) as n'))[0]!.n
    expect(await count()).toBe(5)
    await inTransaction(own.database, (tx) => eraseSignInTraces.run(own.context, tx))
    expect(await count()).toBe(5)
    own.clock.advance(25 * 3_600_000)
    await inTransaction(own.database, (tx) => eraseSignInTraces.run(own.context, tx))
    expect(await count()).toBe(0)
  })
})

describe('signing out', () => {
  it('ends this browser’s session at once and leaves the others', async () => {
    const [here, there] = [server.anonymous(), server.anonymous()]
    for (const client of [here, there]) await login(client, 'gridleader-inside', testPassword)
    const before = here.cookie()!
    expect(await here.call(account.signOut, { body: {} })).toEqual({})
    expect(here.cookie()).toBeUndefined()
    const stolen = makeTestClient({ base: server.base, token: before.replace('wangge=', '') })
    expect((await stolen.call(account.me, {})).signedIn).toBe(false)
    expect((await there.call(account.me, {})).signedIn).toBe(true)
    expect(await kinds(server.district.person('gridLeader').accountId)).toContain('account.signedOut')
  })

  it('everywhere ends all of them', async () => {
    const [here, there] = [server.anonymous(), server.anonymous()]
    for (const client of [here, there]) await login(client, 'gridleader-inside', testPassword)
    await here.call(account.signOut, { body: { everywhere: true } })
    for (const client of [here, there]) expect((await client.call(account.me, {})).signedIn).toBe(false)
  })

  it('does nothing for whoever is signed out already', async () => {
    const client = server.anonymous()
    expect(await client.call(account.signOut, { body: {} })).toEqual({})
    expect(await client.call(account.signOut, { body: { everywhere: true } })).toEqual({})
  })
})

describe('changing the password', () => {
  const change = (client: Client, current: string, next: string) => client.call(account.changePassword, { body: { current, next } })

  it('needs a signed-in person', async () => {
    expect((await refusal(change(server.anonymous(), testPassword, 'another long sentence'))).code).toBe('access.sign-in-needed')
  })

  it('ends the other sessions, keeps this one, and from then on only the new one fits', async () => {
    const [here, there] = [server.anonymous(), server.anonymous()]
    for (const client of [here, there]) await login(client, 'microgridworker-inside', testPassword)
    await change(here, testPassword, 'another long sentence')
    expect((await here.call(account.me, {})).signedIn).toBe(true)
    expect((await there.call(account.me, {})).signedIn).toBe(false)
    expect((await refusal(login(server.anonymous(), 'microgridworker-inside', testPassword))).code).toBe('account.wrong-credentials')
    expect((await login(server.anonymous(), 'microgridworker-inside', 'another long sentence')).signedIn).toBe(true)
    expect(await kinds(server.district.person('microgridWorker').accountId)).toContain('account.passwordChanged')
    const [row] = await server.database.query<{ password_hash: string }>('select password_hash from accounts where login = $1', ['microgridworker-inside'])
    expect(row!.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  it('refuses a weak one and says why', async () => {
    const client = await server.loginAs('microgridWorker', 'outside')
    for (const [next, reason] of [['short', 'too-short'], ['microgridworker-outside1', 'contains-login'], ['password2026', 'common'], [testPassword, 'same']] as const)
      expect(await refusal(change(client, testPassword, next))).toMatchObject({ code: 'account.weak-password', status: 422, params: { reason, least: 10 } })
  })

  it('refuses a wrong present one and counts it like a wrong sign-in', async () => {
    const client = await server.loginAs('gridWorker', 'outside')
    for (let n = 0; n < 4; n++) expect((await refusal(change(client, 'wrong', 'another long sentence'))).code).toBe('account.wrong-credentials')
    expect((await refusal(change(client, 'wrong', 'another long sentence'))).code).toBe('account.locked')
    expect((await refusal(login(server.anonymous(), 'gridworker-outside', testPassword))).code).toBe('account.locked')
  })

  it('is no way in for a resident, who has none', async () => {
    const client = await server.loginAs('resident')
    expect((await refusal(change(client, 'anything', 'another long sentence'))).code).toBe('account.wrong-credentials')
  })
})
