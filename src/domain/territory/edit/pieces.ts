// The faces that borders and drawn lines enclose, and whose they are. Ownership is read from the edges (a border has its
// inside on the left), never asked of a point that might lie on a border.
import type { Box } from '../../kernel/geometry.ts'
import type { UnitRef } from '../plan/operation.ts'
import { facesOf, ringArea } from './linework.ts'
import { borderOfFace, insideOf, lineKey, segmentOf, takeBorder, turnedKey, type Border } from './plane.ts'
import { boxOfShape, linesOf, meets, type Sheet } from './sheet.ts'

export type Piece = {
  border: Border
  /** Twice the area in square steps. */
  area: number
  /** The cell it is part of, if any. */
  owner: UnitRef | null
  /** Whether it lies inside the ring drawn, or inside a unit asked for. */
  inside: boolean
}

/** For every piece, whatever claims one of its edges; what nobody claims is handed on over edges without an owner. */
function claim<T>(borders: readonly Border[], claims: ReadonlyMap<number, T>): (T | undefined)[] {
  const faceOf = new Map<number, number>()
  borders.forEach((border, i) => border.forEach((edge) => faceOf.set(edge, i)))
  const owner: (T | undefined)[] = borders.map((border) => {
    for (const edge of border) if (claims.has(edge)) return claims.get(edge)
    return undefined
  })
  const waiting = owner.flatMap((one, i) => (one === undefined ? [] : [i]))
  while (waiting.length > 0) {
    const i = waiting.pop()!
    for (const edge of borders[i]!) {
      const back = turnedKey(edge)
      const other = faceOf.get(back)
      if (other === undefined || owner[other] !== undefined || claims.has(edge) || claims.has(back)) continue
      owner[other] = owner[i]
      waiting.push(other)
    }
  }
  return owner
}

/**
 * Cuts the cells along the edges drawn. `within` is the border of a ring that was drawn or of a wider unit: it says
 * which pieces lie inside, and its edges cut as well.
 */
export function piecesOf(sheet: Sheet, cells: readonly UnitRef[], drawn: Iterable<number>, within?: Border): Piece[] {
  const { plane } = sheet
  const lines = linesOf(sheet, cells)
  for (const edge of drawn) lines.add(lineKey(edge))
  for (const edge of within ?? []) lines.add(lineKey(edge))
  const faces = facesOf([...lines].map((edge) => segmentOf(plane, edge)))
  const borders = faces.map((face) => borderOfFace(plane, face))
  const cellClaims = new Map<number, UnitRef>()
  for (const cell of cells) for (const edge of sheet.borders.get(cell) ?? []) cellClaims.set(edge, cell)
  const owners = claim(borders, cellClaims)
  const insideClaims = new Map<number, boolean>()
  for (const edge of within ?? []) {
    insideClaims.set(edge, true)
    insideClaims.set(turnedKey(edge), false)
  }
  const insides = within ? claim(borders, insideClaims) : []
  return faces.map((face, i) => ({
    border: borders[i]!,
    area: face.reduce((sum, ring) => sum + ringArea(ring), 0),
    owner: owners[i] ?? null,
    inside: insides[i] ?? false,
  }))
}

/** Cells that nothing was drawn on, each as one piece. */
export const wholePieces = (sheet: Sheet, cells: readonly UnitRef[]): Piece[] =>
  cells.flatMap((owner): Piece[] => {
    const border = sheet.borders.get(owner)
    if (!border) return []
    let area = 0
    for (const edge of border) {
      const [[ax, ay], [bx, by]] = segmentOf(sheet.plane, edge)
      area += ax * by - bx * ay
    }
    return [{ border: new Set(border), area, owner, inside: true }]
  })

/** What is left of a unit's ground without the pieces. */
export function restOf(sheet: Sheet, unit: UnitRef, pieces: readonly Piece[]): Piece[] {
  const rest: Border = new Set(sheet.borders.get(unit))
  for (const piece of pieces) takeBorder(rest, piece.border)
  return rest.size === 0 ? [] : insideOf(sheet.plane, rest).map((face) => ({ border: borderOfFace(sheet.plane, face), area: face.reduce((sum, ring) => sum + ringArea(ring), 0), owner: null, inside: true }))
}

/** Pieces of the cells, of which only those near the boxes can be cut by what was drawn. */
export function cutNear(sheet: Sheet, cells: readonly UnitRef[], near: readonly Box[], drawn: Iterable<number>): Piece[] {
  const touched = new Set(cells.filter((cell) => {
    const { shape } = sheet.net.units.get(cell)!
    return shape && near.some((box) => meets(boxOfShape(shape), box))
  }))
  const cut = piecesOf(sheet, [...touched], drawn).filter(({ owner }) => owner !== null)
  return [...cut, ...wholePieces(sheet, cells.filter((cell) => !touched.has(cell)))]
}

/** Pieces that hang together, over edges that `open` lets through: the number of its group for each. */
export function groupsOf(pieces: readonly Piece[], open: (edge: number, from: Piece, to: Piece) => boolean): number[] {
  const pieceOf = new Map<number, number>()
  pieces.forEach(({ border }, i) => border.forEach((edge) => pieceOf.set(edge, i)))
  const group: number[] = pieces.map(() => -1)
  let next = 0
  pieces.forEach((_, start) => {
    if (group[start] !== -1) return
    const waiting = [start]
    group[start] = next
    while (waiting.length > 0) {
      const i = waiting.pop()!
      for (const edge of pieces[i]!.border) {
        const other = pieceOf.get(turnedKey(edge))
        if (other === undefined || group[other] !== -1 || !open(edge, pieces[i]!, pieces[other]!)) continue
        group[other] = next
        waiting.push(other)
      }
    }
    next++
  })
  return group
}
