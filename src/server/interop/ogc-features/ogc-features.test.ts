// OGC API – Features, part 1: what is claimed is tried; and the programs of desktop GIS read every level (GDAL, where this
// machine has it).
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { accessTokenRoutes } from '../../../contract/access-tokens.ts'
import { hasGdal } from '../../../../tests/support/gdal.ts'
import type { Client } from '../../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../../tests/support/server.ts'
import type { StaffRole, Where } from '../../../../tests/support/builders.ts'
import { forgetNets } from '../../territory/net.ts'

type Feature = { id: number; geometry: { type: string; coordinates: number[][][] } | null; properties: Record<string, unknown> }
type Link = { href: string; rel: string; type?: string }
type Page = { type: string; features: Feature[]; links: Link[]; numberMatched: number; numberReturned: number; timeStamp: string; code?: string }

let server: TestServer
let desk: Client
let secret: string

const tokenOf = async (role: StaffRole, where: Where = 'inside'): Promise<string> =>
  (await (await server.loginAs(role, where)).call(accessTokenRoutes.make, { body: { id: newId(), name: 'GIS', days: 30 } })).secret!

beforeAll(async () => {
  server = await testServer()
  desk = await server.loginAs('districtDesk')
  secret = await tokenOf('districtDesk')
  await server.database.query("update units set name = '永泰街道' where id = $1", [server.district.inside.street.id])
  forgetNets(server.context)
})

const get = async (path: string, client = desk): Promise<Page> => (await (await client.fetch(path)).json()) as Page
const names = ({ features }: Page): unknown[] => features.map(({ properties }) => properties['name'])
const next = ({ links }: Page): string | undefined => links.find(({ rel }) => rel === 'next')?.href

describe('the pages before the features', () => {
  it('begin with a landing page that leads to description, conformance and data, without a sign-in', async () => {
    const response = await server.anonymous().fetch('/ogc')
    expect(response.headers.get('content-type')).toBe('application/json')
    const { links } = (await response.json()) as { links: Link[] }
    for (const rel of ['self', 'service-desc', 'conformance', 'data']) expect(links.map((link) => link.rel)).toContain(rel)
    const described = await server.anonymous().fetch(links.find(({ rel }) => rel === 'service-desc')!.href)
    expect(described.headers.get('content-type')).toBe('application/vnd.oai.openapi+json;version=3.0')
    const api = (await described.json()) as { openapi: string; paths: Record<string, unknown>; components: { parameters: Record<string, { name: string }> } }
    expect(api.openapi).toBe('3.0.3')
    expect(Object.keys(api.paths)).toContain('/collections/{collectionId}/items')
    for (const [, ref] of JSON.stringify(api).matchAll(/"#\/components\/([^"]+)"/g)) expect(ref!.split('/').reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], api.components), ref).toBeDefined()
  })

  it('claim core, OpenAPI 3.0 and GeoJSON, and nothing more', async () => {
    expect(await (await server.anonymous().fetch('/ogc/conformance')).json()).toEqual({ conformsTo: ['core', 'oas30', 'geojson'].map((one) => `http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${one}`) })
  })

  it('have one collection for each level and one of the smallest units, with what they reach over', async () => {
    const { collections } = (await (await desk.fetch('/ogc/collections')).json()) as { collections: { id: string; links: Link[]; extent: { spatial: { bbox: number[][] }; temporal: { interval: unknown[][] } } }[] }
    expect(collections.map(({ id }) => id)).toEqual(['districts', 'streets', 'communities', 'grids', 'microgrids', 'cells'])
    expect(collections[0]!.extent.spatial.bbox[0]!.map((degrees) => Math.round(degrees * 1e4) / 1e4)).toEqual([114, 40, 114.04, 40.04])
    expect(collections[0]!.extent.temporal.interval).toEqual([['2020-01-01T00:00:00+08:00', null]])
    for (const { id, links } of collections) {
      const items = links.find(({ rel }) => rel === 'items')!
      expect(items.type).toBe('application/geo+json')
      expect((await get(items.href)).type).toBe('FeatureCollection')
      expect(((await (await desk.fetch(links.find(({ rel }) => rel === 'self')!.href)).json()) as { id: string }).id).toBe(id)
    }
  })
})

