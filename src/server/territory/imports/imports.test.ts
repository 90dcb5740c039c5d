// An import through the whole server: a file goes up, is looked at, analysed, seen, and becomes a plan that is adopted.
import { zipSync, strToU8 } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../../contract/api.ts'
import type { Import } from '../../../contract/imports.ts'
import { refusal, type Client } from '../../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../../tests/support/server.ts'
import { writeSheet } from '../../interop/sheets/write-sheet.ts'
import { netOf } from '../net.ts'
import { takeUpImportsJob } from './job.ts'
import { workOffImports } from './runner.ts'

const { imports, plans, territory } = api
let server: TestServer
let desk: Client
let rootId: number
beforeAll(async () => {
  server = await testServer()
  desk = await server.loginAs('districtDesk')
  rootId = server.district.unit.id
})

const put = async (client: Client, body: Uint8Array | string, { id = newId(), name = 'units.geojson', unitId = rootId }: { id?: string; name?: string; unitId?: number } = {}): Promise<{ status: number; body: Import & { code: string; params: Record<string, unknown> } }> => {
  const response = await client.fetch(`/api/imports/${id}?unitId=${unitId}&name=${encodeURIComponent(name)}`, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: typeof body === 'string' ? body : new Uint8Array(body) })
  return { status: response.status, body: (await response.json()) as never }
}

const settled = async (id: string, client = desk): Promise<Import> => {
  await workOffImports(server.context)
  return client.call(imports.get, { params: { id } })
}

const bring = async (body: Uint8Array | string, name?: string): Promise<Import> => {
  const { status, body: facts } = await put(desk, body, name === undefined ? {} : { name })
  expect(status).toBe(200)
  expect(facts.state).toBe('reading')
  return settled(facts.id)
}

const analysed = async (found: Import, more: Partial<NonNullable<Import['options']>> = {}): Promise<Import> => {
  await desk.call(imports.analyse, { params: { id: found.id }, body: { mapping: found.found!.mapping, level: null, datum: 'wgs84', mend: [], ...more } })
  return settled(found.id)
}

const ring = (w: number, s: number, e: number, n: number) => [[w, s], [e, s], [e, n], [w, n], [w, s]]
const shapeOf = async (unitId: number) => (await netOf(server.context, server.district.id)).units.get(unitId as never)!

/** Both communities of the inside street as they are, the second with other households. */
const unchangedFile = async (): Promise<string> => {
  const { street } = server.district.inside
  const children = (await shapeOf(street.id)).children
  return JSON.stringify({ type: 'FeatureCollection', features: children.map((unit, i) => ({ type: 'Feature', properties: { 编码: unit.code, 名称: unit.name, 户数: (unit.households ?? 0) + i }, geometry: unit.shape })) })
}

const sheet = (...rows: (string | number | null)[][]): Promise<Buffer> => writeSheet([{ name: 'units', headings: ['编码', '名称', '上级编码', '户数'], rows }])

describe('a file', () => {
  it('is looked at: columns, likely mapping, datum by what is there, a sketch of both', async () => {
    const { state, found, unit } = await bring(await unchangedFile())
    expect([state, unit.id]).toEqual(['ready', rootId])
    expect(found).toMatchObject({ kind: 'shapes', rows: 2, headings: ['编码', '名称', '户数'], mapping: { code: 0, name: 1, households: 2 }, remembered: false, levels: { community: 2 }, datum: { datum: 'wgs84', by: 'units' } })
    expect(found!.sketch.file).toHaveLength(2)
    expect(found!.sketch.net.length).toBeGreaterThan(0)
  })

  it('is analysed and seen row by row, by state and by fault; nothing of it is in the net', async () => {
    const before = await desk.call(territory.get, { params: { id: server.district.inside.street.id } })
    const done = await analysed(await bring(await unchangedFile()))
    expect(done).toMatchObject({ state: 'analysed', outdated: false, counts: { new: 0, changed: 1, unchanged: 1, faulty: 0, operations: 1 } })
    const { rows } = await desk.call(imports.rows, { params: { id: done.id }, query: { state: 'changed' } })
    expect(rows.map(({ row, changes }) => [row, changes.map(({ field }) => field)])).toEqual([[2, ['households']]])
    const first = await desk.call(imports.rows, { params: { id: done.id }, query: { limit: 1 } })
    expect(first.next).not.toBeNull()
    expect((await desk.call(imports.rows, { params: { id: done.id }, query: { limit: 1, after: first.next! } })).rows[0]!.row).toBe(2)
    expect((await desk.call(imports.rows, { params: { id: done.id }, query: { fault: 'overlap' } })).rows).toEqual([])
    expect(await desk.call(territory.get, { params: { id: server.district.inside.street.id } })).toEqual(before)
  })

  it('of a kind nobody can read fails with its reason, and a broken-off one too', async () => {
    for (const [body, name, code] of [['<gml>', 'x.geojson', 'shape.unreadable'], [strToU8('{"type":"FeatureCollection","features":[{'), 'x.json', 'shape.cut-off'], [zipSync({ 'a.txt': strToU8('x') }), 'x.zip', 'shape.member-missing'], ['', 'x.csv', '']] as const) {
      if (body === '') expect((await put(desk, body, { name })).body.code).toBe('import.empty-file')
      else expect(await bring(body, name)).toMatchObject({ state: 'failed', problem: { code } })
    }
  })

  it('sent twice is one import; the number of somebody else’s is taken', async () => {
    const id = newId()
    const body = await unchangedFile()
    expect((await put(desk, body, { id })).body.id).toBe(id)
    expect((await put(desk, body, { id })).status).toBe(200)
    expect((await desk.call(imports.list, {})).imports.filter((one) => one.id === id)).toHaveLength(1)
    expect((await put(await server.loginAs('streetDesk'), body, { id, unitId: server.district.inside.street.id })).body.code).toBe('import.id-taken')
    await settled(id)
  })
})

