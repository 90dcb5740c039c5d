// The past of the net: any day's map and tree, and what a unit was and became.
import { beforeAll, describe, expect, it } from 'vitest'
import { api } from '../../contract/api.ts'
import type { UnitId } from '../../domain/kernel/ids.ts'
import { add, adopt, begin, splitOf } from '../../../tests/support/plans.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'

const { territory } = api
const dayInMs = 86_400_000
let server: TestServer
let desk: Client
let parts: { id: number; name: string }[]
beforeAll(async () => {
  server = await testServer()
  desk = await server.loginAs('districtDesk')
  const { inside } = server.district
  await adopt(desk, await add(desk, await begin(desk, inside.grid.id, '改名'), { kind: 'change', unit: inside.grid.id, name: '东大街网格', households: 99 }), '2026-03-02')
  server.clock.advance(8 * dayInMs)
  await adopt(desk, await add(desk, await begin(desk, inside.grid.id, '拆分'), splitOf(inside.microgrid).operation), '2026-03-10')
  parts = await server.database.query("select id, name from units where district = $1 and valid_from = '2026-03-10' order by code", [server.district.id])
})

const get = (id: number, on?: string) => desk.call(territory.get, { params: { id }, query: on === undefined ? {} : { on } })

describe('a day of the past', () => {
  it('shows the tree as it was, and names what is there', async () => {
    const { inside } = server.district
    expect((await get(inside.grid.id, '2026-03-01')).unit).toMatchObject({ name: inside.grid.name, households: 80 })
    expect((await get(inside.grid.id, '2026-03-02')).unit).toMatchObject({ name: '东大街网格', households: 99 })
    expect((await get(inside.grid.id, '2026-03-09')).children.map(({ id }) => id)).toContain(inside.microgrid.id)
    expect((await get(inside.grid.id)).children.map(({ id }) => id)).toEqual(expect.arrayContaining(parts.map(({ id }) => id)))
    expect((await refusal(get(inside.microgrid.id))).code).toBe('territory.not-found')
    expect((await desk.call(territory.locate, { query: { lng: inside.lng - 0.001, lat: inside.lat, on: '2026-03-09' } })).units.at(-1)!.id).toBe(inside.microgrid.id)
    expect((await desk.call(territory.search, { query: { words: inside.microgrid.name, on: '2026-03-09' } })).units[0]!.id).toBe(inside.microgrid.id)
    expect((await desk.call(territory.root, { query: { on: '2026-03-01' } })).counts.microgrids).toBe(16)
    expect((await desk.call(territory.root, { query: {} })).counts.microgrids).toBe(17)
  })

  it('is no further back than the district, and no day that isn’t one', async () => {
    expect((await refusal(get(server.district.unit.id, '2001-01-01'))).code).toBe('request.not-found')
    expect((await refusal(get(server.district.unit.id, '2026-13-01'))).code).toBe('request.malformed')
    expect((await get(server.district.inside.grid.id, '2040-01-01')).unit.name).toBe('东大街网格')
  })

  it('has its own map', async () => {
    const { lng, lat } = server.district.inside
    const n = 2 ** 15
    const x = Math.floor(((lng + 180) / 360) * n)
    const y = Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * n)
    const tile = async (query: string): Promise<string> => (await (await desk.fetch(`/tiles/15/${x}/${y}.mvt${query}`)).text())
    expect(await tile('?on=2026-03-09')).not.toContain(parts[0]!.name)
    expect(await tile('?on=2026-03-10')).toContain(parts[0]!.name)
    expect(await tile('')).toContain(parts[0]!.name)
    expect((await desk.fetch(`/tiles/15/${x}/${y}.mvt?on=yesterday`)).status).toBe(400)
  })

  it('has tiles to keep under the address of its version only', async () => {
    const { netVersion } = (await desk.call(api.account.me, {})).district
    const kept = async (v: string) => (await desk.fetch(`/tiles/9/${Math.floor(((server.district.inside.lng + 180) / 360) * 512)}/190.mvt?v=${v}`)).headers.get('cache-control')
    expect(netVersion).toBe((await server.database.query<{ net_version: number }>('select net_version from districts where district = $1', [server.district.id]))[0]!.net_version)
    expect(netVersion).toBeGreaterThan(0)
    expect([await kept(String(netVersion)), await kept(`${netVersion}-1795390000000`), await kept(String(netVersion - 1)), await kept(String(netVersion + 1))])
      .toEqual(['private, max-age=300', 'private, max-age=300', 'private, no-cache', 'private, no-cache'])
  })

  it('is a stop of the slider when something changed on it, with the plan’s name', async () => {
    expect((await server.anonymous().call(territory.days, {})).days.map(({ day, plans }) => [day, ...plans.map(({ name }) => name)])).toEqual([
      ['2020-01-01'], ['2026-03-02', '改名'], ['2026-03-10', '拆分'],
    ])
  })
})

describe('a unit', () => {
  it('tells what it was and from when until when', async () => {
    const { inside } = server.district
    const { versions, cameFrom } = await desk.call(territory.history, { params: { id: inside.grid.id } })
    expect(versions.map(({ from, until, name, parent }) => [from, until, name, parent?.name])).toEqual([
      ['2020-01-01', '2026-03-02', inside.grid.name, inside.community.name], ['2026-03-02', null, '东大街网格', inside.community.name],
    ])
    expect(cameFrom).toEqual([])
  })

  it('tells where it came from and what it went on as, though it ended', async () => {
    const { inside } = server.district
    const old = await desk.call(territory.history, { params: { id: inside.microgrid.id } })
    expect(old.versions.at(-1)).toMatchObject({ until: '2026-03-10' })
    expect(old.wentOnAs.map(({ name, how, successor }) => [name, how, successor])).toEqual([[parts[0]!.name, 'split', true], [parts[1]!.name, 'split', false]])
    const part = await desk.call(territory.history, { params: { id: parts[1]!.id as UnitId } })
    expect(part).toMatchObject({ cameFrom: [{ id: inside.microgrid.id }], shapesFrom: ['2026-03-10'] })
    expect((await refusal(desk.call(territory.history, { params: { id: 987_654 } }))).code).toBe('territory.not-found')
  })
})