describe('features', () => {
  it('come with their facts, validity and shape, and say how many there are', async () => {
    const response = await desk.fetch('/ogc/collections/streets/items')
    expect(response.headers.get('content-type')).toBe('application/geo+json')
    const page = (await response.json()) as Page
    expect(page).toMatchObject({ type: 'FeatureCollection', numberMatched: 2, numberReturned: 2, timeStamp: new Date(server.clock.now).toISOString() })
    expect(page.features[0]!.properties).toMatchObject({ name: '永泰街道', level: 'street', parentCode: server.district.unit.code, validFrom: '2020-01-01', validUntil: null })
    expect(page.features[0]!.geometry!.type).toBe('Polygon')
  })

  it('come page by page, each once, also when one is added meanwhile', async () => {
    const seen: unknown[] = []
    let path: string | undefined = '/ogc/collections/microgrids/items?limit=3'
    for (let pages = 0; path !== undefined; pages++) {
      const page = await get(path)
      expect(page.numberMatched).toBe(16)
      expect(page.numberReturned).toBe(page.features.length)
      seen.push(...page.features.map(({ id }) => id))
      path = next(page)
      expect(pages).toBeLessThan(7)
    }
    expect(new Set(seen).size).toBe(16)
    expect(seen).toHaveLength(16)
  })

  it('of one part of the map are those whose shape meets it', async () => {
    const { lng, lat, microgrid } = server.district.inside
    const page = await get(`/ogc/collections/microgrids/items?bbox=${lng - 0.001},${lat - 0.001},${lng + 0.001},${lat + 0.001}`)
    expect(page.features.map(({ id }) => id)).toEqual([microgrid.id])
    expect(page.numberMatched).toBe(1)
    expect((await get('/ogc/collections/microgrids/items?bbox=0,0,1,1')).features).toEqual([])
    expect((await get('/ogc/collections/microgrids/items?bbox=114,40,0,114.04,40.04,100')).numberMatched).toBe(16)
    expect((await get('/ogc/collections/microgrids/items?bbox=170,40,114.001,40.04')).numberMatched).toBe(4)
  })

  it('can be asked for one by one', async () => {
    const { id } = server.district.inside.grid
    const response = await desk.fetch(`/ogc/collections/grids/items/${id}`)
    expect(response.headers.get('content-type')).toBe('application/geo+json')
    expect(await response.json()).toMatchObject({ type: 'Feature', id, properties: { level: 'grid' }, links: [{ rel: 'self' }, { rel: 'collection' }] })
    expect((await get(`/ogc/collections/streets/items/${id}`)).code).toBe('territory.not-found')
  })

  it('of a day are those that were there then', async () => {
    await server.database.query("insert into units (district, parent_id, level, code, name, street_id, valid_from, valid_until) values ($1, $2, 'street', '990001099000', '旧城街道', null, '2019-01-01', '2021-07-01')", [server.district.id, server.district.unit.id])
    await server.database.query("update units set street_id = id where name = '旧城街道'")
    await server.database.query("update units set valid_from = '2018-01-01' where id = $1", [server.district.unit.id])
    forgetNets(server.context)
    const at = async (datetime: string): Promise<unknown[]> => names(await get(`/ogc/collections/streets/items?datetime=${encodeURIComponent(datetime)}`))
    expect(names(await get('/ogc/collections/streets/items'))).not.toContain('旧城街道')
    expect(await at('2020-06-01')).toEqual(['永泰街道', expect.any(String), '旧城街道'])
    expect(await at('2021-06-30T15:59:59Z')).toContain('旧城街道')
    expect(await at('2021-06-30T16:00:00Z')).not.toContain('旧城街道')
    expect(await at('2019-06-01')).toEqual(['旧城街道'])
    expect(await at('2021-01-01/..')).toContain('旧城街道')
    expect(await at('../2019-12-31')).toEqual(['旧城街道'])
    expect(await at('2022-01-01/2023-01-01')).toHaveLength(2)
    expect(await at('2001-01-01')).toEqual([])
    const page = await get('/ogc/collections/streets/items?datetime=2020-06-01&limit=2')
    expect(names(await get(next(page)!))).toEqual(['旧城街道'])
    expect(page.numberMatched).toBe(3)
  })

  it('are those that one’s posts reach', async () => {
    const street = await server.loginAs('streetDesk')
    expect((await get('/ogc/collections/streets/items', street)).features.map(({ id }) => id)).toEqual([server.district.inside.street.id])
    expect((await get('/ogc/collections/microgrids/items', street)).numberMatched).toBe(8)
    expect((await get(`/ogc/collections/grids/items/${server.district.outside.grid.id}`, street)).code).toBe('territory.not-found')
    expect((await get('/ogc/collections/grids/items', await server.loginAs('gridWorker'))).code).toBe('access.refused')
    expect((await get('/ogc/collections/grids/items', server.anonymous())).code).toBe('access.sign-in-needed')
  })

  it('are refused where the question makes no sense, with a Problem', async () => {
    const wrong: readonly (readonly [string, number, string])[] = [
      ['/ogc/collections/houses/items', 404, 'ogc.collection-not-found'], ['/ogc/collections/houses', 404, 'ogc.collection-not-found'], ['/ogc/collections/grids/items?bbox=1,2,3', 400, 'ogc.bbox-wrong'],
      ['/ogc/collections/grids/items?bbox=1,9,3,4', 400, 'ogc.bbox-wrong'], ['/ogc/collections/grids/items?bbox=a,b,c,d', 400, 'ogc.bbox-wrong'], ['/ogc/collections/grids/items?datetime=yesterday', 400, 'ogc.datetime-wrong'],
      ['/ogc/collections/grids/items?datetime=2024-01-01/2023-01-01', 400, 'ogc.datetime-wrong'], ['/ogc/collections/grids/items?limit=0', 400, 'request.malformed'], ['/ogc/collections/grids/items?colour=red', 400, 'request.malformed'],
      ['/ogc/collections/grids/items?cursor=x', 400, 'ogc.cursor-wrong'], ['/ogc/collections/grids/items/x', 400, 'request.malformed'],
    ]
    for (const [path, status, code] of wrong) {
      const response = await desk.fetch(path)
      expect([response.status, ((await response.json()) as { code: string }).code], path).toEqual([status, code])
    }
    expect((await get('/ogc/collections/microgrids/items?limit=999999')).features).toHaveLength(16)
  })

  it('may be read by a page of another origin that has a token', async () => {
    const asked = await server.anonymous({ authorization: `Bearer ${secret}`, origin: 'https://maps.example' }).fetch('/ogc/collections/grids/items')
    expect(asked.headers.get('access-control-allow-origin')).toBe('*')
    expect(asked.headers.get('access-control-allow-credentials')).toBeNull()
    const before = await server.anonymous({ origin: 'https://maps.example', 'access-control-request-headers': 'authorization' }).fetch('/ogc/collections/grids/items', { method: 'OPTIONS' })
    expect([before.status, before.headers.get('access-control-allow-headers')]).toEqual([204, 'Authorization, Accept'])
  })
})