describe('an import becomes a plan', () => {
  it('by a spreadsheet: all of it, adopted today, with nothing before', async () => {
    const { street } = server.district.inside
    const code = `${street.code.slice(0, 9)}077`
    const ready = await bring(await sheet([code, '新开里社区', null, 320], [`${code}001`, '新开里第一网格', null, 320], [street.code, `${street.name}（新）`, null, null]), '单位.xlsx')
    expect(ready.found).toMatchObject({ kind: 'sheet', datum: null, mapping: { code: 0, name: 1, parentCode: 2, households: 3 } })
    const done = await analysed(ready, { datum: null })
    expect(done.counts).toMatchObject({ new: 2, changed: 1, faulty: 0, operations: 3 })
    const wish = { planId: newId(), commandId: newId(), name: '导入 单位.xlsx', leaveOut: false }
    const planned = await desk.call(imports.plan, { params: { id: done.id }, body: wish })
    expect(planned).toMatchObject({ state: 'planned', planId: wish.planId })
    expect(await desk.call(imports.plan, { params: { id: done.id }, body: wish })).toMatchObject({ planId: wish.planId })
    const plan = await desk.call(plans.get, { params: { id: wish.planId } })
    expect(plan).toMatchObject({ source: 'import', operations: 3, state: 'draft' })
    const applied = await desk.call(plans.adopt, { params: { id: wish.planId }, body: { commandId: newId(), version: plan.version, from: '2026-03-02' } })
    expect(applied.state).toBe('applied')
    const { children } = await desk.call(territory.get, { params: { id: street.id } })
    expect(children.find((unit) => unit.code === code)).toMatchObject({ name: '新开里社区', households: 320, counts: { grids: 1 } })
  })

  it('not while rows have faults, unless they are left out knowingly', async () => {
    const { street } = server.district.inside
    const done = await analysed(await bring(await sheet([`${street.code.slice(0, 9)}088`, '甲社区', null, 1], ['999', '乙社区', null, 1], [`${street.code.slice(0, 9)}089`, '丙社区 ', null, '约十']), '错.xlsx'), { datum: null })
    expect(done.counts).toMatchObject({ new: 1, faulty: 2, faults: { 'code-malformed': 1, 'households-wrong': 1, blanks: 1 } })
    const wish = { planId: newId(), commandId: newId(), name: '错', leaveOut: false }
    expect(await refusal(desk.call(imports.plan, { params: { id: done.id }, body: wish }))).toMatchObject({ code: 'import.faulty-rows', params: { rows: 2 } })
    expect((await refusal(desk.call(plans.get, { params: { id: wish.planId } }))).code).toBe('plan.not-found')
    expect((await desk.call(imports.plan, { params: { id: done.id }, body: { ...wish, leaveOut: true } })).state).toBe('planned')
    expect((await desk.call(plans.get, { params: { id: wish.planId } })).operations).toBe(1)
  })

  it('not when there is nothing new, nor when the net has changed since', async () => {
    const { community } = server.district.outside
    const same = await analysed(await bring(await sheet([community.code, community.name, null, null]), '同.xlsx'), { datum: null, mapping: { code: 0, name: 1 } })
    const wish = () => ({ planId: newId(), commandId: newId(), name: '同', leaveOut: false })
    expect((await refusal(desk.call(imports.plan, { params: { id: same.id }, body: wish() }))).code).toBe('import.nothing-new')
    const changed = await analysed(await bring(await sheet([community.code, '改名社区', null, null]), '改.xlsx'), { datum: null, mapping: { code: 0, name: 1 } })
    const other = { id: newId(), commandId: newId(), name: '别的', unitId: rootId }
    await desk.call(plans.create, { body: other })
    await desk.call(plans.add, { params: { id: other.id }, body: { commandId: newId(), version: 0, operations: [{ kind: 'change', unit: server.district.outside.grid.id, name: '另名网格' }] } })
    await desk.call(plans.adopt, { params: { id: other.id }, body: { commandId: newId(), version: 1, from: '2026-03-02' } })
    expect((await desk.call(imports.get, { params: { id: changed.id } })).outdated).toBe(true)
    expect((await refusal(desk.call(imports.plan, { params: { id: changed.id }, body: wish() }))).code).toBe('import.outdated')
  })
})

