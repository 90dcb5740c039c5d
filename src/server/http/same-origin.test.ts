// What changes something must come from our own pages: a strange page can't act with a browser's cookie.
import { beforeAll, describe, expect, it } from 'vitest'
import { testServer, type TestServer } from '../../../tests/support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})

const ask = async (method: string, path: string, headers: Record<string, string>): Promise<[number, string]> => {
  const client = await server.loginAs('streetDesk')
  const response = await client.fetch(path, { method, headers: { 'content-type': 'application/json', ...headers }, ...(method === 'POST' ? { body: '{}' } : {}) })
  return [response.status, ((await response.json()) as { code?: string }).code ?? '']
}

describe('a request that changes something', () => {
  it('is refused when another site sent it, whichever way the browser says so', async () => {
    expect(await ask('POST', '/api/sign-out', { 'sec-fetch-site': 'cross-site' })).toEqual([403, 'request.cross-site'])
    expect(await ask('POST', '/api/sign-out', { 'sec-fetch-site': 'same-site' })).toEqual([403, 'request.cross-site'])
    expect(await ask('POST', '/api/sign-out', { origin: 'https://elsewhere.example' })).toEqual([403, 'request.cross-site'])
    expect(await ask('POST', '/api/sign-out', { origin: 'null' })).toEqual([403, 'request.cross-site'])
  })

  it('is done when our own page sent it, or a program without any page', async () => {
    expect((await ask('POST', '/api/sign-out', { 'sec-fetch-site': 'same-origin' }))[0]).toBe(200)
    expect((await ask('POST', '/api/sign-out', { origin: server.base }))[0]).toBe(200)
    expect((await ask('POST', '/api/sign-out', {}))[0]).toBe(200)
  })

  it('may be followed to from elsewhere when it only reads', async () => {
    expect((await ask('GET', '/api/me', { 'sec-fetch-site': 'cross-site' }))[0]).toBe(200)
  })
})
