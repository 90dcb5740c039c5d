// A roster through HTTP: uploaded, mapped once, looked at row by row, confirmed as a whole; faulty rows come back as a sheet.
import { beforeEach, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../../contract/api.ts'
import { pathOf, problemFrom } from '../../../contract/client.ts'
import type { RosterImport } from '../../../contract/roster.ts'
import { refusal, type Client } from '../../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../../tests/support/server.ts'
import { readSheet } from '../../interop/sheets/read-sheet.ts'
import { writeSheet } from '../../interop/sheets/write-sheet.ts'

let server: TestServer
let street: Client
beforeEach(async () => {
  server = await testServer()
  street = await server.loginAs('streetDesk')
})

type Cell = string | number | null
const xlsx = (headings: string[], rows: Cell[][]) => writeSheet([{ name: '名册', headings, rows }])
const put = async (bytes: Uint8Array, client = street, id = newId(), name = '名册.xlsx'): Promise<RosterImport> => {
  const response = await client.fetch(pathOf(api.roster.put, { id }, { name }), { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: new Uint8Array(bytes) })
  if (!response.ok) throw await problemFrom(response)
  return (await response.json()) as RosterImport
}
const rowsOf = async (id: string, verdict?: 'new' | 'changed' | 'unchanged' | 'faulty', client = street) => (await client.call(api.roster.rows, { params: { id }, query: { limit: 200, ...(verdict ? { verdict } : {}) } })).rows
const confirm = (one: RosterImport, client = street) => client.call(api.roster.confirm, { params: { id: one.id }, body: { digest: one.digest } })
const postsNow = () => server.database.query<{ count: number }>('select count(*) as count from posts where district = $1', [server.district.id]).then(([row]) => row!.count)
const headings = ['姓名', '手机号', '岗位', '网格编码', '任职日期']
const cells = () => server.district.units.filter((unit) => unit.level === 'microgrid' && unit.line.streetId === server.district.inside.street.id)

describe('a roster', () => {
  it('is looked at row by row; nothing is written until it is confirmed, and then every row that isn’t faulty', async () => {
    const worker = server.district.person('gridWorker')
    const before = await postsNow()
    const one = await put(await xlsx(headings, [
      ['赵一', '１３９００００００01', '微网格员 ', cells()[1]!.code, '2024年3月1日'],
      ['钱二', '13900000002', '微网格员', cells()[2]!.code, null],
      [worker.name, worker.phone, '网格员', server.district.inside.grid.code, null],
      ['孙三', '1390000', '微网格员', cells()[3]!.code, null],
      ['李四', '13900000004', '微网格员', server.district.outside.microgrid.code, null],
      ['周五', '13900000005', '微网格员', '000000', null],
    ]))
    expect(one).toMatchObject({ rows: 6, enough: true, counts: { new: 2, changed: 0, unchanged: 1, faulty: 3 }, done: null })
    expect(one.columns.map((column) => column.field)).toEqual(['name', 'phone', 'role', 'unitCode', 'from'])
    expect((await rowsOf(one.id, 'faulty')).map((row) => [row.row, row.faults[0]!.code])).toEqual([[5, 'phone-malformed'], [6, 'out-of-reach'], [7, 'unit-unknown']])
    expect((await rowsOf(one.id, 'new'))[0]).toMatchObject({ name: '赵一', notes: [{ code: 'tidied' }] })
    expect(await postsNow()).toBe(before)
    const done = await confirm(one)
    expect(done).toMatchObject({ done: { new: 2, faulty: 3 } })
    expect(await confirm(one)).toMatchObject({ done: { new: 2 } })
    expect(await postsNow()).toBe(before + 2)
    expect(await server.database.query("select n.name, n.phone, p.role, p.unit_id, p.from_on from posts p join persons n on n.district = p.district and n.id = p.person_id where n.phone = '13900000001'"))
      .toEqual([{ name: '赵一', phone: '13900000001', role: 'microgridWorker', unit_id: cells()[1]!.id, from_on: '2024-03-01' }])
    const kinds = await server.database.query<{ kind: string; count: number }>("select kind, count(*) as count from journal where district = $1 and kind in ('post.appointed', 'roster.imported') group by kind order by kind", [server.district.id])
    expect(kinds).toEqual([{ kind: 'post.appointed', count: 2 }, { kind: 'roster.imported', count: 1 }])
    expect((await put(await xlsx(headings, [['赵一', '13900000001', '微网格员', cells()[1]!.code, null]]))).counts).toMatchObject({ unchanged: 1 })
  })

  it('gives the faulty rows back as a sheet with their reasons, which comes in again once mended', async () => {
    const own = ['责任人', '联系方式（本人）', '身份', '微网格编号', '备注']
    const one = await put(await xlsx(own, [['吴六', '139', '微网格员', cells()[1]!.code, '新来'], ['郑七', '13900000007', '微网格员', cells()[2]!.code, null]]))
    expect(one).toMatchObject({ enough: false, columns: [{ field: null }, { field: 'phone' }, { field: 'role' }, { field: null }, { field: null }] })
    expect((await refusal(confirm(one))).code).toBe('people.sheet-unmapped')
    const mapped = await street.call(api.roster.map, { params: { id: one.id }, body: { fields: ['name', 'phone', 'role', 'unitCode', null] } })
    expect(mapped.counts).toEqual({ new: 1, changed: 0, unchanged: 0, faulty: 1 })
    await confirm(mapped)
    const response = await street.fetch(pathOf(api.roster.faults, { id: one.id }, { language: 'zh' }))
    expect(response.headers.get('content-type')).toContain('spreadsheetml')
    const sheet = await readSheet(new Uint8Array(await response.arrayBuffer()), 'faulty.xlsx')
    expect(sheet.headings).toEqual([...own, '原表行号', '原因'])
    expect(sheet.rows.map((row) => row.cells)).toEqual([['吴六', '139', '微网格员', cells()[1]!.code, '新来', 2, '手机号有误（139），应为 11 位']])
    // The headings were mapped once: the mended sheet needs no more.
    const again = await put(await xlsx(sheet.headings, [['吴六', '13900000006', '微网格员', cells()[1]!.code, '新来', 2, '']]))
    expect(again).toMatchObject({ enough: true, counts: { new: 1, faulty: 0 } })
    expect(again.columns.map((column) => [column.field, column.remembered])).toEqual([['name', true], ['phone', true], ['role', true], ['unitCode', true], [null, true], [null, false], [null, false]])
    await confirm(again)
  })

  it('in which the district’s own names of posts stand asks once what they mean', async () => {
    const one = await put(await xlsx(headings, [['冯八', null, '片长', server.district.inside.community.code, null]]))
    expect(one).toMatchObject({ unknownRoles: ['片长'], counts: { faulty: 1 } })
    const mapped = await street.call(api.roster.map, { params: { id: one.id }, body: { fields: ['name', 'phone', 'role', 'unitCode', 'from'], roles: [{ name: '片长', role: 'gridLeader' }] } })
    expect(mapped.counts).toMatchObject({ new: 1, faulty: 0 })
    expect((await put(await xlsx(headings, [['陈九', null, ' 片 长', server.district.inside.community.code, null]]))).counts).toMatchObject({ new: 1 })
    expect((await refusal(street.call(api.roster.map, { params: { id: one.id }, body: { fields: ['name', 'name', 'role', 'unitCode', null] } }))).code).toBe('request.malformed')
  })

  it('that changed between preview and confirmation is not written; the new preview is', async () => {
    const one = await put(await xlsx(headings, [['褚十', '13900000010', '微网格员', cells()[1]!.code, null], ['卫甲', '13900000011', '微网格员', cells()[2]!.code, null]]))
    await street.call(api.posts.appoint, { body: { commandId: newId(), role: 'microgridWorker', unitId: cells()[1]!.id, name: '褚十', phone: '13900000010', from: '2026-03-02' } })
    const before = await postsNow()
    expect((await refusal(confirm(one))).code).toBe('people.sheet-changed')
    expect(await postsNow()).toBe(before)
    const anew = await street.call(api.roster.map, { params: { id: one.id }, body: { fields: ['name', 'phone', 'role', 'unitCode', 'from'] } })
    expect(anew.counts).toMatchObject({ new: 1, unchanged: 1 })
    await confirm(anew)
    expect(await postsNow()).toBe(before + 1)
    expect((await refusal(street.call(api.roster.map, { params: { id: one.id }, body: { fields: ['name', 'phone', 'role', 'unitCode', 'from'] } }))).code).toBe('people.sheet-done')
  })

  it('is written as a whole or not at all, also when two confirm at once', async () => {
    const one = await put(await xlsx(headings, [['蒋乙', '13900000012', '微网格员', cells()[1]!.code, null], ['沈丙', '13900000013', '微网格员', cells()[2]!.code, null]]))
    const before = await postsNow()
    await server.database.query("alter table posts add constraint posts_no_shen check (unit_id <> " + cells()[2]!.id + ')')
    expect((await refusal(confirm(one))).code).toBe('server.failed')
    server.faults.splice(0)
    expect([await postsNow(), await server.database.query("select from persons where phone = '13900000012'")]).toEqual([before, []])
    await server.database.query('alter table posts drop constraint posts_no_shen')
    await Promise.all([confirm(one), confirm(one)])
    expect(await postsNow()).toBe(before + 2)
  })

  it('moves people, with the past left as it was', async () => {
    const worker = server.district.person('microgridWorker')
    const one = await put(await xlsx(headings, [[worker.name, worker.phone, '微网格员', cells()[1]!.code, null]]))
    expect((await rowsOf(one.id))[0]).toMatchObject({ verdict: 'changed', changes: [{ what: 'place', before: server.district.inside.microgrid.name, after: cells()[1]!.name }] })
    await confirm(one)
    expect(await server.database.query('select unit_id, from_on, until_on from posts where person_id = $1 order by id', [worker.personId])).toEqual([
      { unit_id: server.district.inside.microgrid.id, from_on: '2025-01-01', until_on: '2026-03-01' }, { unit_id: cells()[1]!.id, from_on: '2026-03-02', until_on: null },
    ])
  })

  it('is the uploader’s alone, and not for who may not appoint', async () => {
    const one = await put(await xlsx(headings, [['韩丁', null, '微网格员', cells()[1]!.code, null]]))
    const other = await server.loginAs('districtDesk')
    for (const ask of [() => rowsOf(one.id, undefined, other), () => confirm(one, other), () => other.call(api.roster.get, { params: { id: one.id } }), () => put(Buffer.from('姓名,岗位\n甲,乙\n'), other, one.id)])
      expect((await refusal(ask())).code).toBe('people.sheet-not-found')
    expect((await put(Buffer.from('姓名,岗位\n甲,乙\n'), street, one.id)).rows).toBe(1)
    expect((await refusal(put(Buffer.from('a,b\n1,2\n'), await server.loginAs('communityDesk')))).code).toBe('access.refused')
    expect((await refusal(put(Buffer.from('a,b\n1,2\n'), server.anonymous()))).code).toBe('access.sign-in-needed')
    expect((await refusal(put(Buffer.alloc(0)))).code).toBe('sheet.empty')
    expect((await refusal(put(Buffer.from('PK\u0003\u0004 not a sheet')))).code).toBe('sheet.unreadable')
    expect((await refusal(rowsOf('nonsense'))).code).toBe('request.malformed')
  })

  it('of ten thousand rows is looked at and written in seconds', async () => {
    const rows = Array.from({ length: 10_000 }, (_, n): Cell[] => [`网格员${n}`, String(13_100_000_000 + n), '微网格员', cells()[n % 8]!.code, null])
    const file = await xlsx(headings, rows)
    const one = await put(file)
    expect(one.counts).toEqual({ new: 10_000, changed: 0, unchanged: 0, faulty: 0 })
    expect((await confirm(one)).done).toMatchObject({ new: 10_000 })
    expect((await put(file)).counts).toMatchObject({ unchanged: 10_000 })
  })
})

describe('the roster taken out', () => {
  it('has masked phones and headings that come in again unchanged', async () => {
    const response = await street.fetch(pathOf(api.roster.take, {}, {}))
    const bytes = new Uint8Array(await response.arrayBuffer())
    const sheet = await readSheet(bytes, 'roster.xlsx')
    expect(sheet.headings).toEqual(['姓名', '手机号', '岗位', '网格编码', '网格名称', '部门', '任职日期', '离任日期'])
    expect(sheet.rows).toHaveLength(8)
    const worker = server.district.person('gridWorker')
    expect(sheet.rows.map((row) => row.cells)).toContainEqual([worker.name, `${worker.phone.slice(0, 3)}****${worker.phone.slice(-4)}`, '网格员', server.district.inside.grid.code, server.district.inside.grid.name, null, '2025-01-01', null])
    const one = await put(bytes)
    // Also the desk's own row and those that stand beside it: what changes nothing needs no right.
    expect(one.counts).toEqual({ new: 0, changed: 0, unchanged: 8, faulty: 0 })
    expect((await refusal(confirm(one))).code).toBe('people.sheet-nothing')
    expect((await street.fetch(pathOf(api.roster.take, {}, { unitId: server.district.outside.grid.id }))).status).toBe(403)
    const english = await readSheet(new Uint8Array(await (await street.fetch(pathOf(api.roster.take, {}, { language: 'en' }))).arrayBuffer()), 'roster.xlsx')
    expect(english.headings[0]).toBe('Name')
  })
})
