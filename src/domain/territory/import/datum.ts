// The datum of a file: WGS-84 (CGCS2000 is the same within centimetres) or GCJ-02, on which published maps of China are
// drawn, some 600 m off here. A file doesn't say; it is asked for (and guessed: guess-datum.ts).
import published from 'gcoord'
import { toDegrees, toSteps, type Position, type Shape } from '../../kernel/geometry.ts'

// What the package publishes is the object itself, for Node and for bundlers; its types differ between the two.
const gcoord = published as unknown as { transform(at: [number, number], from: string, to: string): [number, number]; WGS84: string; GCJ02: string }

export const datums = ['wgs84', 'gcj02'] as const
export type Datum = (typeof datums)[number]

/** In WGS-84, to the whole step; a place that is no number stays one. */
export const toWgs84 = ([lng, lat]: Position, datum: Datum): Position => {
  if (datum === 'wgs84' || !Number.isFinite(lng) || !Number.isFinite(lat)) return [lng, lat]
  const [east, north] = gcoord.transform([lng, lat], gcoord.GCJ02, gcoord.WGS84)
  return [toDegrees(toSteps(east)), toDegrees(toSteps(north))]
}

export const mapShape = (shape: Shape, place: (at: Position) => Position): Shape =>
  shape.type === 'Polygon' ? { type: 'Polygon', coordinates: shape.coordinates.map((ring) => ring.map(place)) } : { type: 'MultiPolygon', coordinates: shape.coordinates.map((rings) => rings.map((ring) => ring.map(place))) }

export const shapeToWgs84 = (shape: Shape, datum: Datum): Shape => (datum === 'wgs84' ? shape : mapShape(shape, (at) => toWgs84(at, datum)))
