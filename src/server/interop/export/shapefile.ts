// The net as a zip of shapefiles, one for each level. A shapefile's names have ten letters and its texts 254 bytes at most.
import type { Net } from '../../territory/net.ts'
import { projectionText, shapeIn, datumName, type Datum } from '../shapes/datum.ts'
import { packZip, type ZipPart } from '../shapes/pack-zip.ts'
import { writeShapefile, type ShapeField } from '../shapes/write-shapefile.ts'
import type { Layer } from './chosen-units.ts'
import { propertiesOf } from './unit-properties.ts'

export const shapeFields: readonly ShapeField[] = [
  { name: 'CODE', kind: 'text', bytes: 24 }, { name: 'NAME', kind: 'text', bytes: 254 }, { name: 'LEVEL', kind: 'text', bytes: 10 },
  { name: 'PARENT', kind: 'text', bytes: 24 }, { name: 'HOUSEHOLDS', kind: 'whole', digits: 9 }, { name: 'VILLAGE', kind: 'whole', digits: 1 },
  { name: 'SPECIAL', kind: 'text', bytes: 24 }, { name: 'MADE_UP', kind: 'whole', digits: 1 }, { name: 'ALIASES', kind: 'text', bytes: 254 },
]

function* partsOf(net: Net, layers: readonly Layer[], datum: Datum, at: Date): Generator<ZipPart> {
  for (const { level, units } of layers) {
    const records = units.map((unit) => {
      const { code, name, level: at, parentCode, households, village, special, madeUp, aliases } = propertiesOf(net, unit)
      return { shape: unit.shape === null ? null : shapeIn(datum, unit.shape), values: [code, name, at, parentCode, households, Number(village), special, Number(madeUp), aliases.join(';') || null] }
    })
    for (const { ending, bytes } of writeShapefile(shapeFields, records, projectionText[datum], at)) yield { name: `${level}-${datum}.${ending}`, bytes }
  }
}

export const shapefileOf = (net: Net, layers: readonly Layer[], about: { name: string; datum: Datum; day: string; at: Date; schematic: boolean }): AsyncGenerator<Uint8Array> => {
  const { name, datum, day, at, schematic } = about
  const text = `${name}\r\ndatum: ${datumName[datum]}\r\nday: ${day}\r\nencoding: UTF-8\r\n${schematic ? 'schematic: the map is invented\r\n' : ''}`
  return packZip((function* () {
    yield { name: 'README.txt', bytes: Buffer.from(text) }
    yield* partsOf(net, layers, datum, at)
  })(), at)
}
