// Phrases of the district and one's own, and the sample of cases settled on the spot.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { drawOf } from '../../domain/cases/sample.ts'
import type { CaseId } from '../../domain/kernel/ids.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'

const { phrases, sample, cases, caseSteps } = api
let server: TestServer
let supervisor: Client, desk: Client, worker: Client
beforeAll(async () => {
  server = await testServer()
  ;[supervisor, desk, worker] = [await server.loginAs('districtSupervisor'), await server.loginAs('communityDesk'), await server.loginAs('microgridWorker')]
})
const code = async (asked: Promise<unknown>): Promise<string> => (await refusal(asked)).code
const words = { step: 'close' as const, title: '办结答复', text: '您反映的{category}已办结。', everybodys: false }
const titles = async (client: Client): Promise<string[]> => (await client.call(phrases.list, {})).phrases.map(({ title }) => title)

describe('a phrase', () => {
  it('of one’s own is seen by nobody else, changed and taken away by its owner', async () => {
    const id = newId()
    await desk.call(phrases.put, { params: { id }, body: words })
    await desk.call(phrases.put, { params: { id }, body: { ...words, title: '答复二', step: null } })
    expect(await titles(desk)).toEqual(['答复二'])
    expect(await titles(worker)).toEqual([])
    expect(await code(worker.call(phrases.put, { params: { id }, body: words }))).toBe('phrase.not-found')
    expect(await code(worker.call(phrases.remove, { params: { id } }))).toBe('phrase.not-found')
    for (let n = 0; n < 2; n += 1) expect(await desk.call(phrases.remove, { params: { id } })).toEqual({ phrases: [] })
  })

  it('of everybody is written by who configures cases', async () => {
    const id = newId()
    expect(await code(desk.call(phrases.put, { params: { id }, body: { ...words, everybodys: true } }))).toBe('access.refused')
    await supervisor.call(phrases.put, { params: { id }, body: { ...words, everybodys: true } })
    expect((await worker.call(phrases.list, {})).phrases).toEqual([{ id, ...words, everybodys: true }])
    expect(await code(desk.call(phrases.put, { params: { id }, body: words }))).toBe('access.refused')
    expect(await code(desk.call(phrases.remove, { params: { id } }))).toBe('access.refused')
    await supervisor.call(phrases.remove, { params: { id } })
  })

  it('names only places that a case can fill in', async () => {
    expect(await refusal(desk.call(phrases.put, { params: { id: newId() }, body: { ...words, text: '{nmuber}' } }))).toMatchObject({ code: 'phrase.place-unknown', params: { places: ['nmuber'] } })
    expect(await code(desk.call(phrases.put, { params: { id: newId() }, body: { ...words, title: ' ' } }))).toBe('request.malformed')
  })
})

describe('the sample', () => {
  const settle = async (): Promise<string> => {
    const { inside } = server.district
    const { id } = await worker.call(cases.report, { body: { id: newId(), commandId: newId(), category: '02001', description: '垃圾', place: { lng: inside.lng, lat: inside.lat } } })
    await worker.call(caseSteps.handle, { params: { id }, body: { commandId: newId(), version: 1, text: '已清理' } })
    return id
  }
  it('checks all until the supervision says otherwise, then the share that was set, and tells the draw', async () => {
    expect(await supervisor.call(sample.get, {})).toMatchObject({ rate: 1 })
    const all = await settle()
    await supervisor.call(sample.set, { body: { rate: 0.5, seed: 7 } })
    const ids: string[] = []
    for (let n = 0; n < 12; n += 1) ids.push(await settle())
    const drawn = ids.filter((id) => drawOf(id as CaseId, 7) < 0.5)
    for (const id of ids) {
      const view = await desk.call(cases.get, { params: { id } })
      expect(view.state).toBe(drawn.includes(id) ? 'handled' : 'closed')
      expect(view.steps.at(-1)!.facts.sample).toEqual({ draw: drawOf(id as CaseId, 7), rate: 0.5, seed: 7, checked: drawn.includes(id) })
    }
    const listed = (await desk.call(cases.list, { query: { sampled: true, group: 'all', limit: 200 } })).cases.map(({ id }) => id)
    expect(listed.sort()).toEqual([all, ...drawn].sort())
  })

  it('is set within 0 and 1 by the district’s supervision', async () => {
    expect(await code(supervisor.call(sample.set, { body: { rate: 1.1, seed: 7 } }))).toBe('request.malformed')
    for (const client of [desk, worker, await server.loginAs('streetSupervisor')]) expect(await code(client.call(sample.set, { body: { rate: 0, seed: 1 } }))).toBe('access.refused')
  })
})
