// The grid force through HTTP: who is on post where, which cells have nobody, which offices there are.
import { beforeAll, describe, expect, it } from 'vitest'
import { api } from '../../contract/api.ts'
import { roles } from '../../domain/access/roles.ts'
import { buildDistrict, type StaffRole } from '../../../tests/support/builders.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'

const { people } = api
let server: TestServer
beforeAll(async () => {
  server = await testServer()
})

const posts = (client: Client, query: { unitId?: number; role?: string; words?: string; after?: string; limit?: number } = {}) => client.call(people.posts, { query })
const staffed = (where: 'inside' | 'outside') => server.district.people.filter((one) => one.where === where && one.postId !== null)

describe('the roster', () => {
  it('of a street shows the posts in it and below, in the order of the tree, with masked phones', async () => {
    const desk = await server.loginAs('streetDesk')
    const { posts: found, next } = await posts(desk, { limit: 200 })
    const below = staffed('inside').filter((one) => one.unit && one.unit.level !== 'district')
    expect(found.map((post) => post.id).sort()).toEqual(below.map((one) => one.postId).sort())
    expect(next).toBeNull()
    expect(found.map((post) => post.unit!.level)).toEqual(['street', 'street', 'street', 'community', 'community', 'grid', 'grid', 'microgrid'])
    const worker = server.district.person('gridWorker')
    expect(found.find((post) => post.role === 'gridWorker')).toEqual({
      id: worker.postId, role: 'gridWorker', personId: worker.personId, personName: worker.name, until: null, awayUntil: null, substitute: null, phone: `${worker.phone.slice(0, 3)}****${worker.phone.slice(-4)}`,
      unit: { id: worker.unit!.id, name: worker.unit!.name, level: 'grid' }, office: null, from: '2025-01-01',
    })
  })

  it('of the district shows everybody, offices included', async () => {
    const { posts: found } = await posts(await server.loginAs('leader'), { limit: 200 })
    expect(found.length).toBeLessThan(staffed('inside').length)
    const all = (await posts(await server.loginAs('districtDesk'), { limit: 200 })).posts
    expect(all).toHaveLength(staffed('inside').length + staffed('outside').length)
    expect(all.filter((post) => post.role === 'departmentOfficer').map((post) => [post.unit, post.office?.name])).toEqual([[null, '住建局'], [null, '城管局']])
  })

  it('is read page by page without gaps or repeats', async () => {
    const desk = await server.loginAs('districtDesk')
    const whole = (await posts(desk, { limit: 200 })).posts.map((post) => post.id)
    const pages: number[] = []
    let after: string | undefined
    do {
      const page = await posts(desk, { limit: 4, ...(after ? { after } : {}) })
      pages.push(...page.posts.map((post) => post.id))
      after = page.next ?? undefined
    } while (after)
    expect(pages).toEqual(whole)
  })

  it('is filtered by unit, role and words', async () => {
    const desk = await server.loginAs('districtDesk')
    const { grid } = server.district.inside
    expect((await posts(desk, { unitId: grid.id })).posts.map((post) => post.role).sort()).toEqual(['gridAssistant', 'gridWorker', 'microgridWorker'])
    expect((await posts(desk, { role: 'gridLeader' })).posts).toHaveLength(2)
    expect((await posts(desk, { words: 'gridLeader out' })).posts.map((post) => post.personName)).toEqual(['gridLeader outside'])
    expect((await posts(desk, { words: '城管' })).posts.map((post) => post.office?.name)).toEqual(['城管局'])
    expect((await posts(desk, { words: '100%_' })).posts).toEqual([])
  })

  it('leaves out posts that have ended or not begun, by the day in China', async () => {
    const own = await testServer()
    const desk = await own.loginAs('districtDesk')
    const count = async () => (await posts(desk, { role: 'gridWorker' })).posts.length
    await own.database.query("update posts set until_on = '2026-03-02' where id = $1", [own.district.person('gridWorker').postId])
    await own.database.query("update posts set from_on = '2026-03-03' where id = $1", [own.district.person('gridWorker', 'outside').postId])
    expect(await count()).toBe(1)
    expect((await posts(desk, { role: 'gridWorker' })).posts[0]!.personName).toBe('gridWorker inside')
    own.clock.now = Date.parse('2026-03-02T16:00:00Z')
    expect((await posts(desk, { role: 'gridWorker' })).posts.map((post) => post.personName)).toEqual(['gridWorker outside'])
  })

  it('of a unit outside reach is refused, of one that is not there not found', async () => {
    const desk = await server.loginAs('streetDesk')
    expect(await refusal(posts(desk, { unitId: server.district.outside.grid.id }))).toMatchObject({ code: 'access.refused', status: 403, params: { reason: 'out-of-reach' } })
    expect(await refusal(posts(desk, { unitId: server.district.unit.id }))).toMatchObject({ code: 'access.refused' })
    expect((await refusal(posts(desk, { unitId: 999_999 }))).code).toBe('territory.not-found')
  })

  it('is for posts that carry it, and for nobody without one', async () => {
    for (const role of Object.keys(roles) as (StaffRole | 'anonymous')[]) {
      const client = role === 'anonymous' ? server.anonymous() : await server.loginAs(role)
      const may = 'people.see' in roles[role].verbs
      for (const ask of [() => posts(client), () => client.call(people.manning, { query: {} })]) {
        if (may) expect(await ask()).toBeTruthy()
        else expect((await refusal(ask())).code, role).toBe(role === 'anonymous' ? 'access.sign-in-needed' : 'access.refused')
      }
    }
  })

  it('of one district says nothing about another', async () => {
    const other = await buildDistrict(server.database)
    server.context.districts.forget()
    const there = await server.loginAs('districtDesk', 'inside', other)
    const names = new Set((await posts(there, { limit: 200 })).posts.map((post) => post.id))
    for (const one of server.district.people) if (one.postId !== null) expect(names.has(one.postId)).toBe(false)
    expect((await refusal(posts(there, { unitId: server.district.unit.id }))).code).toBe('territory.not-found')
  })

  it('refuses malformed questions', async () => {
    const desk = await server.loginAs('districtDesk')
    for (const query of [{ limit: 0 }, { limit: 1_000 }, { unitId: -1 }, { after: 'nonsense' }, { after: Buffer.from('|').toString('base64url') }])
      expect(await refusal(posts(desk, query)), JSON.stringify(query)).toMatchObject({ code: 'request.malformed', status: 400 })
  })
})

