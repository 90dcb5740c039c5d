// One step for many cases: one result each, one bad one doesn't spoil the others.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import type { BatchResult } from '../../contract/case-batch.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'

const { caseBatch: batch } = api
let server: TestServer
let resident: Client, desk: Client, streetDesk: Client, supervisor: Client
beforeAll(async () => {
  server = await testServer()
  ;[resident, desk, streetDesk, supervisor] = [await server.loginAs('resident'), await server.loginAs('communityDesk'), await server.loginAs('streetDesk'), await server.loginAs('streetSupervisor')]
})

const report = async (at = server.district.inside): Promise<string> =>
  (await resident.call(api.cases.report, { body: { id: newId(), commandId: newId(), category: '02001', description: '垃圾', place: { lng: at.lng, lat: at.lat } } })).id
const chosen = (ids: readonly string[], version = 1) => ids.map((id) => ({ id, commandId: newId(), version }))
const outcomes = (results: readonly BatchResult[]): string[] => results.map(({ outcome, problem }) => problem?.code ?? outcome)
const many = (count: number): Promise<string[]> => Promise.all(Array.from({ length: count }, () => report()))

describe('a batch', () => {
  it('takes the good ones and says of each other one why not', async () => {
    const [good, stale, far, last] = [await report(), await report(), await report(server.district.outside), await report()]
    const cases = [...chosen([good!]), ...chosen([stale!], 7), ...chosen([far!, newId(), last!])]
    const { results } = await desk.call(batch.accept, { body: { cases, verifyOnSite: false } })
    expect(outcomes(results)).toEqual(['done', 'case.changed', 'case.not-found', 'case.not-found', 'done'])
    expect(results[0]).toMatchObject({ id: good, state: 'filed', number: expect.stringMatching(/^2026-/) as string })
    expect((await desk.call(api.cases.get, { params: { id: stale! } })).state).toBe('reported')
    const again = await desk.call(batch.accept, { body: { cases, verifyOnSite: false } })
    expect(outcomes(again.results)).toEqual(['repeated', 'case.changed', 'case.not-found', 'case.not-found', 'repeated'])
    expect((await desk.call(api.cases.get, { params: { id: good! } })).steps).toHaveLength(2)
  })

  it('meets its own step when a case is named twice', async () => {
    const id = await report()
    const { results } = await desk.call(batch.accept, { body: { cases: chosen([id, id]), verifyOnSite: false } })
    expect(outcomes(results)).toEqual(['done', 'case.changed'])
  })

  it('dispatches, chases, checks and closes as well', async () => {
    const ids = await many(3)
    await desk.call(batch.accept, { body: { cases: chosen(ids), verifyOnSite: false } })
    expect(outcomes((await streetDesk.call(batch.chase, { body: { cases: chosen(ids), text: '请尽快', limit: { amount: 4, unit: 'workHour' } } })).results)).toEqual(['done', 'done', 'done'])
    expect((await refusal(streetDesk.call(batch.dispatch, { body: { cases: chosen(ids, 2), officeId: 999_999 } }))).code).toBe('case.office-unknown')
    const sent = await streetDesk.call(batch.dispatch, { body: { cases: chosen(ids, 2), officeId: server.district.offices[0]!.id } })
    expect(sent.results.map(({ state }) => state)).toEqual(['dispatched', 'dispatched', 'dispatched'])
    const department = await server.loginAs('departmentOfficer')
    for (const id of ids) await department.call(api.caseSteps.handle, { params: { id }, body: { commandId: newId(), version: 3, text: '已办' } })
    expect(outcomes((await supervisor.call(batch.check, { body: { cases: chosen(ids, 4) } })).results)).toEqual(['done', 'done', 'done'])
    expect(outcomes((await supervisor.call(batch.close, { body: { cases: chosen(ids, 5) } })).results)).toEqual(['case.text-needed', 'case.text-needed', 'case.text-needed'])
    expect((await supervisor.call(batch.close, { body: { cases: chosen(ids, 5), text: '已办结' } })).results.map(({ state }) => state)).toEqual(['closed', 'closed', 'closed'])
  })

  it('is one to a hundred cases, and for whose work it is', async () => {
    expect((await refusal(desk.call(batch.accept, { body: { cases: [], verifyOnSite: false } }))).code).toBe('request.malformed')
    expect((await refusal(desk.call(batch.accept, { body: { cases: chosen(Array.from({ length: 101 }, () => newId())), verifyOnSite: false } }))).code).toBe('request.malformed')
    expect((await refusal(streetDesk.call(batch.accept, { body: { cases: chosen([newId()]), verifyOnSite: false } }))).code).toBe('access.refused')
    expect((await refusal(server.anonymous().call(batch.accept, { body: { cases: chosen([newId()]), verifyOnSite: false } }))).code).toBe('access.sign-in-needed')
  })

  it('of two that share cases each is done once', async () => {
    const ids = await many(6)
    const [up, down] = [chosen(ids), chosen([...ids].reverse())]
    const answers = await Promise.all([up, down].map((cases) => desk.call(batch.accept, { body: { cases, verifyOnSite: false } })))
    expect(answers.flatMap(({ results }) => outcomes(results)).sort()).toEqual([...Array<string>(6).fill('case.changed'), ...Array<string>(6).fill('done')])
  })

  it('of a hundred leaves each with its own step', async () => {
    const ids = await many(100)
    const { results } = await desk.call(batch.accept, { body: { cases: chosen(ids), verifyOnSite: false } })
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['done']))
    const [row] = await server.database.query<{ count: number }>("select count(*) as count from case_steps where step = 'accept' and case_id = any($1::uuid[])", [ids])
    expect(row!.count).toBe(100)
  })
})
