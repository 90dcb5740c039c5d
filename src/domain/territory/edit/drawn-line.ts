// A line as somebody drew it: at least two places apart, not crossing itself, its ends prolonged by a few metres, so that
// a line that was drawn just short of a border reaches it.
import { metresBetween, toDegrees, type Position } from '../../kernel/geometry.ts'
import { nodeSegments, type Segment, type Spot } from './linework.ts'
import type { Plane } from './plane.ts'
import { editProblem } from './problems.ts'

/** How far an end may fall short of a border. */
const shortBy = 8

const same = (a: Spot, b: Spot): boolean => a[0] === b[0] && a[1] === b[1]

function prolonged(from: Spot, end: Spot, plane: Plane): Spot {
  const at = (spot: Spot): Position => plane.placeOfSpot(spot)
  const metres = metresBetween(at(from), at(end))
  const more = metres === 0 ? 0 : shortBy / metres
  return [Math.round(end[0] + more * (end[0] - from[0])), Math.round(end[1] + more * (end[1] - from[1]))]
}

export const segmentsOf = (way: readonly Spot[]): Segment[] => way.slice(1).map((to, i) => [way[i]!, to])

const spotsOf = (plane: Plane, places: readonly Position[]): Spot[] =>
  places.map(plane.spotOf).filter((spot, i, all) => i === 0 || !same(spot, all[i - 1]!))

/** The way of a drawn line in steps. */
export function wayOf(plane: Plane, line: readonly Position[]): Spot[] {
  const spots = spotsOf(plane, line)
  if (spots.length < 2) throw editProblem('edit.line-too-short')
  if (nodeSegments(segmentsOf(spots)).some((way) => way !== undefined)) throw editProblem('edit.line-crosses-itself')
  if (same(spots[0]!, spots.at(-1)!)) return spots
  return [prolonged(spots[1]!, spots[0]!, plane), ...spots.slice(1, -1), prolonged(spots.at(-2)!, spots.at(-1)!, plane)]
}

/** The way around a drawn ring, closed. */
export function ringWayOf(plane: Plane, ring: readonly Position[]): Spot[] {
  const spots = spotsOf(plane, ring)
  if (spots.length > 1 && !same(spots[0]!, spots.at(-1)!)) spots.push(spots[0]!)
  if (spots.length < 4) throw editProblem('edit.line-too-short')
  if (nodeSegments(segmentsOf(spots)).some((way) => way !== undefined)) throw editProblem('edit.line-crosses-itself')
  return spots
}

/** A line with room for its prolonged ends. */
export const withRoom = (line: readonly Position[]): Position[] => {
  const room = toDegrees(2_000)
  return line.flatMap(([lng, lat]): Position[] => [[lng - room, lat - room], [lng + room, lat + room]])
}
