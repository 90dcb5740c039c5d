// Whether shapes tile another one exactly: every edge, in whole steps, either meets the same edge of a neighbour running
// the other way or is an edge of the whole. Edges cancel; nothing may be left. No overlay is needed where the net is right.
import { polygonsOf, ringArea2, toSteps, type Ring, type Shape } from '../../kernel/geometry.ts'

type Corners = { numbers: Map<number, number>; xs: number[]; ys: number[] }

const span = 2 ** 26

/** Edges by their two corners, the lower number first; counted up in one direction and down in the other. */
type Edges = Map<number, number>

const addRing = (ring: Ring, outer: boolean, sign: 1 | -1, west: number, south: number, corners: Corners, edges: Edges): void => {
  const direction = ringArea2(ring) > 0 === outer ? sign : -sign
  let previous = -1
  for (const [lng, lat] of ring) {
    const x = toSteps(lng) - west
    const y = toSteps(lat) - south
    const key = x * span + y
    let number = corners.numbers.get(key)
    if (number === undefined) {
      corners.numbers.set(key, (number = corners.xs.length))
      corners.xs.push(x)
      corners.ys.push(y)
    }
    if (previous >= 0 && previous !== number) {
      const up = previous < number
      const edge = up ? previous * span + number : number * span + previous
      const sum = (edges.get(edge) ?? 0) + (up ? direction : -direction)
      if (sum === 0) edges.delete(edge)
      else edges.set(edge, sum)
    }
    previous = number
  }
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

/** Whether what is left cancels along its lines: a long edge on one side, the same in pieces on the other. */
const cancelsAlongLines = (edges: Edges, { xs, ys }: Corners): boolean => {
  const lines = new Map<string, Map<number, number>>()
  for (const [edge, count] of edges) {
    const [a, b] = [Math.floor(edge / span), edge % span]
    const [dx, dy] = [xs[b]! - xs[a]!, ys[b]! - ys[a]!]
    const common = divisor(Math.abs(dx), Math.abs(dy))
    const forward = dx > 0 || (dx === 0 && dy > 0)
    const [ux, uy] = forward ? [dx / common, dy / common] : [-dx / common, -dy / common]
    const key = `${ux} ${uy} ${xs[a]! * uy - ys[a]! * ux}`
    const steps = lines.get(key) ?? new Map<number, number>()
    lines.set(key, steps)
    const along = (n: number): number => (ux !== 0 ? xs[n]! : ys[n]!)
    // Along the line it runs from its lower end to its upper one, or back.
    const [from, until, weight] = forward ? [a, b, count] : [b, a, -count]
    steps.set(along(from), (steps.get(along(from)) ?? 0) + weight)
    steps.set(along(until), (steps.get(along(until)) ?? 0) - weight)
  }
  for (const steps of lines.values()) for (const sum of steps.values()) if (sum !== 0) return false
  return true
}

/** True only when the parts cover the whole once and nothing else. */
export const coversExactly = (whole: Shape, parts: readonly Shape[]): boolean => {
  const corners: Corners = { numbers: new Map(), xs: [], ys: [] }
  const edges: Edges = new Map()
  const [first] = polygonsOf(whole)[0]?.[0] ?? []
  if (!first) return false
  const [west, south] = [toSteps(first[0]) - span / 2, toSteps(first[1]) - span / 2]
  const add = (shape: Shape, sign: 1 | -1): void => {
    for (const rings of polygonsOf(shape)) rings.forEach((ring, n) => addRing(ring, n === 0, sign, west, south, corners, edges))
  }
  add(whole, -1)
  for (const part of parts) add(part, 1)
  return edges.size === 0 || cancelsAlongLines(edges, corners)
}
