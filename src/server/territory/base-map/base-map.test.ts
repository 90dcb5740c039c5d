// The district's base map through HTTP: set, read, and the file of tiles in parts.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FetchSource, PMTiles } from 'pmtiles'
import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { baseMapRoutes as routes, type BaseMapSettings } from '../../../contract/base-map.ts'
import { refusal, type Client } from '../../../../tests/support/logins.ts'
import { writePmtiles } from '../../../../tests/support/pmtiles.ts'
import { testServer, type TestServer } from '../../../../tests/support/server.ts'

let server: TestServer
let keeper: Client
let bytes: Buffer
const credit = { attribution: '测绘局', approval: 'GS(2024)0650号' }
const tianditu: BaseMapSettings = { kind: 'tianditu', key: '0123456789abcdef0123456789abcdef', style: 'vec', ...credit }
const archive = (file: string, datum: 'wgs84' | 'gcj02' = 'wgs84'): BaseMapSettings => ({ kind: 'archive', file, datum, ...credit })
const set = (settings: BaseMapSettings, commandId = newId()) => keeper.call(routes.change, { body: { commandId, settings } })
const drawn = async (client: Client = server.anonymous()) => (await client.call(routes.get, {})).baseMap

beforeAll(async () => {
  server = await testServer()
  keeper = await server.loginAs('systemAdministrator')
  const folder = server.context.baseMapDir
  mkdirSync(folder, { recursive: true })
  const tile = (z: number, x: number, y: number) => ({ z, x, y, bytes: Buffer.from(`tile ${z}/${x}/${y}`) })
  bytes = writePmtiles({ kind: 'png', tiles: [tile(0, 0, 0), tile(1, 1, 0), tile(2, 3, 1)], bbox: [113, 40, 114, 41] })
  writeFileSync(join(folder, '平城.pmtiles'), bytes)
  writeFileSync(join(folder, 'streets.pmtiles'), writePmtiles({ kind: 'vector', tiles: [tile(0, 0, 0)], bbox: [113, 40, 114, 41], layers: ['water', 'roads'] }))
  writeFileSync(join(folder, 'broken.pmtiles'), 'this is no archive')
  writeFileSync(join(server.photoDir, 'secret.pmtiles'), bytes)
})

describe('the base map', () => {
  it('is none by default', async () => {
    expect(await drawn()).toBeNull()
    expect((await keeper.call(routes.settings, {})).settings).toEqual({ kind: 'none' })
  })

  it('of 天地图 is drawn by everybody’s map once it is set, and the change is written down without the key', async () => {
    const commandId = newId()
    expect(await set(tianditu, commandId)).toEqual({})
    expect(await set(tianditu, commandId)).toEqual({})
    expect(await drawn()).toMatchObject({ datum: 'wgs84', ...credit, archive: null, layers: [{ tileSize: 256, minZoom: 1, maxZoom: 18 }, {}] })
    expect((await keeper.call(routes.settings, {})).settings).toEqual(tianditu)
    const entries = await server.database.query("select data from journal where kind = 'territory.baseMapChanged'")
    expect(entries).toHaveLength(1)
    expect(JSON.stringify(entries)).not.toContain(tianditu.kind === 'tianditu' ? tianditu.key : '')
  })

  it('may be tried out before it is set', async () => {
    const before = await drawn()
    const { baseMap } = await keeper.call(routes.preview, { body: { settings: { kind: 'tiles', addresses: ['https://{a-b}.example/{z}/{x}/{y}.png'], datum: 'gcj02', tileSize: 512, minZoom: 3, maxZoom: 17, ...credit } } })
    expect(baseMap).toMatchObject({ datum: 'gcj02', layers: [{ addresses: ['https://a.example/{z}/{x}/{y}.png', 'https://b.example/{z}/{x}/{y}.png'], tileSize: 512 }] })
    expect(await drawn()).toEqual(before)
  })

  it('that cannot be drawn is refused', async () => {
    const wrong: readonly (readonly [BaseMapSettings, string])[] = [
      [{ ...tianditu, key: 'x&y=z' } as BaseMapSettings, 'basemap.key-wrong'], [{ kind: 'tiles', addresses: ['https://x.example/{z}/{x}'], datum: 'wgs84', tileSize: 256, minZoom: 0, maxZoom: 18, ...credit }, 'basemap.address-wrong'],
      [archive('nothing.pmtiles'), 'basemap.file-unknown'], [archive('broken.pmtiles'), 'basemap.file-unreadable'], [archive('streets.pmtiles', 'gcj02'), 'basemap.vector-datum'],
      [archive('../secret.pmtiles'), 'request.malformed'], [{ kind: 'globe' } as never, 'request.malformed'],
    ]
    for (const [settings, code] of wrong) {
      expect((await refusal(set(settings))).code).toBe(code)
      expect((await refusal(keeper.call(routes.preview, { body: { settings } }))).code).toBe(code)
    }
  })

  it('is set by the system administrator alone', async () => {
    for (const role of ['districtDesk', 'leader', 'resident'] as const) {
      const client = await server.loginAs(role)
      expect((await refusal(client.call(routes.change, { body: { commandId: newId(), settings: { kind: 'none' } } }))).code).toBe('access.refused')
      expect((await refusal(client.call(routes.settings, {}))).code).toBe('access.refused')
    }
    expect((await refusal(server.anonymous().call(routes.settings, {}))).code).toBe('access.sign-in-needed')
  })
})

