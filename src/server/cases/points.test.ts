// The map of a work-list: the whole list and nothing but the list, whoever asks and however it is filtered.
import { beforeAll, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import type { QueryOf } from '../../contract/route.ts'
import type { Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'

type Filter = QueryOf<typeof api.casePoints.points>

let server: TestServer
const made: string[] = []
beforeAll(async () => {
  server = await testServer()
  const { inside, outside } = server.district
  const [resident, other, worker] = [await server.loginAs('resident'), await server.loginAs('resident', 'outside'), await server.loginAs('gridWorker')]
  const report = async (client: Client, body: { category?: string; description?: string; place?: { lng: number; lat: number } }): Promise<void> => {
    server.clock.advance(1_000)
    const { id } = await client.call(api.cases.report, { body: { id: newId(), commandId: newId(), category: '02001', description: '小区东门垃圾堆了两天', ...body } })
    made.push(id)
  }
  for (let n = 0; n < 25; n += 1) await report(resident, { place: { lng: inside.lng + n * 1e-6, lat: inside.lat } })
  await report(worker, { category: '03001', description: '鹦鹉飞走了', place: { lng: inside.lng, lat: inside.lat } })
  await report(other, { place: { lng: outside.lng, lat: outside.lat } })
  // as one that came before places had to be told
  await server.database.query('update cases set lng = null, lat = null where id = $1', [made[3]])
  server.clock.advance(2 * 3_600_000)
})

const listed = async (client: Client, query: Filter) => {
  const rows = []
  for (let after: string | null | undefined; after !== null; ) {
    const page: { cases: { id: string; number: string; place: object | null; nextDue: { yellowAt: number; dueAt: number } | null }[]; next: string | null } = await client.call(api.cases.list, { query: { ...query, limit: 20, ...(after ? { after } : {}) } })
    rows.push(...page.cases)
    after = page.next
  }
  return rows
}

it('shows every case of the list that has a place, on whatever page it stands, and says how many have none', async () => {
  const { inside } = server.district
  const bbox = [inside.lng - 1e-7, inside.lat - 1e-7, inside.lng + 5.5e-6, inside.lat + 1e-7].map((edge) => edge.toFixed(9)).join(',')
  const filters: readonly Filter[] = [{ group: 'all' }, { group: 'open' }, { group: 'closed' }, { category: '03' }, { overdue: true }, { words: '鹦鹉' }, { words: '垃圾' }, { unitId: inside.street.id, group: 'all' }, { bbox, group: 'all' }, { mine: true, group: 'all' }]
  const sizes: number[] = []
  for (const role of ['districtDesk', 'streetDesk', 'gridWorker', 'resident'] as const)
    for (const query of filters) {
      const client = await server.loginAs(role)
      const [rows, { points, withoutPlace, more }] = [await listed(client, query), await client.call(api.casePoints.points, { query })]
      const placed = rows.filter((row) => row.place)
      const seen = JSON.stringify([role, query])
      expect(points.map((one) => [one.id, one.number, { lng: one.lng, lat: one.lat }]), seen).toEqual(placed.map((row) => [row.id, row.number, row.place]))
      expect(points.map(({ nextDue }) => nextDue), seen).toEqual(placed.map(({ nextDue }) => nextDue && { yellowAt: nextDue.yellowAt, dueAt: nextDue.dueAt }))
      expect([withoutPlace, more], seen).toEqual([rows.length - placed.length, false])
      sizes.push(points.length)
    }
  expect(sizes[0]).toBe(26)
  expect(new Set(sizes).size).toBeGreaterThan(4)
})

it('shows nobody a point that their list would not show', async () => {
  const [inside, outside] = [await server.loginAs('streetDesk'), await server.loginAs('streetDesk', 'outside')]
  const idsOf = async (client: Client, query: Filter): Promise<string[]> => (await client.call(api.casePoints.points, { query })).points.map((one) => one.id)
  expect(await idsOf(inside, { group: 'all' })).not.toContain(made.at(-1))
  expect(await idsOf(outside, { group: 'all' })).toEqual([made.at(-1)])
  expect(await idsOf(outside, { group: 'all', unitId: server.district.inside.street.id })).toEqual([])
})
