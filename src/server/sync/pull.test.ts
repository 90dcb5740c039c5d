import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import type { Held } from '../../contract/sync.ts'
import { makePhoto } from '../../../tests/support/photos.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { makePhone, type Phone } from '../../../tests/support/phone.ts'
import { buildDistrict, type TestPerson } from '../../../tests/support/builders.ts'
import { forgetNets } from '../territory/net.ts'

type Worker = Client & { person: TestPerson }
let server: TestServer
let worker: Worker
let desk: Worker
let phone: Phone

beforeAll(async () => {
  server = await testServer()
  const { id, inside, units, person } = server.district
  // Makes rounds in the grid next door, of the same community.
  await server.database.query("insert into posts (district, person_id, role, unit_id, from_on) values ($1, $2, 'gridWorker', $3, '2025-01-01')", [id, person('gridLeader').personId, units.find((unit) => unit.parentId === inside.community.id && unit.id !== inside.grid.id)!.id])
  worker = await server.loginAs('gridWorker')
  phone = makePhone(worker)
  desk = await server.loginAs('streetDesk')
  await phone.pull()
})

const report = async (client: Client = worker, more: object = {}): Promise<string> => {
  const id = newId()
  const { lng, lat } = server.district.inside
  await client.call(api.cases.report, { body: { id, commandId: newId(), category: '02001', description: '垃圾', place: { lng, lat }, ...more } })
  return id
}
const photo = async (): Promise<string> => {
  const id = newId()
  await worker.call(api.files.put, { params: { id }, photo: new Blob([new Uint8Array(await makePhoto({ width: 20, height: 20 }))], { type: 'image/jpeg' }) })
  return id
}
const heldCase = (id: string): Held['cases'] | undefined => phone.held.cases.get(id)?.data as Held['cases'] | undefined

describe('a first pull', () => {
  it('gives who I am, what the rules ask, the catalogue, my cells and the checklist', () => {
    expect((phone.held.me.get('me')!.data as Held['me']).personId).toBe(worker.person.personId)
    expect([...phone.held.catalogue.keys()].sort()).toEqual(['01', '01001', '02', '02001', '03', '03001'])
    const { grid } = server.district.inside
    const below = server.district.units.filter((unit) => unit.parentId === grid.id).map(({ id }) => String(id))
    expect([...phone.held.cells.keys()].sort()).toEqual([String(grid.id), ...below].sort())
    expect((phone.held.checklist.get('checklist')!.data as Held['checklist']).items.length).toBeGreaterThan(3)
    expect((phone.held.facts.get('facts')!.data as Held['facts']).calendars.standard).toBe('standard')
  })

  it('names who may be asked to make a round instead: who makes such rounds in the community, and nobody else', () => {
    const { person } = server.district
    const ids = [...phone.held.colleagues.values()].map(({ data }) => (data as Held['colleagues']).personId)
    expect(ids).toContain(person('gridLeader').personId)
    for (const other of [worker.person, person('gridAssistant'), person('gridWorker', 'outside'), person('streetDesk')]) expect(ids).not.toContain(other.personId)
    expect(Object.keys([...phone.held.colleagues.values()][0]!.data as object).sort()).toEqual(['name', 'personId', 'unit'])
  })

  it('followed by another gives nothing, unless something changed', async () => {
    expect(await phone.pull()).toEqual({})
  })

  it('gives only the sections asked for', async () => {
    const { sections } = await worker.call(api.sync.pull, { body: { device: phone.device, known: {}, only: ['me', 'me', 'phrases'] } })
    expect(Object.keys(sections)).toEqual(['me'])
  })
})

describe('a case', () => {
  it('comes when it is reported, changes with each step, and goes when it is closed', async () => {
    const id = await report()
    await phone.pull()
    expect(heldCase(id)!.view).toEqual(await worker.call(api.cases.get, { params: { id } }))
    await worker.call(api.caseSteps.note, { params: { id }, body: { commandId: newId(), text: '已到现场' } })
    expect(Object.keys(await phone.pull())).toEqual(['cases'])
    expect(heldCase(id)!.view.steps.at(-1)!.text).toBe('已到现场')
    await server.database.query("update cases set state = 'closed', state_group = 'closed', closed_at = now() where id = $1", [id])
    expect(await phone.pull()).toMatchObject({ cases: { gone: [id], put: [] } })
    expect(heldCase(id)).toBe(undefined)
  })

  it('is held without the number of anybody else', async () => {
    const resident = await server.loginAs('resident')
    const id = await report(resident)
    await phone.pull()
    expect(heldCase(id)!.fold).toMatchObject({ ownerId: null, handledById: null, state: 'reported' })
    expect(JSON.stringify(heldCase(id))).not.toContain(resident.person.name)
    const own = await report()
    await phone.pull()
    expect(heldCase(own)!.fold.ownerId).toBe(worker.person.personId)
  })
})

