// Moving, adding and dropping a corner: everybody who has it, on every level, has it moved. Refused when a border would
// cross itself or another, or close around a unit it didn't hold before.
import { polygonsOf, type Box, type Position } from '../../kernel/geometry.ts'
import { holdsPoint } from '../../kernel/geometry-inside.ts'
import type { Operation } from '../plan/operation.ts'
import { nodeSegments, type Segment, type Spot } from './linework.ts'
import type { EditNet } from './net.ts'
import { edgeKey, fromOf, lineKey, segmentOf, shapeOf, toOf } from './plane.ts'
import { editProblem } from './problems.ts'
import { aroundCorner, boxAround, boxOfLine, boxOfShape, linesOf, openSheet, replaceEdges, reshaped, type Sheet } from './sheet.ts'

/** The sheet around a corner and all it is joined to. */
function openAround(net: EditNet, at: Position, more: readonly Position[]): { sheet: Sheet; corner: number; box: Box } {
  const near = openSheet(net, boxOfLine([at, ...more]), [boxOfLine([at])])
  const joined = [...aroundCorner(near, near.plane.cornerAt(near.plane.spotOf(at)))].map(near.plane.placeOf)
  if (joined.length === 0) throw editProblem('edit.no-corner')
  const box = boxOfLine([at, ...more, ...joined])
  const sheet = openSheet(net, box)
  return { sheet, corner: sheet.plane.cornerAt(sheet.plane.spotOf(at)), box }
}

/** Refuses new edges that meet anything but their own ends. */
function refuseCrossing(sheet: Sheet, box: Box, gone: ReadonlySet<number>, fresh: readonly Segment[]): void {
  const others = [...linesOf(sheet, sheet.borders.keys(), [box])].filter((edge) => !gone.has(edge)).map((edge) => segmentOf(sheet.plane, edge))
  const same = (a: Spot, b: Spot): boolean => a[0] === b[0] && a[1] === b[1]
  const doubled = fresh.some(([a, b]) => others.some(([c, d]) => (same(a, c) && same(b, d)) || (same(a, d) && same(b, c))))
  if (doubled || nodeSegments([...fresh, ...others]).some((way) => way !== undefined)) throw editProblem('edit.crosses-others')
}

/** No unit may come to lie inside another's cell that it did not lie in before. */
function refuseSwallowing(sheet: Sheet): void {
  const { net, plane } = sheet
  for (const unit of sheet.changed) {
    if (net.children.has(unit)) continue
    const before = net.units.get(unit)!.shape!
    const after = shapeOf(plane, sheet.borders.get(unit)!)
    if (!after) throw editProblem('edit.swallows', { name: net.units.get(unit)!.name })
    const box = boxAround([boxOfShape(after)])
    for (const other of net.units.values()) {
      if (other.unit === unit || !other.shape || net.children.has(other.unit)) continue
      const inner = boxOfShape(other.shape)
      if (inner[0] < box[0] || inner[1] < box[1] || inner[2] > box[2] || inner[3] > box[3]) continue
      const at = polygonsOf(other.shape)[0]![0]![0]!
      if (holdsPoint(after, at) && !holdsPoint(before, at) && !sheet.changed.has(other.unit)) throw editProblem('edit.swallows', { name: other.name })
    }
  }
}

function finish(sheet: Sheet): Operation[] {
  refuseSwallowing(sheet)
  const shapes = reshaped(sheet)
  if (shapes.length === 0) throw editProblem('edit.no-corner')
  return [{ kind: 'reshape', shapes }]
}

export function moveCorner(net: EditNet, { at, to }: { at: Position; to: Position }): Operation[] {
  const { sheet, corner, box } = openAround(net, at, [to])
  const { plane } = sheet
  const target = plane.spotOf(to)
  const joined = [...aroundCorner(sheet, corner)]
  const gone = new Set(joined.map((other) => lineKey(edgeKey(corner, other))))
  refuseCrossing(sheet, box, gone, joined.map((other) => [target, plane.spots[other]!]))
  const moved = plane.cornerAt(target)
  replaceEdges(sheet, new Map([...gone].map((edge) => [edge, fromOf(edge) === corner ? [moved, toOf(edge)] : [fromOf(edge), moved]])))
  return finish(sheet)
}

export function addCorner(net: EditNet, { between: [a, b], at }: { between: readonly [Position, Position]; at: Position }): Operation[] {
  const box = boxOfLine([a, b, at])
  const sheet = openSheet(net, box)
  const { plane } = sheet
  const [from, to] = [plane.cornerAt(plane.spotOf(a)), plane.cornerAt(plane.spotOf(b))]
  const edge = lineKey(edgeKey(from, to))
  if (!linesOf(sheet, sheet.borders.keys()).has(edge)) throw editProblem('edit.no-corner')
  const spot = plane.spotOf(at)
  refuseCrossing(sheet, box, new Set([edge]), [[plane.spots[from]!, spot], [spot, plane.spots[to]!]])
  replaceEdges(sheet, new Map([[edge, [fromOf(edge), plane.cornerAt(spot), toOf(edge)]]]))
  return finish(sheet)
}

export function dropCorner(net: EditNet, { at }: { at: Position }): Operation[] {
  const { sheet, corner, box } = openAround(net, at, [])
  const [a, b, ...more] = aroundCorner(sheet, corner)
  if (a === undefined || b === undefined || more.length > 0) throw editProblem('edit.corner-holds')
  const gone = new Set([a, b].map((other) => lineKey(edgeKey(corner, other))))
  refuseCrossing(sheet, box, gone, [[sheet.plane.spots[a]!, sheet.plane.spots[b]!]])
  // The corner goes to where its second neighbour is: one edge becomes the short cut, the other nothing.
  replaceEdges(sheet, new Map([...gone].map((edge) => [edge, fromOf(edge) === corner ? [b, toOf(edge)] : [fromOf(edge), b]])))
  return finish(sheet)
}
