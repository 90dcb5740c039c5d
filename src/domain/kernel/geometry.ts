// GeoJSON shapes in WGS-84 and the exact arithmetic on them. Coordinates are compared as whole numbers of 1e-7 degree
// (about a centimetre), so that "inside", "same corner" and "same area" have one answer on every machine.

/** [longitude, latitude] in degrees, WGS-84. */
export type Position = readonly [number, number]
/** Closed: the last position repeats the first. */
export type Ring = readonly Position[]
export type Polygon = { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
export type MultiPolygon = { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] }
export type Shape = Polygon | MultiPolygon
/** [west, south, east, north] in degrees. */
export type Box = readonly [number, number, number, number]

/** Whole numbers per degree. Differences inside 9 degrees multiply without rounding in a double. */
export const stepsPerDegree = 1e7

/** Degrees to the nearest whole step. */
export const toSteps = (degrees: number): number => Math.round(degrees * stepsPerDegree)

/** Steps to degrees; `toSteps` gives the same steps back. */
export const toDegrees = (steps: number): number => steps / stepsPerDegree

/** Polygons of a shape, each its outer ring and then its holes. */
export const polygonsOf = (shape: Shape): readonly (readonly Ring[])[] =>
  shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates

/** Twice the area of a ring in square steps: exact, positive when it runs counter-clockwise. */
export function ringArea2(ring: Ring): number {
  const first = ring[0]
  if (!first) return 0
  const x0 = toSteps(first[0])
  const y0 = toSteps(first[1])
  let sum = 0
  let px = 0
  let py = 0
  for (let i = 1; i < ring.length; i++) {
    const at = ring[i]!
    const x = toSteps(at[0]) - x0
    const y = toSteps(at[1]) - y0
    sum += px * y - x * py
    px = x
    py = y
  }
  return sum
}

/** Twice the area of a shape in square steps, holes taken off. */
export function shapeArea2(shape: Shape): number {
  let sum = 0
  for (const rings of polygonsOf(shape)) {
    rings.forEach((ring, i) => {
      const area = Math.abs(ringArea2(ring))
      sum += i === 0 ? area : -area
    })
  }
  return sum
}

export function boxOf(shape: Shape): Box {
  let west = Infinity
  let south = Infinity
  let east = -Infinity
  let north = -Infinity
  for (const rings of polygonsOf(shape)) {
    for (const [lng, lat] of rings[0] ?? []) {
      if (lng < west) west = lng
      if (lng > east) east = lng
      if (lat < south) south = lat
      if (lat > north) north = lat
    }
  }
  return [west, south, east, north]
}

const earthRadius = 6_371_008.8
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Great-circle distance in metres (mean earth radius; within 0.6 % of the ellipsoid). */
export function metresBetween(a: Position, b: Position): number {
  const dLat = radians(b[1] - a[1]) / 2
  const dLng = radians(b[0] - a[0]) / 2
  const h = Math.sin(dLat) ** 2 + Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * Math.sin(dLng) ** 2
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(h)))
}
