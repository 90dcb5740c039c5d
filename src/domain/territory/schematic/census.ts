// How many grids, microgrids, special sites and households each community of the demonstration has: invented, plausible,
// and adding up to the counts asked for exactly.
import { seeded, shareOut, type Seeded } from '../../kernel/seeded.ts'
import { inventSites, type Site } from './sites.ts'
import type { Plan, Tree, TreeCommunity } from './plan.ts'

export type CellPlan = { weight: number; site?: Site; households: number }
export type GridPlan = { weight: number; cells: CellPlan[] }
export type CommunityPlan = { weight: number; grids: GridPlan[] }

/** What a place is called in the names of what lies in it: 康吉社区居民委员会 → 康吉, 寺儿村村民委员会 → 寺儿村. */
export const placeName = (c: TreeCommunity): string => (c.aliases[0] ?? c.name).replace(/社区$/, '')

/** Mostly 30–50; some outside, so that the standard has something to list. */
function householdsOf(village: boolean, random: Seeded): number {
  const kind = random.next()
  if (kind < 0.055) return random.whole(51, 74)
  if (kind < (village ? 0.26 : 0.1)) return random.whole(11, 29)
  const middle = (random.next() + random.next()) / 2
  return village ? 30 + Math.round(middle * 14) : 30 + Math.round(middle * 20)
}

function cellsOf(count: number, village: boolean, sites: readonly Site[], random: Seeded): CellPlan[] {
  const start = random.whole(0, count - 1)
  return Array.from({ length: count }, (_, i) => {
    const site = sites[(i + start) % count]
    return site
      ? { weight: site.room, site, households: Math.max(0, random.whole(-4, 5)) }
      : { weight: random.between(0.8, 1.25), households: householdsOf(village, random) }
  })
}

/** Plans by community code. */
export function takeCensus(tree: Tree, plan: Plan): Map<string, CommunityPlan> {
  const all = tree.streets.flatMap((s) => s.communities)
  const random = seeded(plan.seed, 'census')
  const size = all.map((c) => (c.village ? random.between(13, 24) : random.between(30, 46)))
  const microgrids = shareOut(plan.counts.microgrids, size, 6)
  const grids = shareOut(plan.counts.grids, microgrids.map((m) => m * random.between(0.85, 1.15)), 1)
  const special = shareOut(plan.counts.special, all.map((c) => (c.village ? random.between(0.2, 1) : random.between(0.6, 2))))
  return new Map(all.map((c, i) => {
    const own = seeded(plan.seed, c.code)
    const sizes = shareOut(microgrids[i]!, Array.from({ length: grids[i]! }, () => own.between(0.25, 1.9)), 2)
    const sites = inventSites(placeName(c), c.village, special[i]!, own)
    if (sites.length < special[i]!) throw new Error(`no more names for sites in ${c.name}`)
    // Sites go to the larger grids, one each where that is possible.
    const order = sizes.map((s, g) => ({ g, s })).sort((a, b) => b.s - a.s || a.g - b.g)
    const sitesIn = sizes.map((): Site[] => [])
    sites.forEach((site, k) => sitesIn[order[k % order.length]!.g]!.push(site))
    const made = sizes.map((count, g): GridPlan => {
      const cells = cellsOf(count, c.village, sitesIn[g]!, own)
      return { cells, weight: cells.reduce((sum, cell) => sum + cell.weight, 0) }
    })
    return [c.code, { grids: made, weight: made.reduce((sum, g) => sum + g.weight, 0) }]
  }))
}