describe('a case that changes beside its own row', () => {
  it.each<[string, (id: string) => Promise<unknown>]>([
    ['is followed', async (id) => (await server.loginAs('resident')).call(api.cases.follow, { params: { id }, body: { follow: true } })],
    ['is linked with another', async (id) => (await server.loginAs('communityDesk')).call(api.caseLinks.link, { params: { id }, body: { otherId: await report(), why: '同一处' } })],
    ['has a photo covered', async (id) => {
      const fileId = await photo()
      await worker.call(api.caseSteps.note, { params: { id }, body: { commandId: newId(), text: '照片', photos: [{ fileId, role: 'scene' }] } })
      await phone.pull()
      await desk.call(api.files.cover, { params: { id: fileId }, body: { hidden: true, areas: [], reason: '有人脸' } })
    }],
    ['lies in a cell that was renamed', async () => {
      await server.database.query("update units set name = name || '新' where id = $1", [server.district.inside.grid.id])
      await server.database.query('update districts set net_version = net_version + 1 where district = $1', [server.district.id])
      forgetNets(server.context)
    }],
  ])('%s: comes anew', async (_, change) => {
    const id = await report()
    await phone.pull()
    await change(id)
    await phone.pull()
    expect(heldCase(id)!.view).toEqual(await worker.call(api.cases.get, { params: { id } }))
  })
})

describe('what leaves the reach leaves the phone', () => {
  it('when a case is handed over to elsewhere', async () => {
    const id = await report(await server.loginAs('resident'))
    await phone.pull()
    expect(heldCase(id)).toBeDefined()
    const { street, community, grid, microgrid } = server.district.outside
    await server.database.query('update cases set street_id = $2, community_id = $3, grid_id = $4, microgrid_id = $5, holder_unit_id = $4 where id = $1', [id, street.id, community.id, grid.id, microgrid.id])
    expect((await phone.pull()).cases).toMatchObject({ gone: [id], put: [] })
  })

  it('when the post ends: nothing of the cells, cases and rules of the post stays, and who is no staff any more is refused', async () => {
    const assistant = await server.loginAs('gridAssistant')
    const held = makePhone(assistant)
    const id = await report(await server.loginAs('resident'))
    await held.pull()
    expect(held.held.cases.has(id)).toBe(true)
    expect(held.held.cells.size).toBe(3)
    // Another post in the other street instead of this one.
    const { outside, id: district } = server.district
    await server.database.query('update posts set unit_id = $2 where id = $1', [assistant.person.postId, outside.grid.id])
    server.clock.advance(6_000)
    await held.pull()
    expect(held.held.cases.has(id)).toBe(false)
    expect([...held.held.cells.keys()].sort()).toEqual([outside.grid.id, ...server.district.units.filter((unit) => unit.parentId === outside.grid.id).map((unit) => unit.id)].map(String).sort())
    await server.database.query("update posts set until_on = '2026-03-01' where id = $1", [assistant.person.postId])
    server.clock.advance(6_000)
    expect((await refusal(held.pull())).code).toBe('access.refused')
    await server.database.query('update posts set until_on = null, unit_id = $3 where district = $1 and id = $2', [district, assistant.person.postId, server.district.inside.grid.id])
    server.clock.advance(6_000)
  })

  it('when the premises are gone', async () => {
    const { inside, id: district } = server.district
    const id = newId()
    await server.database.query("insert into premises (district, id, version, command_id, name, kind, address, lng, lat, street_id, community_id, grid_id, microgrid_id, contact_name, contact_phone, assisting_office_ids, kept_at) values ($1, $2, 1, $2, '老张面馆', 'food', '一号', $3, $4, $5, $6, $7, $8, '张三', '13800001234', '{}', now())",
      [district, id, inside.lng, inside.lat, inside.street.id, inside.community.id, inside.grid.id, inside.microgrid.id])
    await phone.pull()
    const held = phone.held.premises.get(id)!.data as Held['premises']
    expect(held).toMatchObject({ premises: { name: '老张面馆' }, contact: { name: null, phone: null }, mayInspect: true })
    const inspection = await worker.call(api.inspections.inspect, { body: { id: newId(), commandId: newId(), premisesId: id, checklistVersion: 1, answers: (phone.held.checklist.get('checklist')!.data as Held['checklist']).items.map(({ code }, n) => ({ item: code, verdict: n === 0 ? 'fault' as const : 'ok' as const, ...(n === 0 ? { note: '门前有垃圾' } : {}) })), photos: [await photo()], reinspectOn: '2026-03-05' } })
    await phone.pull()
    expect(phone.held.inspections.get(inspection.id)!.data).toEqual(await worker.call(api.inspections.get, { params: { id: inspection.id } }))
    expect((phone.held.premises.get(id)!.data as Held['premises']).inspections.map((one) => one.id)).toEqual([inspection.id])
    await server.database.query("update premises set ended_on = '2026-03-02' where id = $1", [id])
    expect((await phone.pull()).premises).toMatchObject({ gone: [id] })
  })
})

describe('two districts', () => {
  it('hold nothing of each other', async () => {
    const other = await buildDistrict(server.database)
    server.context.districts.forget()
    const there = await server.loginAs('gridWorker', 'inside', other)
    const theirs = makePhone(there)
    await theirs.pull()
    const id = await report()
    await theirs.pull()
    await phone.pull()
    expect(theirs.held.cases.size).toBe(0)
    expect(phone.held.cases.has(id)).toBe(true)
    const unit = (key: string): boolean => other.units.some((one) => String(one.id) === key)
    expect([...theirs.held.cells.keys()].every(unit)).toBe(true)
    expect([...phone.held.cells.keys()].some(unit)).toBe(false)
  })
})
