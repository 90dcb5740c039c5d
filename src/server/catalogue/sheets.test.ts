// The catalogue as a spreadsheet through HTTP: out and in again, faulty rows apart, into the draft.
import { beforeEach, describe, expect, it } from 'vitest'
import { api } from '../../contract/api.ts'
import { pathOf, problemFrom } from '../../contract/client.ts'
import type { SheetPreview } from '../../contract/catalogue.ts'
import { starterCatalogue } from '../../domain/catalogue/starter/catalogue.ts'
import { starterOffices } from '../../domain/catalogue/starter/offices.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../tests/support/server.ts'
import { bulkInsert } from '../db/bulk.ts'
import { inTransaction } from '../db/tx.ts'
import { readSheet } from '../interop/sheets/read-sheet.ts'
import { writeSheet } from '../interop/sheets/write-sheet.ts'
import { insertFirstVersion } from './rows.ts'

const { catalogue } = api
let server: TestServer
let desk: Client
beforeEach(async () => {
  server = await testServer()
  desk = await server.loginAs('districtDesk')
})

/** The starter catalogue in the place of the three classes of a test. */
const withStarter = () => inTransaction(server.database, async (tx) => {
  const { id, unit } = server.district
  await tx.query('delete from categories where district = $1', [id])
  await tx.query('delete from catalogue_versions where district = $1', [id])
  await bulkInsert(tx, 'offices', starterOffices.map(({ code, name }, n) => ({ district: id, id: 9_000 + n, code, name, kind: 'department', unit_id: unit.id })))
  await insertFirstVersion(tx, id, starterCatalogue, '2020-01-01', server.clock.now)
})

const exported = async (format: 'xlsx' | 'csv', language: 'zh' | 'en' = 'zh'): Promise<Buffer> => Buffer.from(await (await desk.fetch(pathOf(catalogue.sheet, {}, { format, language }))).arrayBuffer())
const put = async <T>(path: string, bytes: Uint8Array | string, client = desk): Promise<T> => {
  const response = await client.fetch(path, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: typeof bytes === 'string' ? Buffer.from(bytes) : new Uint8Array(bytes) })
  if (!response.ok) throw await problemFrom(response)
  return (await response.json()) as T
}
const preview = (bytes: Uint8Array | string, name = '目录.xlsx', client = desk) => put<SheetPreview>(pathOf(catalogue.preview, {}, { name }), bytes, client)
const bring = (bytes: Uint8Array | string, digest: string, name = '目录.xlsx') => put<{ versions: { standing: string; classes: number }[] }>(pathOf(catalogue.bring, {}, { name, digest }), bytes)

describe('the catalogue as a file', () => {
  it.each([['xlsx', 'zh'], ['xlsx', 'en'], ['csv', 'zh'], ['csv', 'en']] as const)('as %s in %s comes back without a change', async (format, language) => {
    await withStarter()
    const bytes = await exported(format, language)
    const seen = await preview(bytes, `catalogue.${format}`)
    expect(seen.counts).toEqual({ new: 0, changed: 0, unchanged: starterCatalogue.length, faulty: 0 })
    expect(seen.unknownColumns).toEqual([])
    expect((await refusal(bring(bytes, seen.digest, `catalogue.${format}`))).code).toBe('catalogue.sheet-nothing')
  })

  it('is changed in a spreadsheet, looked at, and becomes a draft; the faulty row stays out and loses nothing', async () => {
    await withStarter()
    const sheet = await readSheet(await exported('xlsx'), 'x.xlsx')
    const column = (heading: string) => sheet.headings.indexOf(heading)
    const edit = (code: string, heading: string, value: string) => { sheet.rows.find(({ cells }) => cells[0] === code)!.cells[column(heading)] = value }
    edit('01001', '处置时限', '1工作日')
    edit('01002', '处置时限', '很快')
    const own = sheet.headings.map((heading) => ({ 编码: '01080', 名称: '景观亭损坏', 英文名称: 'Pavilion broken', 类别: '部件', 处置时限: '5工作日', 部门: 'urban' })[heading] ?? null)
    const bytes = await writeSheet([{ name: '目录', headings: sheet.headings, rows: [...sheet.rows.map(({ cells }) => cells), own] }])
    const seen = await preview(bytes)
    expect(seen.counts).toEqual({ new: 1, changed: 1, unchanged: starterCatalogue.length - 2, faulty: 1 })
    expect(seen.rows.find(({ code }) => code === '01001')!.changes).toEqual([{ column: 'handle', before: '2工作日', after: '1工作日' }])
    expect(seen.rows.find(({ verdict }) => verdict === 'faulty')).toMatchObject({ code: '01002', faults: [{ code: 'cell-unreadable', column: 'handle', value: '很快' }] })
    expect((await desk.call(catalogue.get, {})).draft).toBeNull()
    expect((await bring(bytes, seen.digest)).versions[0]).toMatchObject({ standing: 'draft', classes: 2 })
    expect((await desk.call(catalogue.get, {})).changed.sort()).toEqual(['01001', '01080'])
    // Sent twice it is done once.
    expect((await bring(bytes, seen.digest)).versions[0]).toMatchObject({ standing: 'draft', classes: 2 })
    const [{ count } = { count: 0 }] = await server.database.query<{ count: number }>("select count(*) as count from journal where district = $1 and kind = 'catalogue.sheetBrought'", [server.district.id])
    expect(count).toBe(1)
  })

  it('is refused when something else changed since it was looked at', async () => {
    const bytes = '编码,处置时限\n01001,1工作小时\n'
    const seen = await preview(bytes, 'a.csv')
    const other = '编码,处置时限\n01001,2工作小时\n'
    await bring(other, (await preview(other, 'b.csv')).digest, 'b.csv')
    expect((await refusal(bring(bytes, seen.digest, 'a.csv'))).code).toBe('catalogue.sheet-changed')
  })

  it('says what is no spreadsheet, and names columns it doesn’t know', async () => {
    expect((await refusal(preview(Buffer.from('ffd8ffe000104a46', 'hex')))).code).toMatch(/^sheet\./)
    expect((await preview('编码,名称,备注\n01001,路灯,x\n', 'a.csv')).unknownColumns).toEqual(['备注'])
    expect((await refusal(preview('编码\n01001\n', 'a.csv', await server.loginAs('streetDesk')))).code).toBe('access.refused')
    expect((await refusal(preview('编码\n01001\n', 'a.csv', server.anonymous()))).code).toBe('access.sign-in-needed')
    expect((await desk.fetch('/api/catalogue/sheet?format=pdf')).status).toBe(400)
  })
})
