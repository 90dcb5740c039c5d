// Signing in by a code sent to a phone: how residents come in, and field workers on their own phones.
import { beforeEach, describe, expect, it } from 'vitest'
import { api } from '../../contract/api.ts'
import { buildDistrict } from '../../../tests/support/builders.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'

const { account } = api
const phone = '13712345678'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
})

const ask = (client: Client, to = phone) => client.call(account.sendCode, { body: { phone: to } })
const enter = (client: Client, code: string, to = phone, name?: string) => client.call(account.signInByPhone, { body: { phone: to, code, ...(name === undefined ? {} : { name }) } })
const lastCode = () => server.codes.at(-1)!.code
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const people = async () => (await server.database.query<{ n: number }>('select count(*) as n from persons'))[0]!.n

describe('a code to the phone', () => {
  it('makes a resident’s account at the first sign-in and finds it again at the next', async () => {
    const before = await people()
    const client = server.anonymous()
    const sent = await ask(client)
    expect(sent).toEqual({ expiresAt: server.clock.now + 300_000, nextAt: server.clock.now + 60_000 })
    expect(server.codes).toEqual([{ phone, code: expect.stringMatching(/^\d{6}$/) }])
    const me = await enter(client, lastCode(), phone, '王小明')
    expect(me).toMatchObject({ signedIn: true, name: '王小明', posts: [{ role: 'resident', id: null }] })
    expect(await people()).toBe(before + 1)
    server.clock.advance(61_000)
    const again = server.anonymous()
    await ask(again)
    expect(await enter(again, lastCode())).toMatchObject({ name: '王小明', personId: me.personId, accountId: me.accountId })
    expect(await people()).toBe(before + 1)
  })

  it('keeps a resident signed in for thirty days', async () => {
    const client = server.anonymous()
    await ask(client)
    await enter(client, lastCode())
    server.clock.advance(30 * 86_400_000 - 60_000)
    expect((await client.call(account.me, {})).signedIn).toBe(true)
    server.clock.advance(70_000)
    expect((await client.call(account.me, {})).signedIn).toBe(false)
  })

  it('calls a resident without a name by the end of the number', async () => {
    await ask(server.anonymous())
    expect((await enter(server.anonymous(), lastCode())).name).toBe('居民5678')
  })

  it('is kept as a hash and makes nobody known by itself', async () => {
    const before = await people()
    await ask(server.anonymous())
    const [row] = await server.database.query<{ code_hash: Buffer }>('select * from phone_codes')
    expect(JSON.stringify(row)).not.toContain(lastCode())
    expect(row!.code_hash).toHaveLength(32)
    expect(await people()).toBe(before)
  })

  it('works once only', async () => {
    await ask(server.anonymous())
    await enter(server.anonymous(), lastCode())
    expect(await refusal(enter(server.anonymous(), lastCode()))).toMatchObject({ code: 'account.wrong-code', status: 401 })
  })

  it('ends after five minutes', async () => {
    await ask(server.anonymous())
    server.clock.advance(300_001)
    expect((await refusal(enter(server.anonymous(), lastCode()))).code).toBe('account.wrong-code')
  })

  it('is worth nothing after five wrong tries', async () => {
    await ask(server.anonymous())
    for (const left of [4, 3, 2, 1, 0]) expect(await refusal(enter(server.anonymous(), wrong(lastCode())))).toMatchObject({ code: 'account.wrong-code', params: { left } })
    expect((await refusal(enter(server.anonymous(), lastCode()))).code).toBe('account.wrong-code')
  })

  it('counts tries that come at once', async () => {
    await ask(server.anonymous())
    await Promise.all(Array.from({ length: 10 }, () => refusal(enter(server.anonymous(), wrong(lastCode())))))
    const [row] = await server.database.query<{ tries: number }>('select tries from phone_codes')
    expect(row!.tries).toBe(5)
  })

  it('opens nothing for another phone', async () => {
    await ask(server.anonymous())
    expect((await refusal(enter(server.anonymous(), lastCode(), '13700000000'))).code).toBe('account.wrong-code')
  })

  it('is sent once a minute, also when asked for twice at once', async () => {
    const answers = await Promise.allSettled([ask(server.anonymous()), ask(server.anonymous()), ask(server.anonymous())])
    expect(answers.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(server.codes).toHaveLength(1)
    server.clock.advance(20_000)
    expect(await refusal(ask(server.anonymous()))).toMatchObject({ code: 'account.code-too-soon', status: 429, params: { seconds: 40 } })
    server.clock.advance(40_000)
    await ask(server.anonymous())
    expect(server.codes).toHaveLength(2)
  })

  it('is sent ten times a day at most, and again after midnight in China', async () => {
    for (let n = 0; n < 10; n++) {
      await ask(server.anonymous())
      server.clock.advance(60_000)
    }
    expect((await refusal(ask(server.anonymous()))).code).toBe('account.code-too-many')
    server.clock.now = Date.parse('2026-03-02T15:59:00Z')
    expect((await refusal(ask(server.anonymous()))).code).toBe('account.code-too-many')
    server.clock.now = Date.parse('2026-03-02T16:00:01Z')
    await ask(server.anonymous())
  })

  it('is sent to thirty phones an hour from one place', async () => {
    for (let n = 0; n < 30; n++) await ask(server.anonymous(), `1370000${String(n).padStart(4, '0')}`)
    expect((await refusal(ask(server.anonymous(), '13700009999'))).code).toBe('account.code-too-many')
    server.clock.advance(3_600_000)
    await ask(server.anonymous(), '13700009999')
  })

  it('is refused for what is no mobile number', async () => {
    for (const bad of ['12345', '23712345678', '1371234567a', '']) expect((await refusal(ask(server.anonymous(), bad))).code).toBe('request.malformed')
    expect((await refusal(enter(server.anonymous(), '12345'))).code).toBe('request.malformed')
    expect(server.codes).toEqual([])
  })

  it('brings a field worker in with their posts, for twelve hours', async () => {
    const worker = server.district.person('gridWorker')
    const client = server.anonymous()
    await ask(client, worker.phone)
    const me = await enter(client, lastCode(), worker.phone)
    expect(me).toMatchObject({ accountId: worker.accountId, name: worker.name })
    expect(me.verbs).toContain('case.handle')
    server.clock.advance(12 * 3_600_000 + 1)
    expect((await client.call(account.me, {})).signedIn).toBe(false)
  })

  it('is not enough for a desk, whose posts reach sealed data', async () => {
    const desk = server.district.person('streetDesk')
    await ask(server.anonymous(), desk.phone)
    expect(await refusal(enter(server.anonymous(), lastCode(), desk.phone))).toMatchObject({ code: 'account.password-needed', status: 403 })
  })

  it('is of one district: another knows neither the code nor the person', async () => {
    const other = await buildDistrict(server.database)
    server.context.districts.forget()
    const elsewhere = server.anonymous({ 'x-district': other.code })
    await ask(server.anonymous())
    expect((await refusal(enter(elsewhere, lastCode()))).code).toBe('account.wrong-code')
    await ask(elsewhere)
    const there = await enter(elsewhere, lastCode())
    expect(there.district).toMatchObject({ id: other.id, code: other.code })
  })

  it('answers all the same when the gateway fails', async () => {
    server.context.codes.send = () => Promise.reject(new Error('gateway away'))
    expect((await ask(server.anonymous())).nextAt).toBe(server.clock.now + 60_000)
  })
})
