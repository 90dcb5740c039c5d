// Files of boundaries as offices send them: made by GDAL where it is installed, broken by hand.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import type { Ring } from '../../../domain/kernel/geometry.ts'
import { crsFromName } from './crs.ts'
import { readGeoJson } from './read-geojson.ts'
import { readShapefile } from './read-shapefile.ts'
import { shapeLimits, type ShapeFile } from './shape-file.ts'

const outer = [[113.29, 40.07], [113.3, 40.07], [113.3, 40.08], [113.29, 40.08], [113.29, 40.07]]
const hole = [[113.293, 40.073], [113.293, 40.076], [113.296, 40.076], [113.293, 40.073]]
const feature = (properties: object, coordinates: unknown = [outer, hole], type = 'Polygon') => ({ type: 'Feature', properties, geometry: { type, coordinates } })
const collection = (features: unknown[], more: object = {}) => ({ type: 'FeatureCollection', ...more, features })
const two = collection([feature({ 编码: '140213001000', 名称: '南关街道', 户数: 12 }), feature({ 编码: '140213002000', 名称: '北关街道', 户数: null }, [outer])])
const json = (value: unknown): Uint8Array => strToU8(JSON.stringify(value))
const codeOf = async (read: () => Promise<ShapeFile> | ShapeFile): Promise<string> => {
  try {
    await read()
    return 'read'
  } catch (fault) {
    return (fault as { code?: string }).code ?? String(fault)
  }
}

describe('GeoJSON', () => {
  it('gives records below headings, each with its shape', () => {
    const file = readGeoJson(json(two), 'a.geojson')
    expect(file.headings).toEqual(['编码', '名称', '户数'])
    expect(file.rows.map(({ row, cells }) => [row, ...cells])).toEqual([[1, '140213001000', '南关街道', 12], [2, '140213002000', '北关街道', null]])
    expect(file.rows[0]!.shape).toEqual({ type: 'Polygon', coordinates: [outer, hole] })
    expect(file.crs).toBeNull()
  })

  it('is read as a single feature, a bare geometry, with heights, and with what is no area', () => {
    expect(readGeoJson(json(feature({ a: 1 })), 'x').rows).toHaveLength(1)
    expect(readGeoJson(json({ type: 'Polygon', coordinates: [outer.map((at) => [...at, 1050])] }), 'x').rows[0]!.shape!.coordinates).toEqual([outer])
    const odd = readGeoJson(json(collection([feature({}, [113, 40], 'Point'), { type: 'Feature', properties: null, geometry: null }, feature({}, [[['x', null], [1]]]), 7])), 'x')
    expect(odd.rows.map(({ shape, other }) => [shape === null, other])).toEqual([[true, 'Point'], [true, null], [false, null], [true, null]])
    expect((odd.rows[2]!.shape!.coordinates[0] as Ring)[0]).toEqual([Number.NaN, Number.NaN])
  })

  it('in metres is converted when it says which, and refused when it does not', async () => {
    const metres = [[440000, 4438000], [441000, 4438000], [441000, 4439000], [440000, 4438000]]
    const named = (name: string, coordinates = metres) => json(collection([feature({}, [coordinates])], { crs: { type: 'name', properties: { name } } }))
    const at = (readGeoJson(named('urn:ogc:def:crs:EPSG::4547'), 'x').rows[0]!.shape!.coordinates[0] as Ring)[0]
    expect(at).toEqual([113.2966149, 40.0741554])
    const prefixed = metres.map(([x, y]) => [x! + 38_000_000, y!])
    expect((readGeoJson(named('EPSG:4526', prefixed), 'x').rows[0]!.shape!.coordinates[0] as Ring)[0]).toEqual(at)
    expect(await codeOf(() => readGeoJson(json(collection([feature({}, [metres])])), 'x'))).toBe('shape.crs-needed')
    expect(await codeOf(() => readGeoJson(named('EPSG:2383'), 'x'))).toBe('shape.crs-shifted')
    expect(await codeOf(() => readGeoJson(named('EPSG:31467'), 'x'))).toBe('shape.crs-unknown')
  })

  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'shape.unreadable'],
    ['no JSON', strToU8('<gml>'), 'shape.unreadable'],
    ['other JSON', json({ hello: 1 }), 'shape.unreadable'],
    ['half of it', json(two).slice(0, 200), 'shape.cut-off'],
    ['broken in the middle', strToU8(JSON.stringify(two).replace('113.29', '113..29')), 'shape.unreadable'],
    ['noise', Uint8Array.from({ length: 2_000 }, (_, i) => (i * 7919) % 256), 'shape.unreadable'],
    ['no feature', json(collection([])), 'shape.empty'],
  ])('of %s is refused', async (_, bytes, code) => expect(await codeOf(() => readGeoJson(bytes, 'x'))).toBe(code))

  it('of more features than a province has is refused', async () => {
    expect(await codeOf(() => readGeoJson(strToU8(`{"type":"FeatureCollection","features":[${'1,'.repeat(shapeLimits.rows)}1]}`), 'x'))).toBe('shape.too-large')
  })

  it('names its coordinate systems', () => {
    expect(crsFromName('urn:ogc:def:crs:OGC:1.3:CRS84', 'x').toDegrees(113.12345678, 40)).toEqual([113.1234568, 40])
    expect(crsFromName('EPSG:4490', 'x').toDegrees(113, 40)).toEqual([113, 40])
    expect(crsFromName('urn:ogc:def:crs:EPSG:9.6:3857', 'x').toDegrees(12_612_000, 4_875_000)[0]).toBeCloseTo(113.296, 2)
  })
})

