// Sites (or cells of sites) as a graph: who borders on whom, along how many metres, and what a way between them crosses.
import type { Ground } from './ground.ts'
import type { Mesh } from './mesh.ts'
import type { Barriers } from './barriers.ts'
import { nextOf } from './triangulation.ts'

export type Graph = {
  count: number
  east: Float64Array
  north: Float64Array
  /** Households. */
  weight: Float64Array
  /** Neighbours of i are next[first[i]] … next[first[i + 1] - 1]. */
  first: Uint32Array
  next: Uint32Array
  /** Metres of shared border. */
  border: Float64Array
  /** Mean weight of the barriers on that border. */
  barrier: Float64Array
}

type Tie = { border: number; barrier: number }

export function graphOf(places: readonly { east: number; north: number; households: number }[], ties: ReadonlyMap<number, Tie>): Graph {
  const count = places.length
  const graph: Graph = {
    count,
    east: Float64Array.from(places, (p) => p.east),
    north: Float64Array.from(places, (p) => p.north),
    weight: Float64Array.from(places, (p) => p.households),
    first: new Uint32Array(count + 1),
    next: new Uint32Array(ties.size * 2),
    border: new Float64Array(ties.size * 2),
    barrier: new Float64Array(ties.size * 2),
  }
  const ordered = [...ties].sort((p, q) => p[0] - q[0])
  for (const [key] of ordered) {
    graph.first[Math.floor(key / count) + 1]!++
    graph.first[(key % count) + 1]!++
  }
  for (let i = 0; i < count; i++) graph.first[i + 1]! += graph.first[i]!
  const fill = graph.first.slice()
  for (const [key, { border, barrier }] of ordered) {
    const [a, b] = [Math.floor(key / count), key % count]
    for (const [from, to] of [[a, b], [b, a]] as const) {
      const at = fill[from]!++
      graph.next[at] = to
      graph.border[at] = border
      graph.barrier[at] = border > 0 ? barrier / border : 0
    }
  }
  return graph
}

const addTie = (ties: Map<number, Tie>, count: number, a: number, b: number, border: number, barrier: number): void => {
  const key = a < b ? a * count + b : b * count + a
  const tie = ties.get(key)
  if (!tie) ties.set(key, { border, barrier })
  else {
    tie.border += border
    tie.barrier += barrier
  }
}

export function siteGraph(mesh: Mesh, barriers: Barriers, ground: Ground): Graph {
  const { triangles, inside, label, x, y, sites } = mesh
  const ties = new Map<number, Tie>()
  const e = (i: number): number => x[i]! * ground.east
  const n = (i: number): number => y[i]! * ground.north
  for (let t = 0; t < inside.length; t++) {
    if (!inside[t]) continue
    const h = 3 * t
    const labels = [label[triangles[h]!]!, label[triangles[h + 1]!]!, label[triangles[h + 2]!]!]
    if (labels[0] === labels[1] && labels[1] === labels[2]) continue
    const [ce, cn] = [0, 1, 2].reduce<[number, number]>(([se, sn], k) => [se + e(triangles[h + k]!) / 3, sn + n(triangles[h + k]!) / 3], [0, 0])
    for (let k = 0; k < 3; k++) {
      const [i, j] = [triangles[h + k]!, triangles[nextOf(h + k)]!]
      const [a, b] = [label[i]!, label[j]!]
      if (a === b) continue
      const long = Math.hypot((e(i) + e(j)) / 2 - ce, (n(i) + n(j)) / 2 - cn)
      addTie(ties, sites.length, a, b, long, long * barriers.crossed(e(i), n(i), e(j), n(j)))
    }
  }
  return graphOf(sites, ties)
}

/** The graph of cells; a cell stands in the middle of its households. */
export function cellGraph(graph: Graph, cellOf: ArrayLike<number>, cells: number): Graph {
  const places = Array.from({ length: cells }, () => ({ east: 0, north: 0, households: 0, sites: 0, plainEast: 0, plainNorth: 0 }))
  const ties = new Map<number, Tie>()
  for (let i = 0; i < graph.count; i++) {
    const place = places[cellOf[i]!]!
    place.households += graph.weight[i]!
    place.sites++
    place.east += graph.weight[i]! * graph.east[i]!
    place.north += graph.weight[i]! * graph.north[i]!
    place.plainEast += graph.east[i]!
    place.plainNorth += graph.north[i]!
    for (let k = graph.first[i]!; k < graph.first[i + 1]!; k++) {
      const j = graph.next[k]!
      if (j > i && cellOf[i] !== cellOf[j]) addTie(ties, cells, cellOf[i]!, cellOf[j]!, graph.border[k]!, graph.border[k]! * graph.barrier[k]!)
    }
  }
  for (const place of places) {
    const [whole, e, n] = place.households > 0 ? [place.households, place.east, place.north] : [Math.max(1, place.sites), place.plainEast, place.plainNorth]
    place.east = e / whole
    place.north = n / whole
  }
  return graphOf(places, ties)
}
