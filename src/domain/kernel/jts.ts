// The door to the geometry library (JTS in JavaScript): shapes go in and come out as whole steps counted from a corner
// nearby, so that its arithmetic is exact where ours is. Only overlay.ts, mend-shape.ts and slim-shape.ts speak to it.
import Coordinate from 'jsts/org/locationtech/jts/geom/Coordinate.js'
import GeometryFactory from 'jsts/org/locationtech/jts/geom/GeometryFactory.js'
import OverlayOp from 'jsts/org/locationtech/jts/operation/overlay/OverlayOp.js'
import { polygonsOf, ringArea2, toDegrees, toSteps, type Position, type Ring, type Shape } from './geometry.ts'

/** What we use of the library's geometries; its own types say little. */
export type Geometry = {
  getGeometryType(): string
  getNumGeometries(): number
  getGeometryN(n: number): Geometry
  isEmpty(): boolean
}
type JtsRing = Geometry & { getCoordinates(): readonly { x: number; y: number }[] }
type JtsPolygon = Geometry & { getExteriorRing(): JtsRing; getInteriorRingN(n: number): JtsRing; getNumInteriorRing(): number }

export const factory = new GeometryFactory()

type EdgeList = { getEdges(): { toArray(): Edge[]; clear(): void; add(edge: Edge): void }; add(edge: Edge): void }
type Edge = { isCollapsed(): boolean; getCollapsedEdge(): Edge }

/** jsts 2.12 takes the neighbour out of its list instead of the edge that collapsed, or fails at the last one. */
OverlayOp.prototype.replaceCollapsedEdges = function (this: { _edgeList: EdgeList }) {
  const list = this._edgeList.getEdges()
  const edges = list.toArray()
  list.clear()
  for (const edge of edges) if (!edge.isCollapsed()) list.add(edge)
  for (const edge of edges) if (edge.isCollapsed()) this._edgeList.add(edge.getCollapsedEdge())
}

/** What is counted from: whole steps. */
export type Corner = { x: number; y: number }

export const cornerOf = (shape: Shape): Corner => {
  const first = polygonsOf(shape)[0]?.[0]?.[0]
  return first && Number.isFinite(first[0]) && Number.isFinite(first[1]) ? { x: toSteps(first[0]), y: toSteps(first[1]) } : { x: 0, y: 0 }
}

const coordinatesOf = (ring: Ring, corner: Corner): Coordinate[] => ring.map(([lng, lat]) => new Coordinate(toSteps(lng) - corner.x, toSteps(lat) - corner.y))

/** The shape's rings as they are, valid or not. */
export const ringsToJts = (rings: readonly Ring[], corner: Corner): JtsPolygon => {
  const [outer, ...holes] = rings.map((ring) => factory.createLinearRing(coordinatesOf(ring, corner)))
  return factory.createPolygon(outer ?? factory.createLinearRing([]), holes) as unknown as JtsPolygon
}

export const toJts = (shape: Shape, corner: Corner): Geometry => {
  const polygons = polygonsOf(shape).map((rings) => ringsToJts(rings, corner))
  return polygons.length === 1 ? polygons[0]! : (factory.createMultiPolygon(polygons) as unknown as Geometry)
}

const position = (x: number, y: number, corner: Corner): Position => [toDegrees(Math.round(x) + corner.x), toDegrees(Math.round(y) + corner.y)]

/** Rounded to whole steps; points that fall together are one. Undefined when nothing of an area is left. */
const ringFrom = (coordinates: readonly { x: number; y: number }[], corner: Corner, clockwise: boolean): Ring | undefined => {
  const ring: Position[] = []
  for (const { x, y } of coordinates) {
    const at = position(x, y, corner)
    const before = ring.at(-1)
    if (!before || before[0] !== at[0] || before[1] !== at[1]) ring.push(at)
  }
  const area = ring.length < 4 ? 0 : ringArea2(ring)
  if (area === 0) return undefined
  return area < 0 === clockwise ? ring : ring.reverse()
}

/** Every polygon of a result; points and lines in it (where shapes only touched) are left out. */
const polygonsFrom = (geometry: Geometry, corner: Corner): Ring[][] => {
  const found: Ring[][] = []
  const count = geometry.getNumGeometries()
  for (let i = 0; i < count; i++) {
    const part = geometry.getGeometryN(i)
    const type = part.getGeometryType()
    if (type === 'MultiPolygon' || type === 'GeometryCollection') found.push(...polygonsFrom(part, corner))
    if (type !== 'Polygon' || part.isEmpty()) continue
    const polygon = part as JtsPolygon
    const outer = ringFrom(polygon.getExteriorRing().getCoordinates(), corner, false)
    if (!outer) continue
    const rings = [outer]
    for (let hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
      const ring = ringFrom(polygon.getInteriorRingN(hole).getCoordinates(), corner, true)
      if (ring) rings.push(ring)
    }
    found.push(rings)
  }
  return found
}

/** The areas of a result as a shape, outer rings counter-clockwise (RFC 7946); null when there is no area. */
export const fromJts = (geometry: Geometry, corner: Corner): Shape | null => {
  const polygons = polygonsFrom(geometry, corner)
  if (polygons.length === 0) return null
  return polygons.length === 1 ? { type: 'Polygon', coordinates: polygons[0]! } : { type: 'MultiPolygon', coordinates: polygons }
}
