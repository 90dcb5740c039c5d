// The net as files: read back by the programs of a planning office (GDAL) where this machine has them.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportRoutes } from '../../../contract/exports.ts'
import { pathOf } from '../../../contract/client.ts'
import { metresBetween } from '../../../domain/kernel/geometry.ts'
import { hasGdal } from '../../../../tests/support/gdal.ts'
import type { Client } from '../../../../tests/support/logins.ts'
import { testServer, type TestServer } from '../../../../tests/support/server.ts'
import { forgetNets } from '../../territory/net.ts'
import { readSheet } from '../sheets/read-sheet.ts'

let server: TestServer
let desk: Client
const folder = mkdtempSync(join(tmpdir(), 'wangge-export-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const longName = '平城区永泰街道东关南社区居民委员会第一网格（含沿街商铺、学校、医院和公园，北至操场城街，南至南关南街，东至御河西路，西至魏都大道，另含两处在建小区以及一处集贸市场和一处便民服务点的全部范围以内）'

beforeAll(async () => {
  server = await testServer()
  desk = await server.loginAs('streetDesk')
  const { street, grid, microgrid } = server.district.inside
  await server.database.query("update units set name = '永泰街道', aliases = array['南城', '=1+1'] where id = $1", [street.id])
  await server.database.query('update units set name = $2, special = $3 where id = $1', [grid.id, longName, 'market'])
  // A microgrid with a hole, in two pieces, its rings running the wrong way round.
  const { lng, lat } = microgrid
  const square = (w: number, s: number, side: number): number[][] =>
    [[w, s], [w, s + side], [w + side, s + side], [w + side, s], [w, s]].map((corner) => corner.map((degrees) => Math.round(degrees * 1e7) / 1e7))
  const geometry = { type: 'MultiPolygon', coordinates: [[square(lng, lat, 0.002), square(lng + 0.0005, lat + 0.0005, 0.0005)], [square(lng + 0.003, lat, 0.001)]] }
  await server.database.query('update unit_shapes set geometry = $2 where unit_id = $1', [microgrid.id, JSON.stringify(geometry)])
  await server.database.query('delete from unit_shapes where unit_id = (select max(id) from units where street_id = $1)', [street.id])
  forgetNets(server.context)
})

type Query = Parameters<typeof pathOf>[2]
const path = (query: Query): string => pathOf(exportRoutes.units, {}, { unitId: server.district.inside.street.id, ...query })
const take = async (query: Query, client = desk): Promise<Response> => {
  const response = await client.fetch(path(query))
  expect(response.status).toBe(200)
  return response
}
type Feature = { id: number; geometry: { type: string; coordinates: number[][][] } | null; properties: Record<string, unknown> }
const collection = async (query: Query): Promise<Record<string, unknown> & { features: Feature[] }> => (await (await take({ format: 'geojson', ...query })).json()) as never
const problem = async (query: Query, client: Client): Promise<string> => ((await (await client.fetch(path(query))).json()) as { code: string }).code

describe('the net as GeoJSON', () => {
  it('is the unit and all below it, with codes, names and parents', async () => {
    const { features, ...head } = await collection({})
    expect(head).toMatchObject({ type: 'FeatureCollection', name: '永泰街道', datum: 'WGS-84', day: '2026-03-02', schematic: true })
    expect(features).toHaveLength(15)
    const { street, community } = server.district.inside
    expect(features[0]!.properties).toMatchObject({ code: street.code, name: '永泰街道', level: 'street', parentCode: server.district.unit.code, households: 320, aliases: ['南城', '=1+1'] })
    expect(features.find(({ properties }) => properties['code'] === community.code)!.properties['parentCode']).toBe(street.code)
    expect(features.filter(({ geometry }) => geometry === null)).toHaveLength(1)
  })

  it('holds only the levels that are wanted', async () => {
    const { features } = await collection({ levels: 'grid,community' })
    expect(features.map(({ properties }) => properties['level'])).toEqual([...Array(2).fill('community'), ...Array(4).fill('grid')])
  })

  it('is that of a day before on request', async () => {
    const { id, community } = { ...server.district, ...server.district.inside }
    await server.database.query(
      `insert into unit_versions (district, unit_id, valid_from, valid_until, parent_id, level, code, name, aliases, village, special, made_up, households, street_id, community_id)
       select district, id, '2020-01-01', '2024-07-01', parent_id, level, code, '从前的社区', '{}', false, null, false, 100, street_id, community_id from units where district = $1 and id = $2`, [id, community.id])
    await server.database.query("update units set facts_from = '2024-07-01' where id = $1", [community.id])
    forgetNets(server.context)
    const then = await collection({ levels: 'community', on: '2022-05-01' })
    expect(then['day']).toBe('2022-05-01')
    expect(then.features.map(({ properties }) => properties['name'])).toContain('从前的社区')
    expect((await collection({ levels: 'community' })).features.map(({ properties }) => properties['name'])).not.toContain('从前的社区')
    expect((await collection({ levels: 'community', on: '2099-01-01' }))['day']).toBe('2026-03-02')
  })

  it('is in GCJ-02 on request, says so in the file and in its name, and is some 500 m away', async () => {
    const response = await take({ format: 'geojson', datum: 'gcj02', levels: 'street' })
    expect(response.headers.get('content-disposition')).toContain(`filename*=UTF-8''${encodeURIComponent('永泰街道-2026-03-02-gcj02.geojson')}`)
    const shifted = (await response.json()) as { datum: string; features: Feature[] }
    expect(shifted.datum).toBe('GCJ-02')
    const there = shifted.features[0]!.geometry!.coordinates[0]![0] as unknown as [number, number]
    const here = (await collection({ levels: 'street' })).features[0]!.geometry!.coordinates[0]![0] as unknown as [number, number]
    expect(metresBetween(here, there)).toBeGreaterThan(300)
    expect(metresBetween(here, there)).toBeLessThan(900)
  })
})

describe.skipIf(!hasGdal)('the net as shapefiles (skipped where there is no GDAL)', () => {
  const unpack = async (query: Query): Promise<string> => {
    const file = join(folder, `${Math.random().toString(36).slice(2)}.zip`)
    writeFileSync(file, Buffer.from(await (await take({ format: 'shapefile', ...query })).arrayBuffer()))
    return file
  }
  const gdal = (program: string, ...given: string[]): string => execFileSync(program, given, { encoding: 'utf8' })
  const readBack = (file: string, layer: string): { features: Feature[] } => JSON.parse(gdal('ogr2ogr', '-f', 'GeoJSON', '/vsistdout/', `/vsizip/${file}/${layer}.shp`, '-lco', 'COORDINATE_PRECISION=9'))

  it('have one layer for each level, with its datum and Chinese names', async () => {
    const file = await unpack({})
    for (const [layer, count] of [['street', 1], ['community', 2], ['grid', 4], ['microgrid', 8]] as const) {
      const about = gdal('ogrinfo', '-so', '-mdd', 'all', `/vsizip/${file}/${layer}-wgs84.shp`, `${layer}-wgs84`)
      expect(about).toContain(`Feature Count: ${count}`)
      expect(about).toContain('Geometry: Polygon')
      expect(about).toContain('SOURCE_ENCODING=UTF-8')
      expect(about).toContain('"WGS 84"')
      expect(about).toContain('HOUSEHOLDS: Integer (9.0)')
    }
    const [street] = readBack(file, 'street-wgs84').features
    expect(street!.properties).toMatchObject({ NAME: '永泰街道', CODE: server.district.inside.street.code, PARENT: server.district.unit.code, HOUSEHOLDS: 320, VILLAGE: 0, ALIASES: '南城;=1+1' })
  })

  it('have the same shapes to the last digit: pieces, holes, and none at all', async () => {
    const [file, { features }] = await Promise.all([unpack({ levels: 'microgrid' }), collection({ levels: 'microgrid' })])
    const back = readBack(file, 'microgrid-wgs84').features
    expect(back).toHaveLength(features.length)
    // Whole steps of 1e-7 degrees, as the house counts them.
    const corners = (feature: Feature): string[] =>
      [...JSON.stringify(feature.geometry?.coordinates ?? []).matchAll(/\[(-?[\d.]+),(-?[\d.]+)\]/g)].map(([, lng, lat]) => `${Math.round(Number(lng) * 1e7)} ${Math.round(Number(lat) * 1e7)}`).sort()
    for (const feature of features) expect(corners(back.find(({ properties }) => properties['CODE'] === feature.properties['code'])!)).toEqual(corners(feature))
    const holed = back.find(({ properties }) => properties['CODE'] === server.district.inside.microgrid.code)!
    expect(holed.geometry!.type).toBe('MultiPolygon')
    expect(holed.geometry!.coordinates.map((polygon) => polygon.length)).toEqual([2, 1])
  })

  it('cut a name that is too long at a character, and spatial questions fit', async () => {
    const file = await unpack({ levels: 'grid' })
    const grid = readBack(file, 'grid-wgs84').features.find(({ properties }) => properties['SPECIAL'] === 'market')!
    expect(longName.startsWith(String(grid.properties['NAME']))).toBe(true)
    expect(String(grid.properties['NAME']).length).toBe(84)
    const { lng, lat } = server.district.inside
    expect(gdal('ogrinfo', '-so', '-spat', String(lng), String(lat), String(lng), String(lat), `/vsizip/${file}/grid-wgs84.shp`, 'grid-wgs84')).toContain('Feature Count: 1')
  })

  it('name GCJ-02 where that is what they are in', async () => {
    expect(gdal('ogrinfo', '-so', `/vsizip/${await unpack({ datum: 'gcj02', levels: 'street' })}/street-gcj02.shp`, 'street-gcj02')).toContain('GEOGCRS["GCJ-02"')
  })
})

describe('the net as a spreadsheet', () => {
  it('has a sheet for each level and text stays text', async () => {
    const bytes = Buffer.from(await (await take({ format: 'xlsx', levels: 'street,community' })).arrayBuffer())
    const { headings, rows } = await readSheet(bytes, 'net.xlsx')
    expect(headings.slice(0, 6)).toEqual(['编码', '名称', '层级', '上级编码', '上级名称', '户数'])
    expect(rows[0]!.cells.slice(0, 6)).toEqual([server.district.inside.street.code, '永泰街道', '街道', server.district.unit.code, '试验区1', 320])
  })

  it('as CSV has all levels in one table, in English on request, and nothing that a spreadsheet would compute', async () => {
    const { headings, rows } = await readSheet(Buffer.from(await (await take({ format: 'csv', language: 'en' })).arrayBuffer()), 'net.csv')
    expect(headings[1]).toBe('Name')
    expect(rows).toHaveLength(15)
    expect(rows[0]!.cells[8]).toBe('南城、=1+1')
  })
})

describe('who may take the net away', () => {
  it('is written down with what was taken', async () => {
    await take({ format: 'geojson', levels: 'grid', datum: 'gcj02' })
    const [entry] = await server.database.query<{ person_id: number; subject_id: string; data: unknown }>("select person_id, subject_id, data from journal where kind = 'territory.exported' order by position desc limit 1")
    expect(entry).toMatchObject({ person_id: server.district.person('streetDesk').personId, subject_id: String(server.district.inside.street.id), data: { format: 'geojson', day: '2026-03-02', levels: ['grid'], units: 4, datum: 'gcj02' } })
  })

  it('are desks, for what lies in their reach', async () => {
    const outside = await server.loginAs('streetDesk', 'outside')
    expect(await problem({ format: 'csv' }, outside)).toBe('access.refused')
    expect(await problem({ format: 'csv', unitId: server.district.unit.id }, desk)).toBe('access.refused')
    expect(await problem({ format: 'csv' }, await server.loginAs('gridWorker'))).toBe('access.refused')
    expect(await problem({ format: 'csv' }, server.anonymous())).toBe('access.sign-in-needed')
  })

  it('are told when there is nothing, no such unit, or the question makes no sense', async () => {
    expect(await problem({ format: 'csv', levels: 'district' }, desk)).toBe('export.nothing')
    expect(await problem({ format: 'csv', unitId: 99_999_999 }, desk)).toBe('territory.not-found')
    for (const query of [{ format: 'dwg' }, { format: 'csv', levels: 'house' }, { format: 'csv', datum: 'bd09' }, {}]) expect(await problem(query, desk)).toBe('request.malformed')
  })
})
