// GET /api/units/export: a part of the net as a file. Who took what is in the journal before the first byte leaves.
import { Readable } from 'node:stream'
import { exportRoutes, type ExportFormat } from '../../../contract/exports.ts'
import { postsWith } from '../../../domain/access/can.ts'
import { sent, type Server } from '../../http/endpoint.ts'
import { appendJournal } from '../../journal/append.ts'
import { netOf } from '../../territory/net.ts'
import { chosenLayers } from './chosen-units.ts'
import { geojsonOf } from './geojson.ts'
import { shapefileOf } from './shapefile.ts'
import { csvOf, spreadsheetOf } from './sheet.ts'

const kinds: Record<ExportFormat, { ending: string; type: string }> = {
  geojson: { ending: 'geojson', type: 'application/geo+json; charset=utf-8' },
  shapefile: { ending: 'zip', type: 'application/zip' },
  xlsx: { ending: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  csv: { ending: 'csv', type: 'text/csv; charset=utf-8' },
}

export const bindExports = (server: Server): void => {
  sent(server, exportRoutes.units, async ({ actor, now, query, context }, tx) => {
    const { format, datum = 'wgs84', language = 'zh' } = query
    const [net, district] = [await netOf(context, actor.district, query.on), await context.districts.get(actor.district)]
    const { unit, layers } = chosenLayers(net, actor, query.unitId, query.levels)
    const { day } = net
    const about = { name: unit.name, datum, day, at: new Date(now), schematic: district.schematic }
    const drawn = format === 'geojson' || format === 'shapefile'
    appendJournal(tx, actor, postsWith(actor, 'territory.export')[0], {
      kind: 'territory.exported', at: now, subjectKind: 'unit', subjectId: String(unit.id),
      data: { format, day, levels: layers.map(({ level }) => level), units: layers.reduce((sum, { units }) => sum + units.length, 0), ...(drawn ? { datum } : {}) },
    })
    const body = async () => {
      switch (format) {
        case 'geojson':
          return Readable.from(geojsonOf(net, layers, about))
        case 'shapefile':
          return Readable.from(shapefileOf(net, layers, about))
        case 'xlsx':
          return spreadsheetOf(net, layers, language)
        case 'csv':
          return csvOf(net, layers, language)
      }
    }
    const { ending, type } = kinds[format]
    return { name: `${unit.name}-${day}${drawn ? `-${datum}` : ''}.${ending}`, type, body }
  })
}
