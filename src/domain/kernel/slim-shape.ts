// A shape as it needs to be to be looked at on a phone: points that lie on the line between their neighbours are left out.
// For drawing only: neighbours slimmed one by one may differ by the tolerance.
import TopologyPreservingSimplifier from 'jsts/org/locationtech/jts/simplify/TopologyPreservingSimplifier.js'
import { metresPerDegree } from './flat-earth.ts'
import { stepsPerDegree, type Shape } from './geometry.ts'
import { cornerOf, fromJts, toJts, type Geometry } from './jts.ts'

/** `tolerance` in metres. */
export const slimShape = (shape: Shape, tolerance: number): Shape => {
  const corner = cornerOf(shape)
  const slim = TopologyPreservingSimplifier.simplify(toJts(shape, corner), (tolerance / metresPerDegree) * stepsPerDegree) as Geometry
  return fromJts(slim, corner) ?? shape
}
