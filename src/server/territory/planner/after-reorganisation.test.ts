import { v7 as newId } from 'uuid'
import { beforeAll, expect, it } from 'vitest'
import { api } from '../../../contract/api.ts'
import { refusal, type Client } from '../../../../tests/support/logins.ts'
import { adopt, begin } from '../../../../tests/support/plans.ts'
import { testServer, type TestServer } from '../../../../tests/support/server.ts'
import { workOffRuns } from './runner.ts'

let server: TestServer
let desk: Client

beforeAll(async () => {
  server = await testServer()
  desk = await server.loginAs('districtDesk')
})

const ground = (id: number) => desk.call(api.planner.ground, { params: { id } })
const communities = async (): Promise<number[]> =>
  (await server.database.query<{ id: number }>("select id from units where district = $1 and level = 'community' and street_id = $2 and valid_until is null order by id", [server.district.id, server.district.inside.street.id])).map(({ id }) => id)

it('buildings and barriers are found by their place after their community was split and merged again; its old number finds nothing', async () => {
  const { street, community } = server.district.inside
  const before = await communities()
  const { community: unit } = await ground(community.id)
  const ring = (unit.shape!.type === 'Polygon' ? unit.shape!.coordinates : unit.shape!.coordinates[0]!)[0]!
  const [west, south, east, north] = [Math.min(...ring.map((p) => p[0])), Math.min(...ring.map((p) => p[1])), Math.max(...ring.map((p) => p[0])), Math.max(...ring.map((p) => p[1]))]
  const line = (i: number): string => `S${i},${i + 1}号楼,8,${west + ((east - west) * ((i % 10) + 0.5)) / 10},${south + ((north - south) * (Math.floor(i / 10) + 0.5)) / 10}`
  const sheet = (numbers: readonly number[]): Blob => new Blob([['编码,名称,户数,经度,纬度', ...numbers.map(line)].join('\n')])
  const all = Array.from({ length: 100 }, (_, i) => i)
  await desk.call(api.planner.bring, { params: { id: community.id }, query: { name: 'b.csv' }, photo: sheet(all) })
  const river = JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { waterway: 'river' }, geometry: { type: 'LineString', coordinates: [[west - 0.01, (south + north) / 2], [east + 0.01, (south + north) / 2]] } }] })
  await desk.call(api.planner.bringBarriers, { params: { id: community.id }, query: { name: 'r.geojson' }, photo: new Blob([river]) })
  const waiting = newId()
  await server.database.query("insert into planner_runs (district, id, unit_id, state, revise, created_at, person_id, progress) values ($1, $2, $3, 'waiting', false, now(), null, 0)", [server.district.id, waiting, community.id])

  const middle = (west + east) / 2 + 0.0001
  const change = async (edit: unknown): Promise<void> => {
    const plan = await begin(desk, street.id)
    const { plan: drawn } = await desk.call(api.edits.draw, { params: { id: plan.id }, body: { commandId: newId(), version: plan.version, edit: edit as never } })
    await adopt(desk, drawn, '2026-03-02')
  }
  await change({ kind: 'split', unit: community.id, line: [[middle, south - 0.01], [middle, north + 0.01]], crossed: 'cut' })
  const parts = (await communities()).filter((id) => !before.includes(id))
  expect(parts).toHaveLength(2)
  expect((await refusal(ground(community.id))).code).toBe('territory.not-found')
  const grounds = await Promise.all(parts.map(ground))
  const codes = grounds.map(({ input }) => input!.buildings.map(({ id }) => id))
  expect(codes.map((list) => list.length)).toEqual([50, 50])
  expect(new Set(codes.flat()).size).toBe(100)
  for (const { input } of grounds) {
    expect(input!.barriers).toHaveLength(1)
    // Each is in one of the cells that came of the split.
    expect(input!.present!.flatMap((grid) => grid.microgrids.flatMap((cell) => cell.buildings)).sort()).toEqual(input!.buildings.map(({ id }) => id).sort())
  }
  const own = codes[0]!.map((code) => Number(code.slice(1)))
  expect(await desk.call(api.planner.bring, { params: { id: parts[0]! }, query: { name: 'b.csv' }, photo: sheet(own) })).toMatchObject({ unchanged: 50, new: 0, faulty: [] })

  // A run asked for before is not worked off on anything else.
  await workOffRuns(server.context)
  expect(await server.database.query('select state, operations from planner_runs where id = $1', [waiting])).toEqual([{ state: 'failed', operations: null }])

  await change({ kind: 'merge', units: parts })
  const [whole] = (await communities()).filter((id) => !before.includes(id))
  expect((await ground(whole!)).input!.buildings).toHaveLength(100)
})