describe.skipIf(!hasGdal)('GDAL (skipped where it is not installed)', () => {
  const run = promisify(execFile)
  const withLogin = async (program: string, token: string, login: string, ...given: string[]): Promise<string> =>
    (await run(program, ['--config', 'GDAL_HTTP_USERPWD', `${login}:${token}`, ...given], { env: { ...process.env, no_proxy: '127.0.0.1', NO_PROXY: '127.0.0.1' } })).stdout
  const source = (): string => `OAPIF:${server.base}/ogc`
  const read = async (layer: string, ...more: string[]): Promise<Feature[]> =>
    (JSON.parse(await withLogin('ogr2ogr', secret, 'districtdesk-inside', '-f', 'GeoJSON', '/vsistdout/', source(), layer, '-oo', 'PAGE_SIZE=3', ...more)) as { features: Feature[] }).features

  it('lists the collections with Chinese titles', async () => {
    const listed = await withLogin('ogrinfo', secret, 'districtdesk-inside', source())
    for (const layer of ['districts', 'streets', 'communities', 'grids', 'microgrids', 'cells']) expect(listed).toContain(layer)
  })

  it.each([['districts', 1], ['streets', 2], ['communities', 4], ['grids', 8], ['microgrids', 16], ['cells', 16]] as const)('reads all %s over several pages', async (layer, count) => {
    const features = await read(layer)
    expect(features).toHaveLength(count)
    expect(new Set(features.map(({ properties }) => properties['code'])).size).toBe(count)
    expect(features.every(({ geometry }) => geometry!.type.endsWith('Polygon'))).toBe(true)
  })

  it('reads Chinese names, one part of the map, and what one’s posts reach', async () => {
    const { lng, lat, microgrid } = server.district.inside
    expect((await read('streets')).map(({ properties }) => properties['name'])).toContain('永泰街道')
    const part = await read('microgrids', '-spat', String(lng - 0.001), String(lat - 0.001), String(lng + 0.001), String(lat + 0.001))
    expect(part.map(({ properties }) => properties['code'])).toEqual([microgrid.code])
    expect(await withLogin('ogrinfo', await tokenOf('streetDesk', 'outside'), 'streetdesk-outside', '-so', source(), 'grids')).toContain('Feature Count: 4')
  })

  it('is refused without a good token', async () => {
    await expect(withLogin('ogrinfo', secret, 'somebody-else', '-so', source(), 'grids')).rejects.toThrow()
    await expect(withLogin('ogrinfo', `${secret.slice(0, -3)}xyz`, 'districtdesk-inside', '-so', source(), 'grids')).rejects.toThrow()
  })
})
