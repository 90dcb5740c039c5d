// How grave and how urgent a case is, over HTTP: heard of those who file, said by whoever accepts or verifies what others report.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'

const { cases, caseSteps: steps } = api
let server: TestServer
beforeAll(async () => {
  server = await testServer()
})

const report = (client: Client, more: object = {}) => {
  const { lng, lat } = server.district.inside
  return client.call(cases.report, { body: { id: newId(), commandId: newId(), category: '02001', description: '路面塌了一块', place: { lng, lat }, ...more } })
}
const view = (client: Client, id: string) => client.call(cases.get, { params: { id } })

describe('urgency and condition', () => {
  it('are not heard of a resident or of somebody without a name; whoever accepts says it', async () => {
    const community = await server.loginAs('communityDesk')
    for (const client of [await server.loginAs('resident'), server.anonymous()]) {
      const { id, state } = await report(client, { urgent: true, condition: 'unsafe' })
      expect(state).toBe('reported')
      expect(await view(community, id)).toMatchObject({ urgent: false, condition: null })
      const accepted = await community.call(steps.accept, { params: { id }, body: { commandId: newId(), version: 1, verifyOnSite: false, urgent: true } })
      expect(accepted).toMatchObject({ state: 'filed', urgent: true })
      expect(accepted.steps.at(-1)!.facts).toEqual({ urgent: true })
    }
  })

  it('are heard of a worker, whose condition must be one of its class', async () => {
    const worker = await server.loginAs('microgridWorker')
    const { id } = await report(worker, { urgent: true })
    expect(await view(worker, id)).toMatchObject({ state: 'filed', urgent: true })
    expect((await refusal(report(worker, { condition: 'odd' }))).code).toBe('case.condition-unknown')
  })

  it('may be said on site; what isn’t found there is refused with a reason that its reporter reads', async () => {
    const [community, grid, nobody] = [await server.loginAs('communityDesk'), await server.loginAs('gridWorker'), server.anonymous()]
    const verifying = async () => {
      const { id, trackingCode } = await report(nobody)
      await community.call(steps.accept, { params: { id }, body: { commandId: newId(), version: 1, verifyOnSite: true } })
      return { id, code: trackingCode! }
    }
    const there = await verifying()
    expect(await grid.call(steps.verify, { params: { id: there.id }, body: { commandId: newId(), version: 2, found: true, urgent: true } })).toMatchObject({ state: 'filed', urgent: true })
    const gone = await verifying()
    const verify = (more: object) => grid.call(steps.verify, { params: { id: gone.id }, body: { commandId: newId(), version: 2, found: false, ...more } })
    expect((await refusal(verify({}))).code).toBe('case.text-needed')
    expect(await verify({ text: '现场路面完好' })).toMatchObject({ state: 'refused' })
    expect(await nobody.call(cases.track, { params: { code: gone.code } })).toMatchObject({ state: 'refused', answer: '现场路面完好' })
  })
})