describe('manning', () => {
  const manning = (client: Client, unitId?: number) => client.call(people.manning, { query: unitId === undefined ? {} : { unitId } })

  it('counts people by role and cells with somebody on post today', async () => {
    const street = await manning(await server.loginAs('streetDesk'))
    expect(street).toMatchObject({ cells: 8, manned: 1 })
    expect(street.vacant).toHaveLength(7)
    expect(street.vacant.map((unit) => unit.code)).toEqual(street.vacant.map((unit) => unit.code).sort())
    expect(street.vacant.map((unit) => unit.id)).not.toContain(server.district.inside.microgrid.id)
    expect(street.roles).toEqual(expect.arrayContaining([{ role: 'gridWorker', people: 1 }, { role: 'streetDesk', people: 1 }]))
    expect(street.roles.map((one) => one.role)).not.toContain('districtDesk')
    const district = await manning(await server.loginAs('districtDesk'))
    expect(district).toMatchObject({ cells: 16, manned: 2 })
    expect(district.roles).toEqual(expect.arrayContaining([{ role: 'departmentOfficer', people: 2 }, { role: 'microgridWorker', people: 2 }]))
  })

  it('of a single cell', async () => {
    const desk = await server.loginAs('streetDesk')
    expect(await manning(desk, server.district.inside.microgrid.id)).toEqual({ roles: [{ role: 'microgridWorker', people: 1 }], cells: 1, manned: 1, vacant: [] })
  })

  it('of a unit outside reach is refused', async () => {
    expect((await refusal(manning(await server.loginAs('communityDesk'), server.district.outside.street.id))).code).toBe('access.refused')
  })

  it('agrees with the roster', async () => {
    const desk = await server.loginAs('districtDesk')
    const { roles: counted } = await manning(desk)
    const listed = (await posts(desk, { limit: 200 })).posts
    for (const { role, people: count } of counted) expect(listed.filter((post) => post.role === role), role).toHaveLength(count)
    expect(counted.reduce((sum, one) => sum + one.people, 0)).toBe(listed.length)
  })
})

describe('offices', () => {
  it('are shown to whoever is signed in, each district its own', async () => {
    const { offices } = await (await server.loginAs('gridWorker')).call(people.offices, {})
    expect(offices).toEqual([
      { id: server.district.offices[1]!.id, code: 'order', name: '城管局', kind: 'department' },
      { id: server.district.offices[0]!.id, code: 'works', name: '住建局', kind: 'department' },
    ])
    expect((await refusal(server.anonymous().call(people.offices, {}))).code).toBe('access.sign-in-needed')
  })
})
