// A district of 16 streets and 200 communities becomes one of 18 and 203 (202 real ones and one invented) with every code
// changed, by one spreadsheet.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../../contract/api.ts'
import type { UnitId } from '../../../domain/kernel/ids.ts'
import { adopt } from '../../../../tests/support/plans.ts'
import { beforeReorganisation, type BeforeReorganisation } from '../../../../tests/support/before-reorganisation.ts'
import { refusal, type Client } from '../../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../../tests/support/server.ts'
import { bulkInsert } from '../../db/bulk.ts'
import { inTransaction } from '../../db/tx.ts'
import { writeSheet } from '../../interop/sheets/write-sheet.ts'
import { forgetNets, netOf } from '../net.ts'

const { reorganisations, plans } = api
const today = '2026-03-02'
let server: TestServer
let desk: Client
let world: BeforeReorganisation
let oldIds: Map<string, UnitId>

/** The district's own unit stays; all below it are those of before the reorganisation. */
const layOut = async ({ database, district }: TestServer, { before }: BeforeReorganisation): Promise<Map<string, UnitId>> => {
  const ids = new Map<string, UnitId>([[before[0]!.code, district.unit.id]])
  before.slice(1).forEach(({ code }, n) => ids.set(code, (100_000 + n) as UnitId))
  const lines = new Map<string, Record<string, number | null>>([[before[0]!.code, { street_id: null, community_id: null, grid_id: null, microgrid_id: null }]])
  for (const unit of before.slice(1)) lines.set(unit.code, { ...lines.get(unit.parentCode!)!, [`${unit.level}_id`]: ids.get(unit.code)! })
  await inTransaction(database, async (tx) => {
    await tx.query('delete from units where district = $1 and id <> $2', [district.id, district.unit.id])
    await tx.query('delete from unit_shapes where district = $1', [district.id])
    await tx.query('update units set code = $2 where district = $1', [district.id, before[0]!.code])
    await bulkInsert(tx, 'units', before.slice(1).map((unit) => ({
      district: district.id, id: ids.get(unit.code), parent_id: ids.get(unit.parentCode!), level: unit.level, code: unit.code, name: unit.name, aliases: [], village: unit.village, special: unit.special,
      made_up: true, households: unit.households, ...lines.get(unit.code), center_lng: 113, center_lat: 40, valid_from: '2020-01-01',
    })))
    await bulkInsert(tx, 'unit_shapes', before.map((unit) => ({ district: district.id, unit_id: ids.get(unit.code), valid_from: '2020-01-01', geometry: unit.geometry })))
    await tx.query("select setval(pg_get_serial_sequence('units', 'id'), 200000)")
  })
  return ids
}

beforeAll(async () => {
  server = await testServer()
  desk = await server.loginAs('districtDesk')
  world = beforeReorganisation()
  oldIds = await layOut(server, world)
  forgetNets(server.context)
  server.context.districts.forget()
})

const put = (bytes: Buffer, name: string, more = ''): Promise<Response> =>
  desk.fetch(`/api/reorganisations/${newId()}/sheet?name=${encodeURIComponent(name)}${more}`, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: new Uint8Array(bytes) })

describe('the sheet', () => {
  it('is read as it is, its columns known by their headings or by their numbers', async () => {
    const bytes = await writeSheet([{ name: '区划调整', headings: ['序号', '原编码', '原名称', '新编码', '新名称', '新上级编码'], rows: [[1, '140202901000', '甲', '140213001000', '乙', null]] }])
    expect(await (await put(bytes, '调整.xlsx')).json()).toEqual({
      headings: ['序号', '原编码', '原名称', '新编码', '新名称', '新上级编码'], columns: { oldCode: 1, newCode: 3, name: 4, parentCode: 5 },
      rows: [{ row: 2, oldCode: '140202901000', newCode: '140213001000', name: '乙', parentCode: null }],
    })
    const bare = Buffer.from('a,b\n1,2\n')
    expect((await (await put(bare, 'x.csv')).json() as { code: string }).code).toBe('reorganisation.column-missing')
    expect(await (await put(bare, 'x.csv', '&oldCode=0&newCode=1')).json()).toMatchObject({ rows: [{ row: 2, oldCode: '1', newCode: '2' }] })
    expect((await (await put(Buffer.alloc(0), 'x.csv')).json() as { code: string }).code).toBe('sheet.empty')
  })
})

