// The net as a file: a unit and what is below it, as GeoJSON, zipped shapefile or spreadsheet.
import Type from 'typebox'
import { date } from './plan-parts.ts'
import { route } from './route.ts'
import { closed, id, oneOf } from './scalars.ts'

export const exportFormats = ['geojson', 'shapefile', 'xlsx', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]
export const exportDatums = ['wgs84', 'gcj02'] as const
export type ExportDatum = (typeof exportDatums)[number]

const oneLevel = '(district|street|community|grid|microgrid)'

export const exportRoutes = {
  units: route({
    id: 'exports.units', method: 'GET', path: '/api/units/export', verb: 'territory.export', gives: 'raw',
    summary: 'A unit and what is below it, today or on a day before, as a file. Every export is written to the journal',
    problems: ['territory.not-found', 'export.nothing'],
    schemas: {
      query: closed({
        unitId: id, format: oneOf(exportFormats), datum: Type.Optional(oneOf(exportDatums)),
        levels: Type.Optional(Type.String({ pattern: `^${oneLevel}(,${oneLevel}){0,4}$`, description: 'levels, separated by commas; all when absent' })),
        on: Type.Optional(date),
        language: Type.Optional(oneOf(['zh', 'en'] as const)),
      }),
      reply: Type.Unknown(),
    },
  }),
}
