// The order to walk places in: from the first to whatever is nearest, and on. For a day's handful of places that is within
// a few steps of the best tour, and stays understandable: the next one is the near one.
type Point = readonly [lng: number, lat: number]

/** Short distances: a degree of longitude shrinks with the latitude. */
const apart = (a: Point, b: Point): number => Math.hypot((a[0] - b[0]) * Math.cos((a[1] * Math.PI) / 180), a[1] - b[1])

/** Begins with the first; what has no place comes at the end, in its order. */
export const walkingOrder = <T>(things: readonly T[], placeOf: (thing: T) => Point | null): T[] => {
  const left = things.flatMap((thing) => { const at = placeOf(thing); return at ? [{ thing, at }] : [] })
  const walked: T[] = []
  let here = left[0]?.at
  while (here && left.length > 0) {
    const from: Point = here
    const next = left.reduce((best, one, index) => (apart(from, one.at) < apart(from, left[best]!.at) ? index : best), 0)
    const [taken] = left.splice(next, 1)
    walked.push(taken!.thing)
    here = taken!.at
  }
  return [...walked, ...things.filter((thing) => placeOf(thing) === null)]
}
