import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import type { Held } from '../../contract/sync.ts'
import type { Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { makePhone, type Phone } from '../../../tests/support/phone.ts'
import type { TestPerson } from '../../../tests/support/builders.ts'

type Worker = Client & { person: TestPerson }
let server: TestServer
let worker: Worker
let phone: Phone

beforeAll(async () => {
  server = await testServer()
  worker = await server.loginAs('gridWorker')
  phone = makePhone(worker)
  await phone.pull()
})

const report = async (client: Client = worker, more: object = {}): Promise<string> => {
  const id = newId()
  const { lng, lat } = server.district.inside
  await client.call(api.cases.report, { body: { id, commandId: newId(), category: '02001', description: '垃圾', place: { lng, lat }, ...more } })
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
