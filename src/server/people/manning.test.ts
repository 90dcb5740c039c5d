// A person in every cell: counts by unit, the list behind each, who is away, double postings, on any day.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { cellLevels } from '../../contract/people.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'

let server: TestServer
let district: Client
let street: Client
beforeAll(async () => {
  server = await testServer()
  district = await server.loginAs('districtDesk')
  street = await server.loginAs('streetDesk')
})

const byUnit = (client: Client, unitId?: number, day?: string) => client.call(api.people.manningByUnit, { query: { ...(unitId === undefined ? {} : { unitId }), ...(day ? { day } : {}) } })
type State = 'vacant' | 'away' | 'present' | 'manned'
const listAll = async (client: Client, query: { unitId?: number; level: (typeof cellLevels)[number]; state?: State; day?: string }, limit = 3) => {
  const cells = []
  let after: string | undefined
  do {
    const page = await client.call(api.people.cells, { query: { ...query, limit, ...(after ? { after } : {}) } })
    cells.push(...page.cells)
    after = page.next ?? undefined
  } while (after)
  return cells
}
const leave = (personId: number, from: string, until: string, substitutes: { postId: number; personId: number }[] = []) =>
  district.call(api.leaves.record, { params: { id: personId }, body: { commandId: newId(), from, until, substitutes } })

describe('a person in every cell', () => {
  it('is counted of a unit and each below it, by level of cell', async () => {
    const { unit, children, day } = await byUnit(district)
    expect(day).toBe('2026-03-02')
    expect(unit.counts).toEqual([{ level: 'microgrid', cells: 16, manned: 2, away: 0 }, { level: 'grid', cells: 8, manned: 2, away: 0 }, { level: 'community', cells: 4, manned: 2, away: 0 }])
    expect(children.map((child) => child.counts[0])).toEqual([{ level: 'microgrid', cells: 8, manned: 1, away: 0 }, { level: 'microgrid', cells: 8, manned: 1, away: 0 }])
    const community = await byUnit(street, server.district.inside.community.id)
    expect(community.unit.counts).toEqual([{ level: 'microgrid', cells: 4, manned: 1, away: 0 }, { level: 'grid', cells: 2, manned: 1, away: 0 }, { level: 'community', cells: 1, manned: 1, away: 0 }])
    expect(community.children.map((child) => child.counts.map((one) => one.manned))).toEqual([[1, 1], [0, 0]])
  })

  it('opens exactly the list behind each number, for every unit, level and side', async () => {
    await leave(server.district.person('microgridWorker').personId, '2026-03-02', '2026-03-03')
    let looked = 0
    for (const unit of server.district.units.filter((one) => one.level !== 'microgrid')) {
      const { unit: whole, children } = await byUnit(district, unit.id)
      for (const of of [whole, ...children])
        for (const { level, cells, manned, away } of of.counts) {
          const count = async (state?: State) => (await listAll(district, { unitId: of.id, level, ...(state ? { state } : {}) }, 7)).length
          expect([await count(), await count('manned'), await count('away'), await count('vacant'), await count('present')], `${of.name} ${level}`).toEqual([cells, manned, away, cells - manned, manned - away])
          looked += 1
        }
    }
    expect(looked).toBeGreaterThan(60)
  })

  it('tells who is on post, who is away and who stands in', async () => {
    const own = await testServer()
    const desk = await own.loginAs('streetDesk')
    const { inside, person } = own.district
    const [worker, assistant, leader] = [person('gridWorker'), person('gridAssistant'), person('gridLeader')]
    const cellOf = async (day?: string) => (await listAll(desk, { level: 'grid', state: 'manned', ...(day ? { day } : {}) }))[0]!
    expect(await cellOf()).toMatchObject({ id: inside.grid.id, state: 'present', above: [inside.street.name, inside.community.name], holders: [{ name: assistant.name, awayUntil: null }, { name: worker.name, substitute: null }] })
    await own.loginAs('districtDesk')
    const record = (id: number, substitutes: { postId: number; personId: number }[]) => desk.call(api.leaves.record, { params: { id }, body: { commandId: newId(), from: '2026-03-02', until: '2026-03-04', substitutes } })
    await record(assistant.personId, [])
    expect((await cellOf()).state).toBe('present')
    const { leaveId } = await record(worker.personId, [])
    expect(await cellOf()).toMatchObject({ state: 'away', holders: [{ awayUntil: '2026-03-04' }, { awayUntil: '2026-03-04', substitute: null }] })
    await desk.call(api.leaves.substitute, { params: { id: leaveId }, body: { commandId: newId(), postId: worker.postId!, personId: leader.personId, from: '2026-03-03' } })
    expect((await cellOf()).state).toBe('away')
    expect(await cellOf('2026-03-03')).toMatchObject({ state: 'present', holders: [{ substitute: null }, { substitute: { id: leader.personId, name: leader.name } }] })
    expect((await cellOf('2026-03-05')).state).toBe('present')
    const { posts } = await desk.call(api.people.posts, { query: { role: 'gridWorker' } })
    expect(posts[0]).toMatchObject({ awayUntil: '2026-03-04', substitute: null })
    const { leaves } = await desk.call(api.people.away, { query: {} })
    expect(leaves.map((one) => [one.person.name, one.from, one.now, one.posts.map((post) => [post.role, post.uncovered])])).toEqual([
      [assistant.name, '2026-03-02', true, [['gridAssistant', true]]], [worker.name, '2026-03-02', true, [['gridWorker', true]]],
    ])
  })

  it('of a day that has passed counts who was on post then', async () => {
    const own = await testServer()
    const desk = await own.loginAs('districtDesk')
    await desk.call(api.posts.end, { params: { id: own.district.person('microgridWorker').postId! }, body: { until: '2026-03-05' } })
    const manned = async (day: string) => (await byUnit(desk, undefined, day)).unit.counts[0]!.manned
    expect([await manned('2024-06-01'), await manned('2026-03-05'), await manned('2026-03-06')]).toEqual([0, 2, 1])
  })

  it('is read within reach only, and refuses what is malformed', async () => {
    const { outside } = server.district
    expect((await refusal(byUnit(street, outside.grid.id))).code).toBe('access.refused')
    expect((await refusal(listAll(street, { unitId: outside.grid.id, level: 'microgrid' }))).code).toBe('access.refused')
    expect((await listAll(street, { level: 'microgrid' })).length).toBe(8)
    expect((await refusal(byUnit(await server.loginAs('gridWorker')))).code).toBe('access.refused')
    expect((await refusal(byUnit(server.anonymous()))).code).toBe('access.sign-in-needed')
    for (const query of [{ level: 'street' }, { level: 'grid', state: 'gone' }, { level: 'grid', day: '2026-13-01' }, { level: 'grid', after: 'x' }])
      expect((await refusal(district.call(api.people.cells, { query: query as never }))).code, JSON.stringify(query)).toBe('request.malformed')
    expect((await refusal(district.call(api.people.away, { query: { after: Buffer.from('nonsense|1').toString('base64url') } }))).code).toBe('request.malformed')
  })
})

