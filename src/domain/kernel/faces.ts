// The faces that lines make together: lines are cut where they cross, crossings and corners fall on whole steps (snap
// rounding), and what they enclose is put together. Nothing in it fails on any input, which is why mending and the second
// try of an overlay stand on it.
import Coordinate from 'jsts/org/locationtech/jts/geom/Coordinate.js'
import PrecisionModel from 'jsts/org/locationtech/jts/geom/PrecisionModel.js'
import NodedSegmentString from 'jsts/org/locationtech/jts/noding/NodedSegmentString.js'
import MCIndexSnapRounder from 'jsts/org/locationtech/jts/noding/snapround/MCIndexSnapRounder.js'
import Polygonizer from 'jsts/org/locationtech/jts/operation/polygonize/Polygonizer.js'
import ArrayList from 'jsts/java/util/ArrayList.js'
import { toSteps, type Ring, type Shape } from './geometry.ts'
import { factory, fromJts, type Corner, type Geometry } from './jts.ts'

/** x, y of both ends, in steps from the corner. */
type Edge = readonly [number, number, number, number]

const keyOf = ([ax, ay, bx, by]: Edge): string => (ax < bx || (ax === bx && ay < by) ? `${ax},${ay},${bx},${by}` : `${bx},${by},${ax},${ay}`)

/** Every edge once, and none of no length. */
const distinct = (edges: Iterable<Edge>): Map<string, Edge> => {
  const found = new Map<string, Edge>()
  for (const edge of edges) if (edge[0] !== edge[2] || edge[1] !== edge[3]) found.set(keyOf(edge), edge)
  return found
}

const edgesOf = (rings: readonly Ring[], corner: Corner): Map<string, Edge> =>
  distinct(rings.flatMap((ring) => ring.slice(1).map(([lng, lat], i): Edge => [toSteps(ring[i]![0]) - corner.x, toSteps(ring[i]![1]) - corner.y, toSteps(lng) - corner.x, toSteps(lat) - corner.y])))

const cut = (edges: Map<string, Edge>): Map<string, Edge> => {
  const strings = new ArrayList(undefined)
  for (const [ax, ay, bx, by] of edges.values()) strings.add(new NodedSegmentString([new Coordinate(ax, ay), new Coordinate(bx, by)], null))
  const noder = new MCIndexSnapRounder(new PrecisionModel(1))
  noder.computeNodes(strings)
  const pieces = noder.getNodedSubstrings().toArray() as { getCoordinates(): { x: number; y: number }[] }[]
  return distinct(pieces.flatMap((piece) => {
    const points = piece.getCoordinates().map(({ x, y }) => [Math.round(x), Math.round(y)] as const)
    return points.slice(1).map(([x, y], i): Edge => [points[i]![0], points[i]![1], x, y])
  }))
}

/** The faces of the plane that the rings enclose together; a hole between them is a face of its own. */
export const facesOf = (rings: readonly Ring[], corner: Corner): Shape[] => {
  let edges = edgesOf(rings, corner)
  // An edge moved to a whole step may come to lie on another: until nothing changes.
  for (let turn = 0; turn < 6; turn++) {
    const next = cut(edges)
    const same = next.size === edges.size && [...next.keys()].every((key) => edges.has(key))
    edges = next
    if (same) break
  }
  const polygonizer = new Polygonizer()
  for (const [ax, ay, bx, by] of edges.values()) polygonizer.add(factory.createLineString([new Coordinate(ax, ay), new Coordinate(bx, by)]))
  return (polygonizer.getPolygons().toArray() as Geometry[]).map((geometry) => fromJts(geometry, corner)).filter((face) => face !== null)
}
