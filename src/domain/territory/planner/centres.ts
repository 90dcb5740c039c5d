// Balanced centroidal power diagrams (Cohen-Addad, Klein, Young, arXiv 1710.03358): households go to centres by
// minimum-cost flow, centres go to the middle of their households, until nothing moves any more.
import type { Graph } from './graph.ts'
import { transport, type Offer } from './transport.ts'

export type Bounds = { least: number; most: number }
type Crossed = (e1: number, n1: number, e2: number, n2: number) => number

const near = 8
const rounds = 14

/**
 * A first place for each centre: the sites are cut in two, again and again, across their longer extent, by households.
 * The extents are those seen from a direction: another direction (in radians) is another beginning.
 */
export function firstCentres(graph: Graph, members: readonly number[], cells: number, direction: number): { east: Float64Array; north: Float64Array } {
  const east = new Float64Array(cells)
  const north = new Float64Array(cells)
  const [cos, sin] = [Math.cos(direction), Math.sin(direction)]
  const across = graph.east.map((e, i) => e * cos + graph.north[i]! * sin)
  const up = graph.north.map((n, i) => n * cos - graph.east[i]! * sin)
  let made = 0
  const weightOf = (list: readonly number[]): number => list.reduce((sum, i) => sum + graph.weight[i]! + 1e-6, 0)
  const cut = (list: readonly number[], count: number): void => {
    const whole = weightOf(list)
    if (count <= 1 || list.length <= 1) {
      for (let c = 0; c < count; c++) {
        // Several centres on one site stand a step apart, so that they differ.
        east[made] = list.reduce((sum, i) => sum + (graph.weight[i]! + 1e-6) * graph.east[i]!, 0) / whole + c * 0.01
        north[made++] = list.reduce((sum, i) => sum + (graph.weight[i]! + 1e-6) * graph.north[i]!, 0) / whole
      }
      return
    }
    const extent = (of: Float64Array): number => Math.max(...list.map((i) => of[i]!)) - Math.min(...list.map((i) => of[i]!))
    const along = extent(across) >= extent(up) ? across : up
    const sorted = [...list].sort((a, b) => along[a]! - along[b]! || a - b)
    const half = count >> 1
    let sum = 0
    let at = 0
    while (at < sorted.length - 1 && (sum + graph.weight[sorted[at]!]! / 2 < (whole * half) / count || at === 0)) sum += graph.weight[sorted[at++]!]!
    cut(sorted.slice(0, at), half)
    cut(sorted.slice(at), count - half)
  }
  cut(members, cells)
  return { east, north }
}

/** The cell of each member by the largest part of it; in the order of `members`. */
export function powerCells(graph: Graph, members: readonly number[], cells: number, bounds: Bounds, crossed: Crossed, penalty: number, direction: number): Int32Array {
  const cellOf = new Int32Array(members.length)
  if (cells <= 1) return cellOf
  const { east, north } = firstCentres(graph, members, cells, direction)
  const weight = Float64Array.from(members, (i) => graph.weight[i]!)
  const k = Math.min(near, cells)
  const offer: Offer = { near: k, centre: new Int32Array(members.length * k), cost: new Float64Array(members.length * k) }
  let before = Infinity
  for (let round = 0; round < rounds; round++) {
    offers(graph, members, east, north, offer, crossed, penalty)
    const taken = transport(weight, offer, cells, bounds.least, bounds.most)
    const sum = new Float64Array(cells)
    const se = new Float64Array(cells)
    const sn = new Float64Array(cells)
    let cost = 0
    members.forEach((i, m) => {
      let best = m * k
      for (let o = m * k; o < (m + 1) * k; o++) {
        const part = taken[o]!
        if (part > taken[best]! || (weight[m] === 0 && offer.cost[o]! < offer.cost[best]!)) best = o
        if (part === 0) continue
        const c = offer.centre[o]!
        sum[c]! += part
        se[c]! += part * graph.east[i]!
        sn[c]! += part * graph.north[i]!
        cost += part * offer.cost[o]!
      }
      cellOf[m] = offer.centre[best]!
    })
    for (let c = 0; c < cells; c++) {
      if (sum[c] === 0) continue
      east[c] = se[c]! / sum[c]!
      north[c] = sn[c]! / sum[c]!
    }
    if (before - cost < 0.002 * cost) break
    before = cost
  }
  return cellOf
}

/** The nearest centres of every member, with the squared distance and what lies between. */
function offers(graph: Graph, members: readonly number[], east: Float64Array, north: Float64Array, offer: Offer, crossed: Crossed, penalty: number): void {
  const k = offer.near
  const square = 1 / Math.max(1e-6, (Math.max(...east) - Math.min(...east) + Math.max(...north) - Math.min(...north) + 1) / (2 * Math.sqrt(east.length)))
  const bins = new Map<number, number[]>()
  const key = (i: number, j: number): number => (i + 100) * 1_000_003 + j + 100
  east.forEach((e, c) => {
    const at = key(Math.floor(e * square), Math.floor(north[c]! * square))
    const list = bins.get(at)
    if (list) list.push(c)
    else bins.set(at, [c])
  })
  members.forEach((i, m) => {
    const [e, n] = [graph.east[i]!, graph.north[i]!]
    const [ci, cj] = [Math.floor(e * square), Math.floor(n * square)]
    let found: { c: number; d: number }[] = []
    const all = east.length <= 3 * k
    if (all) east.forEach((ce, c) => found.push({ c, d: (ce - e) ** 2 + (north[c]! - n) ** 2 }))
    for (let ring = 1; !all; ring = ring * 2) {
      found = []
      for (let a = ci - ring; a <= ci + ring; a++) for (let b = cj - ring; b <= cj + ring; b++) for (const c of bins.get(key(a, b)) ?? []) found.push({ c, d: (east[c]! - e) ** 2 + (north[c]! - n) ** 2 })
      if (found.length >= k + 2 || ring > 64) break
    }
    found.sort((p, q) => p.d - q.d || p.c - q.c)
    for (let o = 0; o < k; o++) {
      const at = found[o]
      offer.centre[m * k + o] = at ? at.c : -1
      offer.cost[m * k + o] = at ? at.d + penalty * crossed(e, n, east[at.c]!, north[at.c]!) : Infinity
    }
  })
}
