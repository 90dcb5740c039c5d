// Today's division beside the new one: where each site is now, which present cell each new one goes on from, and how many
// households would move.
import type { Site } from './sites.ts'
import type { PresentGrid } from './types.ts'

export type Home = { grid: Int32Array; microgrid: Int32Array; gridIds: string[]; microgridIds: string[]; gridOfMicrogrid: Int32Array }

/** Present cells by index, of every site; a fused site counts where most of its households are. -1: in none. */
export function homeOf(sites: readonly Site[], households: (atom: Site['atoms'][number]) => number, present: readonly PresentGrid[]): Home {
  const gridIds: string[] = []
  const microgridIds: string[] = []
  const gridOfMicrogrid: number[] = []
  const gridOfBuilding = new Map<string, number>()
  const microgridOfBuilding = new Map<string, number>()
  for (const grid of present) {
    const g = gridIds.push(grid.id) - 1
    for (const building of grid.buildings) gridOfBuilding.set(building, g)
    for (const cell of grid.microgrids) {
      const m = microgridIds.push(cell.id) - 1
      gridOfMicrogrid.push(g)
      for (const building of cell.buildings) {
        microgridOfBuilding.set(building, m)
        gridOfBuilding.set(building, g)
      }
    }
  }
  const mostly = (site: Site, of: Map<string, number>): number => {
    const votes = new Map<number, number>()
    for (const atom of site.atoms) {
      const cell = of.get(`${atom.building}#${atom.entrance ?? ''}`) ?? of.get(atom.building)
      if (cell !== undefined) votes.set(cell, (votes.get(cell) ?? 0) + households(atom) + 1e-6)
    }
    return [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? -1
  }
  return {
    grid: Int32Array.from(sites, (site) => mostly(site, gridOfBuilding)),
    microgrid: Int32Array.from(sites, (site) => mostly(site, microgridOfBuilding)),
    gridIds,
    microgridIds,
    gridOfMicrogrid: Int32Array.from(gridOfMicrogrid),
  }
}

/**
 * The present cell each new one goes on from: pairs with the most households in common first, every present cell once.
 * Households of sites that had a cell and are in another one now have moved.
 */
export function continued(cellOf: ArrayLike<number>, home: Int32Array, weight: ArrayLike<number>, cells: number): { from: Int32Array; moved: number } {
  const common = new Map<string, { cell: number; was: number; households: number }>()
  for (let i = 0; i < home.length; i++) {
    if (home[i] === -1) continue
    const key = `${cellOf[i]!} ${home[i]!}`
    const pair = common.get(key) ?? { cell: cellOf[i]!, was: home[i]!, households: 0 }
    pair.households += weight[i]! + 1e-6
    common.set(key, pair)
  }
  const from = new Int32Array(cells).fill(-1)
  const used = new Set<number>()
  for (const { cell, was } of [...common.values()].sort((a, b) => b.households - a.households || a.cell - b.cell || a.was - b.was)) {
    if (from[cell] !== -1 || used.has(was)) continue
    from[cell] = was
    used.add(was)
  }
  let moved = 0
  for (let i = 0; i < home.length; i++) if (home[i] !== -1 && from[cellOf[i]!] !== home[i]) moved += weight[i]!
  return { from, moved }
}
