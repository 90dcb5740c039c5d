// Posts through HTTP: appointed, ended, transferred from a day; what was done stays with who did it, by the post they held.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { buildDistrict } from '../../../tests/support/builders.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'

let server: TestServer
let street: Client
beforeAll(async () => {
  server = await testServer()
  street = await server.loginAs('streetDesk')
})

const appoint = (client: Client, body: Record<string, unknown>) => client.call(api.posts.appoint, { body: { commandId: newId(), role: 'microgridWorker', unitId: server.district.inside.microgrid.id, from: '2026-03-02', ...body } as never })
const microgrids = () => server.district.units.filter((unit) => unit.level === 'microgrid' && unit.line.streetId === server.district.inside.street.id)
const meOf = (client: Client) => client.call(api.account.me, {})
let phones = 0
const newPhone = () => `139${String((phones += 1)).padStart(8, '0')}`

describe('an appointment', () => {
  it('makes a person, a post and an entry in the journal, and the cell is no longer vacant', async () => {
    const cell = microgrids()[3]!
    const vacant = async () => (await street.call(api.people.manning, { query: { unitId: cell.id } })).vacant.map((one) => one.id)
    expect(await vacant()).toEqual([cell.id])
    const { postId, personId } = await appoint(street, { name: '  赵新  ', phone: newPhone(), unitId: cell.id })
    expect(await vacant()).toEqual([])
    const [entry] = await server.database.query('select kind, person_id, data from journal where district = $1 and subject_kind = $2 and subject_id = $3', [server.district.id, 'post', String(postId)])
    expect(entry).toMatchObject({ kind: 'post.appointed', person_id: server.district.person('streetDesk').personId, data: { personId, role: 'microgridWorker', unitId: cell.id } })
    expect(await server.database.query('select name from persons where id = $1', [personId])).toEqual([{ name: '赵新' }])
  })

  it('sent twice is done once', async () => {
    const body = { commandId: newId(), name: '钱双', unitId: microgrids()[4]!.id }
    const [one, two] = [await appoint(street, body), await appoint(street, body)]
    expect(two).toEqual(one)
    const both = await Promise.all([appoint(street, { ...body, commandId: newId(), name: '同时' }), appoint(street, { ...body, commandId: newId(), name: '同时' })])
    expect(new Set(both.map((each) => each.postId)).size).toBe(2)
    const again = { ...body, commandId: newId(), name: '并发' }
    const [left, right] = await Promise.all([appoint(street, again), appoint(street, again)])
    expect(left).toEqual(right)
  })

  it('from a later day holds from that day', async () => {
    const cell = microgrids()[5]!
    await appoint(street, { name: '孙后', unitId: cell.id, from: '2026-03-04' })
    expect((await street.call(api.people.manning, { query: { unitId: cell.id } })).manned).toBe(0)
    const other = await testServer()
    other.clock.advance(2 * 86_400_000)
    const desk = await other.loginAs('streetDesk')
    const there = other.district.units.find((unit) => unit.level === 'microgrid' && unit.line.streetId === other.district.inside.street.id && unit.id !== other.district.inside.microgrid.id)!
    await desk.call(api.posts.appoint, { body: { commandId: newId(), role: 'microgridWorker', unitId: there.id, from: '2026-03-05', name: '明日' } })
    expect((await desk.call(api.people.manning, { query: { unitId: there.id } })).manned).toBe(0)
    other.clock.advance(86_400_000)
    expect((await desk.call(api.people.manning, { query: { unitId: there.id } })).manned).toBe(1)
  })

  it('of a phone known under another name is asked about; the name is masked; confirmed, it is changed', async () => {
    const phone = newPhone()
    await appoint(street, { name: '李一明', phone, unitId: microgrids()[6]!.id })
    const body = { name: '李亿明', phone, unitId: microgrids()[7]!.id }
    expect(await refusal(appoint(street, body))).toMatchObject({ code: 'people.name-differs', params: { name: '李**' } })
    const { personId } = await appoint(street, { ...body, rename: true })
    expect(await server.database.query('select name from persons where id = $1', [personId])).toEqual([{ name: '李亿明' }])
  })

  it('of a resident who never gave a name takes over their account', async () => {
    const phone = newPhone()
    const [{ id }] = (await server.database.query<{ id: number }>('insert into persons (district, name, phone) values ($1, $2, $3) returning id', [server.district.id, `居民${phone.slice(-4)}`, phone])) as [{ id: number }]
    expect((await appoint(street, { name: '周居', phone })).personId).toBe(id)
  })

  it('is refused where it may not be given, doesn’t fit or is there already', async () => {
    const { inside, outside, unit, offices, person } = server.district
    const known = person('gridWorker')
    for (const [body, code] of [
      [{ name: '甲', unitId: outside.microgrid.id }, 'access.refused'],
      [{ name: '甲', role: 'streetSupervisor', unitId: inside.street.id }, 'people.role-above'],
      [{ name: '甲', role: 'districtDesk', unitId: unit.id }, 'access.refused'],
      [{ name: '甲', role: 'gridWorker' }, 'people.role-not-there'],
      [{ name: '甲', role: 'resident' }, 'people.role-not-there'],
      [{ name: '甲', role: 'nobody' }, 'people.role-above'],
      [{ name: '甲', unitId: 999_999 }, 'territory.not-found'],
      [{ name: '甲', unitId: undefined, officeId: offices[0]!.id, role: 'departmentOfficer' }, 'access.refused'],
      [{ name: '甲', officeId: offices[0]!.id }, 'request.malformed'],
      [{ unitId: inside.microgrid.id }, 'request.malformed'],
      [{ name: '甲', from: '2026-02-31x' }, 'request.malformed'],
      [{ name: '甲', until: '2026-02-01' }, 'people.days-reversed'],
      [{ name: '甲', from: '2026-01-01', until: '2026-02-01' }, 'people.past'],
      [{ personId: known.personId, role: 'gridWorker', unitId: inside.grid.id }, 'people.already-on-post'],
      [{ personId: person('resident').personId }, 'people.not-found'],
      [{ personId: person('streetDesk').personId }, 'people.own-post'],
      [{ personId: person('streetSupervisor').personId, role: 'streetDesk', unitId: inside.street.id }, 'people.roles-apart'],
    ] as [Record<string, unknown>, string][])
      expect((await refusal(appoint(street, body))).code, JSON.stringify(body)).toBe(code)
    expect((await refusal(appoint(server.anonymous(), { name: '甲' }))).code).toBe('access.sign-in-needed')
    expect((await refusal(appoint(await server.loginAs('communityDesk'), { name: '甲' }))).code).toBe('access.refused')
  })

  it('never reaches into another district', async () => {
    const other = await buildDistrict(server.database)
    server.context.districts.forget()
    const there = await server.loginAs('systemAdministrator', 'inside', other)
    expect((await refusal(appoint(there, { name: '甲' }))).code).toBe('territory.not-found')
    expect((await refusal(appoint(there, { personId: server.district.person('gridWorker').personId, unitId: other.inside.microgrid.id }))).code).toBe('people.not-found')
  })
})

