// What is wrong with one shape by itself, and the shape as it is after the mendings that were asked for. Null when it
// can't be used.
import { squeezeAt } from '../../kernel/flat-earth.ts'
import { polygonsOf, ringArea2, toSteps, type Position, type Ring, type Shape } from '../../kernel/geometry.ts'
import { areaOf, findFlaw, mendShape, type FlawReason } from '../../kernel/overlay.ts'
import { mapShape, shapeToWgs84, type Datum } from './datum.ts'
import { fault, type Fault, type FaultKind, type Mend } from './fault.ts'

export type Examined = { shape: Shape | null; faults: Fault[] }

/** China and its seas: here longitude and latitude can't be mistaken for each other. */
const inChina = ([lng, lat]: Position): boolean => lng > 73 && lng < 136 && lat > 3 && lat < 54
const turned = ([lng, lat]: Position): Position => [lat, lng]

const firstOf = (shape: Shape): Position | null => polygonsOf(shape)[0]?.[0]?.find(([lng, lat]) => Number.isFinite(lng) && Number.isFinite(lat)) ?? null

const kindOf: Record<FlawReason, FaultKind> = {
  'hole-outside': 'wrong-nesting', 'nested-holes': 'wrong-nesting', 'interior-cut': 'wrong-nesting', 'nested-parts': 'wrong-nesting', 'duplicate-rings': 'wrong-nesting',
  'self-crossing': 'self-crossing', 'self-touching': 'self-crossing', 'too-few-points': 'too-few-points', 'no-coordinate': 'no-coordinate', 'ring-open': 'ring-open', 'empty': 'empty-geometry',
}

const samePlace = (a: Position, b: Position): boolean => toSteps(a[0]) === toSteps(b[0]) && toSteps(a[1]) === toSteps(b[1])

const findRepeat = (shape: Shape): Position | undefined => {
  for (const rings of polygonsOf(shape)) for (const ring of rings) for (let i = 1; i < ring.length; i++) if (samePlace(ring[i]!, ring[i - 1]!)) return ring[i]
  return undefined
}

const withoutRepeats = (shape: Shape): Shape => {
  const tidy = (ring: Ring): Ring => ring.filter((at, i) => i === 0 || !samePlace(at, ring[i - 1]!))
  return shape.type === 'Polygon' ? { type: 'Polygon', coordinates: shape.coordinates.map(tidy) } : { type: 'MultiPolygon', coordinates: shape.coordinates.map((rings) => rings.map(tidy)) }
}

const sliverArea = 5
const sliverWidth = 0.1
const metresPerStep = 0.0111

/** Twice the area by the outline: the width of a strip. */
export const widthOf = (ring: Ring): number => {
  const squeeze = squeezeAt(ring[0]?.[1] ?? 40)
  let length = 0
  for (let i = 1; i < ring.length; i++) length += Math.hypot((ring[i]![0] - ring[i - 1]![0]) * squeeze, ring[i]![1] - ring[i - 1]![1])
  return length === 0 ? 0 : (2 * areaOf({ type: 'Polygon', coordinates: [ring] })) / (length * 111_195)
}

const isSliver = (ring: Ring): boolean => {
  if (Math.abs(ringArea2(ring)) * metresPerStep ** 2 > 1e9) return false
  return areaOf({ type: 'Polygon', coordinates: [ring] }) < sliverArea || widthOf(ring) < sliverWidth
}

const withoutSlivers = (shape: Shape): Shape | null => {
  const polygons = polygonsOf(shape).filter(([outer]) => !isSliver(outer!)).map(([outer, ...holes]) => [outer!, ...holes.filter((ring) => !isSliver(ring))])
  if (polygons.length === 0) return null
  return polygons.length === 1 ? { type: 'Polygon', coordinates: polygons[0]! } : { type: 'MultiPolygon', coordinates: polygons }
}

/** Outer rings counter-clockwise, holes clockwise (RFC 7946): files come in both ways, and it is no fault. */
const oriented = (shape: Shape): Shape => {
  const turn = (rings: readonly Ring[]): Ring[] => rings.map((ring, i) => ((i === 0) === ringArea2(ring) > 0 ? ring : [...ring].reverse()))
  return shape.type === 'Polygon' ? { type: 'Polygon', coordinates: turn(shape.coordinates) } : { type: 'MultiPolygon', coordinates: shape.coordinates.map(turn) }
}

export const examineShape = (given: Shape, datum: Datum, mend: ReadonlySet<Mend>): Examined => {
  const faults: Fault[] = []
  const say = (one: Fault): void => void faults.push(one)
  const first = firstOf(given)
  if (first === null) return { shape: null, faults: [fault('empty-geometry', { mended: mend.has('empty') })] }
  let shape = given
  if (!inChina(first) && inChina(turned(first))) {
    say(fault('swapped', { at: turned(first), mended: mend.has('swapped') }))
    if (!mend.has('swapped')) return { shape: null, faults }
    shape = mapShape(shape, turned)
  } else if (!inChina(first)) return { shape: null, faults: [fault('far-away', { at: Math.abs(first[0]) <= 180 && Math.abs(first[1]) <= 90 ? first : null })] }
  shape = shapeToWgs84(shape, datum)
  const repeat = findRepeat(shape)
  if (repeat) {
    say(fault('duplicate-points', { at: repeat, mended: mend.has('rings') }))
    shape = withoutRepeats(shape)
  }
  const flaw = findFlaw(shape)
  if (flaw) {
    const kind = kindOf[flaw.reason]
    const mended = mend.has('rings') && kind !== 'empty-geometry' ? mendShape(shape) : null
    say(fault(kind, { at: flaw.at, mended: mended !== null || (kind === 'empty-geometry' && mend.has('empty')) }))
    if (mended === null) return { shape: null, faults }
    shape = mended
  }
  const sliver = polygonsOf(shape).flat().find(isSliver)
  if (sliver) {
    const rest = mend.has('slivers') ? withoutSlivers(shape) : null
    say(fault('sliver', { at: sliver[0]!, found: Math.round(areaOf({ type: 'Polygon', coordinates: [sliver] })), mended: rest !== null }))
    if (rest !== null) shape = rest
  }
  return { shape: oriented(shape), faults }
}
