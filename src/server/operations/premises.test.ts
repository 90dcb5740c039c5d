// The register of premises through HTTP: kept by desks within their reach, contacts masked, sheets in and out, coverage by unit.
import { beforeEach, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { pathOf, problemFrom } from '../../contract/client.ts'
import type { PremisesImport, PremisesView } from '../../contract/premises.ts'
import { starterChecklist } from '../../domain/operations/checklist.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { readSheet } from '../interop/sheets/read-sheet.ts'
import { writeSheet } from '../interop/sheets/write-sheet.ts'
import { runJob } from '../jobs/jobs.ts'
import { erasePremisesImportsJob } from './premises/uploads.ts'

let server: TestServer
let desk: Client
let street: Client

beforeEach(async () => {
  server = await testServer()
  ;[desk, street] = await Promise.all([server.loginAs('communityDesk'), server.loginAs('streetDesk')])
})

const facts = (more: object = {}) => {
  const { lng, lat } = server.district.inside
  return { name: '老王面馆', kind: 'food' as const, address: '一街 1 号', place: { lng, lat }, officeIds: [], contact: { name: '王小明', phone: '13812345678' }, ...more }
}
const add = (more: object = {}, client = desk): Promise<PremisesView> => client.call(api.premises.add, { body: { id: newId(), commandId: newId(), ...facts(more) } })
const inspect = async (view: PremisesView): Promise<unknown> =>
  (await server.loginAs('gridWorker')).call(api.inspections.inspect, {
    body: { id: newId(), commandId: newId(), premisesId: view.premises.id, checklistVersion: 1, photos: [], answers: starterChecklist.items.map(({ code }) => ({ item: code, verdict: 'ok' as const })) },
  })

describe('premises', () => {
  it('are entered where they lie, changed, and ended without losing their past', async () => {
    const view = await add()
    expect(view).toMatchObject({ premises: { version: 1, kind: 'food', units: [{ level: 'street' }, { level: 'community' }, { level: 'grid' }, { level: 'microgrid', id: server.district.inside.microgrid.id }] }, contact: { name: '王**', phone: '138****5678' }, mayKeep: true, mayInspect: true })
    await inspect(view)
    const params = { id: view.premises.id }
    const change = { params, body: { commandId: newId(), version: 1, ...facts({ name: '老王拉面', contact: undefined }) } }
    expect(await desk.call(api.premises.change, change)).toMatchObject({ premises: { name: '老王拉面', version: 2 }, contact: { phone: '138****5678' } })
    expect(await desk.call(api.premises.change, change)).toMatchObject({ premises: { version: 2 } })
    expect((await refusal(desk.call(api.premises.change, { params, body: { ...change.body, commandId: newId() } }))).code).toBe('premises.changed')
    const ended = await desk.call(api.premises.change, { params, body: { ...change.body, commandId: newId(), version: 2, endedOn: '2026-03-02' } })
    expect(ended).toMatchObject({ premises: { endedOn: '2026-03-02' }, mayInspect: false, inspections: [{ state: 'inOrder' }] })
    expect((await desk.call(api.premises.list, {})).premises).toEqual([])
    expect((await desk.call(api.premises.list, { query: { ended: true } })).premises).toHaveLength(1)
  })

  it('are entered once when sent twice, and one licence belongs to one shop', async () => {
    const sent = { body: { id: newId(), commandId: newId(), ...facts({ licence: '911402000001' }) } }
    expect(await desk.call(api.premises.add, sent)).toEqual(await desk.call(api.premises.add, sent))
    expect((await refusal(desk.call(api.premises.add, { body: { ...sent.body, commandId: newId() } }))).code).toBe('premises.id-taken')
    expect((await refusal(add({ licence: '911402000001' }))).code).toBe('premises.licence-taken')
  })

  it('are kept and seen within reach only', async () => {
    const view = await add()
    expect((await refusal(add({ place: { lng: server.district.outside.lng, lat: server.district.outside.lat } }))).code).toBe('access.refused')
    for (const client of [await server.loginAs('communityDesk', 'outside'), await server.loginAs('departmentOfficer')]) {
      expect((await client.call(api.premises.list, {})).premises).toEqual([])
      expect((await refusal(client.call(api.premises.get, { params: { id: view.premises.id } }))).code).toBe('premises.not-found')
    }
    expect((await refusal(server.anonymous().call(api.premises.list, {}))).code).toBe('access.sign-in-needed')
    expect((await refusal(add({}, await server.loginAs('gridWorker')))).code).toBe('access.refused')
  })

  it.each([['premises.place-needed', { place: undefined }], ['premises.place-outside', { place: { lng: 1, lat: 1 } }], ['premises.office-unknown', { officeIds: [999_999] }]])('are refused: %s', async (code, more) => {
    expect((await refusal(add(more))).code).toBe(code)
  })

  it.each([{ kind: 'spaceship' }, { name: ' ' }, { licence: 'x' }, { contact: { name: null, phone: 'call me' } }])('refuse what is malformed: %j', async (wrong) => {
    const response = await desk.fetch('/api/premises', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: newId(), commandId: newId(), ...facts(), ...wrong }) })
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'request.malformed'])
  })

  it('show their contact in full with a reason, and the look is written down', async () => {
    const { premises } = await add()
    expect(await desk.call(api.premises.contact, { params: { id: premises.id }, body: { reason: '通知复查' } })).toEqual({ name: '王小明', phone: '13812345678' })
    expect(await server.database.query("select subject_id, data from journal where kind = 'premises.contactSeen'")).toEqual([{ subject_id: premises.id, data: { reason: '通知复查' } }])
    const without = await add({ name: '无名店', contact: undefined })
    expect((await refusal(desk.call(api.premises.contact, { params: { id: without.premises.id }, body: { reason: '通知复查' } }))).code).toBe('premises.no-contact')
  })

  it('are found by name and licence, and near a place by whoever may inspect them', async () => {
    const [near] = [await add(), await add({ name: '小李超市', kind: 'retail', place: { lng: server.district.inside.lng + 0.004, lat: server.district.inside.lat } })]
    expect((await desk.call(api.premises.list, { query: { words: '面馆' } })).premises.map(({ name }) => name)).toEqual(['老王面馆'])
    expect((await desk.call(api.premises.list, { query: { kind: 'retail' } })).premises).toHaveLength(1)
    const { lng, lat } = server.district.inside
    const found = (await (await server.loginAs('gridWorker')).call(api.premises.near, { query: { lng, lat } })).premises
    expect(found.map(({ name, metres }) => [name, metres! > 300])).toEqual([['老王面馆', false], ['小李超市', true]])
    expect(found[0]!.id).toBe(near!.premises.id)
    expect((await (await server.loginAs('gridWorker', 'outside')).call(api.premises.near, { query: { lng, lat } })).premises).toEqual([])
  })
})

