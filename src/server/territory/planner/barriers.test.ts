import { v7 as newId } from 'uuid'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { api } from '../../../contract/api.ts'
import { planDivision } from '../../../domain/territory/planner/plan-division.ts'
import type { Position } from '../../../domain/kernel/geometry.ts'
import { refusal, type Client } from '../../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../../tests/support/server.ts'
import { kindOf } from './read-barriers.ts'

let server: TestServer
let desk: Client
let community: number
let box: readonly [number, number, number, number]

beforeAll(async () => {
  server = await testServer()
  desk = await server.loginAs('communityDesk')
  community = server.district.inside.community.id
  const { community: unit } = await ground()
  const ring = (unit.shape!.type === 'Polygon' ? unit.shape!.coordinates : unit.shape!.coordinates[0]!)[0]!
  box = [Math.min(...ring.map((p) => p[0])), Math.min(...ring.map((p) => p[1])), Math.max(...ring.map((p) => p[0])), Math.max(...ring.map((p) => p[1]))]
})
beforeEach(() => server.database.query('delete from barriers'))

const ground = () => desk.call(api.planner.ground, { params: { id: community } })
const at = (x: number, y: number): Position => [Math.round((box[0] + (box[2] - box[0]) * x) * 1e7) / 1e7, Math.round((box[1] + (box[3] - box[1]) * y) * 1e7) / 1e7]
const line = (properties: Record<string, unknown>, ...points: readonly (readonly [number, number])[]) => ({ type: 'Feature', properties, geometry: { type: 'LineString', coordinates: points.map(([x, y]) => at(x, y)) } })
const file = (...features: readonly unknown[]): Blob => new Blob([JSON.stringify({ type: 'FeatureCollection', features })])
const bring = (photo: Blob, query: { check?: boolean; replace?: boolean; datum?: 'wgs84' | 'gcj02' } = {}, who = desk) => who.call(api.planner.bringBarriers, { params: { id: community }, query: { name: '道路.geojson', ...query }, photo })

const road = () => line({ highway: 'primary', name: '幸福路' }, [0.1, 0.5], [0.9, 0.5])
const river = () => line({ 类型: '河流', 名称: '沙河', weight: 5 }, [0.5, -0.2], [0.5, 1.2])

