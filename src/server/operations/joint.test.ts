// Joint operations through HTTP: planned by the street, signed in and run by the leader, followed up by cases, closed.
import { beforeEach, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import type { OperationView, WirePlan } from '../../contract/operations.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'

let server: TestServer
let street: Client
let officer: Client
let other: Client

beforeEach(async () => {
  server = await testServer()
  await makeItem('CG-001', server.district.offices[0]!.id, '2025-01-01', null)
  ;[street, officer, other] = await Promise.all([server.loginAs('streetDesk'), server.loginAs('departmentOfficer'), server.loginAs('departmentOfficer', 'outside')])
})

/** On the power list, and held for the whole district in these days. */
const makeItem = async (code: string, officeId: number, from: string, until: string | null): Promise<void> => {
  await server.database.query(
    `with item as (insert into power_items (district, code, name, kind, basis) values ($1, $2, '占道经营处罚', 'penalty', '城市市容管理条例') returning id)
     insert into power_holdings (district, item_id, office_id, part, from_on, until_on) select $1, id, $3, 'lead', $4, $5 from item`, [server.district.id, code, officeId, from, until])
}
const personOf = (where: 'inside' | 'outside' = 'inside') => server.district.person('departmentOfficer', where).personId
const planOf = (more: Partial<WirePlan> = {}): WirePlan => {
  const { inside, offices } = server.district
  return {
    title: '夜市联合整治', purpose: '占道经营、油烟扰民', heldOn: '2026-03-02', beginsAt: '18:00', endsAt: '21:00', area: { unitIds: [inside.grid.id], shape: null }, items: ['CG-001'],
    officeIds: offices.map(({ id }) => id), roster: [{ personId: personOf(), officeId: offices[0]!.id }, { personId: personOf('outside'), officeId: offices[1]!.id }], leaderId: personOf(), ...more,
  }
}
const plan = (more: Partial<WirePlan> = {}, client = street, ids = { id: newId(), commandId: newId() }): Promise<OperationView> =>
  client.call(api.operations.plan, { body: { ...ids, streetId: server.district.inside.street.id, plan: planOf(more) } })
const at = (view: OperationView) => ({ params: { id: view.id } })
const next = (view: OperationView) => ({ commandId: newId(), version: view.version })
const announced = async (): Promise<OperationView> => { const made = await plan(); return street.call(api.operationSteps.announce, { ...at(made), body: next(made) }) }
const running = async (): Promise<OperationView> => {
  const view = await announced()
  await officer.call(api.operationSteps.signIn, { ...at(view), body: { commandId: newId(), present: [personOf()] } })
  return officer.call(api.operationSteps.begin, { ...at(view), body: next(view) })
}

describe('a joint operation', () => {
  it('goes from the plan to the closed result', async () => {
    let view = await running()
    expect(view).toMatchObject({ state: 'running', roster: [{ personId: personOf(), present: true }, { personId: personOf('outside'), present: false }], leader: { id: personOf() }, items: [{ code: 'CG-001', name: '占道经营处罚' }] })
    view = await other.call(api.operationSteps.find, { ...at(view), body: { commandId: newId(), text: '三号摊占道', item: 'CG-001', officeId: server.district.offices[1]!.id } })
    const [finding] = view.findings
    expect(finding).toMatchObject({ text: '三号摊占道', item: 'CG-001', by: 'departmentOfficer outside' })
    const caseId = newId()
    const { lng, lat } = server.district.inside
    view = await officer.call(api.operationSteps.followUp, { ...at(view), body: { commandId: newId(), text: '请城管局处置', caseId, category: '02001', finding: finding!.no, place: { lng, lat } } })
    expect(view.cases).toMatchObject([{ id: caseId, category: '02001', finding: finding!.no, state: 'filed' }])
    expect(await street.call(api.operations.ofCase, { params: { id: caseId } })).toEqual({ operation: { id: view.id, title: '夜市联合整治' }, inspection: null })
    expect((await street.call(api.cases.get, { params: { id: caseId } })).abilities).toContain('dispatch')
    view = await officer.call(api.operationSteps.finish, { ...at(view), body: next(view) })
    expect((await refusal(street.call(api.operationSteps.close, { ...at(view), body: next(view) }))).code).toBe('operation.result-needed')
    view = await officer.call(api.operationSteps.report, { ...at(view), body: { ...next(view), text: '取缔 3 处' } })
    view = await street.call(api.operationSteps.close, { ...at(view), body: next(view) })
    expect(view).toMatchObject({ state: 'closed', result: '取缔 3 处', abilities: [] })
    expect(view.steps.map(({ step }) => step)).toEqual(['plan', 'announce', 'signIn', 'begin', 'find', 'followUp', 'finish', 'report', 'close'])
    expect(await server.database.query("select kind from journal where subject_kind = 'operation' order by position")).toHaveLength(9)
  })

  it('takes a command twice once', async () => {
    const ids = { id: newId(), commandId: newId() }
    const [first, second] = [await plan({}, street, ids), await plan({}, street, ids)]
    expect(second).toEqual(first)
    const announce = { ...at(first), body: next(first) }
    expect(await street.call(api.operationSteps.announce, announce)).toEqual(await street.call(api.operationSteps.announce, announce))
    expect((await refusal(plan({}, street, { id: newId(), commandId: ids.commandId }))).code).toBe('operation.id-taken')
    expect((await refusal(plan({}, street, { id: ids.id, commandId: newId() }))).code).toBe('operation.id-taken')
    const view = await running()
    const followUp = { ...at(view), body: { commandId: newId(), text: '转办', caseId: newId(), category: '02001', place: { lng: server.district.inside.lng, lat: server.district.inside.lat } } }
    await officer.call(api.operationSteps.followUp, followUp)
    expect((await officer.call(api.operationSteps.followUp, followUp)).cases).toHaveLength(1)
    expect((await refusal(officer.call(api.operationSteps.followUp, { ...followUp, body: { ...followUp.body, commandId: newId() } }))).code).toBe('case.id-taken')
  })

  it('is seen by the street and the offices that are called, by nobody else', async () => {
    const view = await plan({ officeIds: [server.district.offices[0]!.id], roster: [{ personId: personOf(), officeId: server.district.offices[0]!.id }] })
    for (const client of [street, officer, await server.loginAs('leader'), await server.loginAs('districtDesk')]) expect((await client.call(api.operations.list, {})).operations.map(({ id }) => id)).toEqual([view.id])
    for (const client of [other, await server.loginAs('streetDesk', 'outside')]) {
      expect((await client.call(api.operations.list, {})).operations).toEqual([])
      expect((await refusal(client.call(api.operations.get, at(view)))).code).toBe('operation.not-found')
      expect((await refusal(client.call(api.operationSteps.announce, { ...at(view), body: next(view) }))).code).toMatch(/access.refused|operation.not-found/)
    }
    expect((await refusal(server.anonymous().call(api.operations.list, {}))).code).toBe('access.sign-in-needed')
    expect((await refusal(plan({}, await server.loginAs('streetDesk', 'outside')))).code).toBe('access.refused')
  })

  it('is changed by one desk at a time', async () => {
    const view = await plan()
    await street.call(api.operationSteps.revise, { ...at(view), body: { ...next(view), plan: planOf({ title: '改名' }) } })
    expect(await refusal(street.call(api.operationSteps.revise, { ...at(view), body: { ...next(view), plan: planOf() } }))).toMatchObject({ code: 'operation.changed', status: 409 })
    expect((await refusal(street.call(api.operationSteps.close, { ...at(view), body: { commandId: newId(), version: 1 } }))).code).toBe('operation.step-not-allowed')
  })

  it('is signed in by its leader, and by nobody else', async () => {
    const view = await announced()
    expect((await refusal(other.call(api.operationSteps.signIn, { ...at(view), body: { commandId: newId(), present: [] } }))).code).toBe('operation.leader-only')
    const changed = await street.call(api.operationSteps.changeLeader, { ...at(view), body: { ...next(view), leaderId: personOf('outside') } })
    expect((await other.call(api.operationSteps.signIn, { ...at(view), body: { commandId: newId(), present: [personOf('outside')] } })).abilities).toContain('begin')
    expect(changed.leader?.id).toBe(personOf('outside'))
    expect((await officer.call(api.operations.list, { query: { mine: true } })).operations).toMatchObject([{ people: 2, present: 1 }])
  })

  it('takes an area drawn inside the street, and none that leaves it or crosses itself', async () => {
    const { lng, lat } = server.district.inside
    const square = (size: number, crossed = false): WirePlan['area'] => {
      const [w, s, e, n] = [lng - size, lat - size, lng + size, lat + size]
      return { unitIds: [], shape: { type: 'Polygon', coordinates: [crossed ? [[w, s], [e, n], [e, s], [w, n], [w, s]] : [[w, s], [e, s], [e, n], [w, n], [w, s]]] } }
    }
    expect((await plan({ area: square(0.002) })).area.shape).toEqual(square(0.002).shape)
    for (const area of [square(0.5), square(0.002, true)]) expect((await refusal(plan({ area }))).code).toBe('operation.area-outside')
    expect((await refusal(plan({ area: { unitIds: [server.district.outside.grid.id], shape: null } }))).code).toBe('operation.area-outside')
  })

  it('takes its items from the power list as it is on that day in that street, and says whose none of them is', async () => {
    const [works, order] = server.district.offices.map(({ id }) => id as number) as [number, number]
    await makeItem('CG-002', order, '2026-03-03', null)
    await makeItem('CG-003', order, '2025-01-01', '2026-03-01')
    expect(await refusal(plan({ items: ['CG-001', 'NO-1', 'CG-002', 'CG-003'] }))).toMatchObject({ code: 'operation.item-unknown', params: { items: ['NO-1', 'CG-002', 'CG-003'] } })
    expect((await plan({ items: ['CG-001'] })).withoutItems).toEqual([order])
    expect((await plan({ items: ['CG-001', 'CG-002'], heldOn: '2026-03-03' })).withoutItems).toEqual([])
    expect((await plan({ items: [] })).withoutItems).toEqual([])
    const view = await plan()
    await server.database.query("insert into power_holdings (district, item_id, street_id, office_id, part, from_on) select district, id, $2, null, 'lead', '2026-03-01' from power_items where district = $1 and code = 'CG-001'", [server.district.id, server.district.inside.street.id])
    expect(await refusal(street.call(api.operationSteps.revise, { ...at(view), body: { ...next(view), plan: planOf() } }))).toMatchObject({ code: 'operation.item-unknown', params: { items: ['CG-001'] } })
    expect((await street.call(api.operations.get, at(view))).withoutItems).toEqual([works, order])
  })

  it('names only who is on post at the offices on that day', async () => {
    const officeIds = server.district.offices.map(({ id }) => id)
    const asked = (on: string) => street.call(api.operations.candidates, { query: { officeIds: officeIds.join(','), on } })
    expect((await asked('2026-03-02')).people).toEqual([{ personId: personOf(), name: 'departmentOfficer inside', officeId: officeIds[0] }, { personId: personOf('outside'), name: 'departmentOfficer outside', officeId: officeIds[1] }])
    expect((await asked('2020-01-01')).people).toEqual([])
    expect((await refusal(plan({ roster: [{ personId: server.district.person('gridWorker').personId, officeId: officeIds[0]! }], leaderId: null }))).code).toBe('operation.not-on-post')
  })

  it('is read on page by page, latest day first', async () => {
    for (const heldOn of ['2026-03-03', '2026-03-05', '2026-03-04']) await plan({ heldOn })
    const first = await street.call(api.operations.list, { query: { limit: 2 } })
    const rest = await street.call(api.operations.list, { query: { limit: 2, after: first.next! } })
    expect([...first.operations, ...rest.operations].map(({ heldOn }) => heldOn)).toEqual(['2026-03-05', '2026-03-04', '2026-03-03'])
    expect(rest.next).toBeNull()
  })

  it.each([
    ['/api/operations', { title: '' }], ['/api/operations', { beginsAt: '25:00' }], ['/api/operations', { heldOn: 'today' }], ['/api/operations', { officeIds: [] }],
  ])('%s refuses what is malformed: %j', async (path, wrong) => {
    const response = await street.fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: newId(), commandId: newId(), streetId: server.district.inside.street.id, plan: { ...planOf(), ...wrong } }) })
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'request.malformed'])
  })
})
