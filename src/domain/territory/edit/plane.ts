// The corners around a place, numbered as they are met, and borders as sets of directed edges between them. A border
// keeps its inside on the left; two borders are added by cancelling the edges that run both ways. Nothing is computed
// with coordinates here, so what is shared stays shared to the last digit.
import { polygonsOf, toDegrees, toSteps, type MultiPolygon, type Polygon, type Position, type Ring, type Shape } from '../../kernel/geometry.ts'
import { editProblem } from './problems.ts'
import { areValid, facesOf, ringArea, type Face, type Segment, type Spot } from './linework.ts'

/** Corners within three degrees of the zero point: more than any district is wide. */
const half = 2 ** 25
const most = 2 ** 26

export type Plane = {
  spots: Spot[]
  /** The corner at steps from the zero point. */
  cornerAt(spot: Spot): number
  /** A place in whole steps from the zero point. */
  spotOf(place: Position): Spot
  placeOf(corner: number): Position
  placeOfSpot(spot: Spot): Position
}

export function planeAround(place: Position): Plane {
  const x0 = toSteps(place[0])
  const y0 = toSteps(place[1])
  const spots: Spot[] = []
  const known = new Map<number, number>()
  const cornerAt = (spot: Spot): number => {
    const [x, y] = spot
    if (Math.abs(x) >= half || Math.abs(y) >= half) throw editProblem('edit.too-far')
    const key = (x + half) * most + (y + half)
    let corner = known.get(key)
    if (corner === undefined) {
      corner = spots.push(spot) - 1
      known.set(key, corner)
    }
    return corner
  }
  const placeOfSpot = ([x, y]: Spot): Position => [toDegrees(x + x0), toDegrees(y + y0)]
  return {
    spots,
    cornerAt,
    placeOfSpot,
    spotOf: ([lng, lat]) => [toSteps(lng) - x0, toSteps(lat) - y0],
    placeOf: (corner) => placeOfSpot(spots[corner]!),
  }
}

/** Directed edges by key, the inside on their left. */
export type Border = Set<number>

export const edgeKey = (from: number, to: number): number => from * most + to
export const fromOf = (edge: number): number => Math.floor(edge / most)
export const toOf = (edge: number): number => edge % most
export const turnedKey = (edge: number): number => edgeKey(toOf(edge), fromOf(edge))
/** The same for both directions. */
export const lineKey = (edge: number): number => (fromOf(edge) < toOf(edge) ? edge : turnedKey(edge))

/** Puts an edge to a border; the same edge in the other direction is taken away instead. Refuses an edge met twice. */
export function addEdge(border: Border, edge: number): void {
  if (border.delete(turnedKey(edge))) return
  if (border.has(edge)) throw editProblem('edit.not-exact')
  border.add(edge)
}

export function addBorder(border: Border, other: Iterable<number>): void {
  for (const edge of other) addEdge(border, edge)
}

export function takeBorder(border: Border, other: Iterable<number>): void {
  for (const edge of other) addEdge(border, turnedKey(edge))
}

function addLoop(border: Border, loop: readonly number[]): void {
  loop.forEach((corner, i) => {
    const next = loop[(i + 1) % loop.length]!
    if (next !== corner) addEdge(border, edgeKey(corner, next))
  })
}

/** The border of a shape, whichever way its rings were written. */
export function borderOf(plane: Plane, shape: Shape): Border {
  const border: Border = new Set()
  for (const rings of polygonsOf(shape)) {
    rings.forEach((ring, i) => {
      const spots = ring.slice(1).map(plane.spotOf)
      const loop = spots.map(plane.cornerAt)
      addLoop(border, ringArea(spots) > 0 === (i === 0) ? loop : loop.reverse())
    })
  }
  return border
}

export function borderOfFace(plane: Plane, face: Face): Border {
  const border: Border = new Set()
  for (const ring of face) addLoop(border, ring.map(plane.cornerAt))
  return border
}

export const segmentOf = (plane: Plane, edge: number): Segment => [plane.spots[fromOf(edge)]!, plane.spots[toOf(edge)]!]

/** The faces a border encloses, its inside only. */
export function insideOf(plane: Plane, border: Border): Face[] {
  const faces = facesOf([...border].map((edge) => segmentOf(plane, edge)))
  return faces.filter(([shell]) => border.has(edgeKey(plane.cornerAt(shell![0]!), plane.cornerAt(shell![1]!))))
}

/** The shape within a border; nothing where the border is empty. Refuses a border that crosses itself. */
export function shapeOf(plane: Plane, border: Border): Shape | null {
  if (border.size === 0) return null
  const faces = insideOf(plane, border)
  const edges = faces.reduce((sum, face) => sum + face.reduce((n, ring) => n + ring.length, 0), 0)
  if (edges !== border.size || !areValid(faces)) throw editProblem('edit.crosses-itself')
  const ring = (spots: readonly Spot[]): Ring => [...spots, spots[0]!].map((spot) => plane.placeOf(plane.cornerAt(spot)))
  const polygons = faces.map((face) => face.map(ring)).sort((a, b) => b[0]!.length - a[0]!.length)
  if (polygons.length === 1) return { type: 'Polygon', coordinates: polygons[0]! } satisfies Polygon
  return { type: 'MultiPolygon', coordinates: polygons } satisfies MultiPolygon
}
