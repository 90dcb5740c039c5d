// The order in which the cells of one parent are numbered: west to east in rows, the rows from north to south. Rows are
// bands of equal height over the parent, about as many as a square arrangement of its cells would have.
import { squeezeAt } from '../kernel/flat-earth.ts'
import type { Position } from '../kernel/geometry.ts'

/** Indexes of the centres in the order of their numbers. */
export function numberingOrder(centres: readonly Position[]): number[] {
  const lngs = centres.map((c) => c[0])
  const lats = centres.map((c) => c[1])
  const north = Math.max(...lats)
  const south = Math.min(...lats)
  const squeeze = squeezeAt((north + south) / 2)
  const wide = (Math.max(...lngs) - Math.min(...lngs)) * squeeze
  const tall = north - south
  const rows = numberingRows(centres.length, wide, tall)
  const row = (lat: number): number => (tall === 0 ? 0 : Math.min(rows - 1, Math.floor(((north - lat) / tall) * rows)))
  return centres
    .map((c, i) => ({ i, row: row(c[1]), lng: c[0], lat: c[1] }))
    .sort((a, b) => a.row - b.row || a.lng - b.lng || b.lat - a.lat || a.i - b.i)
    .map((c) => c.i)
}

/** How many rows a parent of that width and height is read in. */
export function numberingRows(cells: number, wide: number, tall: number): number {
  if (cells < 2 || tall === 0) return 1
  if (wide === 0) return cells
  return Math.max(1, Math.min(cells, Math.round(Math.sqrt((cells * tall) / wide))))
}
