// What every reader of shapes answers: records below their headings like a spreadsheet's, each with its shape in degrees.
import type { Position, Ring, Shape } from '../../../domain/kernel/geometry.ts'
import { polygonsOf, toDegrees, toSteps } from '../../../domain/kernel/geometry.ts'
import type { Cell } from '../sheets/read-sheet.ts'
import { shapeProblem } from './problems.ts'

export type ShapeRow = { row: number; cells: Cell[]; shape: Shape | null; /** What it is instead of an area: `Point`. */ other: string | null }
export type ShapeFile = {
  headings: string[]
  rows: ShapeRow[]
  /** What the file says of its coordinates; null when it says nothing. */
  crs: string | null
}

export const shapeLimits = { bytes: 220 * 1_048_576, unpackedBytes: 700 * 1_048_576, entries: 200, rows: 200_000, points: 20_000_000 }

/** From the file's coordinates to degrees. */
export type ToDegrees = (x: number, y: number) => Position

export const asDegrees: ToDegrees = (x, y) => [toDegrees(toSteps(x)), toDegrees(toSteps(y))]

export const countPoints = (name: string): ((ring: { length: number }) => void) => {
  let points = 0
  return (ring) => {
    points += ring.length
    if (points > shapeLimits.points) throw shapeProblem('shape.too-large', { name, points: shapeLimits.points })
  }
}

/** A place that is no number stays one, for the faults to name. */
const positionOf = (at: unknown, convert: ToDegrees): Position =>
  Array.isArray(at) && typeof at[0] === 'number' && typeof at[1] === 'number' && Number.isFinite(at[0]) && Number.isFinite(at[1]) ? convert(at[0], at[1]) : [Number.NaN, Number.NaN]

const ringsOf = (rings: unknown, convert: ToDegrees, count: (ring: { length: number }) => void): Ring[] =>
  (Array.isArray(rings) ? rings : []).map((ring: unknown) => {
    const positions: unknown[] = Array.isArray(ring) ? ring : []
    count(positions)
    return positions.map((at) => positionOf(at, convert))
  })

type Given = { type?: unknown; coordinates?: unknown; geometries?: unknown } | null | undefined

/** A geometry as GeoJSON has it, whatever is in it. An area without a single ring is none. */
export const shapeFrom = (geometry: Given, convert: ToDegrees, count: (ring: { length: number }) => void): Pick<ShapeRow, 'shape' | 'other'> => {
  const type = typeof geometry?.type === 'string' ? geometry.type : null
  if (type === 'Polygon') {
    const coordinates = ringsOf(geometry!.coordinates, convert, count)
    return { shape: { type, coordinates }, other: null }
  }
  if (type === 'MultiPolygon') {
    const polygons: unknown[] = Array.isArray(geometry!.coordinates) ? geometry!.coordinates : []
    return { shape: { type, coordinates: polygons.map((rings) => ringsOf(rings, convert, count)) }, other: null }
  }
  if (type === 'GeometryCollection' && Array.isArray(geometry!.geometries) && geometry!.geometries.length === 1) return shapeFrom(geometry!.geometries[0] as Given, convert, count)
  return { shape: null, other: type }
}

/** Metres of nobody knows which projection are no degrees. */
export const refuseUnknownMetres = (file: ShapeFile, name: string): ShapeFile => {
  if (file.crs !== null) return file
  for (const { shape } of file.rows.slice(0, 1_000)) {
    for (const rings of shape ? polygonsOf(shape) : []) for (const ring of rings) for (const [x, y] of ring) if (Math.abs(x) > 360 || Math.abs(y) > 360) throw shapeProblem('shape.crs-needed', { name })
  }
  return file
}
