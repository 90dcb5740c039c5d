// What machines ask of the server: alive, ready, and figures that name routes and nobody.
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { api } from '../../contract/api.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})

const ask = async (path: string): Promise<{ status: number; text: string; type: string | null }> => {
  const answer = await fetch(server.base + path)
  return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') }
}

describe('vitals', () => {
  it('the server is alive and ready', async () => {
    expect(await ask('/healthz')).toMatchObject({ status: 200, text: 'ok\n' })
    expect(await ask('/readyz')).toMatchObject({ status: 200, text: 'ready\n' })
  })

  it('without its database the server is alive and not ready', async () => {
    const away = vi.spyOn(server.context.database, 'query').mockRejectedValue(new Error('database away'))
    try {
      expect(await ask('/readyz')).toMatchObject({ status: 503, text: 'database away\n' })
      expect(await ask('/healthz')).toMatchObject({ status: 200 })
    } finally {
      away.mockRestore()
    }
  })

  it('Prometheus reads how long each route took, by its name and answer, without who asked', async () => {
    const person = await server.loginAs('streetDesk')
    await person.call(api.account.me, {})
    const { status, text, type } = await ask('/metrics')
    expect([status, type]).toEqual([200, expect.stringContaining('text/plain')])
    expect(text).toMatch(/^wangge_request_seconds_count\{route="account\.me",method="GET",status="200"\} [1-9]/m)
    expect(text).toMatch(/^wangge_process_resident_memory_bytes [1-9]/m)
    expect(text).not.toContain(server.district.person('streetDesk').name)
  })
})
