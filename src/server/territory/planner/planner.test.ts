import { v7 as newId } from 'uuid'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { api } from '../../../contract/api.ts'
import { planDivision } from '../../../domain/territory/planner/plan-division.ts'
import { refusal, type Client } from '../../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../../tests/support/server.ts'
import { workOffRuns } from './runner.ts'

let server: TestServer
let desk: Client
let community: number

beforeAll(async () => {
  server = await testServer()
  desk = await server.loginAs('communityDesk')
  community = server.district.inside.community.id
})
beforeEach(() => server.database.query('delete from buildings'))

const params = () => ({ id: community })

/** Houses in rows over the community. */
const houses = async (): Promise<string> => {
  const { community: unit } = await desk.call(api.planner.ground, { params: params() })
  const ring = (unit.shape!.type === 'Polygon' ? unit.shape!.coordinates : unit.shape!.coordinates[0]!)[0]!
  const [west, south, east, north] = [Math.min(...ring.map((p) => p[0])), Math.min(...ring.map((p) => p[1])), Math.max(...ring.map((p) => p[0])), Math.max(...ring.map((p) => p[1]))]
  const rows = Array.from({ length: 100 }, (_, i) => `H${i},${i + 1}号楼,8,${west + ((east - west) * ((i % 10) + 0.5)) / 10},${south + ((north - south) * (Math.floor(i / 10) + 0.5)) / 10}`)
  return ['楼栋编码,名称,户数,经度,纬度', ...rows].join('\n')
}
const bring = async (text: string, query: { check?: boolean; replace?: boolean } = {}, name = '楼栋.csv') => desk.call(api.planner.bring, { params: params(), query: { name, ...query }, photo: new Blob([text]) })

describe('buildings of a community', () => {
  it('come from a sheet: seen first, then written, then unchanged', async () => {
    const text = await houses()
    expect(await bring(text, { check: true })).toEqual({ new: 100, changed: 0, unchanged: 0, gone: 0, faulty: [] })
    expect((await desk.call(api.planner.ground, { params: params() })).input!.buildings).toHaveLength(0)
    await bring(text)
    const ground = await desk.call(api.planner.ground, { params: params() })
    expect(ground.input!.buildings).toHaveLength(100)
    expect(ground.names['H0']).toBe('1号楼')
    expect(await bring(text)).toMatchObject({ new: 0, unchanged: 100 })
    expect(await bring(text.replace('H0,1号楼,8', 'H0,1号楼,9').replace(/\nH99.*/, ''), { replace: true })).toMatchObject({ changed: 1, gone: 1 })
  })

  it('with faulty rows by their number, entrances of one building together', async () => {
    const [lng, lat] = (await houses()).split('\n')[1]!.split(',').slice(3)
    const text = `编码,单元,户数,经度,纬度\nA,1,12,${lng},${lat}\nA,2,14,${lng},${lat}\n,1,12,${lng},${lat}\nB,,十,${lng},${lat}\nC,,5,,\nD,,5,10,10\nA,,5,${lng},${lat}`
    expect(await bring(text)).toMatchObject({ new: 1, faulty: [{ row: 4, fault: 'no-code' }, { row: 5, fault: 'no-households' }, { row: 6, fault: 'no-place' }, { row: 7, fault: 'outside' }, { row: 8, fault: 'twice' }] })
    const [building] = (await desk.call(api.planner.ground, { params: params() })).input!.buildings
    expect(building).toMatchObject({ id: 'A', households: 26, entrances: [{ households: 12 }, { households: 14 }] })
  })

  it('come from GeoJSON with footprints; another file is refused by name', async () => {
    const [lng, lat] = (await houses()).split('\n')[1]!.split(',').slice(3).map(Number) as [number, number]
    const ring = [[lng, lat], [lng + 2e-4, lat], [lng + 2e-4, lat + 1e-4], [lng, lat]]
    const text = JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { code: 'F1', households: 30 }, geometry: { type: 'Polygon', coordinates: [ring] } }] })
    expect(await bring(text, {}, 'b.geojson')).toMatchObject({ new: 1, faulty: [] })
    expect((await refusal(bring('{}', {}, 'b.geojson'))).code).toBe('planner.file-unreadable')
    expect((await refusal(bring('', {}, 'b.csv'))).code).toMatch(/^sheet\./)
  })

  it('are those of who may draft there', async () => {
    const stranger = await server.loginAs('communityDesk', 'outside')
    expect((await refusal(stranger.call(api.planner.ground, { params: params() }))).status).toBe(403)
    expect((await refusal(server.anonymous().call(api.planner.ground, { params: params() }))).status).toBe(401)
    expect((await refusal(desk.call(api.planner.ground, { params: { id: server.district.inside.grid.id } }))).code).toBe('territory.not-found')
  })
})

