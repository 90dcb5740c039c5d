// A district begins with its own files: made by the command line out of nothing, previewed, and written whole or not at all.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import type { Context } from '../context.ts'
import { buildApp } from '../http/app.ts'
import { openContext } from '../services.ts'
import { writeSheet } from '../interop/sheets/write-sheet.ts'
import { netOf } from '../territory/net.ts'
import { importFile, importHelp, type ImportWishes } from './import-file.ts'

let context: Context
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wangge-cli-'))
  const { database } = await testDatabase()
  context = openContext(database, folder, (fault) => {
    throw fault
  })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const square = (x: number, y: number, side = 1) => [[[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]].map(([a, b]) => [113 + a! / 50, 40 + b! / 50])]
const feature = (code: string, name: string, coordinates: unknown) => ({ type: 'Feature', properties: { 编码: code, 名称: name }, geometry: { type: 'Polygon', coordinates } })

const run = async (name: string, content: string | Buffer, wishes: ImportWishes = {}): Promise<{ code: number; said: string }> => {
  const path = join(folder, name)
  await writeFile(path, content)
  const lines: string[] = []
  const code = await importFile(context, path, wishes, (line) => lines.push(line))
  return { code, said: lines.join('\n') }
}
const refusal = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (fault: Error) => fault.message)
const streets = JSON.stringify({ type: 'FeatureCollection', features: [feature('140299001000', '甲街道', square(0, 0)), feature('140299002000', '乙街道', square(1, 0)), feature('140299003000', '丙街道', square(2, 0))] })
const net = async () => netOf(context, (await context.districts.all())[0]!.id)

describe('import', () => {
  it('asks for a district, and for its name when it is not there', async () => {
    expect(await refusal(run('streets.geojson', streets))).toMatch(/--district/)
    expect(await refusal(run('streets.geojson', streets, { district: '140299' }))).toMatch(/--name/)
    expect(await refusal(run('streets.geojson', streets, { district: 'abc', name: '某区' }))).toMatch(/6 or 12 digits/)
    expect(await refusal(importFile(context, join(folder, 'nowhere.csv'), {}, () => {}))).toMatch(/no file/)
    expect(await context.districts.all()).toEqual([])
  })

  it('makes the district with one administrator, and says that nothing was written yet', async () => {
    const { code, said } = await run('streets.geojson', streets, { district: '140299', name: '示例区', datum: 'wgs84' })
    expect(code).toBe(0)
    expect(said).toMatch(/system {2}\S{4}-\S{4}-\S{4}-\S{4}/)
    expect(said).toContain('new 3')
    expect(said).toContain('nothing was written')
    expect((await net()).root.children).toEqual([])
    expect(await context.database.query('select count(*) as n, count(person_id) as own from phrases')).toEqual([{ n: 12, own: 0 }])
  })

  it('asks for the datum where nothing tells it', async () => expect(await refusal(run('streets.geojson', streets))).toMatch(/--datum/))

  it('writes all of it when told to', async () => {
    const { said, code } = await run('streets.geojson', streets, { datum: 'wgs84', adopt: true })
    expect([code, said]).toEqual([0, expect.stringContaining('adopted, 3 operations')])
    const { root } = await net()
    expect(root.children.map(({ name, code: own }) => [name, own])).toEqual([['甲街道', '140299001000'], ['乙街道', '140299002000'], ['丙街道', '140299003000']])
    expect((await net()).locate(113.03, 40.01)?.name).toBe('乙街道')
    expect((await run('streets.geojson', streets, { adopt: true })).said).toContain('nothing new')
  })

  it('goes on with a spreadsheet under headings of their own, and writes nothing while a row is faulty', async () => {
    const rows = [['140299001001', '一社区', 800], ['140299001002', '二社区', '不详'], ['140299002001', '三社区', 700]]
    const sheet = await writeSheet([{ name: '社区', headings: ['甲', '乙', '丙'], rows }])
    const map = 'code=甲,name=乙,households=丙'
    expect(await refusal(run('社区.xlsx', sheet, { map: 'code=无' }))).toMatch(/no column/)
    expect(await refusal(run('社区.xlsx', sheet, { map: 'colour=甲' }))).toMatch(/must be one of/)
    const refused = await run('社区.xlsx', sheet, { map, adopt: true })
    expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('households-wrong')])
    expect((await net()).root.counts.communities).toBe(0)
    expect((await run('社区.xlsx', sheet, { map, adopt: true, 'leave-out': true })).code).toBe(0)
    expect((await net()).root.counts.communities).toBe(2)
  })

  it('gives a second district a host name of its own, under which it is signed in to; the first stays where it was', async () => {
    const second = { district: '140298', name: '第二区', datum: 'wgs84' }
    expect(await refusal(run('streets.geojson', streets, { ...second, host: ['grid.example.cn:8080'] }))).toMatch(/name of a host/)
    expect(await context.districts.all()).toHaveLength(1)
    const { said } = await run('streets.geojson', streets, { ...second, host: ['Second.example.cn', 'second.lan'] })
    const [, login, password] = /Second\.example\.cn\/console\/ {2}(\S+) {2}(\S+)/.exec(said)!
    const app = await buildApp(context)
    const signIn = (host: string) => app.inject({ method: 'POST', url: '/api/sign-in', headers: { host }, payload: { login, password } })
    for (const host of ['second.example.cn', 'SECOND.lan:8080']) {
      const { body, headers } = await signIn(host)
      expect(JSON.parse(body)).toMatchObject({ signedIn: true, district: { name: '第二区' } })
      const cookie = String(headers['set-cookie']).split(';')[0]!
      expect((await app.inject({ url: '/api/me', headers: { host, cookie } })).json()).toMatchObject({ signedIn: true, district: { name: '第二区' } })
    }
    expect((await signIn('localhost')).json()).toMatchObject({ code: 'account.wrong-credentials' })
    expect((await app.inject({ url: '/api/me', headers: { host: 'localhost' } })).json()).toMatchObject({ district: { name: '示例区' } })
    expect(await refusal(run('streets.geojson', streets, { district: '140299', datum: 'wgs84', host: ['second.lan'] }))).toMatch(/belongs to 第二区/)
    await run('streets.geojson', streets, { ...second, host: ['new.example.cn'] })
    expect((await context.districts.all())[1]!.settings.hosts).toEqual(['new.example.cn'])
    expect((await run('streets.geojson', streets, { district: '140297', name: '第三区', datum: 'wgs84' })).said).toContain('its own by --host')
    await app.close()
  })

  it('says plainly when a file can’t be read', async () => expect(await refusal(run('x.geojson', '<gml>', { district: '140299', datum: 'wgs84' }))).toMatch(/shape\.unreadable/))
  it('explains itself', () => expect(importHelp()).toContain('--adopt'))
})
