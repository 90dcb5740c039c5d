// What two shapes have in common, what they make together, what one leaves of the other; whether a shape is sound, and
// making it so. By the geometry library, never by hand; everything that comes out is whole steps and sound.
import OverlayOp from 'jsts/org/locationtech/jts/operation/overlay/OverlayOp.js'
import SnapIfNeededOverlayOp from 'jsts/org/locationtech/jts/operation/overlay/snap/SnapIfNeededOverlayOp.js'
import UnaryUnionOp from 'jsts/org/locationtech/jts/operation/union/UnaryUnionOp.js'
import { squeezeAt } from './flat-earth.ts'
import { boxOf, shapeArea2, stepsPerDegree, type Box, type Shape } from './geometry.ts'
import { holdsPoint } from './geometry-inside.ts'
import { cornerOf, factory, fromJts, toJts, type Corner, type Geometry } from './jts.ts'
import { facesWhere, mendShape } from './mend-shape.ts'
import { findFlaw } from './flaw.ts'

export { findFlaw, type Flaw, type FlawReason } from './flaw.ts'
export { mendShape } from './mend-shape.ts'

const metresPerStep = (6_371_008.8 * Math.PI) / 180 / stepsPerDegree

/** Square metres on the sphere, near enough for a district (a shape of 1° is right to 0.1 %). */
export const areaOf = (shape: Shape | null): number => {
  if (shape === null) return 0
  const [, south, , north] = boxOf(shape)
  return (shapeArea2(shape) / 2) * metresPerStep ** 2 * squeezeAt((south + north) / 2)
}

export const boxesMeet = (a: Box, b: Box): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]

/** Rounding to whole steps can make edges cross that nearly touched; then it is mended, which moves less than a step. */
const sound = (geometry: Geometry, corner: Corner): Shape | null => {
  const shape = fromJts(geometry, corner)
  return shape === null || findFlaw(shape) === undefined ? shape : mendShape(shape)
}

/** The library takes sound shapes only, and seldom fails on those too; then by their faces. */
const overlay = (a: Shape, b: Shape, how: number): Shape | null => {
  const corner = cornerOf(a)
  try {
    return sound(SnapIfNeededOverlayOp.overlayOp(toJts(a, corner), toJts(b, corner), how), corner)
  } catch {
    const [one, other] = [mendShape(a), mendShape(b)]
    if (one !== null && other !== null) return facesWhere([one, other], (at) => holdsPoint(one, at) && holdsPoint(other, at) === (how === OverlayOp.INTERSECTION))
    return how === OverlayOp.DIFFERENCE ? one : null
  }
}

/** The area both have; null when they only touch or lie apart. */
export const intersectionOf = (a: Shape, b: Shape): Shape | null => (boxesMeet(boxOf(a), boxOf(b)) ? overlay(a, b, OverlayOp.INTERSECTION) : null)

/** What is left of the first without the second; null when nothing is. */
export const differenceOf = (a: Shape, b: Shape): Shape | null => (boxesMeet(boxOf(a), boxOf(b)) ? overlay(a, b, OverlayOp.DIFFERENCE) : a)

/** All of them as one; shared borders vanish. Null for none. */
export const unionOf = (shapes: readonly Shape[]): Shape | null => {
  const [first] = shapes
  if (!first) return null
  if (shapes.length === 1) return first
  const corner = cornerOf(first)
  try {
    const union: Geometry | null = UnaryUnionOp.union(factory.createGeometryCollection(shapes.map((shape) => toJts(shape, corner))))
    return union === null ? null : sound(union, corner)
  } catch {
    const mended = shapes.map(mendShape).filter((shape) => shape !== null)
    return mended.length === 0 ? null : facesWhere(mended, (at) => mended.some((shape) => holdsPoint(shape, at)))
  }
}

/** Square metres both have. */
export const sharedArea = (a: Shape, b: Shape): number => areaOf(intersectionOf(a, b))

/** How alike two shapes are: shared area by the area of both together, from 0 to 1. */
export const likeness = (a: Shape, b: Shape): number => {
  const shared = sharedArea(a, b)
  return shared === 0 ? 0 : shared / (areaOf(a) + areaOf(b) - shared)
}
