// Households to centres at the least cost, every centre between its bounds: minimum-cost flow by successive shortest ways
// among the centres. Sites know only their nearest centres, and there are few centres, so each way is found at once. What is
// assigned may divide a site between centres; keeping sites whole comes after.

export type Offer = {
  /** Centres a site may go to, `near` for each, with the cost of one household there; -1 where there are fewer. */
  near: number
  centre: Int32Array
  cost: Float64Array
}

/** Households of each offer that are taken: the least sum of cost with every centre's load in [least, most], where that can be. */
export function transport(weight: ArrayLike<number>, offer: Offer, centres: number, least: number, most: number): Float64Array {
  const { near, centre, cost } = offer
  const sites = weight.length
  const taken = new Float64Array(sites * near)
  const load = new Float64Array(centres)
  const membersOf: number[][] = Array.from({ length: centres }, () => [])
  for (let i = 0; i < sites; i++) {
    let best = i * near
    for (let k = 1; k < near; k++) if (centre[i * near + k]! >= 0 && cost[i * near + k]! < cost[best]!) best = i * near + k
    taken[best] = weight[i]!
    load[centre[best]!]! += weight[i]!
    membersOf[centre[best]!]!.push(i)
  }
  /** Cheapest way from one centre to another through a site that has households in the first. */
  const arcCost = Array.from({ length: centres }, () => new Map<number, { cost: number; from: number; to: number }>())
  const refresh = (j: number): void => {
    const arcs = arcCost[j]!
    arcs.clear()
    membersOf[j] = membersOf[j]!.filter((i) => {
      let mine = -1
      for (let k = i * near; k < (i + 1) * near; k++) if (centre[k] === j && taken[k]! > 0) mine = k
      if (mine === -1) return false
      for (let k = i * near; k < (i + 1) * near; k++) {
        const l = centre[k]!
        if (l < 0 || l === j) continue
        const more = cost[k]! - cost[mine]!
        const known = arcs.get(l)
        if (!known || more < known.cost) arcs.set(l, { cost: more, from: mine, to: k })
      }
      return true
    })
  }
  for (let j = 0; j < centres; j++) refresh(j)
  const far = new Float64Array(centres)
  const via = new Int32Array(centres)
  const queued = new Uint8Array(centres)

  /** Moves households from one of the sources to the nearest sink; false when no way leads there. */
  const augment = (source: (j: number) => number, sink: (j: number) => number): boolean => {
    far.fill(Infinity)
    via.fill(-1)
    const queue: number[] = []
    for (let j = 0; j < centres; j++) {
      if (source(j) <= 0) continue
      far[j] = 0
      queue.push(j)
      queued[j] = 1
    }
    for (let at = 0; at < queue.length && at < 40 * centres; at++) {
      const j = queue[at]!
      queued[j] = 0
      for (const [l, arc] of arcCost[j]!) {
        const sum = far[j]! + arc.cost
        if (sum >= far[l]! - 1e-9) continue
        far[l] = sum
        via[l] = j
        if (!queued[l]) {
          queued[l] = 1
          queue.push(l)
        }
      }
    }
    queued.fill(0)
    let end = -1
    for (let j = 0; j < centres; j++) if (sink(j) > 0 && far[j]! < Infinity && via[j] !== -1 && (end === -1 || far[j]! < far[end]!)) end = j
    if (end === -1) return false
    const way: number[] = [end]
    for (let j = end; via[j] !== -1 && way.length <= centres; j = via[j]!) way.push(via[j]!)
    if (way.length > centres) return false
    way.reverse()
    let amount = Math.min(source(way[0]!), sink(end))
    for (let w = 1; w < way.length; w++) amount = Math.min(amount, taken[arcCost[way[w - 1]!]!.get(way[w]!)!.from]!)
    for (let w = 1; w < way.length; w++) {
      const arc = arcCost[way[w - 1]!]!.get(way[w]!)!
      taken[arc.from]! -= amount
      if (taken[arc.from]! < 1e-9) taken[arc.from] = 0
      if (taken[arc.to] === 0) membersOf[way[w]!]!.push(Math.floor(arc.to / near))
      taken[arc.to]! += amount
    }
    load[way[0]!]! -= amount
    load[end]! += amount
    for (const j of way) refresh(j)
    return true
  }
  const limit = 20 * centres + sites
  for (let turn = 0; turn < limit; turn++) if (!augment((j) => load[j]! - most, (j) => most - load[j]!)) break
  for (let turn = 0; turn < limit; turn++) if (!augment((j) => load[j]! - Math.max(least, 0), (j) => least - load[j]!)) break
  return taken
}