describe('a file of tiles', () => {
  it('is offered with what is in it', async () => {
    const { files } = await keeper.call(routes.settings, {})
    expect(files).toMatchObject([
      { name: 'broken.pmtiles', fault: true }, { name: 'streets.pmtiles', vector: true, fault: false, bbox: [113, 40, 114, 41] }, { name: '平城.pmtiles', vector: false, fault: false, minZoom: 0, maxZoom: 2, bytes: bytes.length },
    ])
  })

  it('is read in parts by the library of the map', async () => {
    await set(archive('平城.pmtiles', 'gcj02'))
    const baseMap = await drawn()
    expect(baseMap).toMatchObject({ datum: 'gcj02', layers: [], archive: { vector: false, minZoom: 0, maxZoom: 2, bbox: [113, 40, 114, 41] } })
    const tiles = new PMTiles(new FetchSource(server.base + baseMap!.archive!.address))
    expect(Buffer.from((await tiles.getZxy(2, 3, 1))!.data).toString()).toBe('tile 2/3/1')
    expect(await tiles.getZxy(2, 0, 0)).toBeUndefined()
  })

  const part = async (range: string | undefined, path = '/api/base-map/archive', client: Client = server.anonymous()) => client.fetch(path, range === undefined ? {} : { headers: { range } })

  it('gives exactly the bytes that are asked for', async () => {
    const response = await part('bytes=7-99')
    expect([response.status, response.headers.get('content-range')]).toEqual([206, `bytes 7-99/${bytes.length}`])
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes.subarray(7, 100))).toBe(true)
    const end = await part(`bytes=${bytes.length - 3}-99999`)
    expect(Buffer.from(await end.arrayBuffer()).equals(bytes.subarray(-3))).toBe(true)
  })

  it('refuses to be taken as a whole, and ranges that are none', async () => {
    for (const range of [undefined, 'bytes=5-2', `bytes=${bytes.length}-`, 'bytes=0-1,3-4', 'lines=1-2', 'bytes=-5']) {
      const response = await part(range)
      expect([response.status, response.headers.get('content-range')], range).toEqual([416, `bytes */${bytes.length}`])
    }
  })

  it('another than the chosen one is for those alone who set it, and nothing outside of its folder is for anybody', async () => {
    const other = '/api/base-map/archive?file=streets.pmtiles'
    expect((await part('bytes=0-6', other)).status).toBe(404)
    expect(await (await part('bytes=0-6', other, keeper)).text()).toBe('PMTiles')
    for (const file of ['../secret.pmtiles', '..%2Fsecret.pmtiles', '/etc/x.pmtiles']) expect((await part('bytes=0-6', `/api/base-map/archive?file=${file}`, keeper)).status).toBe(400)
  })

  it('that was taken away is no base map', async () => {
    await server.database.query(`update districts set settings = jsonb_set(settings, '{baseMap,file}', '"gone.pmtiles"')`)
    server.context.districts.forget()
    expect(await drawn()).toBeNull()
    expect((await (await part('bytes=0-6')).json()) as unknown).toMatchObject({ code: 'basemap.no-file' })
  })
})
