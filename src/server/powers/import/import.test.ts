// A list of powers brought in from a sheet: previewed, mapped once, written as a whole, and nothing lost.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../../contract/api.ts'
import type { PowerImport } from '../../../contract/power-imports.ts'
import { runJob } from '../../jobs/jobs.ts'
import { erasePowerImportsJob } from '../jobs.ts'
import { readSheet } from '../../interop/sheets/read-sheet.ts'
import { writeSheet } from '../../interop/sheets/write-sheet.ts'
import { refusal, type Client } from '../../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../../tests/support/server.ts'

let server: TestServer
let desk: Client
beforeAll(async () => {
  server = await testServer()
  desk = await server.loginAs('districtDesk')
})

const headings = ['代号', '事项名称', '权力类别', '法律依据', '街道', '主管', '协同单位', '生效日期', '事件类别', '备注']
const rowsOf = (): (string | null)[][] => [
  ['P1', '对违法建设的处罚', '行政处罚', '《甲法》', '全区', '城管局', null, '2026-01-01', '13003', '甲'],
  ['P1', '', '', '', server.district.inside.street.name, '住建局', '城管局', '2026-03-10', '13003', ''],
  ['P2', '燃气检查（联合）', '检查', '《乙法》', '', '住建局', null, null, null, null],
  ['P3', '某事项', '行政魔法', '', '', '城管局', null, null, null, null],
  ['P4', '某事项二', '行政许可', '', '没有的街道', '城管局', null, null, null, null],
]
const upload = async (client: Client, rows = rowsOf(), id = newId()): Promise<PowerImport> => {
  const body = await writeSheet([{ name: '清单', headings, rows }])
  const response = await client.fetch(`/api/power-imports/${id}?name=${encodeURIComponent('清单.xlsx')}`, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: new Uint8Array(body) })
  return (await response.json()) as PowerImport
}
const fields = ['code', 'name', 'kind', 'basis', 'street', 'holder', 'joint', 'from', 'classes', null] as const
const map = (sheet: PowerImport) => desk.call(api.powerImports.map, { params: { id: sheet.id }, body: { fields: [...fields] } })
const confirm = (sheet: PowerImport) => desk.call(api.powerImports.confirm, { params: { id: sheet.id }, body: { digest: sheet.digest } })

describe('a list from a sheet', () => {
  it('asks what the columns are, remembers it, previews each row and writes nothing before it is confirmed', async () => {
    const sheet = await upload(desk)
    expect(sheet).toMatchObject({ enough: false, rows: 5 })
    expect((await refusal(confirm(sheet))).code).toBe('power.sheet-unmapped')
    const mapped = await map(sheet)
    expect(mapped).toMatchObject({ enough: true, counts: { new: 2, changed: 1, unchanged: 0, faulty: 2 } })
    expect((await desk.call(api.powerImports.rows, { params: { id: sheet.id }, query: { verdict: 'faulty' } })).rows.map((row) => [row.row, row.faults[0]!.code])).toEqual([[5, 'kind-unknown'], [6, 'street-unknown']])
    expect((await desk.call(api.powers.list, { query: {} })).total).toBe(0)
    const faulty = await readSheet(Buffer.from(await (await desk.fetch(`/api/power-imports/${sheet.id}/faults`)).arrayBuffer()), 'x.xlsx')
    expect(faulty.headings).toEqual([...headings, '原表行号', '原因'])
    expect(faulty.rows.map((row) => row.cells[0])).toEqual(['P3', 'P4'])
    expect((await refusal(desk.call(api.powerImports.confirm, { params: { id: sheet.id }, body: { digest: 'other' } }))).code).toBe('power.sheet-changed')
    const done = await confirm(mapped)
    expect(done.done).toEqual({ new: 2, changed: 1, unchanged: 0, faulty: 2 })
    expect(await confirm(mapped)).toEqual(done)
    const held = async (on: string, streetId: number) => (await desk.call(api.powers.list, { query: { on, streetId } })).powers.map((power) => [power.code, power.name, power.holders.map((one) => `${one.office!.name} ${one.part}`).join()])
    expect(await held('2026-03-20', server.district.inside.street.id)).toEqual([['P1', '对违法建设的处罚', '住建局 lead,城管局 joint'], ['P2', '燃气检查（联合）', '住建局 lead']])
    expect(await held('2026-03-20', server.district.outside.street.id)).toEqual([['P1', '对违法建设的处罚', '城管局 lead'], ['P2', '燃气检查（联合）', '住建局 lead']])
    const [item] = (await desk.call(api.powers.list, { query: { words: 'P1' } })).powers
    expect(await desk.call(api.powers.get, { params: { id: item!.id } })).toMatchObject({ categories: ['13003'], holdings: [{ batch: { name: '清单.xlsx' } }, { batch: { id: sheet.id } }, { batch: { id: sheet.id } }] })
  })

  it('sent again, changes nothing; what went out comes in as it is', async () => {
    const again = await upload(desk)
    expect(again.columns[0]).toMatchObject({ field: 'code', remembered: true })
    expect(again.counts).toEqual({ new: 0, changed: 0, unchanged: 3, faulty: 2 })
    expect((await refusal(confirm(again))).code).toBe('power.sheet-nothing')
    const out = await readSheet(Buffer.from(await (await desk.fetch('/api/powers/sheet?on=2026-03-20')).arrayBuffer()), 'x.xlsx')
    const id = newId()
    const body = await writeSheet([{ name: 'x', headings: out.headings, rows: out.rows.map((row) => [...row.cells]) }])
    const response = await desk.fetch(`/api/power-imports/${id}?name=x.xlsx`, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: new Uint8Array(body) })
    expect(((await response.json()) as PowerImport).counts).toEqual({ new: 0, changed: 0, unchanged: 3, faulty: 0 })
  })

  it('is erased a day after it was uploaded', async () => {
    const sheet = await upload(desk)
    const left = () => server.database.query('select from power_imports where id = $1', [sheet.id])
    await runJob(server.context, erasePowerImportsJob)
    expect(await left()).toHaveLength(1)
    await server.database.query("update power_imports set put_at = put_at - interval '25 hours' where id = $1", [sheet.id])
    await runJob(server.context, erasePowerImportsJob)
    expect(await left()).toHaveLength(0)
  })

  it('is the district’s to bring, and nobody else’s to see', async () => {
    const sheet = await upload(desk)
    const administrator = await server.loginAs('systemAdministrator')
    expect((await refusal(administrator.call(api.powerImports.get, { params: { id: sheet.id } }))).code).toBe('power.sheet-not-found')
    const street = await server.loginAs('streetDesk')
    expect(await upload(street)).toMatchObject({ code: 'access.refused' })
    expect((await refusal(desk.call(api.powerImports.map, { params: { id: sheet.id }, body: { fields: ['code'] } }))).code).toBe('request.malformed')
    expect((await refusal(server.anonymous().call(api.powerImports.get, { params: { id: sheet.id } }))).code).toBe('access.sign-in-needed')
  })
})
