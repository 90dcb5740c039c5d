// The net as GeoJSON (RFC 7946), written piece by piece: a district of any size needs the memory of one feature.
import type { Net, NetUnit } from '../../territory/net.ts'
import { datumName, shapeIn, type Datum } from '../shapes/datum.ts'
import type { Layer } from './chosen-units.ts'
import { propertiesOf } from './unit-properties.ts'

export const featureOf = (net: Net, unit: NetUnit, datum: Datum): Record<string, unknown> => ({
  type: 'Feature', id: unit.id, geometry: unit.shape === null ? null : shapeIn(datum, unit.shape), properties: propertiesOf(net, unit),
})

const note: Record<Datum, string> = {
  wgs84: 'WGS-84; CGCS2000 within centimetres',
  gcj02: 'GCJ-02, not WGS-84 as RFC 7946 has it: about 600 m off where it is taken for it',
}

const piece = 65_536

export async function* geojsonOf(net: Net, layers: readonly Layer[], about: { name: string; datum: Datum; schematic: boolean; day: string }): AsyncGenerator<string> {
  const { name, datum, schematic, day } = about
  const head = { type: 'FeatureCollection', name, datum: datumName[datum], datumNote: note[datum], day, schematic }
  let text = `${JSON.stringify(head).slice(0, -1)},"features":[\n`
  let first = true
  for (const { units } of layers)
    for (const unit of units) {
      text += `${first ? '' : ',\n'}${JSON.stringify(featureOf(net, unit, datum))}`
      first = false
      if (text.length < piece) continue
      yield text
      text = ''
    }
  yield `${text}\n]}\n`
}
