// Whistles that a test takes as given, blown through the interface by who would blow them.
import { v7 as newId } from 'uuid'
import { api } from '../../src/contract/api.ts'
import type { WhistleView } from '../../src/contract/whistles.ts'
import type { Client } from './logins.ts'
import type { TestServer } from './server.ts'

/** A case of the inside street, reported by its microgrid worker: filed at once. */
export const someCase = async (server: TestServer, where: 'inside' | 'outside' = 'inside'): Promise<string> => {
  const { lng, lat } = server.district[where]
  const worker = await server.loginAs('microgridWorker', where)
  return (await worker.call(api.cases.report, { body: { id: newId(), commandId: newId(), category: '02001', description: '违规搭建,消防通道被占', place: { lng, lat } } })).id
}

export const blowBody = (server: TestServer, caseId: string, more: Record<string, unknown> = {}) => ({
  id: newId(), commandId: newId(), caseId, trigger: 'jointEnforcement' as const, limit: { amount: 60, unit: 'workMinute' as const }, officeIds: server.district.offices.map(({ id }) => id),
  text: '需要联合执法', meetingPlace: '小区东门', ...more,
})

export const blowOn = async (server: TestServer, caseId: string, more: Record<string, unknown> = {}): Promise<WhistleView> =>
  (await server.loginAs('streetDesk')).call(api.whistles.blow, { body: blowBody(server, caseId, more) })

/** Approved by the street's head: both departments are called. */
export const running = async (server: TestServer, more: Record<string, unknown> = {}): Promise<WhistleView> => {
  const { id } = await blowOn(server, await someCase(server), more)
  return (await server.loginAs('leader')).call(api.whistleSteps.approve, { params: { id }, body: { commandId: newId() } })
}

export const said = (text = '说明') => ({ commandId: newId(), text })
export const callOf = (view: WhistleView, n: number) => view.calls[n]!
export const sees = (client: Client, id: string): Promise<WhistleView> => client.call(api.whistles.get, { params: { id } })