describe('a district reorganised by one sheet', () => {
  it('asks what it can’t know, then becomes what the sheet says, with nothing lost', async () => {
    const { now, rows } = world
    const count = (level: string) => world.before.filter((unit) => unit.level === level).length
    expect([count('street'), count('community'), now.filter(({ level }) => level === 'street').length, now.filter(({ level }) => level === 'community').length]).toEqual([16, 200, 18, 203])
    const bytes = await writeSheet([{ name: '调整', headings: ['原编码', '新编码', '新名称', '新上级编码'], rows: rows.map(({ oldCode, newCode, name, parentCode }) => [oldCode, newCode, name, parentCode]) }])
    const sheet = (await (await put(bytes, '平城区调整.xlsx')).json()) as { rows: typeof rows }
    expect(sheet.rows).toHaveLength(rows.length)
    const input = { unitId: server.district.unit.id, rows: sheet.rows, answers: {} as Record<string, string> }

    const first = await desk.call(reorganisations.recognise, { body: input })
    expect(first.faults).toEqual([])
    expect(first.questions.map(({ kind }) => kind).sort()).toEqual(['continues', 'successor', 'successor', 'successor', 'successor'])
    const make = (answers: Record<string, string>, id = newId(), commandId = newId()) => desk.call(reorganisations.plan, { body: { ...input, answers, id, commandId, name: '区划调整' } })
    expect(await refusal(make({}))).toMatchObject({ code: 'reorganisation.questions-open', params: { open: 5 } })
    const answers = Object.fromEntries(first.questions.map(({ id, choices, suggested }) => [id, suggested ?? choices[0]!.value]))
    const answered = await desk.call(reorganisations.recognise, { body: { ...input, answers } })
    expect(answered.questions.every(({ answer }) => answer !== null)).toBe(true)
    expect(answered.toDraw).toEqual([])
    const [id, commandId] = [newId(), newId()]
    const plan = await make(answers, id, commandId)
    expect(await make(answers, id, commandId)).toEqual(plan)
    expect(plan).toMatchObject({ source: 'reorganisation', state: 'draft' })

    const preview = await desk.call(plans.preview, { params: { id }, query: {} })
    expect(preview.faults).toEqual([])
    expect(preview.standard.filter(({ rule, before, after }) => ['overlap', 'gap', 'outside-parent', 'without-shape'].includes(rule) && after > before)).toEqual([])
    expect(await adopt(desk, plan, today)).toMatchObject({ state: 'applied' })

    const net = await netOf(server.context, server.district.id)
    const after = new Map([...net.units.values()].map((unit) => [unit.code, unit]))
    expect(after.size).toBe(now.length)
    for (const unit of now.slice(1)) {
      const found = after.get(unit.code)
      expect(found, `${unit.level} ${unit.code} ${unit.name}`).toBeDefined()
      expect(found!.name).toBe(unit.name)
      if (unit.level !== 'street') expect(net.units.get(found!.parentId!)!.code).toBe(unit.parentCode)
    }
    const then = await netOf(server.context, server.district.id, '2026-03-01')
    expect([...then.units.values()].filter(({ level }) => level === 'street')).toHaveLength(16)
    for (const { code, name } of world.before.slice(1)) expect(then.units.get(oldIds.get(code)!)).toMatchObject({ code, name })
    // Every unit of before is there still, or has gone on as one that is.
    const lineage = await server.database.query<{ from_id: UnitId; to_id: UnitId }>('select from_id, to_id from unit_lineage where district = $1', [server.district.id])
    for (const old of then.units.keys()) expect(net.units.has(old) || lineage.some(({ from_id, to_id }) => from_id === old && net.units.has(to_id))).toBe(true)
  }, 120_000)

  it('refuses what makes no sense or says nothing new, and who is not to draft there', async () => {
    const net = await netOf(server.context, server.district.id)
    const street = net.root.children[0]!
    const body = (rows: Record<string, string | null>[]) => ({
      id: newId(), commandId: newId(), name: 'x', unitId: server.district.unit.id, answers: {},
      rows: rows.map((one, n) => ({ row: n + 2, oldCode: null, newCode: null, name: null, parentCode: null, ...one })),
    })
    expect((await refusal(desk.call(reorganisations.plan, { body: body([{ oldCode: '12', newCode: street.code }]) }))).code).toBe('reorganisation.rows-faulty')
    expect((await refusal(desk.call(reorganisations.plan, { body: body([{ oldCode: street.code, newCode: street.code, name: street.name }]) }))).code).toBe('reorganisation.nothing-new')
    expect((await refusal(desk.call(reorganisations.recognise, { body: { ...body([]), rows: [] } as never }))).code).toBe('request.malformed')
    expect((await refusal(desk.call(reorganisations.recognise, { body: { unitId: 987_654, answers: {}, rows: body([{ newCode: '1' }]).rows } }))).code).toBe('territory.not-found')
    expect((await refusal((await server.loginAs('communityDesk')).call(reorganisations.plan, { body: body([{ oldCode: street.code, newCode: street.code, name: '改' }]) }))).code).toBe('access.refused')
    expect((await refusal(server.anonymous().call(reorganisations.plan, { body: body([{ newCode: '1' }]) }))).code).toBe('access.sign-in-needed')
  })
})