describe('double postings', () => {
  it('are people on several posts, and cells with several people where one is meant', async () => {
    const { inside, outside, person } = server.district
    const worker = person('gridAssistant')
    const appoint = (role: string, unitId: number, personId: number) => district.call(api.posts.appoint, { body: { commandId: newId(), role, unitId, personId, from: '2026-03-02' } })
    const people = async (client: Client, query = {}) => (await client.call(api.people.doublePeople, { query })).people
    const cells = async (client: Client) => (await client.call(api.people.doubleCells, { query: {} })).cells
    expect([await people(district), await cells(district)]).toEqual([[], []])
    await appoint('microgridWorker', inside.microgrid.id, worker.personId)
    await appoint('gridAssistant', outside.grid.id, person('gridWorker', 'outside').personId)
    expect((await people(street)).map((one) => [one.name, one.posts.map((post) => post.role)])).toEqual([[worker.name, ['gridAssistant', 'microgridWorker']]])
    expect(await people(district)).toHaveLength(2)
    expect((await cells(street)).map((cell) => [cell.id, cell.holders.length])).toEqual([[inside.microgrid.id, 2]])
    const first = await district.call(api.people.doublePeople, { query: { limit: 1 } })
    const second = await district.call(api.people.doublePeople, { query: { limit: 1, after: first.next! } })
    expect([...first.people, ...second.people].map((one) => one.id)).toEqual((await people(district)).map((one) => one.id))
    expect(second.next).toBeNull()
  })
})
