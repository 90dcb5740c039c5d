// The order to walk places in: to whatever is nearest, then straightened wherever turning a stretch around makes the way
// shorter. The few packages for tours throw dice or are left alone for years; a day's handful of places needs neither, and
// the same places always come in the same order.
import { squeezeAt } from '../kernel/flat-earth.ts'
export type Point = readonly [lng: number, lat: number]

/** Short distances, in degrees of latitude: a degree of longitude shrinks with the latitude. */
export const apart = (a: Point, b: Point): number => Math.hypot((a[0] - b[0]) * squeezeAt(a[1]), a[1] - b[1])

type Stop<T> = { thing: T; at: Point }

const nearestFirst = <T>(stops: readonly Stop<T>[], from: Point): Stop<T>[] => {
  const left = [...stops]
  const walked: Stop<T>[] = []
  let here = from
  while (left.length > 0) {
    const next = left.reduce((best, one, index) => (apart(here, one.at) < apart(here, left[best]!.at) ? index : best), 0)
    const [taken] = left.splice(next, 1)
    walked.push(taken!)
    here = taken!.at
  }
  return walked
}

/** Above so many, straightening costs more than a phone should spend on it. */
const mostStraightened = 120
const enough = 1e-12

/** Turns stretches around as long as that shortens the way; where it begins stays. */
const straightened = <T>(stops: readonly Stop<T>[], from: Point): Stop<T>[] => {
  const way = [...stops]
  if (way.length > mostStraightened) return way
  const before = (n: number): Point => (n === 0 ? from : way[n - 1]!.at)
  for (let better = true; better; ) {
    better = false
    for (let a = 0; a < way.length - 1; a += 1)
      for (let b = a + 1; b < way.length; b += 1) {
        const after = way[b + 1]?.at
        const now = apart(before(a), way[a]!.at) + (after ? apart(way[b]!.at, after) : 0)
        const turned = apart(before(a), way[b]!.at) + (after ? apart(way[a]!.at, after) : 0)
        if (turned >= now - enough) continue
        way.splice(a, b - a + 1, ...way.slice(a, b + 1).reverse())
        better = true
      }
  }
  return way
}

/** Begins where somebody is, or else with the first; what has no place comes at the end, in its order. */
export const walkingOrder = <T>(things: readonly T[], placeOf: (thing: T) => Point | null, here: Point | null = null): T[] => {
  const stops = things.flatMap((thing): Stop<T>[] => { const at = placeOf(thing); return at ? [{ thing, at }] : [] })
  const first = here === null ? stops[0] : undefined
  const from = here ?? first?.at
  if (from === undefined) return [...things]
  const rest = first ? stops.slice(1) : stops
  return [...(first ? [first] : []), ...straightened(nearestFirst(rest, from), from)].map(({ thing }) => thing).concat(things.filter((thing) => placeOf(thing) === null))
}