describe('what ends or moves', () => {
  it('ends by the day; from the next the verbs are gone, and nobody forgets that it was', async () => {
    const own = await testServer()
    const desk = await own.loginAs('streetDesk')
    const worker = await own.loginAs('gridWorker')
    const end = (until: string) => desk.call(api.posts.end, { params: { id: worker.person.postId! }, body: { until } })
    await end('2026-03-03')
    await end('2026-03-03')
    expect((await meOf(worker)).verbs).toContain('case.handle')
    own.clock.advance(2 * 86_400_000)
    expect((await meOf(worker)).verbs).not.toContain('case.handle')
    expect(await refusal(end('2026-03-20'))).toMatchObject({ code: 'people.post-over' })
    expect(await own.database.query('select from_on, until_on from posts where id = $1', [worker.person.postId])).toEqual([{ from_on: '2025-01-01', until_on: '2026-03-03' }])
    expect(await own.database.query("select kind from journal where district = $1 and subject_kind = 'post'", [own.district.id])).toEqual([{ kind: 'post.ended' }])
  })

  it('ends at once with yesterday, and never further back', async () => {
    const own = await testServer()
    const desk = await own.loginAs('districtDesk')
    const worker = await own.loginAs('gridWorker')
    const end = (until: string) => desk.call(api.posts.end, { params: { id: worker.person.postId! }, body: { until } })
    expect((await meOf(worker)).verbs).toContain('case.handle')
    expect(await refusal(end('2026-02-28'))).toMatchObject({ code: 'people.past', params: { today: '2026-03-02' } })
    await end('2026-03-01')
    expect((await meOf(worker)).verbs).not.toContain('case.handle')
  })

  it('that hasn’t begun is taken back', async () => {
    const { postId } = await appoint(street, { name: '未到', from: '2026-05-01', unitId: microgrids()[2]!.id })
    await street.call(api.posts.end, { params: { id: postId }, body: { until: '2026-03-01' } })
    expect(await server.database.query('select id from posts where id = $1', [postId])).toEqual([])
    expect((await refusal(street.call(api.posts.end, { params: { id: postId }, body: { until: '2026-03-01' } }))).code).toBe('people.post-not-found')
  })

  it('moves: the one post ends the day before, the other begins; a step taken before still names the old post', async () => {
    const own = await testServer()
    const desk = await own.loginAs('streetDesk')
    const worker = await own.loginAs('gridWorker')
    const { inside } = own.district
    const resident = await own.loginAs('resident')
    const id = newId()
    await resident.call(api.cases.report, { body: { id, commandId: newId(), category: '02001', description: '垃圾', place: { lng: inside.lng, lat: inside.lat } } })
    await (await own.loginAs('communityDesk')).call(api.caseSteps.accept, { params: { id }, body: { commandId: newId(), version: 1, verifyOnSite: true } } as never)
    await worker.call(api.caseSteps.verify, { params: { id }, body: { commandId: newId(), version: 2, found: true, text: '属实' } } as never)
    const past = () => own.database.query("select person_id, post_id, actor_name, step from case_steps where case_id = $1 and step = 'verify'", [id])
    const before = await past()
    expect(before).toEqual([{ person_id: worker.person.personId, post_id: worker.person.postId, actor_name: worker.person.name, step: 'verify' }])
    const sibling = own.district.units.find((unit) => unit.level === 'grid' && unit.parentId === inside.community.id && unit.id !== inside.grid.id)!
    const body = { commandId: newId(), from: '2026-03-05', unitId: sibling.id }
    const move = () => desk.call(api.posts.transfer, { params: { id: worker.person.postId! }, body })
    const moved = await move()
    expect(await move()).toEqual(moved)
    expect(await own.database.query('select unit_id, role, from_on, until_on from posts where person_id = $1 order by id', [worker.person.personId])).toEqual([
      { unit_id: inside.grid.id, role: 'gridWorker', from_on: '2025-01-01', until_on: '2026-03-04' },
      { unit_id: sibling.id, role: 'gridWorker', from_on: '2026-03-05', until_on: null },
    ])
    expect((await meOf(worker)).posts[0]!.unit!.id).toBe(inside.grid.id)
    own.clock.advance(4 * 86_400_000)
    expect((await meOf(worker)).posts[0]!.unit!.id).toBe(sibling.id)
    expect(await past()).toEqual(before)
    const view = await desk.call(api.cases.get, { params: { id } })
    expect(view.steps.find((step) => step.step === 'verify')).toMatchObject({ actor: `${worker.person.name} · ${inside.grid.name}` })
  })

  it('is refused outside reach, above, for oneself, backwards, and to where the role can’t stand', async () => {
    const { person, outside, inside } = server.district
    const end = (id: number | null) => street.call(api.posts.end, { params: { id: id! }, body: { until: '2026-04-01' } })
    expect((await refusal(end(person('gridWorker', 'outside').postId))).code).toBe('access.refused')
    expect((await refusal(end(person('streetSupervisor').postId))).code).toBe('people.role-above')
    expect((await refusal(end(person('streetDesk').postId))).code).toBe('people.own-post')
    expect((await refusal(end(999_999))).code).toBe('people.post-not-found')
    const move = (body: Record<string, unknown>) => street.call(api.posts.transfer, { params: { id: person('gridWorker').postId! }, body: { commandId: newId(), from: '2026-03-10', ...body } as never })
    expect((await refusal(move({ unitId: outside.grid.id }))).code).toBe('access.refused')
    expect((await refusal(move({ unitId: inside.community.id }))).code).toBe('people.role-not-there')
    expect((await refusal(move({ unitId: inside.grid.id, from: '2026-03-01' }))).code).toBe('people.past')
    expect((await refusal(move({}))).code).toBe('request.malformed')
    expect(await server.database.query('select until_on from posts where id = $1', [person('gridWorker').postId])).toEqual([{ until_on: null }])
  })
})