describe('barriers of a community', () => {
  it('are seen first, then written, then unchanged, then replaced', async () => {
    const both = file(road(), river())
    expect(await bring(both, { check: true })).toEqual({ new: 2, changed: 0, unchanged: 0, gone: 0, kinds: { road: 1, river: 1 }, faulty: [] })
    expect((await ground()).input!.barriers).toEqual([])
    await bring(both)
    expect((await ground()).input!.barriers!.map(({ kind, weight }) => [kind, weight]).sort()).toEqual([['river', 5], ['road', 2]])
    expect(await bring(both)).toMatchObject({ new: 0, changed: 0, unchanged: 2 })
    expect(await bring(file(line({ highway: 'primary', weight: 0.5 }, [0.1, 0.5], [0.9, 0.5])))).toMatchObject({ new: 0, changed: 1 })
    // What goes on beyond the community is not taken out with what is only its own.
    expect(await bring(file(line({ railway: 'rail' }, [0.1, 0.2], [0.9, 0.2])), { replace: true })).toMatchObject({ new: 1, gone: 1 })
    expect((await ground()).input!.barriers!.map(({ kind }) => kind).sort()).toEqual(['railway', 'river'])
  })

  it('say what they are by their attributes', () => {
    for (const [values, kind] of [
      [{ highway: 'residential' }, 'road'], [{ railway: 'rail' }, 'railway'], [{ waterway: 'canal' }, 'river'], [{ barrier: 'wall' }, 'other'], [{ 名称: '府前街' }, 'road'], [{ 名称: '京包铁路' }, 'railway'],
      [{ 类型: '河流', 名称: '滨河路' }, 'river'], [{ kind: 'railway' }, 'railway'], [{ highway: 'primary', railway: 'no', name: '沙河大桥' }, 'road'], [{}, undefined], [{ name: '甲' }, undefined],
    ] as const) expect(kindOf(values)).toBe(kind)
  })

  it('with faulty lines by their number; MultiLineStrings line by line', async () => {
    const text = file(line({ highway: 'primary' }, [0.1, 0.1]), line({ name: '甲' }, [0.1, 0.1], [0.2, 0.2]), line({ highway: 'primary', weight: -1 }, [0.1, 0.1], [0.2, 0.2]), road(), road(), line({ highway: 'primary' }, [5, 5], [6, 6]),
      { type: 'Feature', properties: { kind: 'river' }, geometry: { type: 'MultiLineString', coordinates: [[at(0.1, 0.3), at(0.4, 0.3)], [at(0.5, 0.3), at(0.9, 0.3)]] } }, null, { type: 'Feature', properties: { kind: 'river' }, geometry: { type: 'Point', coordinates: [113, 40] } })
    expect(await bring(text)).toEqual({
      new: 3, changed: 0, unchanged: 0, gone: 0, kinds: { road: 1, river: 2 },
      faulty: [{ row: 1, fault: 'no-line' }, { row: 2, fault: 'no-kind' }, { row: 3, fault: 'no-weight' }, { row: 5, fault: 'twice' }, { row: 6, fault: 'outside' }, { row: 8, fault: 'no-line' }, { row: 9, fault: 'no-line' }],
    })
  })

  it('are moved from GCJ-02 to where they are', async () => {
    await bring(file(road()), { datum: 'gcj02' })
    const [moved] = (await ground()).input!.barriers!
    const off = Math.hypot((moved!.line[0]![0] - at(0.1, 0.5)[0]) * 85_000, (moved!.line[0]![1] - at(0.1, 0.5)[1]) * 111_000)
    expect(off).toBeGreaterThan(300)
    expect(off).toBeLessThan(1_000)
  })

  it('another file, too much, and those who may not draft there are refused by name', async () => {
    for (const text of ['{}', '', 'null', '[1]', '{"type":"FeatureCollection","features":3}']) expect((await refusal(bring(new Blob([text])))).code).toMatch(/^planner\.file-unreadable$|^request\./)
    expect((await refusal(bring(file(), {}, await server.loginAs('communityDesk', 'outside')))).status).toBe(403)
    expect((await refusal(server.anonymous().call(api.planner.bringBarriers, { params: { id: community }, query: { name: 'x.geojson' }, photo: file() }))).status).toBe(401)
  })
})

it('a plan keeps the grids it is told to keep, and refuses one that is not there', async () => {
  const [west, south, east, north] = box
  const rows = Array.from({ length: 100 }, (_, i) => `K${i},${i + 1}号楼,8,${west + ((east - west) * ((i % 10) + 0.5)) / 10},${south + ((north - south) * (Math.floor(i / 10) + 0.5)) / 10}`)
  await desk.call(api.planner.bring, { params: { id: community }, query: { name: 'b.csv' }, photo: new Blob([['编码,名称,户数,经度,纬度', ...rows].join('\n')]) })
  const { input, grids } = await ground()
  const [kept] = grids
  const division = planDivision({ ...input!, present: input!.present!.map((grid) => ({ ...grid, keep: grid.id === String(kept!.id) })) })
  if (division.kind === 'refused') throw new Error(division.code)
  const assigned = division.grids.map((grid) => grid.microgrids.map((cell) => [...cell.atoms]))
  const body = (keep: { id: number; anew: boolean }[]) => ({ planId: newId(), commandId: newId(), name: '保留', assigned, keep })
  const plan = await desk.call(api.planner.plan, { params: { id: community }, body: body([{ id: kept!.id, anew: false }]) })
  expect((await desk.call(api.plans.preview, { params: { id: plan.id }, query: {} })).faults).toEqual([])
  const { operations } = await desk.call(api.plans.operations, { params: { id: plan.id }, query: {} })
  expect(operations.filter(({ operation }) => (operation.kind === 'retire' || operation.kind === 'move') && operation.unit === kept!.id)).toEqual([])
  expect((await refusal(desk.call(api.planner.plan, { params: { id: community }, body: body([{ id: community, anew: false }]) }))).code).toBe('planner.kept-not-exact')
})
