// Lines into nodes, nodes into faces: the two steps of map overlay that the geometry library does for the editor.
// Coordinates are whole steps around a zero point near by, and stay whole (snap rounding), so that whoever shares an
// edge before shares the same pieces of it afterwards.
import Coordinate from 'jsts/org/locationtech/jts/geom/Coordinate.js'
import PrecisionModel from 'jsts/org/locationtech/jts/geom/PrecisionModel.js'
import MCIndexSnapRounder from 'jsts/org/locationtech/jts/noding/snapround/MCIndexSnapRounder.js'
import NodedSegmentString from 'jsts/org/locationtech/jts/noding/NodedSegmentString.js'
import Polygonizer from 'jsts/org/locationtech/jts/operation/polygonize/Polygonizer.js'
import IsValidOp from 'jsts/org/locationtech/jts/operation/valid/IsValidOp.js'
import ArrayList from 'jsts/java/util/ArrayList.js'
import { factory } from '../../kernel/jts.ts'

/** A corner in whole steps from the plane's zero point. */
export type Spot = readonly [x: number, y: number]
export type Segment = readonly [from: Spot, to: Spot]
/** A face: its shell counter-clockwise, then its holes clockwise; rings aren't closed. */
export type Face = readonly (readonly Spot[])[]

type Point = { x: number; y: number }
type PolygonLike = { getExteriorRing(): RingLike; getNumInteriorRing(): number; getInteriorRingN(i: number): RingLike }
type RingLike = { getCoordinates(): Point[] }

const point = ([x, y]: Spot): Coordinate => new Coordinate(x, y)

/** Every segment as the way through all corners met on it; `undefined` where it stays what it is. */
export function nodeSegments(segments: readonly Segment[]): (Spot[] | undefined)[] {
  const list = new ArrayList(undefined)
  segments.forEach(([from, to], i) => list.add(new NodedSegmentString([point(from), point(to)], i)))
  const noder = new MCIndexSnapRounder(new PrecisionModel(1))
  noder.computeNodes(list)
  const pieces = new Map<number, Point[][]>()
  const noded = noder.getNodedSubstrings()
  for (let i = 0; i < noded.size(); i++) {
    const piece = noded.get(i) as { getData(): number; getCoordinates(): Point[] }
    const known = pieces.get(piece.getData())
    if (known) known.push(piece.getCoordinates())
    else pieces.set(piece.getData(), [piece.getCoordinates()])
  }
  return segments.map((_, i) => {
    const parts = pieces.get(i)
    if (!parts || (parts.length === 1 && parts[0]!.length === 2)) return undefined
    const way: Spot[] = [[parts[0]![0]!.x, parts[0]![0]!.y]]
    for (const part of parts) for (const { x, y } of part.slice(1)) way.push([x, y])
    return way
  })
}

export function ringArea(ring: readonly Spot[]): number {
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) sum += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1]
  return sum
}

const turned = (ring: Spot[], counterClockwise: boolean): Spot[] => (ringArea(ring) > 0 === counterClockwise ? ring : ring.reverse())

/** The faces that the segments enclose. Segments meet only at their ends; what leads nowhere is left away. */
export function facesOf(segments: Iterable<Segment>): Face[] {
  const polygonizer = new Polygonizer()
  for (const [from, to] of segments) polygonizer.add(factory.createLineString([point(from), point(to)]))
  const found = polygonizer.getPolygons()
  const faces: Face[] = []
  const ringOf = (ring: RingLike, counterClockwise: boolean): Spot[] =>
    turned(ring.getCoordinates().slice(1).map(({ x, y }): Spot => [x, y]), counterClockwise)
  for (let i = 0; i < found.size(); i++) {
    const polygon = found.get(i) as PolygonLike
    const holes = Array.from({ length: polygon.getNumInteriorRing() }, (_, k) => ringOf(polygon.getInteriorRingN(k), false))
    faces.push([ringOf(polygon.getExteriorRing(), true), ...holes])
  }
  return faces
}

/** Whether the polygons are one valid shape: simple rings, holes inside, pieces apart. */
export function areValid(polygons: readonly Face[]): boolean {
  const ring = (spots: readonly Spot[]): unknown => factory.createLinearRing([...spots, spots[0]!].map(point))
  const made = polygons.map(([shell, ...holes]) => factory.createPolygon(ring(shell!), holes.map(ring)))
  return new IsValidOp(made.length === 1 ? made[0] : factory.createMultiPolygon(made)).isValid() as boolean
}
