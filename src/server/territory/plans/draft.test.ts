// Drafting: several people at one plan, what each may do with it, and that nothing is lost on the way.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { readByAccount } from '../../access/actors.ts'
import { api } from '../../../contract/api.ts'
import { add, begin, newRef, rectangle, splitOf } from '../../../../tests/support/plans.ts'
import { refusal, type Client } from '../../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../../tests/support/server.ts'

const { plans } = api
let server: TestServer
let community: Client
let street: Client
let desk: Client
beforeAll(async () => {
  server = await testServer()
  community = await server.loginAs('communityDesk')
  street = await server.loginAs('streetDesk')
  desk = await server.loginAs('districtDesk')
})

const rename = (unit: number, name: string) => ({ kind: 'change' as const, unit, name })

describe('a draft', () => {
  it('begun twice with one id is one draft, seen by those whose territory it is', async () => {
    const { inside } = server.district
    const body = { id: newId(), commandId: newId(), name: '重划第一网格', unitId: inside.community.id }
    const one = await community.call(plans.create, { body })
    expect(await community.call(plans.create, { body })).toEqual(one)
    expect(one).toMatchObject({ state: 'draft', version: 0, operations: 0, canUndo: false, canRedo: false, abilities: ['change', 'abandon'], createdBy: 'communityDesk inside' })
    for (const client of [street, desk]) expect((await client.call(plans.list, { query: {} })).plans.map(({ id }) => id)).toContain(one.id)
    expect(await desk.call(plans.get, { params: { id: one.id } })).toMatchObject({ id: one.id, unit: { name: inside.community.name } })
    for (const where of ['communityDesk', 'streetDesk'] as const) {
      const stranger = await server.loginAs(where, 'outside')
      expect((await stranger.call(plans.list, { query: {} })).plans).toEqual([])
      expect((await refusal(stranger.call(plans.get, { params: { id: one.id } }))).code).toBe('plan.not-found')
    }
    expect((await refusal(community.call(plans.create, { body: { ...body, commandId: newId() } }))).code).toBe('plan.id-taken')
  })

  it('is begun only where one may draft, and changes nothing outside its unit', async () => {
    const { inside, outside, unit } = server.district
    expect((await refusal(begin(community, outside.community.id))).code).toBe('access.refused')
    expect((await refusal(begin(community, unit.id))).code).toBe('access.refused')
    expect((await refusal(begin(community, 987_654))).code).toBe('territory.not-found')
    const plan = await begin(desk, inside.grid.id)
    expect((await refusal(add(desk, plan, rename(outside.grid.id, '别处')))).code).toBe('plan.outside')
    expect((await refusal(add(desk, plan, { kind: 'move', unit: inside.microgrid.id, parent: outside.grid.id }))).code).toBe('plan.outside')
    expect((await refusal(add(desk, plan, { kind: 'retire', unit: inside.grid.id, successor: inside.community.id }))).code).toBe('plan.outside')
  })

  it('is changed by several people; who saw an older one is told by whom and how', async () => {
    const { inside } = server.district
    const plan = await begin(community, inside.community.id)
    const changed = await add(street, plan, rename(inside.grid.id, '东大街网格'))
    expect(changed).toMatchObject({ version: 1, operations: 1, canUndo: true })
    const late = await refusal(add(community, plan, rename(inside.grid.id, '西大街网格')))
    expect(late).toMatchObject({ code: 'plan.changed', params: { by: 'streetDesk inside', steps: ['add'], operations: ['change'], version: 1 } })
    const command = { commandId: newId(), version: 1, operations: [rename(inside.microgrid.id, '一号院')] }
    const twice = [await community.call(plans.add, { params: { id: plan.id }, body: command }), await community.call(plans.add, { params: { id: plan.id }, body: command })]
    expect(twice.map(({ version }) => version)).toEqual([2, 2])
    const { operations } = await desk.call(plans.operations, { params: { id: plan.id }, query: {} })
    expect(operations.map(({ position, by, operation }) => [position, by, operation.kind])).toEqual([[0, 'streetDesk inside', 'change'], [1, 'communityDesk inside', 'change']])
  })

  it('keeps undo and redo on the server; what comes after an undo takes the place of what was undone', async () => {
    const { inside } = server.district
    let plan = await begin(desk, inside.community.id)
    const step = async (route: typeof plans.undo | typeof plans.redo) => {
      plan = await desk.call(route, { params: { id: plan.id }, body: { commandId: newId(), version: plan.version } })
      const { operations } = await desk.call(plans.operations, { params: { id: plan.id }, query: {} })
      return operations.map(({ operation }) => (operation as { name: string }).name)
    }
    plan = await add(desk, plan, rename(inside.grid.id, '一'))
    plan = await add(desk, plan, rename(inside.grid.id, '二'), rename(inside.grid.id, '三'))
    expect(await step(plans.undo)).toEqual(['一'])
    expect(plan).toMatchObject({ canUndo: true, canRedo: true })
    expect(await step(plans.redo)).toEqual(['一', '二', '三'])
    expect((await refusal(step(plans.redo))).code).toBe('plan.nothing-to-redo')
    expect(await step(plans.undo)).toEqual(['一'])
    expect(await step(plans.undo)).toEqual([])
    expect((await refusal(step(plans.undo))).code).toBe('plan.nothing-to-undo')
    plan = await add(desk, plan, rename(inside.grid.id, '四'))
    expect(plan).toMatchObject({ operations: 1, canRedo: false })
    expect((await desk.call(plans.units, { params: { id: plan.id }, query: { parent: String(inside.grid.id) } })).unit.name).toBe('四')
  })

  it('refuses an operation that does not fit, by name, and keeps the others', async () => {
    const { inside } = server.district
    const plan = await begin(desk, inside.community.id)
    const cut = splitOf(inside.microgrid)
    const after = await add(desk, plan, cut.operation)
    expect((await refusal(add(desk, after, rename(inside.microgrid.id, '没了')))).code).toBe('plan.unit-unknown')
    expect((await refusal(add(desk, after, cut.operation))).code).toBe('plan.ref-taken')
    expect((await refusal(add(desk, after, { kind: 'create', level: 'street', parent: inside.community.id, unit: newRef(), name: '高', shape: null }))).code).toBe('plan.parent-wrong')
    expect((await refusal(add(desk, after, { kind: 'retire', unit: inside.grid.id, successor: inside.community.id }))).code).toBe('plan.units-below')
    const units = await desk.call(plans.units, { params: { id: plan.id }, query: { parent: String(inside.grid.id) } })
    expect(units.children.map(({ unit }) => unit)).toEqual(expect.arrayContaining([cut.west, cut.east]))
    expect(units.line.map(({ level }) => level)).toEqual(['district', 'street', 'community', 'grid'])
    expect(units.children.every(({ shape }) => shape !== null)).toBe(true)
  })

  it('tells those who look on, and nobody whose territory it isn’t', async () => {
    const { district, database, context, clock } = server
    const heard: string[] = []
    const listen = async (role: 'streetDesk' | 'leader', where: 'inside' | 'outside') => context.hub.listen({
      actor: await readByAccount(database, district.id, district.person(role, where).accountId, clock.now), tell: () => {}, ready: () => {}, reset: () => {},
      planChanged: (_, planId) => heard.push(`${role} ${where} ${planId}`),
    }, undefined)
    const stops = [await listen('streetDesk', 'inside'), await listen('streetDesk', 'outside'), await listen('leader', 'inside')]
    const plan = await begin(community, district.inside.grid.id)
    const changed = await add(community, plan, rename(district.inside.grid.id, '听见'))
    await community.call(plans.undo, { params: { id: plan.id }, body: { commandId: newId(), version: changed.version } })
    await expect.poll(() => heard).toEqual(Array.from({ length: 3 }, () => `streetDesk inside ${plan.id}`))
    for (const stop of stops) stop()
  })

  it('is given up by who may draft, and then rests', async () => {
    const { inside } = server.district
    const plan = await begin(community, inside.community.id)
    const body = { commandId: newId(), version: 0 }
    expect(await community.call(plans.abandon, { params: { id: plan.id }, body })).toMatchObject({ state: 'abandoned', abilities: [] })
    expect(await community.call(plans.abandon, { params: { id: plan.id }, body })).toMatchObject({ state: 'abandoned' })
    const gone = await community.call(plans.get, { params: { id: plan.id } })
    expect((await refusal(add(community, gone, rename(inside.grid.id, '晚')))).code).toBe('plan.not-open')
  })

  it('is renamed, listed page by page, and refuses what is malformed', async () => {
    const { inside } = server.district
    const plan = await begin(desk, inside.grid.id)
    expect(await desk.call(plans.rename, { params: { id: plan.id }, body: { commandId: newId(), version: 0, name: ' 春季调整 ' } })).toMatchObject({ name: '春季调整', version: 1 })
    const first = await desk.call(plans.list, { query: { state: 'draft', limit: 2 } })
    expect(first.plans).toHaveLength(2)
    const rest = await desk.call(plans.list, { query: { state: 'draft', limit: 200, after: first.next! } })
    expect(rest.plans.map(({ id }) => id).some((id) => first.plans.some((one) => one.id === id))).toBe(false)
    const bad = [
      desk.call(plans.list, { query: { after: 'x' } }), desk.call(plans.units, { params: { id: plan.id }, query: { parent: 'grid' } }),
      desk.call(plans.add, { params: { id: plan.id }, body: { commandId: newId(), version: 1, operations: [{ kind: 'create', level: 'grid', parent: 1, unit: 'mine' as never, name: '', shape: null }] } }),
      desk.call(plans.add, { params: { id: plan.id }, body: { commandId: newId(), version: 1, operations: [] } }),
    ]
    expect((await Promise.all(bad.map(refusal))).map(({ code }) => code)).toEqual(bad.map(() => 'request.malformed'))
    const flat = { ...rectangle(114, 40, 114, 40) }
    expect((await refusal(add(desk, { ...plan, version: 1 }, { kind: 'reshape', shapes: [{ unit: inside.microgrid.id, shape: flat as never }] }))).code).toBe('plan.shape-malformed')
  })

  it('is not open to who is not signed in or may not draft', async () => {
    const plan = await begin(desk, server.district.inside.grid.id)
    expect((await refusal(server.anonymous().call(plans.get, { params: { id: plan.id } }))).code).toBe('access.sign-in-needed')
    for (const role of ['gridWorker', 'leader', 'streetSupervisor', 'resident'] as const)
      expect((await refusal((await server.loginAs(role)).call(plans.get, { params: { id: plan.id } }))).code).toBe('access.refused')
  })
})
