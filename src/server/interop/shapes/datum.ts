// Datums of what goes out. Inside everything is WGS-84 (CGCS2000 is the same within centimetres); GCJ-02, on which maps
// published in China are drawn, is made here and says so wherever a file can say it.
import published from 'gcoord'
import type { Position, Shape } from '../../../domain/kernel/geometry.ts'

// What the package publishes for Node is the object itself; its types speak of the one for bundlers.
const gcoord = published as unknown as typeof published.default

export const datums = ['wgs84', 'gcj02'] as const
export type Datum = (typeof datums)[number]

export const datumName: Record<Datum, string> = { wgs84: 'WGS-84', gcj02: 'GCJ-02' }

const stepsPerDegree = 1e7

/** To the step of 1e-7 degrees, so that a border two neighbours share is the same in both. */
export const toGcj02 = ([lng, lat]: Position): Position => {
  const [east, north] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02)
  return [Math.round(east * stepsPerDegree) / stepsPerDegree, Math.round(north * stepsPerDegree) / stepsPerDegree]
}

export const shapeIn = (datum: Datum, shape: Shape): Shape => {
  if (datum === 'wgs84') return shape
  return shape.type === 'Polygon'
    ? { type: 'Polygon', coordinates: shape.coordinates.map((ring) => ring.map(toGcj02)) }
    : { type: 'MultiPolygon', coordinates: shape.coordinates.map((polygon) => polygon.map((ring) => ring.map(toGcj02))) }
}

/** What stands in a .prj. GCJ-02 has no entry in any register: a name of its own keeps software from taking it for WGS-84. */
export const projectionText: Record<Datum, string> = {
  wgs84: 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
  gcj02: 'GEOGCS["GCJ-02",DATUM["D_GCJ_02",SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
}
