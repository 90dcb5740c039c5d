// Plain ways to divide a town, for comparison: k-means, which looks at distances and not at households, and greedy growing,
// all cells at once from seeds or one after the other. They take the planner's own sites and neighbours.
import { seeded } from '../../src/domain/kernel/seeded.ts'
import type { Graph } from '../../src/domain/territory/planner/graph.ts'

/** Lloyd's k-means, weighted by households, from k-means++ starts. */
export function kMeans({ east, north, weight, count }: Graph, cells: number): Int32Array {
  const random = seeded(11, `k-means ${count} ${cells}`)
  const ce: number[] = []
  const cn: number[] = []
  const far = new Float64Array(count).fill(Infinity)
  while (ce.length < cells) {
    let sum = 0
    for (let i = 0; i < count; i++) sum += ce.length === 0 ? weight[i]! : weight[i]! * far[i]!
    let at = random.next() * sum
    let pick = count - 1
    for (let i = 0; i < count; i++) {
      at -= ce.length === 0 ? weight[i]! : weight[i]! * far[i]!
      if (at <= 0) {
        pick = i
        break
      }
    }
    ce.push(east[pick]!)
    cn.push(north[pick]!)
    for (let i = 0; i < count; i++) far[i] = Math.min(far[i]!, (east[i]! - ce.at(-1)!) ** 2 + (north[i]! - cn.at(-1)!) ** 2)
  }
  const cellOf = new Int32Array(count).fill(-1)
  for (let round = 0, moved = true; moved && round < 100; round++) {
    moved = false
    for (let i = 0; i < count; i++) {
      let best = 0
      let least = Infinity
      for (let c = 0; c < cells; c++) {
        const d = (east[i]! - ce[c]!) ** 2 + (north[i]! - cn[c]!) ** 2
        if (d < least) [least, best] = [d, c]
      }
      if (cellOf[i] !== best) moved = true
      cellOf[i] = best
    }
    const [load, se, sn] = [new Float64Array(cells), new Float64Array(cells), new Float64Array(cells)]
    for (let i = 0; i < count; i++) {
      const c = cellOf[i]!
      load[c]! += weight[i]!
      se[c]! += weight[i]! * east[i]!
      sn[c]! += weight[i]! * north[i]!
    }
    for (let c = 0; c < cells; c++) if (load[c]! > 0) [ce[c], cn[c]] = [se[c]! / load[c]!, sn[c]! / load[c]!]
  }
  return cellOf
}

/** From the westernmost free site: always the nearest free neighbour, until a cell has its share. */
export function growGreedily({ east, north, weight, count, first, next }: Graph, households: number): { cellOf: Int32Array; cells: number } {
  const cellOf = new Int32Array(count).fill(-1)
  const order = Array.from({ length: count }, (_, i) => i).sort((a, b) => east[a]! - east[b]! || a - b)
  let cells = 0
  for (const start of order) {
    if (cellOf[start] !== -1) continue
    const cell = cells++
    cellOf[start] = cell
    const members = [start]
    for (let load = weight[start]!; load < households; ) {
      let best = -1
      let least = Infinity
      for (const i of members) {
        for (let k = first[i]!; k < first[i + 1]!; k++) {
          const j = next[k]!
          const d = (east[j]! - east[start]!) ** 2 + (north[j]! - north[start]!) ** 2
          if (cellOf[j] === -1 && d < least) [least, best] = [d, j]
        }
      }
      if (best === -1) break
      cellOf[best] = cell
      members.push(best)
      load += weight[best]!
    }
  }
  return { cellOf, cells }
}

/** From seeds far from one another: always the cell with the fewest households takes the free neighbour nearest to its seed. */
export function growFromSeeds({ east, north, weight, count, first, next }: Graph, cells: number): Int32Array {
  const far = new Float64Array(count).fill(Infinity)
  const seeds: number[] = []
  for (let pick = 0; seeds.length < Math.min(cells, count); ) {
    seeds.push(pick)
    for (let i = 0; i < count; i++) far[i] = Math.min(far[i]!, (east[i]! - east[pick]!) ** 2 + (north[i]! - north[pick]!) ** 2)
    for (let i = 0; i < count; i++) if (far[i]! > far[pick]!) pick = i
  }
  const cellOf = new Int32Array(count).fill(-1)
  const load = new Float64Array(cells)
  const members = seeds.map((i) => [i])
  seeds.forEach((i, c) => {
    cellOf[i] = c
    load[c] = weight[i]!
  })
  const open = new Set(seeds.keys())
  while (open.size > 0) {
    const cell = [...open].reduce((a, b) => (load[b]! < load[a]! ? b : a))
    const seed = seeds[cell]!
    let best = -1
    let least = Infinity
    for (const i of members[cell]!) {
      for (let k = first[i]!; k < first[i + 1]!; k++) {
        const j = next[k]!
        const d = (east[j]! - east[seed]!) ** 2 + (north[j]! - north[seed]!) ** 2
        if (cellOf[j] === -1 && d < least) [least, best] = [d, j]
      }
    }
    if (best === -1) {
      open.delete(cell)
      continue
    }
    cellOf[best] = cell
    members[cell]!.push(best)
    load[cell]! += weight[best]!
  }
  return cellOf
}

/** Some of the sites with what they border on among themselves. */
export function partOf(graph: Graph, sites: readonly number[]): Graph {
  const at = new Map(sites.map((site, i) => [site, i]))
  const first = new Uint32Array(sites.length + 1)
  const next: number[] = []
  sites.forEach((site, i) => {
    for (let k = graph.first[site]!; k < graph.first[site + 1]!; k++) {
      const j = at.get(graph.next[k]!)
      if (j !== undefined) next.push(j)
    }
    first[i + 1] = next.length
  })
  const pick = (of: Float64Array): Float64Array => Float64Array.from(sites, (site) => of[site]!)
  return { count: sites.length, east: pick(graph.east), north: pick(graph.north), weight: pick(graph.weight), first, next: Uint32Array.from(next), border: new Float64Array(next.length), barrier: new Float64Array(next.length) }
}