describe('a division', () => {
  const divided = async () => {
    await bring(await houses())
    const ground = await desk.call(api.planner.ground, { params: params() })
    const division = planDivision(ground.input!)
    if (division.kind === 'refused') throw new Error(division.code)
    return { division, assigned: division.grids.map((grid) => grid.microgrids.map((cell) => [...cell.atoms])) }
  }

  it('becomes a plan that can be adopted, once when sent twice', async () => {
    const { division, assigned } = await divided()
    const body = { planId: newId(), commandId: newId(), name: '规划划分', assigned }
    const plan = await desk.call(api.planner.plan, { params: params(), body })
    expect(plan).toMatchObject({ source: 'planner', state: 'draft', unit: { id: community } })
    expect((await desk.call(api.planner.plan, { params: params(), body })).id).toBe(plan.id)
    const preview = await desk.call(api.plans.preview, { params: { id: plan.id }, query: {} })
    expect(preview.faults).toEqual([])
    const district = await server.loginAs('districtDesk')
    await district.call(api.plans.adopt, { params: { id: plan.id }, body: { commandId: newId(), version: plan.version, from: '2026-03-02' } })
    const after = await desk.call(api.planner.ground, { params: params() })
    expect(after.microgrids.map((cell) => cell.households).sort()).toEqual(division.grids.flatMap((g) => g.microgrids.map((m) => m.households)).sort())
    // Asked to revise, it leaves everybody where they are.
    const again = planDivision({ ...after.input!, revise: true })
    expect(again.kind === 'division' && again.figures.moved).toEqual({ grid: 0, microgrid: 0 })
  })

  it('with a cell in pieces or an unknown building is refused by name', async () => {
    const { assigned } = await divided()
    const body = (changed: typeof assigned) => ({ planId: newId(), commandId: newId(), name: '不行', assigned: changed })
    expect((await refusal(desk.call(api.planner.plan, { params: params(), body: body([[[{ building: 'H0' }]]]) }))).code).toBe('planner.building-unknown')
    const torn = assigned.map((grid) => grid.map((cell) => [...cell]))
    torn[0]![0]!.push(torn.at(-1)!.at(-1)!.pop()!)
    expect((await refusal(desk.call(api.planner.plan, { params: params(), body: body(torn) }))).code).toBe('planner.cell-in-pieces')
  })
})

describe('a run over all communities', () => {
  const start = (unitId: number, id = newId()) => ({ id, unitId, revise: false })

  it('is worked off in the background and becomes one plan', async () => {
    await bring(await houses())
    const street = await server.loginAs('streetDesk')
    const body = start(server.district.inside.street.id)
    expect((await street.call(api.planner.start, { body })).state).toBe('waiting')
    await workOffRuns(server.context)
    const run = await street.call(api.planner.run, { params: { id: body.id } })
    expect(run).toMatchObject({ state: 'done', progress: 1, outdated: false })
    expect(run.communities.find((one) => one.unit.id === community)).toMatchObject({ households: 800, refused: null })
    expect(run.communities.filter((one) => one.refused === 'planner.no-buildings').length).toBe(run.communities.length - 1)
    const planned = await street.call(api.planner.planRun, { params: { id: body.id }, body: { planId: newId(), commandId: newId(), name: '全街道' } })
    expect(planned.state).toBe('planned')
    expect((await street.call(api.plans.preview, { params: { id: planned.planId! }, query: {} })).faults).toEqual([])
  })

  it('can be cancelled, and then there is nothing to plan', async () => {
    const body = start(community)
    await desk.call(api.planner.start, { body })
    const { state } = await desk.call(api.planner.cancel, { params: { id: body.id } })
    expect(['cancelled', 'done']).toContain(state)
    if (state === 'cancelled') expect((await refusal(desk.call(api.planner.planRun, { params: { id: body.id }, body: { planId: newId(), commandId: newId(), name: '没有' } }))).code).toBe('planner.run-not-ready')
    expect((await refusal(desk.call(api.planner.run, { params: { id: newId() } }))).code).toBe('planner.run-not-found')
  })
})
