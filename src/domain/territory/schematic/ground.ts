// Metres on the schematic's ground: the mesh keeps whole steps of degrees, the drawing is done in metres around one point.
import { metresPerDegree, squeezeAt } from '../../kernel/flat-earth.ts'
import { stepsPerDegree, toSteps, type Position } from '../../kernel/geometry.ts'

export type Ground = {
  stepsOf: (east: number, north: number) => [number, number]
  east: (xSteps: number) => number
  north: (ySteps: number) => number
}

export function groundAround(origin: Position): Ground {
  const x0 = toSteps(origin[0])
  const y0 = toSteps(origin[1])
  const perStepNorth = 111_132 / stepsPerDegree
  const perStepEast = (metresPerDegree * squeezeAt(origin[1])) / stepsPerDegree
  return {
    stepsOf: (east, north) => [x0 + Math.round(east / perStepEast), y0 + Math.round(north / perStepNorth)],
    east: (x) => (x - x0) * perStepEast,
    north: (y) => (y - y0) * perStepNorth,
  }
}
