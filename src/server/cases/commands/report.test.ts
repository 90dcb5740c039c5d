// What a report asks of the database once the server is warm: nothing before it writes, and it writes in one go (decision 9).
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../../contract/api.ts'
import type { Client } from '../../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../../tests/support/server.ts'

let server: TestServer
let worker: Client, resident: Client
beforeAll(async () => {
  server = await testServer()
  ;[worker, resident] = [await server.loginAs('microgridWorker'), await server.loginAs('resident')]
})

const report = async (client: Client, more: object = {}): Promise<void> => {
  const { lng, lat } = server.district.inside
  await client.call(api.cases.report, { body: { id: newId(), commandId: newId(), category: '02001', description: '垃圾桶满了没人清', address: '小区东门', place: { lng, lat }, ...more } })
}

/** What the database was asked while something was done: single questions, transactions of several turns, whole batches. */
const asked = async (work: () => Promise<void>) => {
  const { pool, groups } = server.database
  const spies = { questions: vi.spyOn(pool, 'query'), transactions: vi.spyOn(pool, 'connect'), batches: vi.spyOn(groups, 'write') }
  try {
    await work()
    return {
      questions: spies.questions.mock.calls.length, transactions: spies.transactions.mock.calls.length,
      batches: spies.batches.mock.calls.map(([statements]) => statements.map(({ name, text }) => name ?? text)),
    }
  } finally {
    for (const spy of Object.values(spies)) spy.mockRestore()
  }
}

const batch = ['case-insert', 'case-words-insert', 'case-step-append', 'journal-append']

describe('a report', () => {
  it('is one batch and asks nothing before, once everything it has to know is in memory', async () => {
    for (const client of [worker, resident]) {
      await report(client)
      expect(await asked(() => report(client))).toEqual({ questions: 0, transactions: 0, batches: [batch] })
    }
  })

  it('is one batch with a reporter named, too', async () => {
    await report(resident)
    const { batches, ...others } = await asked(() => report(resident, { contact: { name: '王芳', phone: '13955550001' } }))
    expect(others).toEqual({ questions: 0, transactions: 0 })
    expect(batches).toEqual([[...batch.slice(0, 2), expect.stringMatching(/^insert into case_reporters /), ...batch.slice(2)]])
  })
})