describe('the coverage', () => {
  it('is a number by unit that opens exactly its list', async () => {
    const [first] = [await add(), await add({ name: '小李超市' })]
    await inspect(first!)
    const since = '2026-03-01'
    const { inside, unit } = server.district
    const counted = await street.call(api.premises.coverage, { query: { since } })
    expect(counted.unit).toMatchObject({ unit: { id: inside.street.id }, premises: 2, inspected: 1 })
    expect(counted.children.map(({ unit: { id }, premises, inspected }) => [id, premises, inspected])).toContainEqual([inside.community.id, 2, 1])
    for (const inspected of ['yes', 'no'] as const) expect((await street.call(api.premises.list, { query: { unitId: inside.community.id, since, inspected } })).premises.map(({ name }) => name)).toEqual([inspected === 'yes' ? '老王面馆' : '小李超市'])
    expect((await street.call(api.premises.coverage, { query: { since: '2026-03-03' } })).unit.inspected).toBe(0)
    expect((await street.call(api.premises.coverage, { query: { since, unitId: unit.id } })).unit.premises).toBe(2)
    expect((await (await server.loginAs('streetDesk', 'outside')).call(api.premises.coverage, { query: { since, unitId: unit.id } })).unit.premises).toBe(0)
  })
})

describe('a sheet of premises', () => {
  const headings = ['名称', '类别', '地址', '网格编码', '负责部门', '联系电话']
  const put = async (rows: (string | number | null)[][], client = street, id = newId(), heads = headings): Promise<PremisesImport> => {
    const bytes = await writeSheet([{ name: '场所', headings: heads, rows }])
    const response = await client.fetch(pathOf(api.premises.put, { id }, { name: '场所.xlsx' }), { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: new Uint8Array(bytes) })
    if (!response.ok) throw await problemFrom(response)
    return (await response.json()) as PremisesImport
  }
  const rows = () => [
    ['老王面馆', '餐饮', '一街 1 号', server.district.inside.microgrid.code, '城管局', '13812345678'], ['小李超市', '超市', '二街 2 号', server.district.inside.grid.code, null, null],
    ['飞船', '火箭', '三街', server.district.inside.grid.code, null, null], ['外街店', '餐饮', '四街', server.district.outside.grid.code, null, null],
  ]
  const confirm = (one: PremisesImport, client = street) => client.call(api.premises.confirm, { params: { id: one.id }, body: { digest: one.digest } })

  it('is looked at row by row, and written without its faulty rows', async () => {
    const sheet = await put(rows())
    expect(sheet.counts).toEqual({ new: 2, changed: 0, unchanged: 0, faulty: 2 })
    expect((await street.call(api.premises.list, {})).premises).toEqual([])
    const seen = await street.call(api.premises.rows, { params: { id: sheet.id }, query: { verdict: 'faulty' } })
    expect(seen.rows.map(({ row, faults }) => [row, faults.map(({ code }) => code)])).toEqual([[4, ['kind-unknown']], [5, ['out-of-reach']]])
    const faults = await readSheet(new Uint8Array(await (await street.fetch(`/api/premises-imports/${sheet.id}/faults?language=en`)).arrayBuffer()), 'faults.xlsx')
    expect(faults.headings.slice(-2)).toEqual(['Row', 'Reason'])
    expect(faults.rows[0]!.cells.at(-1)).toBe('There is no kind called “火箭”')
    expect((await confirm(sheet)).done).toEqual(sheet.counts)
    expect((await confirm(sheet)).done).toEqual(sheet.counts)
    expect((await street.call(api.premises.list, {})).premises.map(({ name, offices }) => [name, offices.map((office) => office.name)]).sort()).toEqual([['小李超市', []], ['老王面馆', ['城管局']]])
  })

  it('changes what it names again, and says when nothing is new', async () => {
    await confirm(await put(rows()))
    expect((await refusal(confirm(await put(rows())))).code).toBe('premises.sheet-nothing')
    const changed = await put([['老王面馆', '零售', '一街 1 号', server.district.inside.microgrid.code, null, null]])
    expect(changed.counts).toMatchObject({ changed: 1, new: 0 })
    await confirm(changed)
    expect((await street.call(api.premises.list, { query: { words: '老王' } })).premises).toMatchObject([{ kind: 'retail', version: 2, offices: [{ name: '城管局' }] }])
  })

  it('is seen anew when the register changed meanwhile', async () => {
    const sheet = await put(rows())
    await confirm(await put(rows().slice(0, 1)))
    expect((await refusal(confirm(sheet))).code).toBe('premises.sheet-changed')
    const anew = await street.call(api.premises.import, { params: { id: sheet.id } })
    expect(anew.counts).toMatchObject({ new: 1, unchanged: 1 })
    expect((await confirm(anew)).done).toMatchObject({ new: 1 })
  })

  it('comes out as it goes in, contacts masked', async () => {
    await confirm(await put(rows()))
    const bytes = await (await street.fetch('/api/premises-sheet')).arrayBuffer()
    const out = await readSheet(new Uint8Array(bytes), 'premises.xlsx')
    expect(out.rows.map(({ cells }) => [cells[0], cells.at(-1)]).sort()).toEqual([['小李超市', null], ['老王面馆', '138****5678']])
    expect((await put(out.rows.map(({ cells }) => cells), street, newId(), out.headings)).counts).toEqual({ new: 0, changed: 0, unchanged: 2, faulty: 0 })
  })

  it('is its uploader’s alone, and gone after a day', async () => {
    const sheet = await put(rows())
    expect(await put(rows(), street, sheet.id)).toEqual(sheet)
    expect((await refusal(desk.call(api.premises.import, { params: { id: sheet.id } }))).code).toBe('premises.sheet-not-found')
    expect((await refusal(put(rows(), desk, sheet.id))).code).toBe('premises.sheet-not-found')
    expect((await refusal(put([['a', 'b']], street, newId(), ['甲', '乙']))).code).toBe('premises.sheet-unmapped')
    expect((await street.fetch(pathOf(api.premises.put, { id: newId() }, { name: 'x.xlsx' }), { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: 'PK' })).status).toBe(422)
    server.clock.advance(2 * 86_400_000)
    await runJob(server.context, erasePremisesImportsJob)
    expect((await refusal(street.call(api.premises.import, { params: { id: sheet.id } }))).code).toBe('premises.sheet-not-found')
  })
})
