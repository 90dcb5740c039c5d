// A division that somebody has put together by hand, building by building: which cell each site is in, refused where a cell
// would fall into pieces.
import type { Graph } from './graph.ts'
import type { Mesh } from './mesh.ts'
import type { AtomRef } from './types.ts'

export type Assigned = { cellOf: Int32Array; cells: number; gridOf: Int32Array; grids: number }
export type AssignedFault = { fault: 'in-pieces' | 'unknown'; building: string }

const key = ({ building, entrance }: AtomRef): string => `${building}#${entrance ?? ''}`

export function assignedCells(mesh: Mesh, graph: Graph, given: readonly (readonly (readonly AtomRef[])[])[]): Assigned | AssignedFault {
  const cellOfAtom = new Map<string, number>()
  const gridOf: number[] = []
  given.forEach((grid, g) => grid.forEach((atoms) => {
    if (atoms.length === 0) return
    for (const atom of atoms) cellOfAtom.set(key(atom), gridOf.length)
    gridOf.push(g)
  }))
  let grids = given.length
  const cellOf = new Int32Array(mesh.sites.length)
  for (const [s, site] of mesh.sites.entries()) {
    // Ground without buildings is a cell of its own.
    if (site.atoms.length === 0) cellOf[s] = gridOf.push(grids++) - 1
    else {
      const cell = cellOfAtom.get(key(site.atoms[0]!))
      if (cell === undefined) return { fault: 'unknown', building: site.atoms[0]!.building }
      cellOf[s] = cell
    }
  }
  const used = [...new Set(cellOf)].sort((a, b) => a - b)
  const usedGrids = [...new Set(used.map((cell) => gridOf[cell]!))].sort((a, b) => a - b)
  const made: Assigned = {
    cellOf: cellOf.map((cell) => used.indexOf(cell)), cells: used.length,
    gridOf: Int32Array.from(used, (cell) => usedGrids.indexOf(gridOf[cell]!)), grids: usedGrids.length,
  }
  const stray = strayOf(graph, made.cellOf) ?? strayOf(graph, made.cellOf.map((cell) => made.gridOf[cell]!))
  return stray === undefined ? made : { fault: 'in-pieces', building: mesh.sites[stray]!.atoms[0]?.building ?? '' }
}

/** A site that can't be reached from the others of its group within the group. */
function strayOf({ count, first, next }: Graph, groupOf: Int32Array): number | undefined {
  const seen = new Uint8Array(count)
  const begun = new Set<number>()
  for (let i = 0; i < count; i++) {
    if (seen[i]) continue
    if (begun.has(groupOf[i]!)) return i
    begun.add(groupOf[i]!)
    const waiting = [i]
    seen[i] = 1
    while (waiting.length > 0) {
      const at = waiting.pop()!
      for (let k = first[at]!; k < first[at + 1]!; k++) {
        const n = next[k]!
        if (seen[n] || groupOf[n] !== groupOf[i]) continue
        seen[n] = 1
        waiting.push(n)
      }
    }
  }
  return undefined
}