describe('how it is to be read', () => {
  it('must name a column, and the datum of shapes; the mapping is remembered for such files', async () => {
    const headings = ['甲列', '乙列']
    const file = JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: Object.fromEntries(headings.map((heading) => [heading, '示例社区'])), geometry: { type: 'Polygon', coordinates: [ring(113, 40, 113.01, 40.01)] } }] })
    const ready = await bring(file)
    expect(ready.found!.mapping).toEqual({})
    const ask = (body: object) => refusal(desk.call(imports.analyse, { params: { id: ready.id }, body: { mapping: {}, level: null, datum: null, mend: [], ...body } as never }))
    expect((await ask({})).code).toBe('import.mapping-incomplete')
    expect((await ask({ mapping: { name: 7 } })).code).toBe('import.mapping-incomplete')
    expect((await ask({ mapping: { name: 1 } })).code).toBe('import.datum-needed')
    expect((await ask({ mend: ['everything'] })).code).toBe('request.malformed')
    await analysed(ready, { mapping: { name: 1 } })
    expect((await bring(file)).found).toMatchObject({ mapping: { name: 1 }, remembered: true })
  })

  it('may be said while nothing else is going on, and once', async () => {
    const ready = await bring(await unchangedFile())
    const body = { mapping: ready.found!.mapping, level: null, datum: 'wgs84' as const, mend: [] }
    await Promise.all([desk.call(imports.analyse, { params: { id: ready.id }, body }), desk.call(imports.analyse, { params: { id: ready.id }, body })])
    expect((await settled(ready.id)).state).toBe('analysed')
  })

  it('is stopped by whoever began it, and can be said again', async () => {
    const ready = await bring(await unchangedFile())
    await server.database.query("update imports set state = 'analysing', options = $2, runner = gen_random_uuid(), seen_at = $3 where id = $1", [ready.id, JSON.stringify({ mapping: { name: 1 }, level: null, datum: 'wgs84', mend: [] }), new Date(server.clock.now)])
    expect((await refusal(desk.call(imports.analyse, { params: { id: ready.id }, body: { mapping: { code: 0 }, level: null, datum: 'wgs84', mend: [] } }))).code).toBe('import.running')
    expect((await refusal(desk.call(imports.rows, { params: { id: ready.id } }))).code).toBe('import.not-ready')
    expect((await desk.call(imports.cancel, { params: { id: ready.id } })).state).toBe('ready')
    expect((await desk.call(imports.cancel, { params: { id: ready.id } })).state).toBe('ready')
    expect((await analysed(ready)).state).toBe('analysed')
  })

  it('is taken up again by the job when its server went down', async () => {
    const ready = await bring(await unchangedFile())
    await server.database.query("update imports set state = 'analysing', options = $2, runner = gen_random_uuid(), seen_at = $3 where id = $1", [ready.id, JSON.stringify({ mapping: { code: 0, name: 1 }, level: null, datum: 'wgs84', mend: [] }), new Date(server.clock.now - 61_000)])
    await takeUpImportsJob.run(server.context, undefined as never)
    expect((await desk.call(imports.get, { params: { id: ready.id } })).state).toBe('analysed')
  })
})

describe('who', () => {
  it('may not draft, or not there, brings nothing and sees nothing', async () => {
    const ready = await bring(await unchangedFile())
    const street = await server.loginAs('streetDesk', 'outside')
    expect((await put(server.anonymous(), '{}')).body.code).toBe('access.sign-in-needed')
    expect((await put(await server.loginAs('gridWorker'), '{}')).body.code).toBe('access.refused')
    expect((await put(street, '{}')).body.code).toBe('access.refused')
    expect((await put(desk, '{}', { unitId: 999_999 })).body.code).toBe('territory.not-found')
    for (const call of [() => street.call(imports.get, { params: { id: ready.id } }), () => street.call(imports.rows, { params: { id: ready.id } }), () => street.call(imports.cancel, { params: { id: ready.id } }), () => desk.call(imports.get, { params: { id: newId() } })])
      expect((await refusal(call())).code).toBe('import.not-found')
    expect((await street.call(imports.list, {})).imports).toEqual([])
    expect((await refusal(desk.call(imports.list, { query: { after: 'x' } }))).code).toBe('request.malformed')
  })

  it('has a street brings for it, and no unit outside can be changed by it', async () => {
    const street = await server.loginAs('streetDesk')
    const { body } = await put(street, await sheet([server.district.outside.community.code, '越界社区', null, null]), { name: 'x.xlsx', unitId: server.district.inside.street.id })
    const ready = await settled(body.id, street)
    await street.call(imports.analyse, { params: { id: ready.id }, body: { mapping: { code: 0, name: 1 }, level: null, datum: null, mend: [] } })
    expect((await settled(ready.id, street)).counts).toMatchObject({ changed: 1 })
    expect((await refusal(street.call(imports.plan, { params: { id: ready.id }, body: { planId: newId(), commandId: newId(), name: 'x', leaveOut: false } }))).code).toBe('plan.outside')
  })
})
