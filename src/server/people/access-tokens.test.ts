// Access tokens: made, shown once, used, taken back, ended.
import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { accessTokenRoutes as routes } from '../../contract/access-tokens.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { inTransaction } from '../db/tx.ts'
import { eraseSignInTraces } from './jobs.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import type { TestPerson } from '../../../tests/support/builders.ts'

let server: TestServer
let desk: Client & { person: TestPerson }

beforeAll(async () => {
  server = await testServer()
  desk = await server.loginAs('streetDesk')
})

const make = async (client: Client = desk, days = 30, name = 'QGIS'): Promise<{ id: string; secret: string }> => {
  const { token, secret } = await client.call(routes.make, { body: { id: newId(), name, days } })
  return { id: token.id, secret: secret! }
}
const basic = (login: string, secret: string): string => `Basic ${Buffer.from(`${login}:${secret}`).toString('base64')}`
const ask = async (authorization: string, path = '/ogc/collections'): Promise<{ status: number; code: string | undefined; response: Response }> => {
  const response = await server.anonymous({ authorization }).fetch(path)
  return { status: response.status, code: ((await response.json()) as { code?: string }).code, response }
}

describe('an access token', () => {
  it('is told once, and only its hash is kept', async () => {
    const id = newId()
    const first = await desk.call(routes.make, { body: { id, name: ' QGIS 办公室 ', days: 90 } })
    expect(first.token).toMatchObject({ id, name: 'QGIS 办公室', createdAt: server.clock.now, expiresAt: server.clock.now + 90 * 86_400_000, usedAt: null })
    expect(first.secret).toMatch(new RegExp(`^wangge_${server.district.id}_[\\w-]{43}$`))
    const again = await desk.call(routes.make, { body: { id, name: 'QGIS 办公室', days: 90 } })
    expect(again).toEqual({ token: first.token, secret: null })
    const rows = await server.database.query('select * from access_tokens where id = $1', [id])
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(first.secret!.slice(-20))
  })

  it('opens the interface for GIS by Basic with the login, by Basic without one, and by Bearer', async () => {
    const { secret } = await make()
    const login = desk.person.login!
    for (const header of [basic(login, secret), basic(login.toUpperCase(), secret), basic('', secret), `Bearer ${secret}`]) expect((await ask(header)).status, header).toBe(200)
    expect((await desk.call(routes.list, {})).tokens[0]!.usedAt).toBe(server.clock.now)
  })

  it('opens nothing else', async () => {
    const { secret } = await make()
    for (const path of ['/api/me/access-tokens', '/api/cases', `/api/units/export?unitId=${server.district.inside.street.id}&format=csv`, `/api/posts?unitId=${server.district.inside.street.id}`])
      expect((await ask(`Bearer ${secret}`, path)).code, path).toBe('access.sign-in-needed')
  })

  it('is refused when it is wrong, also where nobody needs to sign in, and what is wanted is said', async () => {
    const { secret } = await make()
    for (const header of [`Bearer ${secret}x`, `Bearer ${secret.slice(0, -1)}!`, 'Bearer nothing', basic('somebody-else', secret), basic(desk.person.login!, 'seven quiet lanterns'), 'Digest x', 'Basic %%%'])
      for (const path of ['/ogc', '/ogc/collections']) {
        const { status, code, response } = await ask(header, path)
        expect([status, code], header).toEqual([401, 'access.token-refused'])
        expect(response.headers.get('www-authenticate')).toMatch(/^Basic realm=/)
      }
  })

  it('is good for its own district only', async () => {
    const { secret } = await make()
    expect((await ask(`Bearer ${secret.replace(/_\d+_/, '_999_')}`)).code).toBe('access.token-refused')
  })

  it('ends with its days, with its account, and at once when it is taken back', async () => {
    const short = await make(desk, 1)
    const revoked = await make()
    await desk.call(routes.revoke, { params: { id: revoked.id } })
    expect((await ask(`Bearer ${revoked.secret}`)).code).toBe('access.token-refused')
    expect((await desk.call(routes.list, {})).tokens.map(({ id }) => id)).not.toContain(revoked.id)
    expect(await desk.call(routes.revoke, { params: { id: revoked.id } })).toEqual({})
    server.clock.advance(86_400_000)
    expect((await ask(`Bearer ${short.secret}`)).code).toBe('access.token-refused')
    const other = await server.loginAs('districtDesk', 'outside')
    const kept = await make(other)
    await server.database.query('update accounts set active = false where id = $1', [other.person.accountId])
    expect((await ask(`Bearer ${kept.secret}`)).code).toBe('access.token-refused')
  })

  it('gives a program no more than its person has when they come in by a code to their phone', async () => {
    const leader = await server.loginAs('systemAdministrator')
    await server.database.query('update sessions set by_phone = true where account_id = $1', [leader.person.accountId])
    const { secret } = await make(leader)
    expect((await ask(`Bearer ${secret}`)).code).toBe('access.refused')
  })

  it('is forgotten a month after its end', async () => {
    const { id } = await make(desk, 1)
    const left = async (): Promise<number> => {
      await inTransaction(server.database, (tx) => eraseSignInTraces.run(server.context, tx))
      return (await server.database.query('select 1 from access_tokens where id = $1', [id])).length
    }
    server.clock.advance(30 * 86_400_000)
    expect(await left()).toBe(1)
    server.clock.advance(2 * 86_400_000)
    expect(await left()).toBe(0)
    // Sessions have ended meanwhile.
    desk = await server.loginAs('streetDesk')
  })

  it('is its owner’s alone', async () => {
    const { id } = await make()
    const other = await server.loginAs('streetDesk', 'outside')
    expect((await refusal(other.call(routes.revoke, { params: { id } }))).code).toBe('account.token-not-found')
    expect((await refusal(other.call(routes.make, { body: { id, name: 'x', days: 1 } }))).code).toBe('account.token-id-taken')
    expect((await other.call(routes.list, {})).tokens).toEqual([])
    expect((await refusal(server.anonymous().call(routes.list, {}))).code).toBe('access.sign-in-needed')
  })

  it('is limited to twenty at a time, and refused when malformed', async () => {
    const client = await server.loginAs('communityDesk')
    for (let n = 0; n < 20; n++) await make(client)
    expect((await refusal(make(client))).code).toBe('account.too-many-tokens')
    for (const body of [{ id: 'x', name: 'x', days: 1 }, { id: newId(), name: '', days: 1 }, { id: newId(), name: 'x', days: 400 }])
      expect((await refusal(client.call(routes.make, { body }))).code).toBe('request.malformed')
  })

  it('is written down when it is made and taken back, without the token', async () => {
    const { id, secret } = await make(desk, 7, '规划科')
    await desk.call(routes.revoke, { params: { id } })
    const entries = await server.database.query<{ kind: string; data: { token: string } }>("select kind, data from journal where data->>'token' = $1 order by position", [id])
    expect(entries.map(({ kind }) => kind)).toEqual(['account.tokenMade', 'account.tokenRevoked'])
    expect(JSON.stringify(entries)).not.toContain(secret.slice(-20))
  })
})
