// The datum of a file: converted to the centimetre, and recognised when it is the wrong one. With the real outlines of
// 平城区 where they are at hand (beside the project, in shared/data/pingcheng); they may not be shipped.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../../../tests/support/source-files.ts'
import { metresBetween, type Position, type Shape } from '../../kernel/geometry.ts'
import { findFlaw, likeness, unionOf } from '../../kernel/overlay.ts'
import { mapShape, shapeToWgs84, toWgs84 } from './datum.ts'
import { guessDatum } from './guess-datum.ts'

const folder = join(projectRoot, '../shared/data/pingcheng')
const present = existsSync(folder)

const shapesIn = (file: string): { name: string; geometry: Shape }[] =>
  (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { features: { properties: { name?: string; NAME?: string }; geometry: Shape }[] }).features.map(({ properties, geometry }) => ({ name: properties.name ?? properties.NAME ?? '', geometry }))

const box = (lng: number, lat: number, side: number): Shape => ({ type: 'Polygon', coordinates: [[[lng, lat], [lng + side, lat], [lng + side, lat + side], [lng, lat + side], [lng, lat]]] })

describe('a place', () => {
  it('in GCJ-02 lies about 600 m east in 大同, and comes back to the centimetre', () => {
    const there: Position = [113.3001, 40.0801]
    const here = toWgs84(there, 'gcj02')
    expect(metresBetween(there, here)).toBeGreaterThan(550)
    expect(metresBetween(there, here)).toBeLessThan(700)
    expect(here[0]).toBeLessThan(there[0])
    expect(toWgs84(there, 'wgs84')).toEqual(there)
    expect(toWgs84([Number.NaN, 40], 'gcj02')[0]).toBeNaN()
  })

  it('that two neighbours share is the same place in both afterwards', () => {
    const a = shapeToWgs84(box(113.3, 40, 0.01), 'gcj02').coordinates[0] as Position[]
    const b = shapeToWgs84(box(113.31, 40, 0.01), 'gcj02').coordinates[0] as Position[]
    expect(b[0]).toEqual(a[1])
    expect(b[3]).toEqual(a[2])
  })
})

describe('a guess', () => {
  const known = [box(113.3, 40, 0.01), box(113.31, 40, 0.02), box(113.3, 40.02, 0.01)]
  const toGcj = (shape: Shape): Shape => {
    const from = (shape.coordinates as Position[][])[0]![0]
    const back = toWgs84(from!, 'gcj02')
    return mapShape(shape, ([lng, lat]) => [lng + from![0] - back[0], lat + from![1] - back[1]])
  }

  it('is made by units that are known, in either datum', () => {
    expect(guessDatum(known.map((shape) => ({ given: shape, known: shape })), [], null)).toMatchObject({ datum: 'wgs84', by: 'units' })
    const { datum, wgs84, gcj02 } = guessDatum(known.map((shape) => ({ given: toGcj(shape), known: shape })), [], null)
    expect(datum).toBe('gcj02')
    expect(wgs84).toBeGreaterThan(500)
    expect(gcj02).toBeLessThan(20)
  })

  it('is not made without anything to lay it on, nor by units that lie elsewhere now', () => {
    expect(guessDatum([], known, null)).toEqual({ datum: null, by: null, wgs84: null, gcj02: null })
    expect(guessDatum([{ given: box(113.4, 40, 0.01), known: known[0]! }], [], null).datum).toBeNull()
  })
})

describe.skipIf(!present)('the real outlines of 平城区 (skipped: shared/data/pingcheng is not beside the project)', () => {
  const read = () => {
    const streets = shapesIn('datong-streets-pre2018.wgs84.geojson').map(({ geometry }) => geometry)
    const outline = shapesIn('pingcheng-140213.gcj02.geojson')[0]!.geometry
    return { streets, outline }
  }

  it('are 16 sound streets whose union is the converted outline (IoU > 0.99) and not the unconverted one', () => {
    const { streets, outline } = read()
    expect(streets).toHaveLength(16)
    expect(streets.map(findFlaw).filter((flaw) => flaw !== undefined)).toEqual([])
    const union = unionOf(streets)!
    expect(likeness(union, shapeToWgs84(outline, 'gcj02'))).toBeGreaterThan(0.99)
    expect(likeness(union, outline)).toBeLessThan(0.9)
  })

  it('tell the datum of the streets by the outline, and of the outline by the streets', () => {
    const { streets, outline } = read()
    const first = guessDatum([], streets, shapeToWgs84(outline, 'gcj02'))
    expect(first).toMatchObject({ datum: 'wgs84', by: 'outline' })
    expect(first.wgs84!).toBeGreaterThan(0.99)
    const second = guessDatum([], [outline], unionOf(streets))
    expect(second).toMatchObject({ datum: 'gcj02', by: 'outline' })
    expect(second.gcj02!).toBeGreaterThan(0.99)
  })
})
