// Whether a shape is one: closed rings that don't cross themselves, holes inside, parts beside each other. If not, what
// is wrong and where.
import IsValidOp from 'jsts/org/locationtech/jts/operation/valid/IsValidOp.js'
import { polygonsOf, toDegrees, type Position, type Shape } from './geometry.ts'
import { cornerOf, fromJts, toJts } from './jts.ts'

/** In the order of the library's own numbers from 2 on. */
const reasons = ['hole-outside', 'nested-holes', 'interior-cut', 'self-crossing', 'self-touching', 'nested-parts', 'duplicate-rings', 'too-few-points', 'no-coordinate', 'ring-open'] as const

export type FlawReason = (typeof reasons)[number] | 'empty'
export type Flaw = { reason: FlawReason; at: Position | null }

const isNumber = ([lng, lat]: Position): boolean => Number.isFinite(lng) && Number.isFinite(lat)

/** The first flaw of a shape, or undefined when it is sound. */
export const findFlaw = (shape: Shape): Flaw | undefined => {
  const rings = polygonsOf(shape).flat()
  if (rings.every((ring) => ring.length === 0) || polygonsOf(shape).some((polygon) => polygon.length === 0)) return { reason: 'empty', at: null }
  for (const ring of rings) {
    if (!ring.every(isNumber)) return { reason: 'no-coordinate', at: ring.find(isNumber) ?? null }
    const [first, last] = [ring[0], ring.at(-1)]
    if (first && last && (first[0] !== last[0] || first[1] !== last[1])) return { reason: 'ring-open', at: last }
    if (ring.length < 4) return { reason: 'too-few-points', at: first ?? null }
  }
  const corner = cornerOf(shape)
  const jts = toJts(shape, corner)
  const fault = new IsValidOp(jts).getValidationError()
  if (fault === null) return fromJts(jts, corner) === null ? { reason: 'empty', at: rings[0]?.[0] ?? null } : undefined
  const spot: { x: number; y: number } | null = fault.getCoordinate()
  const type: number = fault.getErrorType()
  return { reason: reasons[type - 2] ?? 'self-crossing', at: spot === null ? null : [toDegrees(Math.round(spot.x) + corner.x), toDegrees(Math.round(spot.y) + corner.y)] }
}
