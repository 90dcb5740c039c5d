import { v7 as newId } from 'uuid'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { api } from '../../../contract/api.ts'
import type { BodyOf } from '../../../contract/route.ts'
import { shapeArea2 } from '../../../domain/kernel/geometry.ts'
import { settleShape, type PlanUnit } from '../../../domain/territory/plan/tree.ts'
import { refusal, type Client } from '../../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../../tests/support/server.ts'
import { tilingFaults } from '../../../../tests/support/domain/drawn-net.ts'
import { netOf } from '../net.ts'
import { treeOf } from '../plans/tree-of-net.ts'

type Edit = BodyOf<typeof api.edits.draw>['edit']

let server: TestServer
let desk: Client
let planId: string

beforeAll(async () => {
  server = await testServer()
  desk = await server.loginAs('communityDesk')
})

beforeEach(async () => {
  planId = newId()
  await desk.call(api.plans.create, { body: { id: planId, commandId: newId(), name: '调整网格', unitId: server.district.inside.community.id } })
})

const version = async (): Promise<number> => (await desk.call(api.plans.get, { params: { id: planId } })).version
const draw = async (edit: Edit, who = desk, commandId = newId()) => who.call(api.edits.draw, { params: { id: planId }, body: { commandId, version: await version(), edit } })
const across = (): Edit => {
  const { inside } = server.district
  return { kind: 'split', unit: inside.microgrid.id, line: [[inside.lng + 0.001, inside.lat - 0.02], [inside.lng + 0.001, inside.lat + 0.02]], crossed: 'cut' }
}

/** The whole net with the plan's operations, as it would be adopted. */
const planned = async () => {
  const { applyPlan } = await import('../../../domain/territory/plan/apply-plan.ts')
  const { operations } = await desk.call(api.plans.operations, { params: { id: planId }, query: { limit: 50 } })
  const tree = treeOf(await netOf(server.context, server.district.id))
  const settled = new Map([...tree].map(([ref, unit]): [typeof ref, PlanUnit] => [ref, { ...unit, shape: unit.shape && settleShape(unit.shape)! }]))
  return { before: settled, ...applyPlan(settled, operations.map(({ operation }) => operation) as never) }
}

describe('drawing on a plan', () => {
  it('splits a cell: two new units, neighbours of other communities get the corners, and the whole is undone at once', async () => {
    const { plan, made } = await draw(across())
    expect(made).toHaveLength(2)
    const { tree, problems, before } = await planned()
    expect(problems).toEqual([])
    const [one, two] = made.map((ref) => tree.get(ref)!)
    expect(shapeArea2(one!.shape!) + shapeArea2(two!.shape!)).toBe(shapeArea2(before.get(server.district.inside.microgrid.id)!.shape!))
    expect([one!.households! + two!.households!, one!.parent]).toEqual([40, server.district.inside.grid.id])
    const undone = await desk.call(api.plans.undo, { params: { id: planId }, body: { commandId: newId(), version: plan.version } })
    expect(undone.operations).toBe(0)
  })

  it('says what the households of the parts were reckoned by: ground, or buildings once they are known', async () => {
    const { inside } = server.district
    const partsOf = async (): Promise<unknown[]> => {
      const { operations } = await desk.call(api.plans.operations, { params: { id: planId }, query: {} })
      return operations.flatMap(({ operation }) => (operation.kind === 'split' ? operation.into.map(({ households, guess }) => [households, guess]) : []))
    }
    const { plan } = await draw(across())
    expect((await partsOf()).map((part) => (part as unknown[])[1])).toEqual(['area', 'area'])
    await desk.call(api.plans.undo, { params: { id: planId }, body: { commandId: newId(), version: plan.version } })
    const at = (code: string, lng: number, households: number): unknown[] => [server.district.id, code, '楼', lng, inside.lat, households, JSON.stringify({ type: 'Point', coordinates: [lng, inside.lat] })]
    for (const row of [at('1', inside.lng - 0.002, 10), at('2', inside.lng + 0.002, 30)])
      await server.database.query('insert into buildings (district, code, name, lng, lat, households, place) values ($1, $2, $3, $4, $5, $6, $7)', row)
    await draw(across())
    await server.database.query('delete from buildings where district = $1', [server.district.id])
    expect((await partsOf()).sort()).toEqual([[10, 'buildings'], [30, 'buildings']])
  })

  it('leaves the net exact where squares of different sizes met in the middle of an edge before', async () => {
    await draw(across())
    await draw({ kind: 'moveCorner', at: cornerOf(), to: [cornerOf()[0] + 0.002, cornerOf()[1] + 0.001] })
    const { tree, problems, before } = await planned()
    expect(problems).toEqual([])
    // What is drawn with fewer corners elsewhere stays as it was.
    const faults = (net: typeof tree): string[] => tilingFaults(new Map([...net].filter(([, unit]) => inCommunity(net, unit))))
    expect(faults(tree).filter((fault) => !faults(before).includes(fault))).toEqual([])
    expect(faults(tree).length).toBeLessThan(faults(before).length)
  })

  it('is done once when sent twice, and says who was quicker', async () => {
    const body = { commandId: newId(), version: 0, edit: across() }
    await desk.call(api.edits.draw, { params: { id: planId }, body })
    const again = await desk.call(api.edits.draw, { params: { id: planId }, body })
    expect([again.plan.version, again.made]).toEqual([1, []])
    const fault = await refusal(desk.call(api.edits.draw, { params: { id: planId }, body: { ...body, commandId: newId() } }))
    expect(fault.code).toBe('plan.changed')
  })

  it('names why it can’t be done', async () => {
    const { inside, outside } = server.district
    const body = { commandId: newId(), version: 0 }
    const asked = async (edit: Edit): Promise<string> => (await refusal(desk.call(api.edits.draw, { params: { id: planId }, body: { ...body, edit } }))).code
    expect(await asked({ kind: 'split', unit: inside.microgrid.id, line: [[1, 1], [2, 2]], crossed: 'cut' })).toMatch(/^edit\.(line-does-not-cross|too-far)$/)
    expect(await asked({ kind: 'merge', units: [inside.microgrid.id, outside.microgrid.id] })).toBe('edit.not-siblings')
    expect(await asked({ kind: 'dropCorner', at: [inside.lng, inside.lat] })).toBe('edit.no-corner')
    const other: [number, number] = [inside.street.id, outside.street.id]
    expect(await asked({ kind: 'redrawBorder', units: other, line: [[inside.lng - 1, inside.lat + 0.012], [inside.lng + 1, inside.lat + 0.012]] })).toMatch(/^(plan\.outside|edit\.)/)
  })

  it('is for those who may draft there', async () => {
    const params = { id: planId }
    const body = { commandId: newId(), version: 0, edit: across() }
    expect((await refusal(server.anonymous().call(api.edits.draw, { params, body }))).code).toBe('access.sign-in-needed')
    expect((await refusal((await server.loginAs('communityDesk', 'outside')).call(api.edits.draw, { params, body }))).code).toBe('plan.not-found')
    expect((await refusal((await server.loginAs('leader')).call(api.edits.draw, { params, body }))).code).toBe('access.refused')
    expect((await refusal(desk.call(api.edits.draw, { params, body: { ...body, edit: { kind: 'split' } as never } }))).code).toBe('request.malformed')
  })
})

