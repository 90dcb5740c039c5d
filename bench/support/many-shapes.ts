// A file like a large district brings: square cells whose borders wind, every border exactly shared by both neighbours,
// with codes and names; some cells spoilt in the ways files are.
import { seeded } from '../../src/domain/kernel/seeded.ts'
import { toDegrees, type Position } from '../../src/domain/kernel/geometry.ts'

export type SpoiltFile = { text: string; cells: number; points: number; spoilt: number }

const cellSteps = 20_000

/** `side`² microgrids of `perSide` points a side, below one grid for every 5 × 5 of them. */
export const makeShapesFile = (side: number, perSide: number, share: number): SpoiltFile => {
  const random = seeded(3, 'shapes')
  const corner = { x: 1_132_000_000, y: 400_000_000 }
  const amplitude = cellSteps / 12
  const place = (x: number, y: number): Position => [toDegrees(corner.x + Math.round(x)), toDegrees(corner.y + Math.round(y))]
  const winding = (fx: (t: number, off: number) => Position, atEdge: boolean): Position[] =>
    Array.from({ length: perSide + 1 }, (_, i) => fx(i / perSide, atEdge ? 0 : (random.between(-0.4, 0.4) + Math.sin(i) * 0.6) * Math.min(amplitude, 0.4 * cellSteps * Math.min(i, perSide - i) / perSide)))
  const across = Array.from({ length: side + 1 }, (_, row) => Array.from({ length: side }, (_, column) => winding((t, off) => place((column + t) * cellSteps, row * cellSteps + off), row === 0 || row === side)))
  const up = Array.from({ length: side + 1 }, (_, column) => Array.from({ length: side }, (_, row) => winding((t, off) => place(column * cellSteps + off, (row + t) * cellSteps), column === 0 || column === side)))
  const features: string[] = []
  let points = 0
  let spoilt = 0
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const ring = [...across[row]![column]!, ...up[column + 1]![row]!.slice(1), ...[...across[row + 1]![column]!].reverse().slice(1), ...[...up[column]![row]!].reverse().slice(1)]
      if (random.between(0, 1) < share) {
        spoilt += 1
        const at = 3 + (spoilt % 40)
        if (spoilt % 3 === 0) [ring[at], ring[at + 1]] = [ring[at + 1]!, ring[at]!]
        else if (spoilt % 3 === 1) ring.splice(at, 0, ring[at]!)
        else ring[at] = [ring[at]![0] + 0.00002, ring[at]![1] + 0.00002]
      }
      points += ring.length
      const grid = Math.floor(row / 5) * Math.ceil(side / 5) + Math.floor(column / 5)
      const code = `140213${String(1 + Math.floor(grid / 900)).padStart(3, '0')}${String(1 + (Math.floor(grid / 30) % 30)).padStart(3, '0')}${String(1 + (grid % 30)).padStart(3, '0')}${String((row % 5) * 5 + (column % 5) + 1).padStart(3, '0')}`
      features.push(JSON.stringify({ type: 'Feature', properties: { 编码: code, 名称: `第${row * side + column + 1}微网格`, 户数: 40 }, geometry: { type: 'Polygon', coordinates: [ring] } }))
    }
  }
  return { text: `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}`, cells: features.length, points, spoilt }
}