const hasGdal = ((): boolean => {
  try {
    execFileSync('ogr2ogr', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()
const folder = mkdtempSync(join(tmpdir(), 'wangge-shapes-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Members of a shapefile that GDAL makes of a collection. */
const shapefile = (name: string, value: unknown, ...options: string[]): Zippable => {
  writeFileSync(join(folder, `${name}.geojson`), JSON.stringify(value))
  execFileSync('ogr2ogr', ['-f', 'ESRI Shapefile', join(folder, `${name}.shp`), join(folder, `${name}.geojson`), ...(options.includes('-lco') ? [] : ['-lco', 'ENCODING=UTF-8']), ...options], { stdio: 'ignore' })
  return Object.fromEntries(readdirSync(folder).filter((file) => file.startsWith(`${name}.`) && !file.endsWith('json')).map((file) => [file, new Uint8Array(readFileSync(join(folder, file)))]))
}

describe.skipIf(!hasGdal)('a zipped shapefile (made by GDAL, skipped without it)', () => {
  const rowsOf = (file: ShapeFile) => file.rows.map(({ cells }) => cells)
  const asRead = [['140213001000', '南关街道', 12], ['140213002000', '北关街道', null]]

  it.each([['utf', 'UTF-8'], ['gbk', 'GBK']])('is read in its encoding, with its .cpg and without: %s', async (name, encoding) => {
    const members = shapefile(name, two, '-lco', `ENCODING=${encoding}`)
    const cpg = `${name}.cpg`
    const { [cpg]: _, ...without } = members
    for (const zip of [members, without, { ...members, [cpg]: strToU8('ISO-8859-1') }, { ...members, [cpg]: strToU8(encoding === 'GBK' ? 'UTF-8' : 'GBK') }]) {
      const file = await readShapefile(zipSync(zip), 'a.zip')
      expect(file.headings).toEqual(['编码', '名称', '户数'])
      expect(rowsOf(file)).toEqual(asRead)
    }
    const [first] = (await readShapefile(zipSync(members), 'a.zip')).rows
    expect(first!.shape!.coordinates).toHaveLength(2)
    expect((first!.shape!.coordinates[0] as Ring)[0]![0]).toBeCloseTo(113.29, 6)
  })

  it('in metres of CGCS2000 comes back as degrees, to the step', async () => {
    const file = await readShapefile(zipSync({ ...shapefile('gk', two, '-a_srs', 'EPSG:4490'), ...shapefile('gk', two, '-overwrite', '-s_srs', 'EPSG:4490', '-t_srs', 'EPSG:4526', '-lco', 'ENCODING=GBK') }), 'a.zip')
    expect(file.crs).toMatch(/CGCS2000/)
    expect(rowsOf(file)).toEqual(asRead)
    for (const [lng, lat] of file.rows[1]!.shape!.coordinates[0] as Ring) {
      expect([113.29, 113.3].some((known) => Math.abs(known - lng) < 2e-7)).toBe(true)
      expect([40.07, 40.08].some((known) => Math.abs(known - lat) < 2e-7)).toBe(true)
    }
  })

  it('lies in any folder of the zip, beside what a Mac leaves there', async () => {
    const inside = Object.fromEntries(Object.entries(shapefile('deep', two)).map(([file, bytes]) => [`边界/2026/${file.replace('.shp', '.SHP')}`, bytes]))
    expect(rowsOf(await readShapefile(zipSync({ ...inside, '__MACOSX/边界/._deep.shp': strToU8('x') }), 'a.zip'))).toEqual(asRead)
  })

  it('is refused by its reason', async () => {
    const members = shapefile('bad', two)
    const cut = (file: string, share: number): Zippable => ({ ...members, [file]: (members[file] as Uint8Array).slice(0, (members[file] as Uint8Array).length * share) })
    const without = (file: string): Zippable => Object.fromEntries(Object.entries(members).filter(([name]) => name !== file))
    const code = (zip: Zippable | Uint8Array) => codeOf(() => readShapefile(zip instanceof Uint8Array ? zip : zipSync(zip), 'a.zip'))
    expect(await code(without('bad.shp'))).toBe('shape.member-missing')
    expect(await code(without('bad.dbf'))).toBe('shape.member-missing')
    expect(await code(without('bad.shx'))).toBe('read')
    expect(await code(cut('bad.shp', 0.7))).toBe('shape.cut-off')
    expect(await code(cut('bad.dbf', 0.9))).toBe('shape.cut-off')
    expect(await code(zipSync(members).slice(0, 400))).toBe('shape.unreadable')
    expect(await code({ ...members, 'bad.shp': strToU8('x'.repeat(200)) })).toBe('shape.unreadable')
    expect(await code({ ...members, 'bad.dbf': new Uint8Array(200).fill(1) })).toMatch(/^shape\.(unreadable|cut-off|too-large)$/)
    expect(await code({ ...members, 'bad.prj': strToU8('PROJCS["rubbish') })).toBe('shape.crs-unknown')
    expect(await code({ ...members, ...shapefile('other', two) })).toBe('shape.several-layers')
    expect(await code(shapefile('points', collection([feature({ 名称: '点' }, [113.29, 40.07], 'Point')])))).toBe('shape.not-areas')
    expect(await code({ ...members, 'bad.prj': strToU8('GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]') })).toBe('shape.crs-shifted')
  })

  it('that would fill the memory, or points out of its folder, is not unpacked', async () => {
    const members = shapefile('bomb', two)
    const bomb = zipSync({ ...members, 'bomb.shp': new Uint8Array(shapeLimits.unpackedBytes + 1) }, { level: 1 })
    expect(bomb.length).toBeLessThan(10_000_000)
    expect(await codeOf(() => readShapefile(bomb, 'a.zip'))).toBe('shape.too-large')
    expect(await codeOf(() => readShapefile(zipSync({ '../../bomb.shp': members['bomb.shp']!, '/bomb.dbf': members['bomb.dbf']! }), 'a.zip'))).toBe('shape.member-missing')
    expect(await codeOf(() => readShapefile(zipSync(Object.fromEntries(Array.from({ length: shapeLimits.entries + 1 }, (_, i) => [`${i}.shp`, new Uint8Array(1)]))), 'a.zip'))).toBe('shape.too-large')
  })

  it('that somebody changed byte by byte is read or refused, and never breaks anything', async () => {
    const members = shapefile('fuzz', two)
    for (let i = 0; i < 300; i++) {
      const file = (['fuzz.shp', 'fuzz.dbf'] as const)[i % 2]!
      const bytes = (members[file] as Uint8Array).slice()
      bytes[(i * 37) % bytes.length] = (i * 101) % 256
      expect(await codeOf(() => readShapefile(zipSync({ ...members, [file]: bytes }), 'a.zip'))).toMatch(/^(read|shape\.[a-z-]+)$/)
    }
  })
})
