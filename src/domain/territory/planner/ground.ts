// The planner's ground: whole steps from a corner of the boundary. Longitudes are squeezed by a fraction of small whole
// numbers, so that lengths are right to about 1 % and what is on one line in steps is on one line in the triangulation.
import { squeezeAt } from '../../kernel/flat-earth.ts'
import { toDegrees, toSteps, type Box, type Position } from '../../kernel/geometry.ts'

export type Ground = {
  x: (position: Position) => number
  y: (position: Position) => number
  /** Steps from the corner back to degrees. */
  position: (x: number, y: number) => Position
  /** Metres per step eastward and northward. */
  east: number
  north: number
  /** Whole numbers in the same proportion. */
  wide: number
  tall: number
}

const metresPerStep = 0.0111195

export function groundOf([west, south, , north]: Box): Ground {
  const x0 = toSteps(west)
  const y0 = toSteps(south)
  const wide = Math.max(1, Math.round(64 * squeezeAt((south + north) / 2)))
  return {
    x: (p) => toSteps(p[0]) - x0,
    y: (p) => toSteps(p[1]) - y0,
    position: (x, y) => [toDegrees(x + x0), toDegrees(y + y0)],
    east: (metresPerStep * wide) / 64,
    north: metresPerStep,
    wide,
    tall: 64,
  }
}
