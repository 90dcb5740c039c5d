// A line as somebody drew it: at least two places apart, not crossing itself, its ends prolonged by a few metres, so that
// a line that was drawn just short of a border reaches it.
import { metresBetween, toDegrees, type Box, type Position } from '../../kernel/geometry.ts'
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

/** A line is looked at in so many boxes for each stretch, so that one across a street doesn't stir up the whole street. */
const stretches = 24

/** Boxes along a line, with room for its prolonged ends. */
export const boxesAlong = (line: readonly Position[]): Box[] => {
  const room = toDegrees(2_000)
  return line.slice(1).flatMap(([bx, by], i) => {
    const [ax, ay] = line[i]!
    return Array.from({ length: stretches }, (_, k): Box => {
      const [x0, y0, x1, y1] = [ax + ((bx - ax) * k) / stretches, ay + ((by - ay) * k) / stretches, ax + ((bx - ax) * (k + 1)) / stretches, ay + ((by - ay) * (k + 1)) / stretches]
      return [Math.min(x0, x1) - room, Math.min(y0, y1) - room, Math.max(x0, x1) + room, Math.max(y0, y1) + room]
    })
  })
}