/** Where the two microgrids of the inside grid meet the two of the other grid. */
const cornerOf = (): [number, number] => {
  const { inside } = server.district
  return [Math.round((inside.lng + 0.005) * 1e7) / 1e7, Math.round((inside.lat + 0.005) * 1e7) / 1e7]
}

const inCommunity = (tree: ReadonlyMap<unknown, PlanUnit>, unit: PlanUnit): boolean => {
  for (let at: PlanUnit | undefined = unit; at; at = at.parent === null ? undefined : tree.get(at.parent)) if (at.unit === server.district.inside.community.id) return true
  return false
}

describe('two plans on one border', () => {
  it('the later is refused by name once the first is adopted, and drawn anew it leaves no gap', async () => {
    const office = await server.loginAs('districtDesk')
    const today = new Date(server.clock.now + 8 * 3_600_000).toISOString().slice(0, 10)
    const { inside } = server.district
    const start = async (name: string): Promise<string> => {
      const id = newId()
      await office.call(api.plans.create, { body: { id, commandId: newId(), name, unitId: inside.community.id } })
      return id
    }
    const on = async (id: string, edit: Edit) => office.call(api.edits.draw, { params: { id }, body: { commandId: newId(), version: (await office.call(api.plans.get, { params: { id } })).version, edit } })
    const adopt = async (id: string) => office.call(api.plans.adopt, { params: { id }, body: { commandId: newId(), version: (await office.call(api.plans.get, { params: { id } })).version, from: today } })
    const [first, second] = [await start('先动边界'), await start('后拆网格')]
    const corner = cornerOf()
    await on(first, { kind: 'moveCorner', at: corner, to: [corner[0] + 0.0005, corner[1] + 0.0005] })
    await on(second, across())
    const fitting = await office.call(api.plans.preview, { params: { id: second }, query: {} })
    expect(fitting.faults).toEqual([])
    const before = tilingFaults(treeOf(await netOf(server.context, server.district.id)))
    await adopt(first)
    const { faults } = await office.call(api.plans.preview, { params: { id: second }, query: {} })
    expect(faults[0]).toMatchObject({ code: 'plan.border-changed', params: { plan: '先动边界', name: expect.any(String), number: 1 } })
    expect(faults.map(({ params }) => params['name'])).toContain(inside.microgrid.name)
    expect(await refusal(adopt(second))).toMatchObject({ code: 'plan.no-longer-fits', params: { plan: '先动边界', number: 1 } })
    // Undone and drawn anew on the present border it fits.
    await office.call(api.plans.undo, { params: { id: second }, body: { commandId: newId(), version: (await office.call(api.plans.get, { params: { id: second } })).version } })
    await on(second, across())
    expect((await adopt(second)).state).toBe('applied')
    const after = tilingFaults(treeOf(await netOf(server.context, server.district.id)))
    expect(after.filter((fault) => !before.includes(fault))).toEqual([])
  })
})
