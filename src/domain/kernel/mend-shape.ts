// Makes a shape sound: its lines are cut where they cross, put together to faces, and those faces kept that its rings
// enclose an odd number of times. Both halves of a crossed figure stay (the usual trick, a buffer of nothing, loses one),
// holes stay holes, and where nothing crossed nothing moves. Parts that overlap become one.
import UnaryUnionOp from 'jsts/org/locationtech/jts/operation/union/UnaryUnionOp.js'
import { facesOf } from './faces.ts'
import { findFlaw } from './flaw.ts'
import { polygonsOf, toSteps, type Position, type Ring, type Shape } from './geometry.ts'
import { crossesOdd, insidePoint } from './geometry-inside.ts'
import { cornerOf, factory, fromJts, toJts, type Corner, type Geometry } from './jts.ts'

/** Without what is no coordinate and without repeated points, closed; undefined when no area can be left. */
export const tidyRing = (ring: Ring): Ring | undefined => {
  const tidy: Position[] = []
  for (const at of ring) {
    const before = tidy.at(-1)
    if (!Number.isFinite(at[0]) || !Number.isFinite(at[1])) continue
    if (!before || toSteps(before[0]) !== toSteps(at[0]) || toSteps(before[1]) !== toSteps(at[1])) tidy.push(at)
  }
  const [first, last] = [tidy[0], tidy.at(-1)]
  if (!first || !last) return undefined
  if (toSteps(first[0]) !== toSteps(last[0]) || toSteps(first[1]) !== toSteps(last[1])) tidy.push(first)
  else tidy[tidy.length - 1] = first
  return tidy.length < 4 ? undefined : tidy
}

const joinFaces = (faces: readonly Shape[], corner: Corner): Shape | null => {
  if (faces.length === 0) return null
  const union: Geometry | null = UnaryUnionOp.union(factory.createGeometryCollection(faces.map((face) => toJts(face, corner))))
  return union === null ? null : fromJts(union, corner)
}

const isEnclosed = ([lng, lat]: Position, rings: readonly Ring[]): boolean => {
  let odd = false
  for (const ring of rings) if (crossesOdd(ring, toSteps(lng), toSteps(lat))) odd = !odd
  return odd
}

/** Of the faces that all lines of the shapes make together, those whose inside is wanted, as one shape. */
export const facesWhere = (shapes: readonly Shape[], isWanted: (at: Position) => boolean): Shape | null => {
  const rings = shapes.flatMap((shape) => polygonsOf(shape).flat()).map(tidyRing).filter((ring) => ring !== undefined)
  const corner = cornerOf(shapes[0]!)
  const shape = joinFaces(facesOf(rings, corner).filter((face) => isWanted(insidePoint(face))), corner)
  return shape === null ? null : mendShape(shape)
}

const mendOnce = (shape: Shape): Shape | null => {
  const corner = cornerOf(shape)
  const kept = polygonsOf(shape).flatMap((polygon) => {
    const rings = polygon.map(tidyRing).filter((ring) => ring !== undefined)
    return rings.length === 0 ? [] : facesOf(rings, corner).filter((face) => isEnclosed(insidePoint(face), rings))
  })
  return joinFaces(kept, corner)
}

/** A sound shape of the same outline, or null when there is none. A sound shape comes back as it is. */
export const mendShape = (shape: Shape): Shape | null => {
  let mended: Shape | null = shape
  // Rounding a crossing to a whole step may bring about another, ever smaller one.
  for (let turn = 0; turn < 4; turn++) {
    if (mended === null || findFlaw(mended) === undefined) return mended
    mended = mendOnce(mended)
  }
  return mended !== null && findFlaw(mended) === undefined ? mended : null
}
