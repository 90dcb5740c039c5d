import { describe, expect, it } from 'vitest'
import { checkBaseMap, isTileAddress, originsOf, tileLayersOf, type BaseMap } from './base-map.ts'

const credit = { attribution: '', approval: '' }
const tiles = (...addresses: string[]): BaseMap => ({ kind: 'tiles', addresses, datum: 'wgs84', tileSize: 256, minZoom: 1, maxZoom: 18, ...credit })

describe('the address of tiles', () => {
  it.each(['https://tiles.example/{z}/{x}/{y}.png', 'http://10.1.2.3:8080/wmts?TileMatrix={TileMatrix}&TileRow={TileRow}&TileCol={TileCol}', 'https://{a-c}.tile.example/{z}/{x}/{y}', ' https://t{0-7}.maps.example/a_b/{z}-{x}-{y}?k=1 '])('%s is one', (address) => {
    expect(isTileAddress(address)).toBe(true)
  })

  it.each(['ftp://x/{z}/{x}/{y}', 'https://x.example/{z}/{x}', 'javascript:alert(1)//{z}{x}{y}', '//x.example/{z}/{x}/{y}', "https://x.example/{z}/{x}/{y}' 'unsafe-inline'", 'https://x.example; script-src *;/{z}/{x}/{y}', 'https://x.example/{z}/{x}/{-y}', 'https://user:secret@x.example/{z}/{x}/{y}', ''])('%s is none', (address) => {
    expect(isTileAddress(address)).toBe(false)
  })

  it('with a range of hosts is all of them', () => {
    expect(tileLayersOf(tiles('https://{a-c}.tile.example/{z}/{x}/{y}'))[0]!.addresses).toEqual(['a', 'b', 'c'].map((host) => `https://${host}.tile.example/{z}/{x}/{y}`))
  })
})

describe('a base map', () => {
  it('of 天地图 is its ground and its names, in Web Mercator, with the district’s key', () => {
    const map: BaseMap = { kind: 'tianditu', key: '0123456789abcdef0123456789abcdef', style: 'vec', ...credit }
    const layers = tileLayersOf(map)
    expect(layers.map(({ addresses }) => addresses[0]!.match(/\/(\w+)\/wmts/)![1])).toEqual(['vec_w', 'cva_w'])
    expect(layers[0]!.addresses[3]).toContain('https://t3.tianditu.gov.cn/vec_w/wmts?')
    expect(layers[0]!.addresses[0]).toMatch(/TILEMATRIX=\{z\}&TILEROW=\{y\}&TILECOL=\{x\}&tk=0123456789abcdef0123456789abcdef$/)
    expect(originsOf(map)).toEqual(Array.from({ length: 8 }, (_, n) => `https://t${n}.tianditu.gov.cn`))
  })

  it('asks only where its tiles come from', () => {
    expect(originsOf(tiles('https://A.example:8443/{z}/{x}/{y}', 'https://a.example:8443/names/{z}/{x}/{y}'))).toEqual(['https://a.example:8443'])
    expect(originsOf({ kind: 'none' })).toEqual([])
    expect(originsOf({ kind: 'archive', file: 'x.pmtiles', datum: 'wgs84', ...credit })).toEqual([])
  })

  it.each<[string, BaseMap]>([
    ['basemap.address-wrong', tiles('https://x.example/{z}/{x}')], ['basemap.address-wrong', tiles()], ['basemap.zoom-wrong', { ...(tiles('https://x.example/{z}/{x}/{y}') as object), minZoom: 9, maxZoom: 8 } as BaseMap],
    ['basemap.key-wrong', { kind: 'tianditu', key: 'a&tk=b', style: 'vec', ...credit }],
  ])('is refused: %s', (code, map) => {
    expect(() => checkBaseMap(map)).toThrow(expect.objectContaining({ code }))
  })
})
