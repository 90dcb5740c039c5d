// Whether the units below one unit tile it: no two overlap, nothing is left open, none reaches beyond. Right tilings are
// known by their edges alone; only for the others shapes are laid over each other, by the geometry library.
import { boxOf, polygonsOf, type Position, type Shape } from '../../kernel/geometry.ts'
import { insidePoint } from '../../kernel/geometry-inside.ts'
import { areaOf, boxesMeet, differenceOf, intersectionOf, unionOf } from '../../kernel/overlay.ts'
import { coversExactly } from './exact-cover.ts'

export type TilingUnit<Id> = { id: Id; shape: Shape }

export type TilingBreach<Id> = { unit: Id; squareMetres: number; place: Position } & (
  | { rule: 'overlap'; other: Id }
  /** The unit is the one above; a place of it belongs to none below. */
  | { rule: 'gap' }
  | { rule: 'outside-parent'; other: Id }
)

/** Pieces larger than the slack, largest first. */
const pieces = (shape: Shape | null, slack: number): { squareMetres: number; place: Position }[] =>
  shape === null ? [] : polygonsOf(shape).map((coordinates): Shape => ({ type: 'Polygon', coordinates }))
    .flatMap((piece) => {
      const squareMetres = Math.round(areaOf(piece) * 100) / 100
      return squareMetres > slack ? [{ squareMetres, place: insidePoint(piece) }] : []
    })
    .sort((a, b) => b.squareMetres - a.squareMetres)

/** All of a shape in one finding: its area, and a place in its largest piece. */
const whole = (shape: Shape | null, slack: number): { squareMetres: number; place: Position } | undefined => {
  const [first, ...rest] = pieces(shape, slack)
  return first && { place: first.place, squareMetres: Math.round((first.squareMetres + rest.reduce((sum, one) => sum + one.squareMetres, 0)) * 100) / 100 }
}

/** Square metres up to `slack` are not worth a line on a list. */
export const checkTiling = <Id>(parent: TilingUnit<Id>, children: readonly TilingUnit<Id>[], slack = 1): TilingBreach<Id>[] => {
  if (children.length === 0 || coversExactly(parent.shape, children.map(({ shape }) => shape))) return []
  const found: TilingBreach<Id>[] = []
  const boxes = children.map(({ shape }) => boxOf(shape))
  children.forEach((one, n) => {
    for (let m = 0; m < n; m++) {
      if (!boxesMeet(boxes[n]!, boxes[m]!)) continue
      const shared = whole(intersectionOf(children[m]!.shape, one.shape), slack)
      if (shared) found.push({ unit: one.id, rule: 'overlap', other: children[m]!.id, ...shared })
    }
    const beyond = whole(differenceOf(one.shape, parent.shape), slack)
    if (beyond) found.push({ unit: one.id, rule: 'outside-parent', other: parent.id, ...beyond })
  })
  const covered = unionOf(children.map(({ shape }) => shape))
  for (const open of pieces(covered === null ? parent.shape : differenceOf(parent.shape, covered), slack)) found.push({ unit: parent.id, rule: 'gap', ...open })
  return found
}
